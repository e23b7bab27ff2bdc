// The page in one file, one-file.html: it runs from a disk or a mail, without a connection. Made of what is published
// already: styles, and the program with everything that it would fetch later, packed. `export::one_file` puts reports
// into it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

// `styles` are paths in dist, in their order; `first` is the name of the WebAssembly that starts the program.
export async function writeSingle(dist, { styles, first, release }) {
  const assets = join(dist, 'assets');
  // Without what makes office files: it would be a third of the page again, and runs in a worker, which a file cannot start.
  const modules = readdirSync(assets).filter(name => name.endsWith('.wasm') && !name.startsWith('office-')).sort();
  const program = await script('web/single-program.js', release, { 'import.meta.url': '"https://one.file/"', fetch: 'scorecardOne.part', FIRST: JSON.stringify(first) });
  const parts = [['program.js', Buffer.from(program)], ...modules.map(name => [name, readFileSync(join(assets, name))])];
  let end = 0;
  const index = Object.fromEntries(parts.map(([name, bytes]) => [name, [end, end += bytes.length]]));
  const packed = gzipSync(Buffer.concat(parts.map(([, bytes]) => bytes)), { level: 9 }).toString('base64');

  const boot = await script('web/single.js', release);
  // Only at the beginning of a file may a style say how it is encoded.
  const css = styles.map(path => readFileSync(join(dist, path), 'utf8').replace(/^\uFEFF|^@charset[^;]*;/, '')).join('\n');
  const icon = readFileSync(join(dist, 'icons/icon.svg')).toString('base64');
  const hash = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(boot)} ${hash(program)} 'wasm-unsafe-eval'; style-src ${hash(css)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;

  let html = readFileSync('index.html', 'utf8');
  const replace = (pattern, by) => {
    if (!pattern.test(html)) throw new Error(`index.html has no ${pattern}`);
    html = html.replace(pattern, () => by);
  };
  replace(/<!-- Everything from this address only[^>]*-->/, '<!-- Everything is in this file, and it may connect to nothing. -->');
  replace(/(?<=http-equiv="Content-Security-Policy" content=")[^"]*/, policy);
  replace(/(?<=<link rel="icon" href=")[^"]*/, `data:image/svg+xml;base64,${icon}`);
  replace(/ *<link rel="apple-touch-icon"[^>]*>\n/, '');
  replace(/<link data-trunk rel="scss"[^>]*>/, `<style>${css}</style>`);
  replace(/ *<!-- The program[^>]*-->\n *<link data-trunk rel="rust"[^>]*>\n *<link data-trunk rel="copy-dir"[^>]*>\n/, '');
  replace(/(?=<\/body>)/, `<script type="application/json" id="files">[]</script>
<script type="text/plain" id="parts" data-index='${JSON.stringify(index)}'>${packed}</script>
<script>${boot}</script>
`);
  writeFileSync(join(dist, 'one-file.html'), html);
}

// A script with all that it imports, as it can stand between script tags.
async function script(entry, release, define = {}) {
  const { outputFiles: [file] } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: release,
    legalComments: 'none',
    banner: { js: entry.includes('program') ? '/* Apache ECharts, Apache-2.0; zrender, BSD-3-Clause. */' : '' },
    define,
    write: false,
    logLevel: 'warning',
    logOverride: { 'duplicate-object-key': 'silent' }, // wasm-bindgen names the same module once for each import
  });
  if (/<\/script|<!--/i.test(entry.includes('program') ? '' : file.text)) throw new Error(`${entry} cannot stand in a page`);
  return file.text.trim();
}
