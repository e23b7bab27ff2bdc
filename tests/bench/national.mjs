// A report of one council with the values of all others: as large as asked for, and the same each time. The figures mean nothing.
//
//   node tests/bench/national.mjs [measures] [periods] [authorities] > national.json
//
// 600 measures, 24 years and 153 authorities, the whole of a national collection, are 2.2 million values.
import { pathToFileURL } from 'node:url';

const FIRST_YEAR = 2001;
const KINDS = ['County', 'Unitary', 'Metropolitan district', 'London borough'];
const REGIONS = ['East Midlands', 'West Midlands', 'North East', 'North West', 'South East', 'South West', 'East of England', 'London', 'Yorkshire and The Humber'];

// What differs between measures: the unit, the aim, the range of values, whether they are shares of counts.
const SORTS = [
  { unit: 'percent', aim: 'high', decimals: 1, from: 35, to: 95, counts: true },
  { unit: 'percent', aim: 'low', decimals: 1, from: 2, to: 30, counts: false },
  { unit: 'score', aim: 'high', decimals: 1, from: 6, to: 9, counts: false },
  { unit: 'rate', per: 100_000, aim: 'low', decimals: 1, from: 200, to: 900, counts: false },
];

export function nationalReport({ measures = 600, periods = 24, authorities = 153, seed = 1 } = {}) {
  const random = generator(seed);
  const years = Array.from({ length: periods }, (_, at) => year(FIRST_YEAR + 23 - periods + at));
  const councils = Array.from({ length: authorities }, (_, at) => ({
    code: `E${String(10_000_000 + at)}`, name: `Council ${at + 1}`, type: KINDS[at % KINDS.length], region: REGIONS[at % REGIONS.length],
  }));
  const own = Math.min(17, authorities - 1);
  const sizes = councils.map(() => 200 + Math.floor(random() * 4800));
  const lists = { measures: [], tables: [] };
  for (let at = 0; at < measures; at += 1) measure(at, { random, years, own, sizes }, lists);
  return {
    scorecard: 1,
    report: {
      organisation: councils[own].name, department: 'All services', title: `National collection, ${years.at(-1)}`,
      period: years.at(-1), position_at: `${FIRST_YEAR + 23}-03-31`,
    },
    frameworks: [{ id: 'national', name: 'National collection', short_name: 'NC', version: years.at(-1) }],
    layers: Array.from({ length: Math.min(measures, 12) }, (_, at) => ({ id: `service-${at + 1}`, name: `Service ${at + 1}` })),
    measures: lists.measures,
    benchmarks: {
      council: councils[own].code,
      national_is: 'median',
      authorities: councils,
      peer_groups: [{ id: 'similar', name: 'Similar councils', members: councils.filter((_, at) => at % 9 === own % 9).map(council => council.code) }],
      tables: lists.tables,
    },
  };
}

function measure(at, { random, years, own, sizes }, { measures, tables }) {
  const sort = SORTS[at % SORTS.length];
  const code = `M${at + 1}`;
  const levels = sizes.map(() => sort.from + random() * (sort.to - sort.from));
  const readings = [];
  for (const period of years) {
    const table = { framework: 'national', code, period };
    if (sort.counts) {
      table.numerators = levels.map((level, council) => gap(random) ? null : Math.min(sizes[council], Math.round(sizes[council] * drifted(level, sort, random) / 100)));
      table.denominators = table.numerators.map((count, council) => count === null ? null : sizes[council]);
      readings.push(count(period, table.numerators[own], sizes[own]));
    } else {
      table.values = levels.map(level => gap(random) ? null : rounded(drifted(level, sort, random), sort.decimals));
      readings.push(table.values[own] === null ? { period, missing: 'suppressed' } : { period, value: table.values[own] });
    }
    const known = (table.values ?? table.numerators.map((part, council) => part === null ? null : 100 * part / sizes[council])).filter(value => value !== null);
    if (known.length > 0) table.national = rounded(median(known), sort.decimals);
    tables.push(table);
  }
  measures.push({
    framework: 'national', code, title: `Measure ${at + 1}`, aim: sort.aim, unit: sort.unit, ...(sort.per && { per: sort.per }), decimals: sort.decimals,
    layer: `service-${at % 12 + 1}`, frequency: 'annual',
    targets: [{ period: years.at(-1), [sort.aim === 'high' ? 'at_least' : 'at_most']: rounded((sort.from + sort.to) / 2, sort.decimals) }],
    readings: readings.reverse(),
  });
}

const count = (period, numerator, denominator) => numerator === null ? { period, missing: 'suppressed' } : { period, numerator, denominator };
const gap = random => random() < 0.01;
const drifted = (level, { from, to }, random) => Math.min(to, Math.max(from, level + (random() - 0.5) * (to - from) / 10));
const rounded = (value, decimals) => Number(value.toFixed(decimals));
const year = start => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// Mulberry32: small, and the same on every machine.
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [measures, periods, authorities] = process.argv.slice(2).map(Number);
  process.stdout.write(JSON.stringify(nationalReport({ measures, periods, authorities })));
}
