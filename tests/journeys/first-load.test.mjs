// What the first scorecard needs, and what comes later.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { SAMPLE, TITLE, shows } from './steps.mjs';

const LATER = /\/(split_|chunk_)[^/]*\.wasm$|\/charts-[^/]*\.js$/;

test('the first scorecard is there before anything that comes later is asked for', async () => {
  const visit = await open({ at: SAMPLE, serviceWorkers: 'block' });
  const { page } = visit;
  // What comes later is held back: the scorecard must not need it.
  let held = 0;
  await page.route(LATER, route => { held += 1; return route.abort(); });
  await page.reload();
  await shows(page, TITLE);
  assert.ok(await page.locator('.measures__row').count() > 20);
  assert.equal(held, 0, 'the page is left alone until it has nothing better to do');
  const assets = new Set(visit.requests.filter(url => url.includes('/assets/')).map(url => url.split('/').at(-1)));
  const first = readdirSync('dist/assets').filter(name => /^(main|app|boot)-/.test(name));
  for (const name of first) assert.ok(assets.has(name), `${name} belongs to the first load`);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  visit.complaints.splice(0);
  await visit.close();
});

test('a part that cannot be fetched says so, leaves the rest, and comes when asked again', async () => {
  const visit = await open({ at: SAMPLE, serviceWorkers: 'block' });
  const { page } = visit;
  await shows(page, TITLE);
  await page.route(LATER, route => route.abort());
  await page.getByRole('link', { name: 'How to make the file' }).click();
  await page.getByRole('alert').filter({ hasText: 'could not be fetched' }).waitFor();
  await page.unroute(LATER);
  await page.getByRole('button', { name: 'Try again' }).click();
  await shows(page, 'How to make the file');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  visit.complaints.splice(0);
  await visit.close();
});

test('a host that does not name WebAssembly runs the page all the same', async () => {
  const visit = await open({ at: '', serviceWorkers: 'block' });
  const { page } = visit;
  await page.route(/\.wasm$/, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  await page.goto(visit.site.url + SAMPLE + '#measure=ascof-2c');
  await shows(page, /^Permanent admissions/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  visit.complaints.splice(0);
  await visit.close();
});
