// How a council compares: on a measure's page, for all measures, with councils of one's own choice; a benchmark file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open } from './harness.mjs';
import { address, drop, focuses, shows } from './steps.mjs';

const ENGLAND = '?report=examples/england-2023.json';
const EXAMPLE = '?report=examples/exampleshire-2024-12.json';
const BESIDE = 'Adult social care beside other councils';
const WHOLE = JSON.parse(readFileSync('public/examples/england-2023.json', 'utf8'));

test('from the scorecard to the comparison, to a measure, and back, by keyboard', async () => {
  const visit = await open({ at: ENGLAND });
  const { page } = visit;
  await shows(page, BESIDE);
  await page.getByRole('link', { name: 'How we compare with other councils' }).focus();
  await page.keyboard.press('Enter');
  await shows(page, 'How we compare');
  await focuses(page, 'h1: How we compare');
  assert.equal(await address(page), ENGLAND + '#view=compare');
  await page.getByText(/^Of 7 measures with a benchmark/).waitFor();
  assert.equal(await page.getByRole('table').first().getByRole('row').count(), 8, 'a row for each measure');
  const first = page.getByRole('table').first().getByRole('link').first();
  const name = await first.innerText();
  await first.focus();
  await page.keyboard.press('Enter');
  await shows(page, name);
  await page.getByRole('heading', { name: 'Compared with other councils' }).waitFor();
  await page.getByRole('link', { name: 'Back to the comparison' }).click();
  await shows(page, 'How we compare');
  await page.goBack();
  await shows(page, name);
  await visit.close();
});

test('one measure among all councils: its rank, its peers, its chart with a table', async () => {
  const visit = await open({ at: ENGLAND + '#measure=oflog-asc5' });
  const { page } = visit;
  await page.getByText('31st of 151 councils with a figure, in the best quarter.').first().waitFor();
  const peers = page.getByRole('table').filter({ hasText: 'Leicestershire' }).first();
  assert.ok(await peers.getByRole('row').count() > 15);
  const chart = page.locator('.compare-part .chart-figure').first();
  await chart.locator('svg').waitFor();
  await chart.getByText('Figures behind this chart').click();
  assert.ok(await chart.getByRole('table').getByRole('row').count() > 150);
  const download = page.waitForEvent('download');
  await chart.getByRole('button', { name: /Save as SVG/ }).click();
  const svg = readFileSync(await (await download).path(), 'utf8');
  assert.match(svg, /<svg[\s\S]*31st of 151/);
  assert.ok(!svg.includes('var(--'), 'its colours are its own');
  await visit.close();
});

test('the drawings of the page are saved by keyboard, with their words, in any setting', async () => {
  const visit = await open({ at: EXAMPLE + '#view=compare', scheme: 'dark' });
  const { page } = visit;
  await shows(page, 'How we compare');
  const save = async name => {
    const button = page.getByRole('button', { name });
    await button.focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const sound = async ({ name, bytes }, ...words) => {
    assert.match(name, /^[a-z0-9-]+\.svg$/);
    const text = bytes.toString();
    const told = await page.evaluate(text => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return root.localName === 'svg' ? root.textContent.replace(/\s+/g, ' ') : '';
    }, text);
    for (const word of [...words, 'An invented example']) assert.ok(told.includes(word), `${name}: ${word}`);
    assert.doesNotMatch(text, /var\(|style=|class=/);
  };
  await sound(await save(/Save as SVG ?: All measures on one scale/), 'Of 11 measures', 'Exampleland', 'Second quarter', 'Source: Invented');
  await sound(await save(/Save as SVG ?: Measures by councils/), 'Northshire', 'Worst quarter');
  const png = await save(/Save as PNG ?: Measures by councils/);
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.bytes.length > 50_000);
  await page.evaluate(() => { location.hash = 'measure=ex-requests'; });
  await shows(page, 'Requests for support from new people');
  await sound(await save(/Save as SVG ?: Among the peers/), 'Requests for support', 'Similar councils', 'Valeshire');
  await sound(await save(/Save as SVG ?: What became of requests for support/), 'Advice or signposting', 'Still open', 'Council records');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: /Save as/ }).count(), 0, 'no buttons on paper');
  await visit.close();
});

test('a name of any length is told whole beside its chart, and cut in none, on a phone too', async () => {
  for (const view of [PHONE, DESKTOP]) {
    const visit = await open({ at: EXAMPLE + '#measure=ex-risk&with=rural', view });
    const { page } = visit;
    await page.getByText('Largely rural councils with an older population and a long coast 89').waitFor();
    const chart = page.locator('.compare-part .chart-figure').first();
    await chart.locator('svg').waitFor();
    await chart.locator('text', { hasText: 'rural' }).first().waitFor();
    const over = await chart.locator('.chart__drawing').evaluate(drawing => {
      const edge = drawing.getBoundingClientRect();
      const words = [...drawing.querySelectorAll('text')].map(text => text.getBoundingClientRect());
      return words.filter(word => word.width && (word.left < edge.left - 1 || word.right > edge.right + 1)).length;
    });
    assert.equal(over, 0, `${view.width}`);
    await visit.close();
  }
});

test('councils of one’s own choice are in the address, and a link brings them back', async () => {
  const visit = await open({ at: ENGLAND + '#view=compare' });
  const { page } = visit;
  await shows(page, 'How we compare');
  await page.getByText('Your own choice of councils').click();
  for (const name of ['Derbyshire', 'Nottinghamshire']) await page.getByLabel(name, { exact: true }).check();
  await page.getByRole('button', { name: 'Compare with these' }).click();
  await page.waitForFunction(() => location.hash.includes('with='));
  const link = await address(page);
  assert.match(link, /with=E10000007,E10000024/);
  await page.goto(visit.site.url + link);
  await shows(page, 'How we compare');
  await page.getByRole('columnheader', { name: 'Nottinghamshire' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Essex' }).count(), 0);
  await visit.close();
});

test('a benchmark file beside a report, at once or after it; alone it says what it goes with', async () => {
  const { benchmarks, ...report } = WHOLE;
  const file = { name: 'england.json', text: JSON.stringify({ scorecard: 1, frameworks: report.frameworks, benchmarks }) };
  const visit = await open();
  const { page } = visit;
  await drop(page, file);
  await page.getByRole('heading', { name: 'Benchmarks without a report' }).waitFor();
  await drop(page, { name: 'report.json', text: JSON.stringify(report) });
  await shows(page, BESIDE);
  assert.equal(await page.getByRole('link', { name: 'How we compare with other councils' }).count(), 0);
  await drop(page, file);
  await page.getByText('The values of other councils come from england.json.').waitFor();
  await page.getByRole('link', { name: 'How we compare with other councils' }).waitFor();
  await page.reload();
  await drop(page, { name: 'report.json', text: JSON.stringify(report) }, file);
  await page.getByRole('link', { name: 'How we compare with other councils' }).waitFor();
  // A fault in it leaves the report open.
  await drop(page, { ...file, text: file.text.replace('"values":[', '"values":[1,') });
  await page.getByRole('heading', { name: 'A list of the wrong length' }).waitFor();
  await page.getByText(`The report you had open is still here: ${BESIDE}`).waitFor();
  await visit.close();
});

for (const [name, view, scheme] of [['light', DESKTOP, 'light'], ['dark', DESKTOP, 'dark'], ['phone', PHONE, 'light']]) {
  test(`axe finds nothing on the comparison or on a measure's part of it: ${name}`, async () => {
    const visit = await open({ at: ENGLAND + '#view=compare', view, scheme });
    await shows(visit.page, 'How we compare');
    assert.deepEqual(await axe(visit.page), []);
    await visit.page.evaluate(() => { location.hash = 'measure=oflog-asc3'; });
    await visit.page.locator('.compare-part .chart-figure svg').first().waitFor();
    assert.deepEqual(await axe(visit.page), []);
    assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    await visit.close();
  });
}
