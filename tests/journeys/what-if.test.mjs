// What if: sliders and fields by keyboard, the address that holds what is supposed, and the report that stays as it is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open, pdf } from './harness.mjs';
import { SAMPLE, TITLE, address, focuses, shows } from './steps.mjs';

const MEASURE = SAMPLE + '#measure=ascof-2c';
const RATED = /^Permanent admissions to care, aged 65/;
const SUMMARY = 'What if a figure, a target or a tolerance were another?';

const holds = (page, part) => page.waitForFunction(part => location.hash.includes(part), part);
const row = (page, name) => page.locator('.what-if__table').getByRole('row', { name }).locator('td').allInnerTexts();
const finding = page => page.locator('.what-if__finding');

test('a slider by arrow keys, a field by typing, a quick choice; shared, reloaded, undone and cleared', async () => {
  const visit = await open({ at: MEASURE });
  const { page } = visit;
  await shows(page, RATED);
  await page.locator('.what-if__summary').focus();
  await page.keyboard.press('Enter');
  const slider = page.getByRole('slider', { name: /^Admissions, forecast/ });
  await slider.waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'range', 'the first lever comes after the heading');
  assert.equal(await slider.inputValue(), '897');
  assert.match(await finding(page).innerText(), /^Nothing is supposed/);

  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  assert.equal(await slider.inputValue(), '900');
  assert.equal(await slider.getAttribute('aria-valuetext'), '900 admissions');
  await holds(page, 'what-if=ascof-2c:count:900');
  assert.match(await finding(page).innerText(), /were 900 admissions instead of 897 admissions\? The rating would be below instead of similar/);
  await page.getByRole('status').filter({ hasText: 'were 900 admissions' }).waitFor({ state: 'attached' });
  assert.deepEqual((await row(page, /^Rating/)).map(text => text.trim()), ['Similar', 'Below']);
  assert.ok(await slider.evaluate(slider => slider === document.activeElement), 'the slider keeps the focus');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('99999');
  await page.getByText(/^Type a number from 0 to/).waitFor();
  assert.equal(await slider.inputValue(), '900', 'what does not fit moves nothing');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('800');
  await holds(page, 'what-if=ascof-2c:count:800');
  assert.deepEqual((await row(page, /^Rating/)).map(text => text.trim()), ['Similar', 'Better']);
  await page.getByRole('spinbutton', { name: 'National average of 2023/24' }).fill('500');
  await holds(page, 'ascof-2c:target:500');

  await page.getByRole('button', { name: /^Just Better/ }).click();
  await page.waitForFunction(() => !location.hash.includes(':800'));
  assert.match(await finding(page).innerText(), /The rating would be better/);

  // A link brings it all back, with a notice, and the report is as it was.
  const link = await address(page);
  const said = await finding(page).innerText();
  await page.goto('about:blank');
  await page.goto(visit.site.url + link);
  await page.locator('.what-if__table').waitFor();
  assert.equal(await finding(page).innerText(), said);
  await page.getByText('This link supposes 2 figures.').waitFor();
  assert.equal(await page.locator('.measure__big').innerText(), '582');
  await page.reload();
  await page.locator('.what-if__table').waitFor();
  assert.equal(await address(page), link);

  // On the scorecard too.
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, TITLE);
  await page.getByText('This link supposes 2 figures. The scorecard below shows the report as it is.').waitFor();
  await page.locator('.what-if-notice').getByRole('link', { name: RATED }).click();
  await shows(page, RATED);
  await page.locator('.what-if').getByRole('button', { name: 'Clear what is supposed of this measure' }).click();
  await page.waitForFunction(() => !location.hash.includes('what-if'));
  await focuses(page, 'p: Nothing is supposed');
  await page.goBack();
  await holds(page, 'what-if=');
  await visit.close();
});

test('however much is moved, it is one step back', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  await page.locator('.measures__link').filter({ hasText: RATED }).click();
  await shows(page, RATED);
  await page.locator('.what-if__summary').click();
  const field = page.getByRole('spinbutton', { name: 'National average of 2023/24' });
  for (const amount of ['500', '510', '520']) {
    await field.fill(amount);
    await holds(page, `target:${amount}`);
  }
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes('what-if'));
  assert.equal(await field.inputValue(), '566.0');
  await page.getByRole('button', { name: 'Reset' }).first().waitFor({ state: 'hidden' });
  await page.goBack();
  await shows(page, TITLE);
  await visit.close();
});

test('a link of nonsense supposes nothing, and says so', async () => {
  const visit = await open({ at: SAMPLE + '#what-if=nobody:value:3,ascof-2c:count:NaN,ascof-2c:value:5,ascof-2c:tolerance:900' });
  const { page } = visit;
  await shows(page, TITLE);
  await page.getByText('This link supposes something that this report does not have.').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('.what-if-notice').waitFor({ state: 'hidden' });
  assert.equal(await address(page), SAMPLE);
  await focuses(page, `h1: ${TITLE}`);
  await visit.close();
});

test('on paper it stands only with its mark', async t => {
  const visit = await open({ at: MEASURE });
  const { page } = visit;
  const words = async name => {
    try {
      return execFileSync('pdftotext', [await pdf(page, name), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      return null;
    }
  };
  await page.locator('.what-if__summary').click();
  await page.locator('.what-if__table').waitFor();
  const plain = await words('what-if-plain');
  await page.getByRole('button', { name: /^Just Better/ }).click();
  await holds(page, 'what-if=');
  const supposed = await words('what-if');
  await visit.close();
  if (!plain) return t.diagnostic('pdftotext is not there');
  assert.ok(!plain.includes('What if'));
  assert.ok(supposed.includes('What if: not the report’s own figures') && !supposed.includes('Just Better'));
});

for (const [name, view, scheme] of [['light', DESKTOP, 'light'], ['dark', DESKTOP, 'dark'], ['phone', PHONE, 'light']]) {
  test(`axe finds nothing wrong with what is supposed: ${name}`, async () => {
    const visit = await open({ at: MEASURE + '&what-if=ascof-2c:count:800,ascof-2c:tolerance:900', view, scheme });
    const { page } = visit;
    await page.locator('.what-if__table').waitFor();
    await page.getByText(/^Left out of the link: tolerance/).waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    await page.getByRole('link', { name: 'Back to the scorecard' }).click();
    await page.locator('.what-if-notice').waitFor();
    assert.deepEqual(await axe(page), []);
    await visit.close();
  });
}
