// Questions to ask: from the scorecard by keyboard, ticked off, on to a measure and back, on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, open, pdf, picture, PHONE } from './harness.mjs';

const AT = '?report=examples/adults-2025-01.json';

test('questions are reached, ticked off and lead to their measures by keyboard', async () => {
  const visit = await open({ at: AT });
  const { page } = visit;
  await page.getByRole('link', { name: 'Questions to ask' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Questions to ask', level: 1 }).waitFor();
  assert.match(page.url(), /#view=questions$/);
  const box = page.getByRole('checkbox').first();
  await box.focus();
  await page.keyboard.press('Space');
  assert.ok(await box.isChecked());
  const first = page.locator('.questions__group').first();
  assert.match(await first.textContent(), /Below.*\?/s, 'the lowest rated first');
  assert.ok((await first.locator('.questions__why').first().textContent()).length > 20, 'with its reason');
  await picture(page, 'questions');
  await first.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Back to the questions' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Questions to ask', level: 1 }).waitFor();
  await pdf(page, 'questions');
  await visit.close();
});

test('axe finds nothing on the questions, light, dark and on a phone', async () => {
  for (const look of [{}, { scheme: 'dark' }, { view: PHONE }]) {
    const visit = await open({ at: `${AT}#view=questions`, ...look });
    await visit.page.locator('.questions__group').first().waitFor();
    assert.deepEqual(await axe(visit.page), []);
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is wider than the screen');
    await visit.close();
  }
});
