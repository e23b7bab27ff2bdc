// Files for office programs: a Word document, a spreadsheet, CSV of what is shown, a text for an e-mail.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { saved, unzip } from './files.mjs';
import { axe, browserOf, open, PHONE } from './harness.mjs';

const REPORT = 'examples/adults-2025-01.json';
const SCREEN = '#view=take-away';
const at = `?report=${REPORT}${SCREEN}`;

test('a Word document is made while the page goes on answering, by keyboard', async () => {
  const visit = await open({ at });
  const { page } = visit;
  assert.equal(visit.requests.some(address => address.includes('/office')), false, 'nothing of it is fetched before');
  const { name, bytes } = await saved(page, 'Save as a Word document', async button => {
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText('One moment…').waitFor();
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    assert.equal(await page.evaluate(() => 1 + 1), 2);
  });
  await page.getByText('Saved.').waitFor();
  assert.equal(name, 'adults-and-communities-performance-2024-25.docx');
  const parts = unzip(bytes);
  assert.match(parts['word/document.xml'], /Adults and Communities performance 2024\/25/);
  assert.match(parts['word/document.xml'], /<w:tblHeader\/>/);
  assert.match(parts['word/charts/chart1.xml'], /<c:barChart>/);
  assert.deepEqual(await axe(page), []);
  await visit.close();
});

test('drafted commentary goes into the Word document when asked for, marked as a draft', async () => {
  const visit = await open({ at });
  const { page } = visit;
  const paper = async () => unzip((await saved(page, 'Save as a Word document')).bytes)['word/document.xml'];
  assert.doesNotMatch(await paper(), /Draft/);
  await page.getByLabel(/With drafted commentary/).check();
  const drafted = await paper();
  assert.match(drafted, />Draft commentary</);
  assert.match(drafted, /<w:pStyle w:val="Draft"\/><\/w:pPr><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">Draft, to be checked: </);
  assert.deepEqual(await axe(page), []);
  await visit.close();
});

test('a spreadsheet has its sheets; two reports and their benchmarks go in', async () => {
  const visit = await open({ at: `?report=${REPORT}&report=examples/adults-2022-01.json${SCREEN}` });
  const { name, bytes } = await saved(visit.page, 'Save as a spreadsheet');
  assert.equal(name, 'adults-and-communities-performance-2024-25.xlsx');
  const parts = unzip(bytes);
  for (const sheet of ['Summary', 'Measures', 'Readings', 'Comparators and targets', 'Notes']) assert.match(parts['xl/workbook.xml'], new RegExp(`name="${sheet}"`));
  assert.equal(Object.entries(parts).some(([part, text]) => part.startsWith('xl/worksheets/') && /<f[ >]/.test(text)), false);
  await visit.close();
});

test('CSV has what is shown, with and without the mark for Excel', async () => {
  const visit = await open({ at: `?report=${REPORT}#view=take-away&rating=bottom&order=gap` });
  const { page } = visit;
  await page.getByText('3 of 25 measures, by your filter').waitFor();
  const marked = (await saved(page, 'Save as CSV')).bytes;
  assert.deepEqual([...marked.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  await page.getByLabel(/For Excel/).uncheck();
  const plain = (await saved(page, 'Save as CSV')).bytes.toString('utf8');
  assert.equal(marked.toString('utf8'), '\ufeff' + plain);
  const lines = plain.split('\r\n');
  assert.equal(lines.length, 1 + 3 + 1);
  assert.match(lines[0], /^Code,Measure,Layer,/);
  assert.match(lines[1], /Carers who had as much social contact/);
  await visit.close();
});

test('a text for an e-mail has the headline and a link', async () => {
  const visit = await open({ at, permissions: ['clipboard-read', 'clipboard-write'], view: PHONE });
  const { page } = visit;
  await page.getByRole('button', { name: 'Copy the text' }).click();
  await page.getByText('Copied.').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^Adults and Communities performance 2024\/25\n/);
  assert.match(text, /\nThe whole scorecard:\nhttp.*\?report=examples\/adults-2025-01\.json\n$/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await visit.close();
});

test('where the worker cannot be fetched, the page says so and lives on', async () => {
  const visit = await open({ at, serviceWorkers: 'block' });
  const { page } = visit;
  await page.getByRole('button', { name: 'Save as a Word document' }).waitFor();
  await page.route('**/office-*.wasm', route => route.abort());
  await page.getByRole('button', { name: 'Save as a Word document' }).click();
  await page.getByText('The file could not be made.').waitFor();
  assert.equal((await saved(page, 'Save as CSV')).name.endsWith('.csv'), true);
  visit.complaints.length = 0; // the browser itself tells of what was kept from it
  await visit.close();
});

test('the page in one file says that it makes no office files, and gives the CSV', async () => {
  const visit = await open({ at });
  const { bytes } = await saved(visit.page, 'Save as one file');
  await visit.close();
  const kept = mkdtempSync(join(tmpdir(), 'scorecard-'));
  after(() => rmSync(kept, { recursive: true }));
  const path = join(kept, 'report.html');
  writeFileSync(path, bytes);
  const context = await (await browserOf()).newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path) + SCREEN);
  await page.getByText('This page in one file cannot make it.').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Save as a Word document' }).count(), 0);
  assert.equal((await saved(page, 'Save as CSV')).name.endsWith('.csv'), true);
  await context.close();
});
