// The same results, as someone would write them who has measured: no object for a reading, one typed array that is filled and sorted again
// for each table.
import { endOf, ofMeasure, quarters } from './plain.mjs';

export function results(text) {
  const { report, measures, benchmarks } = JSON.parse(text);
  const { authorities, tables } = benchmarks;
  const own = authorities.findIndex(authority => authority.code === benchmarks.council);
  const aims = new Map(measures.map(measure => [measure.code, measure.aim]));
  const results = new Float64Array(measures.length * 3 + tables.length * 6);
  let at = 0;
  for (const measure of measures) {
    for (const result of ofMeasure(measure, report)) results[at++] = result;
  }
  const ends = tables.map(table => endOf(table.period));
  const order = tables.map((_, index) => index).sort((a, b) => ends[a] - ends[b]);
  const goodness = new Float64Array(authorities.length);
  for (const index of order) {
    const { code, values, numerators, denominators } = tables[index];
    const sign = aims.get(code) === 'high' ? 1 : -1;
    let n = 0;
    let ours = NaN;
    for (let council = 0; council < authorities.length; council += 1) {
      const known = values ? values[council] : numerators[council];
      if (known === null) continue;
      const value = sign * (values ? known : known / denominators[council] * 100);
      goodness[n++] = value;
      if (council === own) ours = value;
    }
    results[at] = n;
    if (Number.isNaN(ours) || n < 4) {
      results.fill(NaN, at + 1, at + 6);
    } else {
      const sorted = goodness.subarray(0, n).sort();
      let better = 0;
      for (let place = n - 1; sorted[place] > ours; place -= 1) better += 1;
      results[at + 1] = better + 1;
      results[at + 2] = 5 - Math.ceil((n - better) * 4 / n);
      const begins = quarters(sorted.toReversed());
      for (let part = 0; part < 3; part += 1) results[at + 3 + part] = sign * begins[part];
    }
    at += 6;
  }
  return results;
}
