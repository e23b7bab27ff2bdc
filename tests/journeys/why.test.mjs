// Why? By keyboard from the scorecard to the working of a rating, an arrow, the headline, a rank and a forecast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open, picture } from './harness.mjs';
import { SAMPLE, TITLE, address, focuses, rows, shows } from './steps.mjs';

const KEY = 'ascof-2c';
const RATED = /^Permanent admissions to care, aged 65/;
const INVENTED = '?report=examples/exampleshire-2024-12.json';

const row = page => rows(page).filter({ has: page.locator(`a[href*="measure=${KEY}"]`) }).first();
const follow = async (page, link) => {
  await link.focus();
  await page.keyboard.press('Enter');
};

test('from a rating and from an arrow to why they are so, and back', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  const name = await row(page).locator('.measures__rating a').innerText();
  await follow(page, row(page).locator('.measures__rating a'));
  await shows(page, RATED);
  await focuses(page, 'h2: Why this rating');
  assert.match(await address(page), /#measure=ascof-2c&at=why-rating$/);
  const working = page.locator('#why-rating + .working');
  assert.match(await working.innerText(), /What would change it\s+It would be/);
  assert.match(await working.innerText(), /fewer admissions/);
  await working.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await working.innerText(), /Tolerance\s+3%, Scorecard’s default for rates/);

  await page.goBack();
  await shows(page, TITLE);
  await page.waitForFunction(name => document.activeElement.textContent.startsWith(name), name.split(':')[0].trim());

  await follow(page, row(page).locator('.measures__direction a'));
  await shows(page, RATED);
  await focuses(page, 'h2: Why this arrow');

  // From the verdicts at the head of the page too.
  await follow(page, page.locator('.verdicts').getByRole('link', { name: /^Why\?/ }).first());
  await focuses(page, 'h2: Why this rating');
  assert.match(await address(page), /&at=why-rating$/);

  // A link brings a reader to the same place.
  await page.reload();
  await focuses(page, 'h2: Why this rating');
  await visit.close();
});

test('why the headline: worked out when it is asked for, and each measure leads to its own reasons', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  assert.equal(await page.locator('.why-headline__body').count(), 0);
  await follow(page, page.locator('summary', { hasText: 'Why this headline?' }));
  const body = page.locator('.why-headline__body');
  await body.getByRole('heading', { name: 'Nearest to another rating' }).waitFor();
  assert.equal(await body.locator('.why-headline__list').first().locator('li').count(), 5);
  await body.getByRole('heading', { name: /^Left out/ }).waitFor();
  const first = body.locator('.why-headline__list a').first();
  const name = await first.innerText();
  await follow(page, first);
  await shows(page, name);
  await focuses(page, 'h2: Why');
  await visit.close();
});

test('why a rank and a quarter, from the comparison; why an interval and a forecast', async () => {
  const visit = await open({ at: INVENTED + '#view=compare' });
  const { page } = visit;
  const rank = page.locator('.spine__why').first();
  await rank.waitFor();
  await follow(page, rank);
  await focuses(page, 'summary: Why this rank');
  assert.match(await page.locator('details.why[open]').innerText(), /Better than it[\s\S]+What would change it/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await focuses(page, 'summary: Why this quarter');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('details.why[open]').nth(1).innerText(), /Rounded up/);
  await follow(page, page.locator('#why-interval'));
  assert.match(await page.locator('details.why[open]').first().innerText(), /19 of 20/);

  await page.goto(visit.site.url + INVENTED + '#view=scorecard');
  const forecast = page.locator('.measures__row', { hasText: /forecast/ }).first();
  await follow(page, forecast.locator('.measures__link'));
  await follow(page, page.locator('#why-forecast'));
  assert.match(await page.locator('details.why[open]').innerText(), /Why this forecast/);
  await visit.close();
});

for (const [name, view, scheme] of [['light', DESKTOP, 'light'], ['dark', DESKTOP, 'dark'], ['phone', PHONE, 'light']]) {
  test(`axe finds nothing wrong where it is asked why: ${name}`, async () => {
    const visit = await open({ at: SAMPLE, view, scheme });
    const { page } = visit;
    await shows(page, TITLE);
    await page.locator('summary', { hasText: 'Why this headline?' }).click();
    await page.locator('.why-headline__body').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.goto(visit.site.url + INVENTED + '#view=compare');
    await page.locator('.spine__why').first().click();
    await focuses(page, 'summary: Why this rank');
    await page.evaluate(() => document.querySelectorAll('details.why, .working__sources').forEach(details => { details.open = true; }));
    await picture(page, `why-${name}`);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    await visit.close();
  });
}
