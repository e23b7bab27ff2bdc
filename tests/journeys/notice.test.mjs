// What the page has to say for itself: of a new version, of its own failure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { REPORT, SAMPLE, TITLE, WELCOME, file, shows } from './steps.mjs';

test('a new version is used when the reader wants it', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  await visit.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const ready = () => visit.page.evaluate(() => { dispatchEvent(new CustomEvent('scorecard-update-ready')); });
  const use = visit.page.getByRole('button', { name: 'Use the new version' });
  let loads = 0;
  visit.page.on('load', () => loads++);
  await ready();
  await visit.page.getByRole('button', { name: 'Not now' }).click();
  assert.equal(await use.isVisible(), false);
  assert.equal(loads, 0);
  await ready();
  await Promise.all([visit.page.waitForEvent('load'), use.click()]);
  await shows(visit.page, TITLE);
  assert.equal(await use.isVisible(), false);
  await visit.close();
});

test('when the page fails it says so and can be reloaded, whatever it was drawing', async () => {
  const visit = await open();
  // A browser in which one element cannot be made.
  await visit.page.evaluate(() => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      if (name === 'article') throw new Error('no article today');
      return make.call(this, name, ...rest);
    };
  });
  await visit.page.locator('input[type=file]').setInputFiles(file(REPORT));
  await visit.page.getByRole('alert').getByRole('heading', { name: 'Something went wrong, and Scorecard has stopped' }).waitFor();
  assert.ok(visit.complaints.splice(0).some(text => text.includes('panicked')), 'and tells developers why');
  await visit.page.getByRole('link', { name: 'Reload the page' }).click();
  await shows(visit.page, WELCOME);
  assert.equal(await visit.page.getByRole('alert').filter({ hasText: 'went wrong' }).count(), 0);
  await visit.close();
});
