// Files that journeys save, take apart, change and put together again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

// What the browser saved when the button was pressed.
export async function saved(page, name, press = button => button.click()) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press(page.getByRole('button', { name }))]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// The parts of a packed file by name, as text: by its directory at the end.
export function unzip(bytes) {
  assert.equal(bytes.toString('latin1', 0, 4), 'PK\u0003\u0004');
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts = {};
  for (let i = 0, entry = bytes.readUInt32LE(end + 16); i < bytes.readUInt16LE(end + 10); i += 1) {
    const [method, size, name, extra, comment] = [bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20),
      bytes.readUInt16LE(entry + 28), bytes.readUInt16LE(entry + 30), bytes.readUInt16LE(entry + 32)];
    const local = bytes.readUInt32LE(entry + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts[bytes.toString('utf8', entry + 46, entry + 46 + name)] = (method === 8 ? inflateRawSync(packed) : packed).toString('utf8');
    entry += 46 + name + extra + comment;
  }
  return parts;
}

const CRC = Uint32Array.from({ length: 256 }, (_, i) => {
  let bits = i;
  for (let j = 0; j < 8; j += 1) bits = bits & 1 ? (bits >>> 1) ^ 0xedb88320 : bits >>> 1;
  return bits;
});
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

// Parts by name, packed. `declared` is how large each says it is, where that is not true.
export function zip(parts, declared) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [name, contents] of Object.entries(parts)) {
    const bytes = Buffer.from(contents);
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declared ?? bytes.length, 18);
    head.writeUInt16LE(label.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 'latin1');
    head.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, label, packed);
    entries.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

// A packed file whose texts are changed: each first word of a pair, wherever it stands by itself between marks.
export function changed(bytes, ...pairs) {
  const parts = unzip(bytes);
  for (const [from, to] of pairs) {
    const name = Object.keys(parts).find(name => parts[name].includes(`>${from}<`));
    assert.ok(name, `${from} is in the file`);
    parts[name] = parts[name].replaceAll(`>${from}<`, `>${to}<`);
  }
  return zip(parts);
}
