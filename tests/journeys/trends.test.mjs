// The trends of all measures; and a measure's own, with breaks, gaps and events.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open, pdf } from './harness.mjs';
import { MEASURES, REPORT, SAMPLE, TITLE, address, drop, focuses, shows } from './steps.mjs';

const TRENDS = 'Trends of all measures';
const panels = page => page.locator('.panels__panel:visible');

// The sample with a break, an event, a missing wave and figures that are not final.
function eventful() {
  const report = JSON.parse(REPORT);
  report.events = [{ from: '2020-03', to: '2021-07', label: 'Covid-19 restrictions' }];
  const [measure] = report.measures;
  measure.unit = 'percent';
  measure.decimals = 1;
  measure.survey = false;
  measure.cumulative = false;
  for (const field of ['targets', 'comparators', 'rated_against', 'published', 'judgement', 'direction_against', 'scale', 'frequency']) delete measure[field];
  measure.breaks = [{ from: '2022-04', reason: 'Client level data' }];
  measure.events = [{ from: '2023-10', label: 'New case management system' }];
  measure.readings = [
    { period: '2017/18', value: 61.5, status: 'revised' },
    { period: '2018/19', value: 63 },
    { period: '2020/21', value: 58.2 },
    { period: '2021/22', value: 60.1 },
    { period: '2022/23', value: 70.4 },
    { period: '2023/24', value: 71.9, status: 'provisional' },
    { period: '2024/25', value: 73, status: 'forecast' },
  ];
  return { title: measure.title, text: JSON.stringify(report) };
}

test('from the scorecard to the trends, to a measure, and back, by keyboard; a link brings the view back', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  const asked = () => visit.requests.filter(url => /\/(split_compare|charts)-[^/]*$/.test(url)).length;
  assert.equal(asked(), 0, 'not for the scorecard');
  await page.getByRole('link', { name: TRENDS }).focus();
  await page.keyboard.press('Enter');
  await shows(page, TRENDS);
  await focuses(page, `h1: ${TRENDS}`);
  assert.equal(await address(page), SAMPLE + '#view=trends');
  assert.equal(asked(), 1, 'its own code, and not the chart library');
  const count = await panels(page).count();
  const without = await page.locator('.trends__without li:visible').count();
  assert.equal(count + without, MEASURES, 'every measure has a panel, or a reason');
  await page.getByText(new RegExp(`^${count} of ${MEASURES} measures have two figures or more`)).waitFor();

  const first = panels(page).first().getByRole('link');
  const name = await first.innerText();
  await first.focus();
  await page.keyboard.press('Enter');
  await shows(page, name);
  await page.getByRole('link', { name: 'Back to the trends' }).click();
  await shows(page, TRENDS);
  await focuses(page, `a: ${name}`);

  await page.getByRole('link', { name: 'Same years for all' }).click();
  await page.waitForFunction(() => location.hash === '#view=trends-same-years');
  const ends = await page.locator('.panel__years:visible').allInnerTexts();
  assert.equal(new Set(ends).size, 1, 'all panels name the same years');
  await page.goBack();
  await page.waitForFunction(() => location.hash === '#view=trends');
  assert.ok(new Set(await page.locator('.panel__years:visible').allInnerTexts()).size > 1);
  await page.goto(visit.site.url + SAMPLE + '#view=trends-same-years&rating=bottom');
  await shows(page, TRENDS);
  assert.equal(await panels(page).count(), 3);
  await visit.close();
});

test('filters, search and order work on the panels and stay in the address', async () => {
  const visit = await open({ at: SAMPLE + '#view=trends' });
  const { page } = visit;
  await shows(page, TRENDS);
  const all = await panels(page).count();
  await page.getByRole('combobox', { name: 'Rating', exact: true }).selectOption({ label: 'Below' });
  await page.waitForFunction(() => location.hash === '#view=trends&rating=bottom');
  assert.equal(await panels(page).count(), 3);
  await page.getByRole('combobox', { name: 'Order', exact: true }).selectOption({ label: 'By title' });
  await page.waitForFunction(() => location.hash.includes('order=title'));
  const titles = await panels(page).getByRole('link').allInnerTexts();
  assert.deepEqual(titles, [...titles].sort((a, b) => a.localeCompare(b)), 'one list, in its order');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.waitForFunction(() => location.hash === '#view=trends&order=title');
  assert.equal(await panels(page).count(), all, 'still the trends');
  await page.getByLabel('Search measures').fill('xyzzy');
  await page.getByText('No measure matches.').waitFor();
  assert.equal(await panels(page).count(), 0);
  await visit.close();
});

test('a break, a gap, an event and what is not final are told in the chart, beneath it, in its figures and its readings', async () => {
  const { title, text } = eventful();
  const visit = await open();
  const { page } = visit;
  await drop(page, { name: 'eventful.json', text });
  await shows(page, TITLE);
  await page.getByRole('link', { name: title, exact: true }).first().click();
  await shows(page, title);
  const chart = page.locator('figure.trend');
  await chart.locator('.chart svg text').first().waitFor();
  const written = await chart.locator('.chart svg text').allTextContents();
  for (const word of ['A', 'B', 'C', '2019/20', '61.5%', '73.0%']) assert.ok(written.includes(word), `${word} in ${written}`);
  const told = await chart.locator('.letters li').allInnerTexts();
  assert.deepEqual(told.map(text => text.replace(/\s+/g, ' ')), [
    'A March 2020 to July 2021: Covid-19 restrictions',
    'B Break in the series from April 2022: Client level data. Figures on its two sides cannot be compared.',
    'C October 2023: New case management system',
  ]);
  assert.match(await chart.innerText(), /Since the break of April 2022, up from 70.4% in 2022\/23 to a forecast 73.0% in 2024\/25/);
  assert.match(await chart.innerText(), /Not in the report: 2019\/20\./);
  await chart.getByText('Figures behind this chart').click();
  await chart.getByRole('cell', { name: '71.9% (provisional)' }).waitFor();
  await chart.getByRole('cell', { name: '61.5% (revised)' }).waitFor();
  const readings = page.getByRole('table', { name: 'Readings, newest first' });
  assert.equal(await readings.locator('.figures__since').count(), 3, 'a break and two events between the readings');
  const [download] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: /Save as SVG/ }).click()]);
  assert.match(readFileSync(await download.path(), 'utf8'), />A March 2020 to July 2021: Covid-19 restrictions</, 'also in a saved chart');
  // The same in its panel.
  await page.evaluate(() => { location.hash = 'view=trends'; });
  await shows(page, TRENDS);
  const panel = panels(page).filter({ has: page.getByRole('link', { name: title, exact: true }) });
  assert.deepEqual(await panel.locator('svg text').allTextContents(), ['A', 'B', 'C']);
  assert.deepEqual((await panel.locator('.letters li').allInnerTexts()).map(text => text.replace(/\s+/g, ' ')),
    ['B Break from April 2022: Client level data', 'C October 2023: New case management system']);
  await page.getByText('March 2020 to July 2021: Covid-19 restrictions').waitFor();
  await visit.close();
});

test('hundreds of measures have their panels within a moment', async () => {
  const report = JSON.parse(REPORT);
  const many = Array.from({ length: 600 }, (_, i) => {
    const measure = report.measures[i % MEASURES];
    return { ...measure, code: `${measure.code}-${i}`, title: `${measure.title} ${i}` };
  });
  delete report.breakdowns;
  const visit = await open();
  const { page } = visit;
  await drop(page, { name: 'many.json', text: JSON.stringify({ ...report, measures: many }) });
  await shows(page, TITLE);
  await page.getByRole('link', { name: TRENDS }).click();
  await shows(page, TRENDS);
  assert.ok(await panels(page).count() > 500);
  const took = await page.evaluate(async () => {
    const start = performance.now();
    location.hash = 'view=trends&rating=bottom';
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  });
  assert.ok(took < 1500, `${took} ms to filter`);
  await visit.close();
});

for (const [name, view, more] of [['light', DESKTOP, {}], ['dark', DESKTOP, { scheme: 'dark' }], ['phone', PHONE, {}], ['forced colours', DESKTOP, { forcedColors: 'active' }]]) {
  test(`axe finds nothing on the trends or on an eventful measure: ${name}`, async () => {
    const { title, text } = eventful();
    const visit = await open({ view, ...more });
    const { page } = visit;
    await drop(page, { name: 'eventful.json', text });
    await shows(page, TITLE);
    await page.getByRole('link', { name: TRENDS }).click();
    await shows(page, TRENDS);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    await panels(page).getByRole('link', { name: title, exact: true }).click();
    await page.locator('figure.trend .chart svg').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    await visit.close();
  });
}

test('on paper: every panel whole on one page, no controls', async t => {
  const visit = await open({ at: SAMPLE + '#view=trends' });
  await shows(visit.page, TRENDS);
  const shown = await panels(visit.page).evaluateAll(panels => panels.map(panel =>
    ['.panel__title', '.panel__finding'].map(part => panel.querySelector(part).textContent)));
  const path = await pdf(visit.page, 'trends');
  await visit.close();
  let texts;
  try {
    texts = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(page => page.replace(/\s+/g, ' '));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return t.diagnostic('pdftotext is not there');
  }
  for (const [title, finding] of shown) {
    const row = `${title} ${finding}`.split(/\s+/).filter(word => /^[\p{L}\d./]+$/u.test(word));
    assert.ok(texts.some(text => row.every(word => text.includes(word))), `on one page: ${title}`);
  }
  assert.ok(!texts.join(' ').includes('Search measures') && !texts.join(' ').includes('Same years'), 'no controls on paper');
});
