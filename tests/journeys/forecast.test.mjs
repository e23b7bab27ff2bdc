// Where a measure is expected to end the year: what is found, every method, and the way there as a chart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open } from './harness.mjs';
import { SAMPLE } from './steps.mjs';

const at = key => `${SAMPLE}#measure=${key}`;

test('the officers’ forecast is rated, the straight line stands beside it, and the chart leads to the end of the year', async () => {
  const visit = await open({ at: at('ascof-2b') });
  const { page } = visit;
  const part = page.locator('.forecast');
  await part.getByRole('heading', { name: 'Forecast for 2024/25' }).waitFor();
  assert.match(await part.locator('.forecast__finding').innerText(), /Officers expect 56 admissions.*a straight line gives 51/);
  assert.match(await part.locator('.forecast__rate').innerText(), /each of the 4 months left may bring at most/);
  const methods = part.getByRole('table', { name: /by every method/ });
  assert.match(await methods.getByRole('row', { name: /Entered by officers/ }).innerText(), /Better/);
  assert.match(await methods.getByRole('row', { name: /Straight line/ }).innerText(), /34 × 12 ÷ 8/);

  const chart = part.locator('.chart-figure');
  await chart.locator('.chart svg text').first().waitFor();
  const words = await chart.locator('.chart svg').textContent();
  for (const word of ['Start', 'Nov', 'Mar', 'Forecast 56', 'National 67', '2023/24 60']) assert.ok(words.includes(word), `${word} in ${words}`);
  assert.match(await chart.locator('.chart__drawing').getAttribute('aria-label'), /34 admissions by the end of November 2024/);
  const dashes = await chart.locator('.chart svg path').evaluateAll(paths => new Set(paths.map(path => path.getAttribute('stroke-dasharray'))).size);
  assert.ok(dashes > 2, 'lines that differ without colour');

  await chart.getByText('Figures behind this chart').click();
  const figures = chart.getByRole('table');
  assert.match(await figures.getByRole('row', { name: /March 2025/ }).innerText(), /56 admissions \(43 to 61\)/);
  assert.deepEqual(await axe(page), []);
  await visit.close();
});

for (const [name, view, scheme] of [['a phone', PHONE, 'dark'], ['a desk', DESKTOP, 'light']]) test(`one running total draws the way through the year on ${name}`, async () => {
  const visit = await open({ at: at('local-heritage-visits'), view, scheme });
  const { page } = visit;
  const chart = page.locator('.forecast .chart-figure');
  await chart.locator('.chart svg text').first().waitFor();
  assert.match(await chart.locator('.chart svg').textContent(), /Target/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing stands out of the page');
  assert.deepEqual(await axe(page), []);
  await visit.close();
});

test('a measure that does not add up through the year has no forecast', async () => {
  const visit = await open({ at: at('ascof-2d') });
  const { page } = visit;
  await page.getByRole('heading', { name: 'Readings' }).waitFor();
  assert.equal(await page.locator('.forecast').count(), 0);
  await visit.close();
});
