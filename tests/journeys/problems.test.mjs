// A bad file: every problem with its place and remedy, and the report that was open stays open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, axe, open, picture } from './harness.mjs';
import { MEASURES, REPORT, SAMPLE, TITLE, address, drop, file, focuses, rows, shows } from './steps.mjs';

// Three slips in two measures, and where they are.
const SLIPS = [['"aim": "low"', '"aim": "lo"'], ['"unit": "percent"', '"unit": "percentage"'], ['"survey": true', '"survy": true']];
const BAD = SLIPS.reduce((text, [right, wrong]) => text.replace(right, wrong), REPORT);
const lines = SLIPS.map(([, wrong]) => BAD.slice(0, BAD.indexOf(wrong)).split('\n').length);

test('every problem is listed with its place, shown with its line, and leads to a remedy', async () => {
  const visit = await open();
  await drop(visit.page, { name: 'bad.json', text: BAD });
  await shows(visit.page, /3 problems/);
  assert.equal(await visit.page.title(), 'Problems in bad.json – Scorecard');
  const errors = visit.page.getByRole('article').filter({ hasText: 'Error' });
  assert.equal(await errors.count(), SLIPS.length);
  for (const [i, [, wrong]] of SLIPS.entries()) {
    const error = errors.filter({ hasText: `Line ${lines[i]},` });
    assert.equal(await error.count(), 1, `a problem on line ${lines[i]}`);
    assert.ok(wrong.includes(await error.locator('mark').innerText()), 'the fault is marked');
    for (const term of ['Found', 'Wanted', 'Remedy']) assert.equal(await error.getByText(term, { exact: true }).count(), 1, term);
  }
  await errors.filter({ hasText: `Line ${lines[0]},` }).getByText('Did you mean').waitFor();
  const list = visit.page.getByRole('navigation', { name: 'To mend' }).getByRole('link');
  assert.equal(await list.count(), SLIPS.length);
  const before = await address(visit.page);
  for (let i = 0; i < SLIPS.length; i++) {
    await list.nth(i).click();
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), `problem-${i + 1}`);
  }
  assert.equal(await address(visit.page), before, 'the address holds the view, so it stays');
  await visit.close();
});

test('the report that was open stays open, as it was', async () => {
  const visit = await open({ at: SAMPLE + '#rating=bottom' });
  await shows(visit.page, TITLE);
  const shown = await rows(visit.page).count();
  await drop(visit.page, { name: 'bad.json', text: BAD });
  await shows(visit.page, /3 problems/);
  await focuses(visit.page, 'h1: 3 problems');
  await visit.page.getByText(`The report you had open is still here: ${TITLE}`).waitFor();
  await visit.page.getByRole('link', { name: 'Go back to it' }).click();
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), SAMPLE + '#rating=bottom');
  assert.equal(await rows(visit.page).count(), shown);
  await visit.page.goBack();
  await shows(visit.page, /3 problems/);
  await visit.page.getByLabel('Choose the mended file').setInputFiles(file(REPORT.replace(TITLE, 'Mended'), 'bad.json'));
  await shows(visit.page, 'Mended');
  await visit.close();
});

test('a report opens without its broken measures when asked, and says so on every screen and on paper', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, { name: 'bad.json', text: BAD });
  await shows(page, /3 problems/);
  await page.getByRole('button', { name: 'Open the report without these 2 measures' }).click();
  await shows(page, TITLE);
  const lacks = page.getByRole('region', { name: `2 of the ${MEASURES} measures in the file are left out` });
  await lacks.getByText(`A word that is not known here (line ${lines[0]})`).waitFor();
  await focuses(page, `h1: ${TITLE}`);
  assert.deepEqual(await axe(page), []);
  await picture(page, 'left-out');
  assert.equal(await rows(page).count(), MEASURES - 2);
  await page.getByText(`2 of the ${MEASURES} measures are left out of this and of every count`).waitFor();
  for (const view of ['#view=trends', '#view=questions', '#view=checks', '#rating=top']) {
    await page.evaluate(to => { location.hash = to; }, view);
    await lacks.waitFor();
  }
  await page.emulateMedia({ media: 'print' });
  assert.ok(await lacks.isVisible());
  await page.emulateMedia({ media: 'screen' });
  await lacks.getByRole('button', { name: 'See what is wrong' }).click();
  await shows(page, /3 problems/);
  await page.goBack();
  await lacks.waitFor();
  await visit.close();
});

test('what is wrong elsewhere than in measures stops the report', async () => {
  const visit = await open();
  await drop(visit.page, { name: 'bad.json', text: BAD.replace('"title"', '"titel"') });
  await shows(visit.page, /4 problems/);
  assert.equal(await visit.page.getByRole('button', { name: /Open the report without/ }).count(), 0);
  await visit.close();
});

test('all problems can be copied as text', async () => {
  const visit = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await drop(visit.page, { name: 'bad.json', text: BAD });
  await shows(visit.page, /3 problems/);
  await visit.page.getByRole('button', { name: 'Copy all problems as text' }).click();
  await visit.page.getByText('Copied.').waitFor();
  const text = await visit.page.evaluate(() => navigator.clipboard.readText());
  for (const line of lines) assert.match(text, new RegExp(`\\b${line}\\b`));
  await visit.close();
});

test('where the browser does not let the page copy, the text is there to copy by hand', async () => {
  const visit = await open();
  await visit.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await drop(visit.page, { name: 'bad.json', text: BAD });
  await shows(visit.page, /3 problems/);
  await visit.page.getByRole('button', { name: 'Copy all problems as text' }).click();
  const field = visit.page.getByLabel('All problems as text');
  await field.waitFor();
  await visit.page.waitForFunction(() => document.activeElement.localName === 'textarea');
  assert.match(await visit.page.evaluate(() => getSelection().toString()), new RegExp(`\\b${lines[0]}\\b`));
  await visit.close();
});

test('what is not a report at all is told in plain words, and never leaves a blank page', async () => {
  const visit = await open({ view: PHONE });
  for (const [name, bytes] of [
    ['empty.json', ''], ['cut.json', REPORT.slice(0, 9000)], ['words.json', 'Dear colleague'], ['list.json', '[]'], ['null.json', 'null'],
    ['one-line.json', JSON.stringify(JSON.parse(BAD))], ['deep.json', '['.repeat(200000)],
  ]) {
    await visit.page.locator('input[type=file]').setInputFiles(file(bytes, name));
    await visit.page.getByText(new RegExp(`^${name}`)).waitFor();
    await visit.page.getByText('Remedy').first().waitFor();
    const { wide, width } = await visit.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, width: innerWidth }));
    assert.equal(wide, width, `${name} does not scroll sideways`);
  }
  await visit.close();
});
