// Figures of a file: read in a worker, looked at beside the report's, chosen, taken over, saved.
import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { axe, open, PHONE } from './harness.mjs';
import { file, REPORT, SAMPLE, shows } from './steps.mjs';

const at = `${SAMPLE}#view=bring-in`;
const HEAD = 'Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Group,'
  + 'Measure Group Description,Measure Type,Measure_Value';
const row = (name, level, ons, code, type, value, part = 'Total') => `1,${name},${level},${ons},${code},${part},${code},A description,${type},${value}`;
const ours = (code, type, value, part) => row('Leicestershire', 'Council', 'E10000018', code, type, value, part);
// Invented figures.
const OFFICIAL = [
  HEAD,
  ours('2E', 'Outcome', 86.1), ours('2E', 'Outcome', 91.0, '18-64'), ours('2E', 'Outcome', 70.0, '65 and over'),
  ours('4A', 'Outcome', 72.2), ours('4B', 'Outcome', '[c]'),
  row('England', 'England', 'E92000001', '4B', 'Outcome', 90.2),
  row('Rutland', 'Council', 'E06000017', '2E', 'Outcome', '[c]'), row('Leicester', 'Council', 'E06000016', '2E', 'Outcome', 80.5),
  ours('1A', 'Outcome', 19.1),
].join('\n');

const csv = (text, name = 'ascof-2023-24.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const choose = (page, given) => page.locator('#figures-file').setInputFiles(given);
const figure = (page, words) => page.getByRole('row').filter({ hasText: words });

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

test('official figures are looked at, some are taken over, and the saved file holds them and nothing else', async () => {
  const visit = await open({ at: `${SAMPLE}#view=take-away` });
  const { page } = visit;
  await page.getByRole('link', { name: 'Bring in figures from a file' }).click();
  await shows(page, 'Bring in figures');
  await choose(page, csv(OFFICIAL));
  await page.getByText('1 figure is new, 1 differs, 1 is as in the report and 1 cannot be taken over.').waitFor();
  assert.deepEqual(await axe(page), []);
  const take = page.getByRole('button', { name: /^Take over/ });
  assert.equal(await take.getAttribute('aria-disabled'), 'true');
  assert.match(await figure(page, 'Our figure, 2023/24').first().textContent(), /85\.3%.*86\.1%.*Differs by \+0\.8/);
  assert.match(await figure(page, 'England, 2023/24').textContent(), /Not yet published.*90\.2%.*New/);
  assert.match(await figure(page, 'Suppressed').textContent(), /95\.8%.*the report keeps what it has/);
  await page.getByRole('button', { name: 'Choose all new (1)' }).click();
  assert.equal(await page.getByRole('button', { name: 'Take over 1 figure' }).count(), 1);
  await page.getByRole('button', { name: 'Choose none' }).click();
  const own = figure(page, '86.1%').getByRole('checkbox');
  await own.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Take over 1 figure' }).click();
  await page.getByRole('heading', { level: 1, name: 'Adults and Communities performance 2024/25' }).waitFor();
  await page.goto(`${page.url().split('#')[0]}#measure=ascof-2e`);
  await page.getByText('86.1%').first().waitFor();
  await page.goto(`${page.url().split('#')[0]}#view=take-away`);
  const now = await saved(page, () => page.getByRole('button', { name: 'Save the report’s file' }).click());
  const before = JSON.parse(REPORT);
  const reading = of => of.measures.find(measure => measure.code === '2E').readings.find(reading => reading.period === '2023/24');
  assert.equal(reading(now).value, 86.1);
  assert.equal(reading(now).source, 'ASCOF 2023/24, ascof-2023-24.csv');
  for (const of of [before, now]) Object.assign(reading(of), { value: 0, numerator: 0, denominator: 0, source: '' });
  assert.deepEqual(now, before);
  await visit.close();
});

test('the values of all councils are saved as a benchmark file, and used at once', async () => {
  const visit = await open({ at });
  const { page } = visit;
  await choose(page, csv(OFFICIAL));
  await page.getByText('The file has values of 3 councils').waitFor();
  const made = await saved(page, () => page.getByRole('button', { name: 'Save the values of all councils as a benchmark file' }).click());
  const table = made.benchmarks.tables.find(table => table.code === '2E');
  const value = name => table.values[made.benchmarks.authorities.findIndex(authority => authority.name === name)];
  assert.deepEqual([value('Leicester'), value('Leicestershire'), value('Rutland')], [80.5, 86.1, null]);
  assert.deepEqual(table.missing, { suppressed: ['E06000017'] });
  await page.getByRole('button', { name: 'Use them now' }).click();
  await page.getByRole('heading', { level: 1, name: /compare/i }).waitFor();
  await visit.close();
});

test('a plain file, dropped on the open report, asks for what it does not tell; every encoding is read', async () => {
  const visit = await open({ at: SAMPLE, view: PHONE });
  const { page } = visit;
  const drop = async (bytes, name) => {
    const dataTransfer = await page.evaluateHandle(([bytes, name]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type: 'text/csv' }));
      return data;
    }, [[...bytes], name]);
    await page.dispatchEvent('body', 'drop', { dataTransfer });
  };
  const text = 'Area;Indicator;Value\nLeicestershire;2E;86,1\nCafé;2E;50\n';
  await drop(Buffer.from(text, 'latin1'), 'export.csv');
  await shows(page, 'Bring in figures');
  await page.getByText('For which period are its figures?').waitFor();
  await page.getByLabel('Period, like 2023/24').fill('2023-24');
  await page.getByRole('button', { name: 'Look again' }).click();
  assert.match(await figure(page, 'Our figure, 2023/24').textContent(), /86\.1%/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(await axe(page), []);
  const units = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(';', '\t').replace('86,1', '86.2'), 'utf16le')]);
  await drop(units, 'ascof-2023-24.csv');
  await figure(page, '86.2%').waitFor();
  await visit.close();
});

test('a council that is not found is asked for', async () => {
  const visit = await open({ at });
  const { page } = visit;
  await choose(page, csv('Area,Code,Value\nLeics,2E,86.1\nRutland,2E,80\n'));
  await page.getByText('Which of its areas is the council of this report?').waitFor();
  await page.getByLabel('Council of this report').selectOption('Leics');
  await page.getByRole('button', { name: 'Look again' }).click();
  await figure(page, 'Our figure, 2023/24').waitFor();
  await visit.close();
});

test('our own readings have the same preview', async () => {
  const visit = await open({ at });
  const { page } = visit;
  await choose(page, csv('Code,Period,Value,Numerator,Denominator\n2E,2023/24,86.1,,\njunior-loans,2024-04 to 2024-12,"601,000",,\n', 'figures.csv'));
  await page.getByText('1 figure is new and 1 differs.').waitFor();
  await page.getByRole('button', { name: 'Choose all new and different (2)' }).click();
  await page.getByRole('button', { name: 'Take over 2 figures' }).click();
  await page.getByRole('heading', { level: 1, name: 'Adults and Communities performance 2024/25' }).waitFor();
  await visit.close();
});

test('forty megabytes are read while the page answers, and reading is given up when asked', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'scorecard-'));
  after(() => rmSync(kept, { recursive: true }));
  const path = join(kept, 'ascof-time-series.csv');
  const out = createWriteStream(path);
  out.write(HEAD + ',Period\n');
  for (let number = 0, bytes = 0; bytes < 40_000_000; number += 1) {
    const lines = Array.from({ length: 1000 }, (_, i) =>
      `${row(`Council ${i % 150}`, 'Council', `E0600${String(1000 + i % 150)}`, '2E', ['Outcome', 'Numerator', 'Denominator'][number % 3], 40 + i % 50, `Part ${number}`)},2023/24\n`).join('');
    bytes += lines.length;
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end(`${ours('2E', 'Outcome', 86.1)},2023/24\n`);
  await once(out, 'finish');
  const visit = await open({ at });
  const { page } = visit;
  await choose(page, path);
  await page.getByText('Reading ascof-time-series.csv…').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await page.getByText('Reading ascof-time-series.csv…').count(), 0);
  await choose(page, path);
  // The longest that the page was away while the file was read.
  await page.evaluate(() => {
    let last = performance.now();
    window.away = 0;
    setInterval(() => {
      window.away = Math.max(window.away, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  await page.getByText('Reading ascof-time-series.csv…').waitFor();
  await figure(page, '86.1%').waitFor({ timeout: 120_000 });
  assert.ok(await page.evaluate(() => window.away) < 1000);
  await visit.close();
});

test('wrong files are told by what they are, and figures without a report ask for one', async () => {
  const visit = await open({ at });
  const { page } = visit;
  for (const [given, words] of [
    [csv('', 'empty.csv'), 'This is an empty file. Choose another.'],
    [csv(REPORT, 'report.csv'), 'This is a report file'],
    [csv('Name,Colour\nA,red\n', 'colours.csv'), 'The headings found are “Name” and “Colour”.'],
    [csv('Code,Period,Value\n2Z,2023/24,5\n', 'readings.csv'), 'A row that belongs to nothing'],
    [csv('Area,Code,Value\nLeicestershire,9Z,5\n'), 'Nothing in this file is of a measure and an area of the report.'],
  ]) {
    await choose(page, given);
    await page.getByText(words).first().waitFor();
  }
  assert.deepEqual(await axe(page), []);
  await visit.close();
  const alone = await open();
  await alone.page.locator('input[type=file]').first().setInputFiles({ ...file(OFFICIAL, 'ascof.csv'), mimeType: 'text/csv' });
  await shows(alone.page, 'These are figures, and no report');
  await alone.close();
});

test('the page in one file says that it reads no such files', async () => {
  const visit = await open({ at: `${SAMPLE}#view=take-away` });
  const [download] = await Promise.all([visit.page.waitForEvent('download', { timeout: 60_000 }), visit.page.getByRole('button', { name: 'Save as one file' }).click()]);
  const kept = mkdtempSync(join(tmpdir(), 'scorecard-'));
  after(() => rmSync(kept, { recursive: true }));
  const path = join(kept, 'report.html');
  writeFileSync(path, readFileSync(await download.path()));
  const page = await visit.context.newPage();
  await page.goto(`file://${path}#view=bring-in`).catch(() => {});
  await page.getByText('This page in one file cannot read files with figures.').waitFor();
  await page.close();
  await visit.context.close();
});
