// A report is taken away: as one file that opens from the disk with the network off, as its own file, as a link.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { axe, browserOf, open, PHONE } from './harness.mjs';

const REPORT = 'examples/adults-2025-01.json';
const SCREEN = '#view=take-away';
const kept = mkdtempSync(join(tmpdir(), 'scorecard-'));
after(() => rmSync(kept, { recursive: true }));

const press = (page, name) => page.getByRole('button', { name }).click();

// What the browser saved when the button was pressed: where it is kept.
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  const path = join(kept, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

// The page in one file, opened as by a double click, without a network.
async function openFile(path, fragment = '', { viewport } = {}) {
  const context = await (await browserOf()).newContext({ offline: true, locale: 'en-GB', reducedMotion: 'reduce', viewport });
  const requests = [];
  const complaints = [];
  context.on('request', request => /^(data|blob|file):/.test(request.url()) || requests.push(request.url()));
  context.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  context.on('weberror', error => complaints.push(error.error().message));
  const page = await context.newPage();
  await page.goto(pathToFileURL(path) + fragment);
  await page.locator('#boot').waitFor({ state: 'detached' });
  return {
    page,
    async close() {
      await context.close();
      assert.deepEqual({ requests, complaints }, { requests: [], complaints: [] });
    },
  };
}

test('the report as one file opens from the disk without a network and does what the page does', async () => {
  const visit = await open({ at: `?report=${REPORT}${SCREEN}` });
  await visit.page.getByRole('heading', { level: 1, name: 'Save or share' }).waitFor();
  assert.deepEqual(await axe(visit.page), []);
  const path = await saved(visit.page, 'Save as one file');
  await visit.page.getByText('Saved.').waitFor();
  await visit.close();
  assert.match(path, /adults-and-communities-performance-2024-25\.html$/);

  const file = await openFile(path);
  const { page } = file;
  await page.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
  assert.equal(await page.locator('.measures__row').count() > 20, true);
  // A measure with its chart; a text that is checked; a reload stays where it was.
  await page.getByRole('link', { name: 'Carers who find it easy to find information' }).first().click();
  await page.locator('.chart svg').first().waitFor();
  await page.reload();
  await page.locator('.chart svg').first().waitFor();
  await page.goto(pathToFileURL(path) + '#view=questions');
  await page.getByRole('heading', { level: 1, name: 'Questions to ask' }).waitFor();

  // It reads its own report back out, letter for letter.
  await page.goto(pathToFileURL(path) + SCREEN);
  assert.deepEqual(readFileSync(await saved(page, 'Save the report’s file'), 'utf8'), readFileSync(`dist/${REPORT}`, 'utf8'));
  // And itself again, with the same report in it.
  const again = await saved(page, 'Save as one file');
  await file.close();
  const copy = await openFile(again, '', { viewport: PHONE });
  await copy.page.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
  assert.equal(await copy.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await copy.close();
});

test('two reports and the values of other councils go into one file together', async () => {
  const visit = await open({ at: `?report=${REPORT}&report=examples/adults-2022-01.json${SCREEN}` });
  const path = await saved(visit.page, 'Save as one file');
  await visit.close();
  const file = await openFile(path, '#view=since');
  await file.page.getByRole('heading', { level: 1, name: /since|changed/i }).waitFor();
  await file.close();
});

test('the page in one file without a report opens one from the disk', async () => {
  const file = await openFile('dist/one-file.html');
  const { page } = file;
  await page.getByRole('heading', { level: 1, name: 'Open a performance report' }).waitFor();
  assert.equal(await page.getByText('Or look at a sample').count(), 0);
  await page.locator('input[type=file]').first().setInputFiles(`dist/${REPORT}`);
  await page.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
  await file.close();
});

test('a link carries a report and how it is looked at', async () => {
  const visit = await open();
  const { page, context } = visit;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('input[type=file]').first().setInputFiles(`dist/${REPORT}`);
  await page.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
  await page.goto(visit.site.url + '#rating=bottom');
  await page.getByRole('link', { name: 'Save or share' }).click();
  await page.getByText(/^It has 1\d,\d{3} letters\. Some programs/).waitFor();
  await press(page, 'Copy the link');
  await page.getByText('Copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#report=1\.[\w-]{9000,}&rating=bottom$/);

  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
  assert.match(other.url(), /&rating=bottom$/);
  // The report stays in the address as the reader goes on, so a reload opens it again.
  await other.getByRole('link', { name: 'Questions to ask' }).click();
  await other.reload();
  await other.getByRole('heading', { level: 1, name: 'Questions to ask' }).waitFor();
  await other.goBack();
  await other.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();

  // Cut on its way, or from another version: said in words.
  await other.goto('about:blank');
  await other.goto(link.slice(0, 2500));
  await other.getByRole('heading', { level: 1, name: 'This link has lost a part of its report' }).waitFor();
  await other.goto('about:blank');
  await other.goto(link.replace('#report=1.', '#report=2.'));
  await other.getByRole('heading', { level: 1, name: 'This link was made by another version of Scorecard' }).waitFor();
  await visit.close();
});

test('a report of 200 kB fits a link, one that does not is told', async () => {
  const report = JSON.parse(readFileSync(`dist/${REPORT}`, 'utf8'));
  const [first, ...others] = report.measures;
  // Pairs of its own words without an order, which pack as prose does.
  const vocabulary = JSON.stringify(report).match(/[A-Za-z]+ [a-z]+/g);
  let last = 1;
  const words = length => {
    let text = '';
    while (text.length < length) text += `${vocabulary[(last = last * 48271 % 2147483647) % vocabulary.length]} `;
    return text.trim();
  };
  const visit = await open();
  const { page } = visit;
  const openWith = async (length, name) => {
    const path = join(kept, name);
    writeFileSync(path, JSON.stringify({ ...report, measures: [{ ...first, notes: [words(length)] }, ...others] }));
    await page.locator('input[type=file]').first().setInputFiles(path);
    const size = statSync(path).size;
    await page.getByRole('heading', { level: 1, name: /Adults and Communities performance 2024/ }).waitFor();
    await page.getByRole('link', { name: 'Save or share' }).click();
    return size;
  };
  assert.ok(await openWith(165_000, 'large.json') > 200_000);
  await page.getByRole('button', { name: 'Copy the link' }).waitFor();
  await page.getByRole('link', { name: 'Open another' }).click();
  await openWith(400_000, 'larger.json');
  await page.getByText(/This report is too long for a link/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Copy the link' }).count(), 0);
  await visit.close();
});
