// After trunk: the program, our own scripts, the licence texts, and the service worker that knows every file.
// Run by trunk (see Trunk.toml) on the folder it is about to publish as dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { compile } from 'sass';
import { buildModules } from './modules.mjs';
import { notices } from './notices.mjs';
import { buildOffice } from './office.mjs';
import { writeSingle } from './single.mjs';
import { writeWorker } from './worker.mjs';

const dist = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === 'release';

const common = { bundle: true, minify: release, legalComments: 'none', target: 'es2022', logLevel: 'warning' };
const scripts = await build({
  ...common,
  entryPoints: { boot: 'web/boot.js' },
  format: 'iife',
  outdir: join(dist, 'assets'),
  entryNames: '[name]-[hash]',
  metafile: true,
});
const module = { ...common, format: 'esm', outdir: join(dist, 'assets'), entryNames: '[name]-[hash]', metafile: true };
const saver = await build({ ...module, entryPoints: { save: 'web/save.js' } });
const charts = await build({
  ...module,
  entryPoints: { charts: 'web/charts.js' },
  banner: { js: '/* Apache ECharts, Apache-2.0; zrender, BSD-3-Clause: see third-party.txt */' },
});
const styles = publishStyles();
const program = await buildModules(join(dist, 'assets'), release);
const office = await buildOffice(join(dist, 'assets'), release);
const built = result => './assets/' + basename(Object.keys(result.metafile.outputs).find(name => name.endsWith('.js')));

const index = join(dist, 'index.html');
let html = readFileSync(index, 'utf8');
const attributes = {
  src: built(scripts),
  'data-app': `./assets/${program.js}`,
  'data-wasm': `./assets/${program.wasm}`,
  'data-charts': built(charts),
  'data-saver': built(saver),
  'data-office': `./assets/${office}`,
  'data-styles': styles,
  'data-single': './one-file.html',
  ...(release && { 'data-worker': './sw.js' }),
};
const tag = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');
// Added here because trunk's minifier cuts the value of crossorigin, and without the reader's credentials
// an intranet that asks for a sign-in refuses the manifest.
const head = `<link rel="modulepreload" href="./assets/${program.js}"><link rel="preload" href="./assets/${program.wasm}" as="fetch" type="application/wasm" crossorigin>`
  + `<link rel="manifest" href="./manifest.webmanifest" crossorigin="use-credentials"><script defer ${tag}></script></head>`;
const withBoot = html.replace(/<link[^>]*rel="?rust[^>]*>/, '').replace('</head>', head);
if (withBoot.includes('rust') || !withBoot.includes(head)) throw new Error('index.html has lost its program or its head');
html = withBoot;
const inline = html.match(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>/i);
if (inline) throw new Error(`index.html has ${inline[0]}, which its CSP would refuse`);
writeFileSync(index, html);

const [mainStyles] = html.match(/assets\/main-[^"' >]*\.css/);
await writeSingle(dist, { styles: [mainStyles, styles], first: program.wasm, release });

writeFileSync(join(dist, 'third-party.txt'), notices());

// While developing, no service worker: it would answer with the files of the last build.
if (release) await writeWorker(dist);

// The styles of what comes later, under a name that tells their contents; trunk builds those of the first screens.
function publishStyles() {
  const { css } = compile('style/later.scss', { style: release ? 'compressed' : 'expanded' });
  const name = `later-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  writeFileSync(join(dist, 'assets', name), css);
  return `./assets/${name}`;
}
