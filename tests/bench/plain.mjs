// The same results as src/bin/bench.rs, as someone would write them in plain JavaScript who has no such file in mind: an object for each
// reading, grouped, filtered and sorted with what the language offers.

export function results(text) {
  const { report, measures, benchmarks } = JSON.parse(text);
  const own = benchmarks.council;
  const readings = benchmarks.tables.flatMap(({ code, period, values, numerators, denominators }) =>
    benchmarks.authorities.map((authority, at) => ({
      measure: code,
      period,
      authority: authority.code,
      value: values ? values[at] : numerators[at] === null ? null : numerators[at] / denominators[at] * 100,
    })));
  const byMeasure = new Map(measures.map(measure => [measure.code, measure]));
  const groups = Map.groupBy(readings, reading => `${reading.period} ${reading.measure}`);
  // By the end of the period; within one in the order of the file.
  const inOrder = [...groups.values()].sort((a, b) => endOf(a[0].period) - endOf(b[0].period));
  return [
    ...measures.flatMap(measure => ofMeasure(measure, report)),
    ...inOrder.flatMap(group => standing(group, byMeasure.get(group[0].measure), own)),
  ];
}

export function ofMeasure(measure, report) {
  const series = measure.readings
    .map(reading => ({ ...reading, value: reading.numerator === undefined ? reading.value : reading.numerator / reading.denominator * 100 }))
    .sort((a, b) => endOf(a.period) - endOf(b.period));
  const latest = series.at(-1);
  if (latest.value === undefined) return [NaN, NaN, NaN];
  const target = measure.targets.find(one => one.period === report.period);
  const before = series.at(-2);
  return [latest.value, level(latest.value, target), before?.value === undefined ? NaN : direction(before.value, latest.value, measure)];
}

function level(value, { at_least: least, at_most: most }) {
  const target = least ?? most;
  const shown = rounded(value, decimalsOf(target));
  if (least === undefined ? shown <= target : shown >= target) return 2;
  return settled(Math.abs(value - target) / Math.abs(target)) <= 0.1 ? 1 : 0;
}

function direction(from, to, { aim, unit }) {
  const change = settled(to - from);
  const small = unit === 'percent' ? settled(Math.abs(change)) <= 1.5 : settled(Math.abs(change) / Math.abs(from)) <= 0.03;
  if (change === 0 || small) return 0;
  return change > 0 === (aim === 'high') ? 1 : -1;
}

function standing(group, { aim }, own) {
  const known = group.filter(reading => reading.value !== null);
  const sorted = known.toSorted((a, b) => aim === 'high' ? b.value - a.value : a.value - b.value).map(reading => reading.value);
  const ours = known.find(reading => reading.authority === own);
  const n = sorted.length;
  if (!ours || n < 4) return [n, NaN, NaN, NaN, NaN, NaN];
  const rank = sorted.indexOf(ours.value) + 1;
  return [n, rank, 5 - Math.ceil((n + 1 - rank) * 4 / n), ...quarters(sorted)];
}

// Percentiles of type 7, from the worst: with which value the best quarter begins, the second, the third.
export function quarters(bestFirst) {
  const n = bestFirst.length;
  return [3, 2, 1].map(part => {
    const steps = (n - 1) * part;
    const below = Math.floor(steps / 4);
    const from = bestFirst[n - 1 - below];
    return steps % 4 === 0 ? from : from + (bestFirst[n - 2 - below] - from) * (steps % 4 / 4);
  });
}

export const endOf = period => Number(period.slice(0, 4)) + 1;
export const settled = value => Number(value.toPrecision(12));
const decimalsOf = value => (String(value).split('.')[1] ?? '').length;

// Half away from zero, of what fifteen digits show.
function rounded(value, decimals) {
  const shifted = Number((value * 10 ** decimals).toPrecision(15));
  return Math.sign(shifted) * Math.floor(Math.abs(shifted) + 0.5) / 10 ** decimals;
}
