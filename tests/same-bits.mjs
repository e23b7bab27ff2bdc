// Natively and as WebAssembly the engine gives the same results to the last bit, for every example.
// Run by `make same-bits`, which builds both.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const [native, wasm] = [process.env.NATIVE, process.env.WASM];
const { results } = createRequire(import.meta.url)(wasm);

for (const name of readdirSync('public/examples').filter(name => name.endsWith('.json'))) test(name, () => {
  const path = `public/examples/${name}`;
  const here = execFileSync(native, [path], { encoding: 'utf8', maxBuffer: 1e9 }).trimEnd().split('\n');
  const there = results(readFileSync(path)).trimEnd().split('\n');
  assert.ok(here.length > 100 && here.some(line => /\d\.\d/.test(line)), 'there are numbers to compare');
  const differs = here.findIndex((line, index) => line !== there[index]);
  assert.equal(differs, -1, `line ${differs + 1}: ${here[differs]} and ${there[differs]}`);
  assert.equal(here.length, there.length);
});
