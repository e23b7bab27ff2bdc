// Writes the service worker of a finished folder: it names every file with the hash of its contents.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// For web servers and people; not part of the page, and some servers refuse to hand out the first two. The settings are asked for anew
// each time.
const LEFT_OUT = ['web.config', '_headers', 'third-party.txt', 'sw.js', 'scorecard.config.json', 'config.schema.json'];
// Large, and asked for by few: fetched when it is, not kept.
const ON_DEMAND = /^one-file\.html$|^assets\/office-/;

export async function writeWorker(dist) {
  const files = {};
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1).replaceAll('\\', '/');
    if (!entry.isFile() || path.split('/').some(part => part.startsWith('.')) || LEFT_OUT.includes(path) || ON_DEMAND.test(path)) continue;
    const hash = createHash('sha384').update(readFileSync(join(dist, path))).digest('base64');
    // The page itself is kept under its folder's address: some hosts redirect index.html there.
    files[path === 'index.html' ? './' : './' + path] = `sha384-${hash}`;
  }
  const listed = JSON.stringify(Object.fromEntries(Object.entries(files).sort()));
  const version = createHash('sha256').update(listed).digest('hex').slice(0, 16);
  await build({
    entryPoints: ['web/sw.js'],
    outfile: join(dist, 'sw.js'),
    allowOverwrite: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { FILES: listed, VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
}
