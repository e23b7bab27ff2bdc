// What a first visit fetches, against its budget, as a web server with brotli sends it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUDGET = 200_000; // bytes of brotli for all that a first visit needs: the welcome screen and the first scorecard
const DIST = 'dist';

const files = ['index.html', 'scorecard.config.json', ...readdirSync(join(DIST, 'assets')).sort().map(name => join('assets', name))];
// What comes with the first scorecard; tests/journeys/first-load.test.mjs holds it against what a browser asks for.
const isFirst = name => /^index\.html$|^scorecard\.config\.json$|\/main-[^/]*\.css$|\/(app|boot)-[^/]*\.(js|wasm)$/.test(name);

const known = new Map();
const measure = name => {
  if (!known.has(name)) known.set(name, measured(name));
  return known.get(name);
};
const measured = name => {
  const bytes = readFileSync(join(DIST, name));
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    } }).length,
  };
};
const sum = (name, parts) => parts.reduce((all, part) =>
  ({ name, raw: all.raw + part.raw, gzip: all.gzip + part.gzip, brotli: all.brotli + part.brotli }), { raw: 0, gzip: 0, brotli: 0 });
const line = ({ name, raw, gzip, brotli }) =>
  console.log(name.padEnd(40) + [raw, gzip, brotli].map(each => each.toLocaleString('en-GB').padStart(12)).join(''));

const first = files.filter(isFirst).map(measure);
const byLink = sum('first scorecard, by a link', first);
console.log('bytes'.padEnd(40) + ['raw', 'gzip', 'brotli'].map(each => each.padStart(12)).join(''));
first.forEach(line);
line(byLink);
const parts = JSON.parse(readFileSync('target/page/parts.json', 'utf8'));
const ofWelcome = files.filter(name => parts.welcome.some(part => name.includes(`/${part}-`)));
const welcome = sum('welcome screen', ofWelcome.map(measure));
const total = sum('first load, by the plain address', [byLink, welcome]);
line(welcome);
line(total);
const onDemand = (name, found) => line(sum(`on demand: ${name}`, files.filter(found).map(measure)));
for (const [part, made] of Object.entries(parts)) if (part !== 'welcome') onDemand(part, name => made.some(file => name.includes(`/${file}-`)));
onDemand('office files', name => name.includes('/office-'));
files.filter(name => !isFirst(name)).map(measure).forEach(part => line({ ...part, name: `${part.name} (later)` }));

const kinds = ['.html', '.css', '.wasm', '.js'].filter(kind => !first.some(({ name }) => name.endsWith(kind)));
if (kinds.length) throw new Error(`dist/ is not complete: no ${kinds.join(', ')}`);
const over = total.brotli - BUDGET;
console.log(over > 0 ? `${over} bytes over its budget of ${BUDGET} (brotli).` : `${-over} bytes below its budget of ${BUDGET} (brotli).`);
process.exitCode = over > 0 ? 1 : 0;
