// The main journey without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { MEASURES, REPORT, SAMPLE, TITLE, WELCOME, address, file, focused, focuses, rows, shows } from './steps.mjs';

// Presses the tab key until something with these words has the focus, which must then be seen.
async function tabTo(page, words, key = 'Tab') {
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.startsWith('body:') || !now.includes(words)) continue;
    const box = await page.evaluate(() => {
      const element = document.activeElement;
      const { width, height, top, bottom } = (element.labels?.[0] ?? element).getBoundingClientRect();
      return { seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight };
    });
    assert.ok(box.seen, `${now} is in sight when it has the focus`);
    return now;
  }
  assert.fail(`${words} cannot be reached by the tab key`);
}

test('open, filter, read a measure and its reasons, go back, print, mend a bad file', async () => {
  const visit = await open();
  const { page } = visit;
  // Listened for from the start: asked for only when the key is pressed, it can come too late.
  const chooser = page.waitForEvent('filechooser', { timeout: 60_000 });
  chooser.catch(() => {}); // awaited below; here, if the journey ends before
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await shows(page, WELCOME);

  // The first stop leads past the bar and leaves the address alone.
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'a: Skip to main content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  assert.equal(await address(page), '');
  assert.equal(await tabTo(page, ''), 'input: Choose a file', 'the first thing to do comes first');

  await tabTo(page, 'January 2025');
  await page.keyboard.press('Enter');
  await shows(page, TITLE);
  await focuses(page, `h1: ${TITLE}`);

  await tabTo(page, 'Search measures');
  await page.keyboard.type('carers');
  const found = await rows(page).count();
  assert.ok(found > 0 && found < MEASURES);
  await tabTo(page, 'Rating');
  await page.keyboard.press('ArrowDown');
  assert.match(await address(page), /#find=carers&rating=/);
  await page.keyboard.press('Home');
  assert.equal(await rows(page).count(), found);

  const name = await rows(page).first().locator('.measures__link').innerText();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await shows(page, name);
  await focuses(page, `h1: ${name}`);
  await page.getByRole('heading', { name: 'Why this rating' }).waitFor();
  await tabTo(page, 'Back to the scorecard', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await shows(page, TITLE);
  await focuses(page, `a: ${name}`);
  assert.equal(await address(page), SAMPLE + '#find=carers');

  await tabTo(page, 'Print', 'Shift+Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => window.printed), true);

  await tabTo(page, 'Open another', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await shows(page, WELCOME);
  await focuses(page, 'h1: '); // not moved there while the keys are pressed
  await tabTo(page, 'Choose a file');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file(REPORT.replace('"aim": "low"', '"aim": "lo"')));
  await shows(page, /problem/);
  await focuses(page, 'h1: ');
  await tabTo(page, 'Go back to it');
  const article = page.getByRole('article').first();
  const problem = await article.getByRole('heading').innerText();
  await tabTo(page, problem);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'problem-1');
  await visit.close();
});
