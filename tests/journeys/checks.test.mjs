// The checks on a file: counted on the scorecard, read, followed to a measure and back, accepted, hidden and shown.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open, pdf, picture } from './harness.mjs';
import { REPORT, SAMPLE, TITLE, address, drop, focuses, shows } from './steps.mjs';

// What the engine finds in the sample: "2 things to check on 2 measures."
const LEAD = readFileSync('tests/golden/adults-2025-01.checks.txt', 'utf8').split('\n')[0];
const COUNT = parseInt(LEAD, 10);
const CONTRADICTED = /^Living at home 91 days/;
const button = page => page.getByRole('link', { name: /^Checks/ });
const counted = page => page.getByRole('link', { name: `Checks: ${COUNT} to look at` });
const article = page => page.getByRole('article').filter({ hasText: 'The value and its counts disagree' }).last();

test('the scorecard counts what to look at, and nothing moves when the count comes', async () => {
  const visit = await open({ at: SAMPLE });
  const before = await button(visit.page).boundingBox();
  await counted(visit.page).waitFor();
  assert.deepEqual(await button(visit.page).boundingBox(), before);
  await visit.close();
});

test('by keyboard alone: to the checks, on to a measure, from there to the checks again, and back', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await counted(page).focus();
  await page.keyboard.press('Enter');
  await shows(page, 'Checks');
  await focuses(page, 'h1: Checks');
  assert.match(await address(page), /#view=checks$/);
  await page.getByText(LEAD).waitFor();
  const check = article(page);
  for (const term of ['Found', 'Wanted', 'Remedy']) assert.equal(await check.getByText(term, { exact: true }).count(), 1, term);
  assert.equal(await check.locator('mark').innerText(), '89.9', 'the value in its line of the file');
  await page.getByRole('link', { name: /ASCOF 2D/ }).focus();
  await page.keyboard.press('Enter');
  await shows(page, CONTRADICTED);
  const part = page.getByRole('region', { name: 'To check in this file' });
  await part.getByText('The value and its counts disagree').waitFor();
  await part.getByRole('link', { name: /All checks/ }).focus();
  await page.keyboard.press('Enter');
  await shows(page, 'Checks');
  await page.goBack();
  await page.getByRole('link', { name: 'Back to the checks' }).focus();
  await page.keyboard.press('Enter');
  await shows(page, 'Checks');
  await page.getByRole('link', { name: 'Back to the scorecard' }).focus();
  await page.keyboard.press('Enter');
  await shows(page, TITLE);
  await visit.close();
});

test('a check is accepted by what the page gives to copy, and stands among the accepted with its reason', async () => {
  const visit = await open({ at: SAMPLE + '#view=checks', permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visit;
  await shows(page, 'Checks');
  await article(page).getByText('How to accept it').click();
  await article(page).getByRole('button', { name: 'Copy' }).click();
  await article(page).getByText('Copied.').waitFor();
  const accepted = JSON.parse(`{${await page.evaluate(() => navigator.clipboard.readText())}}`).accepted;
  const report = JSON.parse(REPORT);
  report.measures.find(({ code }) => code === '2D').accepted = accepted.map(one => ({ ...one, reason: 'The base was cut afterwards' }));
  await drop(page, { name: 'mended.json', text: JSON.stringify(report, null, 2) });
  await shows(page, TITLE);
  await page.getByRole('link', { name: `Checks: ${COUNT - 1} to look at` }).click();
  await page.getByText('and 1 accepted with a reason.').waitFor();
  await page.getByText('Accepted with a reason: 1').click();
  await page.getByText('Accepted because: The base was cut afterwards').waitFor();
  await page.getByRole('button', { name: 'Copy all as text' }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Reason: +The base was cut afterwards/);
  await visit.close();
});

test('a view without checks shows none anywhere, and has a way back', async () => {
  const visit = await open({ at: SAMPLE + '#view=checks' });
  const { page } = visit;
  await page.getByRole('link', { name: 'Hide checks from this view' }).click();
  await shows(page, TITLE);
  assert.match(await address(page), /#checks=hidden$/);
  assert.equal(await button(page).isVisible(), false);
  await page.evaluate(() => { location.hash = 'measure=ascof-2d&checks=hidden'; });
  await shows(page, CONTRADICTED);
  assert.equal(await page.getByText('To check in this file').count(), 0);
  await page.evaluate(() => { location.hash = 'view=checks&checks=hidden'; });
  await shows(page, TITLE);
  await page.getByRole('link', { name: 'Show checks' }).click();
  await shows(page, 'Checks');
  assert.match(await address(page), /#view=checks$/);
  await visit.close();
});

test('a file keeps its checks from readers, and shows them to whoever asks by address', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, { name: 'hidden.json', text: REPORT.replace('"title":', '"hide_checks": true,\n    "title":') });
  await shows(page, TITLE);
  assert.equal(await button(page).isVisible(), false);
  assert.equal(await page.getByRole('link', { name: 'Show checks' }).isVisible(), false);
  await page.evaluate(() => { location.hash = 'view=checks&checks=shown'; });
  await shows(page, 'Checks');
  await page.getByText('The file keeps its checks from readers. Only this address shows them.').waitFor();
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  assert.ok(await button(page).isVisible());
  await visit.close();
});

test('a clean file is quiet, and tells what was tried; what the reader noticed is told in the same place', async () => {
  const visit = await open({ at: '?report=examples/template.json' });
  const { page } = visit;
  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await page.getByText('Nothing to check was found.').waitFor();
  await page.getByRole('row', { name: /Values and the counts beside them/ }).waitFor();
  await picture(page, 'checks-clean');
  await drop(page, { name: 'mark.json', text: '\ufeff' + readFileSync('public/examples/template.json', 'utf8') });
  await page.getByRole('link', { name: 'Checks: 1 to look at' }).click();
  await page.getByRole('heading', { name: 'The report' }).waitFor();
  await visit.close();
});

test('axe finds nothing, and nothing is wider than the screen', async () => {
  const looks = { desktop: { view: DESKTOP }, dark: { scheme: 'dark' }, phone: { view: PHONE }, forced: { forcedColors: 'active' } };
  for (const [look, options] of Object.entries(looks)) {
    const visit = await open({ at: '?report=examples/adults-2022-01.json#view=checks', ...options });
    await shows(visit.page, 'Checks');
    await visit.page.locator('.checks__accept').first().locator('summary').click();
    assert.deepEqual(await axe(visit.page), [], look);
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, look);
    await picture(visit.page, `checks-${look}`);
    if (look === 'desktop') await pdf(visit.page, 'checks');
    await visit.close();
  }
});
