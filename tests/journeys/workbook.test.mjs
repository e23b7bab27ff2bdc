// Workbooks: the template saved, filled in and dropped back; a report's file through Excel and back; files that are no such thing.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { changed, saved, unzip, zip } from './files.mjs';
import { axe, browserOf, open, picture, PHONE } from './harness.mjs';
import { SAMPLE, TITLE, shows } from './steps.mjs';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEMPLATE = JSON.parse(readFileSync('public/examples/template.json', 'utf8'));
const book = (buffer, name = 'book.xlsx', mimeType = XLSX) => ({ name, mimeType, buffer });
const choose = (page, ...files) => page.locator('input[type=file]').first().setInputFiles(files);

// Lets a file of bytes fall on the page.
async function drop(page, { name, buffer }) {
  const dataTransfer = await page.evaluateHandle(([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], name));
    return data;
  }, [name, buffer.toString('base64')]);
  for (const type of ['dragenter', 'drop']) await page.dispatchEvent('body', type, { dataTransfer });
}

let kept;
// The template, as the page saves it.
async function template() {
  if (kept) return kept;
  const visit = await open({ at: '#about' });
  const { name, bytes } = await saved(visit.page, 'Save the template');
  assert.equal(name, 'report-template.xlsx');
  await visit.page.getByText('Saved.').waitFor();
  await visit.close();
  kept = bytes;
  return kept;
}

test('the template is saved, filled in, dropped back, and opens beside what is open', async () => {
  const filled = changed(await template(), [TEMPLATE.report.title, 'Filled in']);
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  await drop(page, book(filled, 'filled.xlsx'));
  await shows(page, 'Filled in');
  await page.getByText('This report was made from the workbook filled.xlsx.').waitFor();
  await page.getByText('2 reports are open').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Save or share' }).click();
  const { bytes } = await saved(page, 'Save the report’s file');
  const file = JSON.parse(bytes);
  assert.equal(file.report.title, 'Filled in');
  assert.deepEqual(file.measures, TEMPLATE.measures);
  await visit.close();
});

test('the first screen leads to it, and nothing is fetched for it before', async () => {
  const visit = await open({ view: PHONE });
  const { page } = visit;
  await page.getByRole('link', { name: 'Start from a spreadsheet' }).click();
  await page.getByRole('button', { name: 'Save the template' }).waitFor();
  assert.equal(visit.requests.some(address => address.includes('/office')), false);
  const { bytes } = await saved(page, 'Save the template');
  for (const sheet of ['How to', 'Report', 'Measures', 'Readings', 'Targets']) assert.match(unzip(bytes)['xl/workbook.xml'], new RegExp(`name="${sheet}"`));
  await visit.close();
});

for (const name of ['adults-2025-01', 'adults-2022-01']) {
  test(`${name} is the same file after it was a workbook`, async () => {
    const before = JSON.parse(readFileSync(`public/examples/${name}.json`, 'utf8'));
    const visit = await open({ at: `?report=examples/${name}.json#view=take-away` });
    const { bytes } = await saved(visit.page, 'Save as a workbook');
    await visit.close();
    const back = await open();
    await choose(back.page, book(bytes));
    await shows(back.page, before.report.title);
    await back.page.getByRole('link', { name: 'Save or share' }).click();
    const after = await saved(back.page, 'Save the report’s file');
    assert.deepEqual(JSON.parse(after.bytes), before);
    await back.close();
  });
}

test('a workbook that a link names opens', async () => {
  const bytes = await template();
  const visit = await open({ serviceWorkers: 'block' });
  await visit.page.route('**/reports/q3.xlsx', route => route.fulfill({ body: bytes, contentType: XLSX }));
  await visit.page.goto(`${visit.site.url}?report=reports/q3.xlsx`);
  await shows(visit.page, TEMPLATE.report.title);
  visit.complaints.splice(0);
  await visit.close();
});

test('a wrong workbook: every problem with its sheet and cell, and what was open stays open', async () => {
  const wrong = changed(await template(), ['high', 'hihg'], ['percent', 'percentage']);
  const visit = await open({ at: SAMPLE, permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visit;
  await shows(page, TITLE);
  await drop(page, book(wrong, 'wrong.xlsx'));
  await shows(page, /problems? stops? this report/);
  const problems = page.getByRole('article');
  const places = (await problems.allInnerTexts()).map(text => text.match(/Sheet [\w ]+, cell [A-Z]+\d+/)?.[0]);
  assert.ok(places.length > 1 && places.every(Boolean), `${places}`);
  assert.equal(await page.getByText(/Field sheet/).count(), 0);
  assert.equal(await page.getByText('Remedy', { exact: true }).count(), places.length);
  await page.getByRole('navigation', { name: 'To mend' }).getByText(places[0]).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, 'wrong-workbook');
  await page.getByRole('button', { name: 'Copy all problems as text' }).click();
  await page.getByText('Copied.').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const place of places) assert.ok(text.toLowerCase().includes(place.toLowerCase()), place);
  await page.getByRole('link', { name: 'Go back to it' }).click();
  await shows(page, TITLE);
  await visit.close();
});

test('what should be looked at in a workbook stops nothing, and is a button away', async () => {
  const shares = changed(await template(), ['percent', 'percent']);
  const parts = unzip(shares);
  const readings = sheetOf(parts, 'Readings');
  // Every figure of the percentage as a share, as a cell formatted as a percentage holds it.
  const values = TEMPLATE.measures.filter(measure => measure.unit === 'percent').flatMap(measure => measure.readings.map(reading => reading.value)).filter(value => value !== undefined);
  for (const value of values) parts[readings] = parts[readings].replaceAll(`<v>${value}</v>`, `<v>${value / 100}</v>`);
  const visit = await open();
  const { page } = visit;
  await choose(page, book(zip(parts), 'shares.xlsx'));
  await shows(page, TEMPLATE.report.title);
  await page.getByText('shares.xlsx was opened; something in it should be looked at.').waitFor();
  await page.getByRole('button', { name: 'See what' }).click();
  await shows(page, /to look at in this workbook/);
  await page.getByText('Warning').first().waitFor();
  await page.goBack();
  await shows(page, TEMPLATE.report.title);
  await visit.close();
});

function sheetOf(parts, name) {
  const id = parts['xl/workbook.xml'].match(new RegExp(`name="${name}" sheetId="\\d+" r:id="(\\w+)"`))[1];
  return 'xl/' + parts['xl/_rels/workbook.xml.rels'].match(new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`))[1];
}

test('workbooks that would fill the memory are refused in words, and the page answers meanwhile', async () => {
  const zeros = Buffer.alloc(150 * 1024 * 1024);
  const visit = await open();
  const { page } = visit;
  await page.evaluate(() => {
    let last = performance.now();
    window.longest = 0;
    setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 20);
  });
  for (const bomb of [zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': zeros }), zip({ 'xl/workbook.xml': zeros }, 64)]) {
    await choose(page, book(bomb, 'bomb.xlsx'));
    await shows(page, /unpacks to more than 100 MB|damaged workbook/);
    await page.getByText('Remedy').waitFor();
    await page.getByRole('link', { name: 'Open another' }).click();
    await shows(page, 'Open a performance report');
  }
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 1_000, `the page stood still for ${longest} ms`);
  await visit.close();
});

test('other files are told by what they are', async () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const whole = await template();
  const readings = unzip(whole);
  readings['xl/workbook.xml'] = readings['xl/workbook.xml'].replace('name="Measures"', 'name="My own"').replace('name="Report"', 'name="Mine"');
  const visit = await open({ view: PHONE });
  const { page } = visit;
  for (const [name, bytes, title] of [
    ['secret.xlsx', Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), /protected by a password/],
    ['old.xls', Buffer.concat([ole, Buffer.alloc(600)]), /workbook of Excel from before 2007/],
    ['open.ods', zip({ 'content.xml': '', 'META-INF/manifest.xml': '' }), /OpenDocument spreadsheet/],
    ['paper.pdf', Buffer.from('%PDF-1.7\n'), /This is a PDF/],
    ['picture.png', readFileSync('public/icons/icon-180.png'), /This is a picture/],
    ['letter.docx', zip({ 'word/document.xml': '' }), /document or zip file/],
    ['half.xlsx', whole.subarray(0, whole.length / 2), /damaged workbook/],
    ['export.xls', Buffer.from('<html><table></table></html>'), /web page, or XML/],
    ['figures.csv', Buffer.from('Code,Period,Value\nlibrary-visits,2024-11,5\n'), /figures, and no report/],
    ['figures.xlsx', zip(readings), /figures, and no report/],
    ['words.txt', Buffer.from('Dear colleague'), /1 problem stops this report/],
  ]) {
    await choose(page, book(bytes, name, ''));
    await shows(page, title);
    await page.getByText(new RegExp(`^${name}`)).waitFor();
    await page.getByText('Remedy').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
  }
  await visit.close();
});

test('where what reads workbooks cannot be fetched, the page says so and lives on', async () => {
  const bytes = await template();
  const visit = await open({ serviceWorkers: 'block' });
  const { page } = visit;
  await page.route('**/office-*.wasm', route => route.abort());
  await choose(page, book(bytes));
  await shows(page, /could not be fetched/);
  await page.getByRole('link', { name: 'Open another' }).click();
  await shows(page, 'Open a performance report');
  visit.complaints.length = 0; // the browser itself tells of what was kept from it
  await visit.close();
});

test('the page in one file says that it reads no workbooks', async () => {
  const visit = await open({ at: `${SAMPLE}#view=take-away` });
  const { bytes } = await saved(visit.page, 'Save as one file');
  await visit.close();
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'report.html');
  writeFileSync(path, bytes);
  const context = await (await browserOf()).newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await shows(page, TITLE);
  await drop(page, book(await template()));
  await shows(page, 'This page in one file does not read workbooks');
  await drop(page, book(Buffer.from('%PDF-1.7'), 'paper.pdf'));
  await shows(page, 'This is a PDF');
  await context.close();
});
