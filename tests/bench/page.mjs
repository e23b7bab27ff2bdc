// The part of `make bench` that runs in a browser. Each way begins with the bytes of the file; they take turns, so that a slow moment of the
// machine is nobody's advantage.
import init, { results } from '../../target/bench/bench.js';
import * as plain from './plain.mjs';
import * as typed from './typed.mjs';

const text = bytes => new TextDecoder().decode(bytes);
const WAYS = {
  engine: results,
  plain: bytes => plain.results(text(bytes)),
  typed: bytes => typed.results(text(bytes)),
  parse: bytes => void JSON.parse(text(bytes)),
};

// The milliseconds of each way in each run, what tells its results from others, and the memory of the engine at the end.
window.bench = async (file, runs) => {
  const wasm = await init();
  const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
  const times = Object.fromEntries(Object.keys(WAYS).map(way => [way, []]));
  const prints = {};
  for (let run = 0; run < runs; run += 1) {
    for (const [way, work] of Object.entries(WAYS)) {
      const began = performance.now();
      const found = work(bytes);
      times[way].push(performance.now() - began);
      if (run === 0 && found) prints[way] = fingerprint(found);
      await new Promise(done => setTimeout(done, 20));
    }
  }
  return { times, prints, memory: wasm.memory.buffer.byteLength, bytes: bytes.length };
};

// FNV-1a over the bytes of the numbers, as src/bin/bench.rs has it.
function fingerprint(numbers) {
  const bytes = new Uint8Array(Float64Array.from(numbers, number => Number.isNaN(number) ? NaN : number).buffer);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
