// The chart of a measure: its library comes when it is first wanted, its figures stand behind it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { SAMPLE, TITLE, rows, shows } from './steps.mjs';

test('the chart library is fetched when the first chart is shown, once, and draws it', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  const asked = () => visit.requests.filter(url => /\/charts-[^/]*$/.test(url)).length;
  await shows(page, TITLE);
  assert.equal(asked(), 0, 'not for the scorecard');
  await page.evaluate(() => { location.hash = 'measure=ascof-2c'; });
  const chart = page.locator('figure.trend');
  await chart.locator('.chart svg').waitFor();
  assert.equal(asked(), 1);
  await page.waitForFunction(() => document.querySelectorAll('figure.trend .chart svg path').length > 5); // lines and points
  assert.match(await chart.locator('.chart svg').textContent(), /\d/, 'with figures on it');

  const finding = await chart.locator('figcaption').innerText();
  assert.ok(finding.length > 10, 'with a finding for its title');
  const table = chart.getByRole('table');
  assert.equal(await table.isVisible(), false);
  await chart.getByText('Figures behind this chart').click();
  assert.ok(await table.isVisible());
  assert.ok(await table.getByRole('row').count() > 2);

  await page.goBack();
  await shows(page, TITLE);
  assert.equal(await page.locator('figure.trend').count(), 0);
  await page.evaluate(() => { location.hash = 'measure=ascof-2d'; });
  await chart.locator('.chart svg').waitFor();
  assert.equal(asked(), 1, 'not twice');
  await visit.close();
});

test('a chart is saved as it is drawn, with its words, in light colours whatever the setting', async () => {
  const visit = await open({ at: SAMPLE, scheme: 'dark' });
  const { page } = visit;
  await page.evaluate(() => { location.hash = 'measure=ascof-2c'; });
  const chart = page.locator('figure.trend');
  await chart.locator('.chart svg').waitFor();
  const before = visit.requests.length;
  const save = async name => {
    const [download] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await save('Save as SVG');
  assert.match(svg.name, /^permanent-admissions-.*\.svg$/);
  const text = svg.bytes.toString();
  const finding = await chart.locator('figcaption').innerText();
  assert.ok(text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').includes(finding), 'its finding');
  assert.match(text, /Adults and Communities performance 2024\/25 · Leicestershire County Council/, 'the report it is from');
  assert.match(text, /<rect fill="#ffffff"/, 'on white');
  assert.match(text, /fill="rgb\(19, 32, 43\)"/, 'in the light ink');
  assert.doesNotMatch(text, /var\(|style=|class=/, 'with nothing that only the page knows');
  const png = await save('Save as PNG');
  assert.match(png.name, /\.png$/);
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.bytes.length > 10_000);
  assert.equal(visit.requests.length, before, 'nothing is asked for');
  await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = done => done(null); });
  await chart.getByRole('button', { name: 'Save as PNG' }).click();
  await chart.getByText('could not be saved').waitFor();
  await visit.close();
});

test('without the chart library the figures are still there', async () => {
  const visit = await open({ at: SAMPLE, serviceWorkers: 'block' });
  const { page } = visit;
  await page.route('**/charts-*.js', route => route.abort());
  await page.evaluate(() => { location.hash = 'measure=ascof-2c'; });
  const chart = page.locator('figure.trend');
  await chart.getByText('Figures behind this chart').click();
  assert.ok(await chart.getByRole('table').isVisible());
  assert.equal(await rows(page).count(), 0);
  await page.waitForLoadState('networkidle'); // every chart of the page has asked
  assert.deepEqual(visit.complaints.splice(0).filter(text => !/ERR_FAILED|Failed to fetch|charts|Service Worker|offline/.test(text)), []);
  await visit.close();
});
