// The address bar holds the reader's view, and back and forward work.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { MEASURES, REPORT, SAMPLE, TITLE, WELCOME, address, drop, focuses, rows, shows } from './steps.mjs';

const rating = page => page.getByRole('combobox', { name: 'Rating', exact: true });

test('a filter is in the address, and a reload keeps it', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  await rating(visit.page).selectOption('bottom');
  assert.equal(await address(visit.page), SAMPLE + '#rating=bottom');
  const shown = await rows(visit.page).count();
  assert.ok(shown > 0 && shown < MEASURES, `${shown} of ${MEASURES}`);
  const titles = await rows(visit.page).locator('.measures__link').allInnerTexts();
  await visit.page.reload();
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), SAMPLE + '#rating=bottom');
  assert.equal(await rating(visit.page).inputValue(), 'bottom');
  assert.deepEqual(await rows(visit.page).locator('.measures__link').allInnerTexts(), titles);
  await visit.close();
});

test('back and forward undo and redo a filter, and a search as one', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  await rating(visit.page).selectOption('top');
  await visit.page.getByLabel('Search measures').pressSequentially('library');
  assert.equal(await address(visit.page), SAMPLE + '#find=library&rating=top');
  const found = await rows(visit.page).count();
  await visit.page.goBack();
  assert.equal(await address(visit.page), SAMPLE + '#rating=top');
  assert.equal(await visit.page.getByLabel('Search measures').inputValue(), '');
  await visit.page.goBack();
  assert.equal(await rows(visit.page).count(), MEASURES);
  assert.equal(await rating(visit.page).inputValue(), '');
  await visit.page.goForward();
  await visit.page.goForward();
  assert.equal(await rows(visit.page).count(), found);
  assert.equal(await visit.page.getByLabel('Search measures').inputValue(), 'library');
  await visit.close();
});

test('a link to one measure opens it; an unknown one leads to the scorecard', async () => {
  const visit = await open({ at: SAMPLE + '#measure=ascof-2c' });
  await shows(visit.page, /^Permanent admissions to care, aged 65 and over/);
  assert.match(await visit.page.title(), /^Permanent admissions to care, aged 65 and over.* – Scorecard$/);
  await visit.page.goto('about:blank');
  await visit.page.goto(visit.site.url + SAMPLE + '#measure=no-such&order=gap');
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), SAMPLE + '#order=gap');
  await visit.close();
});

test('an address that is changed by hand is followed', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  await visit.page.evaluate(() => { location.hash = 'rating=bottom'; });
  await visit.page.waitForFunction(() => document.querySelector('select').value === 'bottom');
  await visit.page.evaluate(() => { location.hash = 'measure=ascof-2c'; });
  await shows(visit.page, /^Permanent admissions to care, aged 65 and over/);
  await visit.close();
});

test('the way back from a measure leads to the row it was opened from', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  const link = rows(visit.page).nth(18).locator('.measures__link');
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  const before = await visit.page.evaluate(() => scrollY);
  const name = await link.innerText();
  assert.ok(before > 500);
  for (const leave of [() => visit.page.goBack(), () => visit.page.getByRole('link', { name: 'Back to the scorecard' }).click()]) {
    await visit.page.keyboard.press('Enter');
    await shows(visit.page, name);
    await focuses(visit.page, `h1: ${name}`);
    assert.equal(await visit.page.evaluate(() => scrollY), 0);
    await leave();
    await shows(visit.page, TITLE);
    await focuses(visit.page, `a: ${name}`);
    assert.ok(Math.abs(await visit.page.evaluate(() => scrollY) - before) < 2, 'scrolled as before');
  }
  await visit.close();
});

test('back and forward go through screens and reports, dropped ones too', async () => {
  const visit = await open();
  const trail = [WELCOME];
  await drop(visit.page, { name: 'a.json', text: REPORT.replace(TITLE, 'Report A') });
  await shows(visit.page, 'Report A');
  await rating(visit.page).selectOption('bottom');
  trail.push('Report A', 'Report A');
  await drop(visit.page, { name: 'b.json', text: REPORT.replace(TITLE, 'Report B') });
  await shows(visit.page, 'Report B');
  trail.push('Report B');
  await visit.page.getByRole('link', { name: 'How to make the file' }).click();
  await shows(visit.page, 'How to make the file');
  for (const title of trail.toReversed()) {
    await visit.page.goBack();
    await shows(visit.page, title);
  }
  for (const title of trail.slice(1)) {
    await visit.page.goForward();
    await shows(visit.page, title);
  }
  await visit.page.goBack();
  await shows(visit.page, 'Report A');
  assert.equal(await rating(visit.page).inputValue(), 'bottom');
  await visit.close();
});

test('the address of a dropped report outlives it: opened again, the view is back', async () => {
  const visit = await open();
  await drop(visit.page, { name: 'report.json', text: REPORT });
  await shows(visit.page, TITLE);
  await rating(visit.page).selectOption('bottom');
  await visit.page.reload();
  await shows(visit.page, WELCOME);
  await visit.page.getByText('Scorecard keeps no files').waitFor();
  await drop(visit.page, { name: 'report.json', text: REPORT });
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), '#rating=bottom');
  assert.equal(await rating(visit.page).inputValue(), 'bottom');
  await visit.close();
});
