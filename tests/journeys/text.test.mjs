// A text is checked on the page: pasted, its claims marked, by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, open, picture, PHONE } from './harness.mjs';

const AT = '?report=examples/adults-2025-01.json';
const TEXT = `7. There were 31,380 contacts, fewer than before (a 7.9% reduction from 34,060).
8. Direct payments stood at 35.6% (1,723 out of 5,081) and grew by 3% points.`;

test('a text is checked by keyboard, and the answer is read out', async () => {
  const visit = await open({ at: AT });
  const { page } = visit;
  await page.getByRole('link', { name: 'Check a text' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Check a text', level: 1 }).waitFor();
  assert.match(page.url(), /#view=text$/);
  await page.getByLabel('The text').focus();
  await page.keyboard.insertText(TEXT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const result = page.locator('#text-result');
  await result.waitFor();
  assert.equal(await result.textContent(), '3 claims found: 1 contradicted, 1 not checkable, 1 right.');
  await page.waitForFunction(() => document.activeElement?.id === 'text-result');
  const first = page.locator('.claims__claim').first();
  assert.match(await first.textContent(), /Contradicted.*Paragraph 8.*1,723 out of 5,081 is 33\.9%, not 35\.6%\./s);
  assert.equal(await page.locator('mark.claim--contradicted').count(), 1);
  await picture(page, 'text');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /Adults and Communities/ }).waitFor();
  await visit.close();
});

test('without a text the page says what to do', async () => {
  const visit = await open({ at: `${AT}#view=text` });
  await visit.page.getByRole('button', { name: 'Check this text' }).click();
  await visit.page.getByText('There is no text here yet: paste some first.').waitFor();
  await visit.close();
});

test('axe finds nothing on a checked text, light, dark and on a phone', async () => {
  for (const look of [{}, { scheme: 'dark' }, { view: PHONE }]) {
    const visit = await open({ at: `${AT}#view=text`, ...look });
    await visit.page.getByLabel('The text').fill(TEXT);
    await visit.page.getByRole('button', { name: 'Check this text' }).click();
    await visit.page.locator('#text-result').waitFor();
    assert.deepEqual(await axe(visit.page), []);
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is wider than the screen');
    await visit.close();
  }
});
