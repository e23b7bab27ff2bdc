// make bench: a report file with the values of all councils, from its bytes to every result, by this engine in the browser and natively, by
// plain JavaScript, by tuned JavaScript, and what JSON.parse alone takes. Writes the table into docs/performance.md. The results must be
// equal before a time counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import { launch } from '../../web/browser.mjs';
import { serve } from '../../web/serve.mjs';
import { nationalReport } from './national.mjs';

const FOLDER = 'target/bench';
const PAPER = 'docs/performance.md';
const [native] = process.argv.slice(2);
const SIZES = [
  { readings: '27,000', measures: 20, periods: 9, runs: 40 },
  { readings: '220,000', measures: 60, periods: 24, runs: 20 },
  { readings: '2.2 million', measures: 600, periods: 24, runs: 8 },
];

rmSync(`${FOLDER}/site`, { recursive: true, force: true });
mkdirSync(`${FOLDER}/site`, { recursive: true });
await build({ entryPoints: ['tests/bench/page.mjs'], bundle: true, format: 'esm', target: 'es2024', outfile: `${FOLDER}/site/page.js`, logLevel: 'warning' });
writeFileSync(`${FOLDER}/site/bench_bg.wasm`, readFileSync(`${FOLDER}/bench_bg.wasm`));
writeFileSync(`${FOLDER}/site/index.html`, '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>');

const site = await serve({ folder: `${FOLDER}/site` });
const browser = await launch();
const rows = [];
for (const { readings, measures, periods, runs } of SIZES) {
  writeFileSync(`${FOLDER}/site/national.json`, JSON.stringify(nationalReport({ measures, periods })));
  const page = await browser.newPage(); // the first run of each is cold
  await page.goto(site.url);
  await page.waitForFunction(() => window.bench);
  const found = await page.evaluate(async ([file, runs]) => window.bench(file, runs), ['national.json', runs]);
  await page.close();
  const line = execFileSync(native, [String(runs), `${FOLDER}/site/national.json`], { encoding: 'utf8' }).trim().split(' ');
  found.times.native = line.slice(1, 1 + runs).map(Number);
  const prints = [...Object.values(found.prints), line.at(-1)];
  if (new Set(prints).size > 1) throw new Error(`The results of ${readings} readings differ: ${prints}`);
  rows.push({ readings, ...found });
  console.log(readings, Object.entries(found.times).map(([way, times]) => `${way} ${times[0].toFixed(1)} then ${middle(times).toFixed(1)} ms`).join(', '));
}
await browser.close();
await site.close();

const head = readFileSync(PAPER, 'utf8').split('<!-- bench -->')[0];
writeFileSync(PAPER, `${head}<!-- bench -->\n\n${table(rows)}\n`);
console.log(`Written into ${PAPER}.`);

function table(rows) {
  const cells = rows.map(({ readings, bytes, times, memory }) => {
    const engine = middle(times.engine);
    const ratio = (one, other) => `${(one / other).toFixed(1)}×`;
    return [
      readings, `${(bytes / 1e6).toFixed(1)} MB`,
      ratio(middle(times.plain), engine), ratio(middle(times.typed), engine), ratio(middle(times.parse), engine),
      ratio(engine, middle(times.native)), ratio(times.engine[0], engine), `${(memory / bytes).toFixed(1)}×`, `${spread(times.engine)} %`,
    ];
  });
  const heads = ['Readings', 'File', 'Plain JavaScript takes', 'Tuned JavaScript takes', '`JSON.parse` alone takes', 'Native', 'First file', 'Memory', 'Spread'];
  const lines = [heads, heads.map(() => '---'), ...cells].map(cells => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n\nMeasured on ${cpus()[0].model.trim()}, ${cpus().length} processors, ${browser.version()} (Chromium).`;
}

function middle(times) {
  const sorted = times.slice(1).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

// Half the distance between the quarters of the runs, in hundredths of the middle one.
function spread(times) {
  const sorted = times.slice(1).sort((a, b) => a - b);
  const at = share => sorted[Math.floor((sorted.length - 1) * share)];
  return Math.round((at(0.75) - at(0.25)) / 2 / middle(times) * 100);
}
