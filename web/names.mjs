// Shorter names between the program and its script. wasm-bindgen ends each with a hash, which packs badly, and both sides
// hold all of them: 4 kB of the first load.
import { readFileSync, writeFileSync } from 'node:fs';

const LONG = /\b(?:__wbg_|__wbindgen_|wasm_bindgen__)\w+/g;
const IMPORTS = 2;
const EXPORTS = 7;

// Renames in both files what they share under a long name.
export function shorten(scriptPath, modulePath) {
  const script = readFileSync(scriptPath, 'utf8');
  const module = readFileSync(modulePath);
  const compiled = new WebAssembly.Module(module);
  const shared = [...WebAssembly.Module.imports(compiled), ...WebAssembly.Module.exports(compiled)].map(({ name }) => name);
  const names = new Map([...new Set(shared)].filter(name => name.match(LONG)?.[0] === name).sort().map((name, i) => [name, `w${i.toString(36)}`]));
  writeFileSync(scriptPath, script.replace(LONG, name => names.get(name) ?? name));
  writeFileSync(modulePath, renamed(module, names));
}

// The module with other names in its lists of imports and exports.
function renamed(module, names) {
  const read = reader(module, 8);
  const parts = [module.subarray(0, 8)];
  while (read.at < module.length) {
    const [start, id, length] = [read.at, read.byte(), read.number()];
    const end = read.at + length;
    if (id === IMPORTS || id === EXPORTS) {
      const count = read.number();
      const entries = Array.from({ length: count }, () => (id === IMPORTS ? [text(read.text()), name(read)] : [name(read)]).concat(read.rest(id)));
      const body = Buffer.concat([number(count), ...entries.flat()]);
      parts.push(Buffer.concat([Buffer.of(id), number(body.length), body]));
    } else {
      parts.push(module.subarray(start, end));
    }
    read.at = end;
  }
  return Buffer.concat(parts);

  function name(from) {
    const old = from.text();
    return text(names.get(old) ?? old);
  }
}

const text = words => Buffer.concat([number(Buffer.byteLength(words)), Buffer.from(words)]);

// A number as WebAssembly writes it: seven bits a byte, the last without the eighth.
function number(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

function reader(bytes, at) {
  const read = {
    at,
    byte: () => bytes[read.at++],
    number() {
      let [value, shift, next] = [0, 0, 128];
      for (; next & 128; shift += 7) value |= ((next = read.byte()) & 127) << shift;
      return value >>> 0;
    },
    text() {
      const length = read.number();
      return bytes.toString('utf8', read.at, read.at += length);
    },
    // What follows the name: its kind, and of an import its type, of an export its index.
    rest(section) {
      const start = read.at;
      const kind = read.byte();
      const limits = () => { const flags = read.number(); read.number(); if (flags & 1) read.number(); };
      if (section === EXPORTS || kind === 0) read.number();
      else if (kind === 1) { read.byte(); limits(); }
      else if (kind === 2) limits();
      else if (kind === 3) read.at += 2;
      else { read.byte(); read.number(); }
      return [bytes.subarray(start, read.at)];
    },
  };
  return read;
}
