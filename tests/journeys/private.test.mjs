// Nothing leaves the browser, and nothing of a report stays in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { REPORT, TITLE, WELCOME, drop, rows, shows } from './steps.mjs';

const SECRET = 'A council that does not want to be named';

test('over a whole journey only the page’s own files are asked for, and nothing is kept', async () => {
  const visit = await open();
  const { page, context, site } = visit;
  const sent = [];
  context.on('request', request => {
    sent.push({ method: request.method(), url: request.url(), body: request.postData(), headers: JSON.stringify(request.headers()) });
  });
  await page.reload();
  await shows(page, WELCOME);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const secret = REPORT.replaceAll('Leicestershire County Council', SECRET);
  await drop(page, { name: 'secret.json', text: secret });
  await shows(page, TITLE);
  await page.getByText(SECRET).first().waitFor();
  await page.getByLabel('Search measures').fill('carers');
  await rows(page).first().locator('.measures__link').click();
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, TITLE);
  await drop(page, { name: 'secret-and-bad.json', text: secret.replace('"aim": "low"', '"aim": "lo"') });
  await shows(page, /problem/);
  await page.getByRole('link', { name: 'How to make the file' }).click();
  await page.getByRole('button', { name: 'Open this report' }).click();
  await shows(page, 'Libraries performance 2024/25');
  await page.getByRole('link', { name: 'Open another' }).click();
  await shows(page, WELCOME);

  assert.ok(sent.length > 3, 'something was recorded');
  for (const { method, url, body, headers } of sent) {
    assert.equal(new URL(url, site.url).origin, site.origin);
    assert.equal(method, 'GET', url);
    assert.equal(body, null, url);
    assert.ok(!decodeURIComponent(url + headers).includes('secret'), url);
  }
  assert.deepEqual(await context.cookies(), []);
  const kept = await page.evaluate(async () => {
    const cached = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) {
        cached.push({ url: request.url, text: await (await (await caches.open(name)).match(request)).text() });
      }
    }
    return { local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(), cached, history: JSON.stringify(history.state) };
  });
  assert.deepEqual(kept.local, {});
  assert.deepEqual(kept.session, {});
  assert.deepEqual(kept.databases, []);
  assert.ok(kept.cached.length > 3, 'the page itself is kept, to work offline');
  for (const { url, text } of kept.cached) assert.ok(!text.includes(SECRET), `${url} holds nothing of the report`);
  assert.ok(!kept.history.includes('secret'));
  await visit.close();
});
