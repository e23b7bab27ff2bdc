// Figures are changed in a form: last period's report is rolled forward, filled in, undone, saved and opened again; a wrong entry is told
// beneath its field; what is not saved is kept, offered and deleted.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DESKTOP, PHONE, axe, open } from './harness.mjs';
import { SAMPLE, TITLE, WELCOME, address, file, focused, focuses, shows } from './steps.mjs';

const kept = mkdtempSync(join(tmpdir(), 'scorecard-edit-'));
after(() => rmSync(kept, { recursive: true }));

const NEXT = 'Adults and Communities performance 2025/26';
const HERITAGE = '#view=edit&measure=local-heritage-visits';
const group = (page, name) => page.getByRole('group', { name, exact: true });
const choose = (page, name) => page.locator('.edit__measures').getByRole('link', { name }).click();
const verdicts = async page => (await page.locator('.edit__verdict').innerText()).replace(/\s+/g, ' ');
const waitsFor = (page, text) => page.locator('.edit__verdict').filter({ hasText: text }).waitFor();
const state = (page, text) => page.locator('.edit__state').filter({ hasText: text }).waitFor();

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the report’s file' }).click()]);
  const path = join(kept, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const databases = page => page.evaluate(async () => ({ local: { ...localStorage }, databases: (await indexedDB.databases()).length }));

test('the 2025 report is rolled forward, three figures are filled in with their verdicts, undone, redone, saved and opened again', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  page.on('dialog', dialog => dialog.accept());
  await shows(page, TITLE);
  await page.getByRole('link', { name: 'Save or share' }).click();
  await page.getByRole('link', { name: 'Make next period’s file' }).click();
  await shows(page, 'Make next period’s file');
  const period = page.getByLabel('Period of the new report');
  assert.equal(await period.inputValue(), '2025-04 to 2025-11');
  await period.fill('next year');
  await page.getByRole('button', { name: 'Make the file' }).click();
  await page.getByText(/“next year” is not understood/).waitFor();
  await period.fill('2025-04 to 2025-11');
  await page.getByRole('button', { name: 'Make the file' }).click();
  await shows(page, 'Change figures');
  await page.getByText(NEXT, { exact: true }).waitFor();
  await state(page, 'A new file, not saved yet.');

  // What is missing leads to its field.
  const lacking = page.locator('.edit__missing').filter({ hasText: 'Library visits' });
  await lacking.getByRole('link', { name: /^The figure for April to November 2025/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('fieldset')?.querySelector('legend').textContent === 'April to November 2025');
  await page.getByRole('heading', { level: 2, name: 'Library visits' }).waitFor();

  // Numbers and a ratio, each with its verdict.
  await choose(page, /^Heritage visits/);
  const visits = group(page, 'April to November 2025');
  await waitsFor(page, 'Not entered yet');
  const value = visits.getByLabel(/^Value/);
  await value.click();
  await page.keyboard.type('12O,000');
  await visits.getByText('“12O,000” is not a number.').waitFor();
  await page.locator('.edit__held').getByText('Typed, but not in the file yet').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('120,000');
  await waitsFor(page, '120.0k');
  assert.match(await verdicts(page), /Improved/);
  assert.ok(await value.evaluate(field => field === document.activeElement), 'the field keeps the focus');
  assert.equal(await page.locator('.edit__held').innerText(), '');
  await page.keyboard.press('Home');
  await page.keyboard.type('1');
  assert.deepEqual(await value.evaluate(field => [field.value, field.selectionStart]), ['1120,000', 1], 'and the caret its place');
  await page.keyboard.press('Backspace');
  await waitsFor(page, '120.0k');

  await choose(page, /^Adults with a learning disability/);
  const second = page.locator('.edit__parts fieldset').first();
  await second.getByLabel(/^How many:/).fill('1,250');
  await second.getByText('Out of how many is still wanted, or the value.').waitFor();
  await second.getByLabel(/^Out of how many/).fill('1,400');
  await second.getByText('Out of how many is still wanted').waitFor({ state: 'detached' });
  await waitsFor(page, '89.');
  const ratio = await verdicts(page);

  await choose(page, /^Hours of volunteering/);
  const third = page.locator('.edit__parts fieldset').first();
  await third.getByLabel(/^Value/).fill('15,500');
  await waitsFor(page, '15.5k');

  // Undo and redo by the buttons, and by keys outside of fields.
  const undo = page.getByRole('button', { name: /^Undo/ });
  const redo = page.getByRole('button', { name: /^Redo/ });
  assert.match(await undo.innerText(), /^Undo: value of Hours of volunteering/);
  await page.locator('.edit__state').filter({ hasText: 'fields changed' }).waitFor();
  await undo.click();
  await waitsFor(page, 'Not entered yet');
  assert.match(await redo.innerText(), /^Redo: value of Hours of volunteering/);
  await page.keyboard.press('Control+Shift+Z');
  await waitsFor(page, '15.5k');
  await page.keyboard.press('Control+Z');
  await waitsFor(page, 'Not entered yet');
  await redo.click();
  await waitsFor(page, '15.5k');

  // It is so on every screen, and said to be unsaved.
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, NEXT);
  await page.getByText('This report was changed here and is not saved yet.').waitFor();
  await page.locator('.measures__row').filter({ hasText: 'Heritage visits' }).getByText('120.0k').waitFor();
  await page.getByRole('link', { name: /^What changed since/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Since the report for April to November 2024' }).waitFor();
  await page.goBack();
  await shows(page, NEXT);
  await page.getByRole('link', { name: 'Change figures' }).click();
  await shows(page, 'Change figures');

  const path = await saved(page);
  assert.match(path, /adults-2026-01\.json$/);
  await page.getByText('Saved.').first().waitFor();
  const made = JSON.parse(readFileSync(path, 'utf8'));
  const reading = code => made.measures.find(measure => measure.code === code).readings[0];
  assert.deepEqual(reading('heritage-visits'), { period: '2025-04 to 2025-11', value: 120000 });
  assert.deepEqual(reading('volunteering-hours'), { period: '2025-04 to 2025-11', value: 15500 });
  assert.ok(made.measures.some(({ readings }) => readings.some(({ numerator, denominator }) => numerator === 1250 && denominator === 1400)));
  await page.waitForFunction(() => !localStorage.length);
  assert.deepEqual(await databases(page), { local: {}, databases: 0 }, 'what is saved is kept no longer');
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, NEXT);
  assert.equal(await page.getByText('is not saved yet').count(), 0);

  // Opened again it is the same, to the ratings.
  await page.goto('about:blank');
  await page.goto(visit.site.url);
  await shows(page, WELCOME);
  await page.locator('input[type=file]').first().setInputFiles(path);
  await shows(page, NEXT);
  await page.getByRole('link', { name: 'Change figures' }).click();
  await choose(page, /^Adults with a learning disability/);
  await waitsFor(page, '89.');
  assert.equal(await verdicts(page), ratio);
  await state(page, 'Nothing is changed yet.');
  await visit.close();
});

test('a figure is corrected from the page of its measure; a wrong one stays out of the file', async () => {
  const visit = await open({ at: SAMPLE + '#measure=local-heritage-visits' });
  const { page } = visit;
  page.on('dialog', dialog => dialog.accept());
  await shows(page, 'Heritage visits');
  assert.deepEqual(await databases(page), { local: {}, databases: 0 });
  await page.getByRole('link', { name: 'Correct a figure' }).click();
  await shows(page, 'Change figures');
  await page.getByRole('heading', { level: 2, name: 'Heritage visits' }).waitFor();
  const figure = group(page, 'April to November 2024');
  await figure.getByLabel(/^Value/).fill('9o,000');
  await figure.getByText('“9o,000” is not a number.').waitFor();
  assert.match(await focused(page), /^input: Value/);
  const untouched = JSON.parse(readFileSync(await saved(page), 'utf8'));
  assert.equal(untouched.measures.find(({ code }) => code === 'heritage-visits').readings[0].value, 110161);

  await figure.getByLabel(/^Value/).fill('90,000');
  await waitsFor(page, '90.0k');
  assert.match(await address(page), /^#view=edit|^#measure=local-heritage-visits&view=edit/, 'the address names the file no more');
  await page.getByText('Value of Heritage visits for April to November 2024').first().waitFor();
  // A mark in place of a figure is a reason once the field is left.
  await figure.getByLabel(/^Value/).fill('[c]');
  await page.keyboard.press('Tab');
  await waitsFor(page, /suppressed/i);
  assert.equal(await figure.getByLabel('Why there is no figure').inputValue(), 'suppressed');
  await figure.getByLabel(/^Value/).fill('90,000');
  await waitsFor(page, '90.0k');
  assert.equal(await figure.getByLabel('Why there is no figure').inputValue(), '');

  // The measure's own page has it, and so has the list of what is missing.
  await page.getByRole('link', { name: 'See its page' }).click();
  await shows(page, 'Heritage visits');
  assert.equal(await page.locator('.measure__big').innerText(), '90.0k');
  await page.goBack();
  await shows(page, 'Change figures');
  await visit.close();
});

test('what is not saved is kept, offered when the page is opened again, and deleted', async () => {
  const visit = await open({ at: SAMPLE + HERITAGE });
  const { page, context } = visit;
  await shows(page, 'Change figures');
  assert.deepEqual(await databases(page), { local: {}, databases: 0 }, 'who changes nothing has nothing stored');
  await group(page, 'April to November 2024').getByLabel(/^Value/).fill('99999');
  await page.getByText('What you changed is kept in this browser').waitFor();
  await page.close();

  const again = await context.newPage();
  again.on('dialog', dialog => dialog.accept());
  await again.goto(visit.site.url + SAMPLE);
  await shows(again, TITLE);
  assert.equal(await again.getByText('Unsaved changes').count(), 0, 'a link offers nothing');
  await again.goto(visit.site.url);
  await shows(again, WELCOME);
  await again.getByText(/^From \d+ [A-Z][a-z]+, \d\d:\d\d:/).waitFor();
  assert.deepEqual(await axe(again), []);
  await again.getByRole('button', { name: /^Continue/ }).click();
  await shows(again, 'Change figures');
  await choose(again, /^Heritage visits/);
  await waitsFor(again, '100.0k');
  await state(again, '1 field changed, not saved yet.');

  // Not kept any more, and kept again.
  const keep = again.getByLabel('Keep unsaved changes in this browser');
  await keep.uncheck();
  await again.waitForFunction(() => !localStorage.length);
  await again.getByText('Nothing is kept: what you change is gone').waitFor();
  assert.deepEqual(await databases(again), { local: {}, databases: 0 });
  await keep.check();
  await again.getByText('What you changed is kept in this browser').waitFor();
  await again.getByRole('link', { name: 'Open another' }).click();
  await shows(again, WELCOME);
  await again.getByRole('button', { name: /^Delete/ }).click();
  await again.getByText('Unsaved changes', { exact: true }).waitFor({ state: 'hidden' });
  assert.deepEqual(await databases(again), { local: {}, databases: 0 });
  await visit.close();
});

test('all of it by keyboard', async () => {
  const visit = await open({ at: SAMPLE + '#view=edit' });
  const { page } = visit;
  page.on('dialog', dialog => dialog.accept());
  await shows(page, 'Change figures');
  const link = page.locator('.edit__measures').getByRole('link', { name: /^Heritage visits/ });
  await link.focus();
  await page.keyboard.press('Enter');
  await focuses(page, 'h2: Heritage visits');
  for (let i = 0; i < 3 && !/^input: Value/.test(await focused(page)); i++) await page.keyboard.press('Tab');
  assert.match(await focused(page), /^input: Value/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('111111');
  await waitsFor(page, '111.1k');
  // A figure for another period.
  const period = page.getByLabel('Add a figure for a period');
  await period.focus();
  await page.keyboard.type('2024-04 to 2024-11');
  await page.keyboard.press('Enter');
  await page.getByText('There is a figure for this period already.').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Nov 2023');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('fieldset')?.querySelector('legend').textContent === 'November 2023');
  await page.keyboard.type('9000');
  await page.keyboard.press('Tab');
  await page.getByText('Value of Heritage visits for November 2023').first().waitFor();
  await visit.close();
});

test('a report without its broken measures is not changed here', async () => {
  const visit = await open();
  const { page } = visit;
  const broken = readFileSync('public/examples/adults-2025-01.json', 'utf8').replace('"aim": "low"', '"aim": "lo"');
  await page.locator('input[type=file]').first().setInputFiles(file(broken));
  await page.getByRole('button', { name: /^Open the report without/ }).click();
  await page.getByRole('link', { name: 'Change figures' }).click();
  await page.getByText('This report is shown without measures in which there are errors').waitFor();
  await visit.close();
});

const SETTINGS = {
  light: { view: DESKTOP }, dark: { view: DESKTOP, scheme: 'dark' }, phone: { view: PHONE }, 'forced colours': { view: DESKTOP, forcedColors: 'active' },
};
for (const [name, options] of Object.entries(SETTINGS)) {
  test(`axe finds nothing wrong with the form, and nothing runs off the side: ${name}`, async () => {
    const visit = await open({ at: SAMPLE + HERITAGE, ...options });
    const { page } = visit;
    await shows(page, 'Change figures');
    await group(page, 'April to November 2024').getByLabel(/^Value/).fill('lots');
    await page.getByText('“lots” is not a number.').first().waitFor();
    await page.getByRole('button', { name: 'Add a target' }).click();
    await page.locator('fieldset').filter({ hasText: 'New: Target' }).waitFor();
    const faults = { form: await axe(page) };
    const wide = [await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)];
    await page.getByRole('link', { name: 'Make next period’s file' }).click();
    await shows(page, 'Make next period’s file');
    faults.next = await axe(page);
    wide.push(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual({ faults, wide }, { faults: { form: [], next: [] }, wide: [true, true] });
    await visit.close();
  });
}
