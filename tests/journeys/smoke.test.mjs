// The built page opens anywhere, keeps to itself, goes offline and changes versions only when told to.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { writeWorker } from '../../web/worker.mjs';
import { SUB_PATH, browserOf, open } from './harness.mjs';

test('opens under a sub-path, with and without index.html, and asks for nothing elsewhere', async () => {
  for (const at of ['', 'index.html']) {
    const visit = await open({ at });
    await visit.page.locator('h1').waitFor();
    assert.deepEqual(visit.site.asked.filter(({ status }) => status !== 200), []);
    await visit.close();
  }
});

test('draws a chart with a tooltip under the strict policy, the library fetched only then', async () => {
  const visit = await open();
  const library = () => visit.requests.flatMap(url => url.match(/\/charts-[^/]*\.(js)$/)?.[1] ?? []);
  assert.deepEqual(library(), []);
  const drawn = await visit.page.evaluate(async () => {
    const box = document.createElement('div');
    document.body.prepend(box);
    box.style.height = '300px';
    const chart = (await window.scorecardLater.charts()).init(box);
    chart.set(JSON.stringify({
      aria: { enabled: true, label: { description: 'Two points' } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: ['2023/24', '2024/25'] },
      yAxis: { type: 'value' },
      series: [{
        type: 'line',
        data: [{ value: 1, name: 'Before: 1' }, { value: 2, name: '<b>Now</b>: 2' }],
        itemStyle: { color: 'var(--link, #174f8f)' },
        markLine: { data: [{ yAxis: 1.5, name: 'Wanted: 1.5' }] },
        markArea: { data: [[{ yAxis: 1.2 }, { yAxis: 1.7 }]] },
      }],
    }));
    return box.querySelectorAll('svg path').length;
  });
  assert.ok(drawn > 5);
  assert.deepEqual(library(), ['js']);
  const svg = await visit.page.locator('svg').first().boundingBox();
  await visit.page.mouse.move(svg.x + svg.width * 0.7, svg.y + svg.height / 2);
  await visit.page.getByText('<b>Now</b>: 2').waitFor();
  await visit.close();
});

test('works offline after the first visit', async () => {
  const visit = await open();
  await controlled(visit.page);
  await visit.offline();
  for (const at of ['', 'index.html', '?report=somewhere.json']) {
    await visit.page.goto(visit.site.url + at);
    await visit.page.locator('h1').waitFor();
    await visit.page.locator('#boot').waitFor({ state: 'detached' });
  }
  assert.ok(await visit.page.evaluate(async () => (await window.scorecardLater.charts()).init !== undefined), 'charts too');
});

test('a new version waits until it is accepted, then takes over as a whole', async () => {
  const next = mkdtempSync(join(tmpdir(), 'scorecard-'));
  try {
    cpSync('dist', next, { recursive: true });
    const index = join(next, 'index.html');
    writeFileSync(index, readFileSync(index, 'utf8').replace('Turns one JSON file', 'The next version: one JSON file'));
    await writeWorker(next);

    const { page, context, site, close } = await open();
    await controlled(page);
    await context.addInitScript(() => addEventListener('scorecard-update-ready', () => { window.updateReady = true; }));
    const isNext = () => page.locator('meta[name=description][content^="The next"]').count().then(count => count === 1);
    const reload = async () => {
      await page.reload();
      await page.locator('#boot').waitFor({ state: 'detached' });
    };
    await reload();

    site.folder = next;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.waitForFunction(() => window.updateReady);
    await reload();
    assert.ok(!await isNext(), 'a reload stays with the version it has');
    await page.waitForFunction(() => window.updateReady);

    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => { window.dispatchEvent(new Event('scorecard-update-accept')); }),
    ]);
    await page.locator('#boot').waitFor({ state: 'detached' });
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    await reload();
    assert.ok(await isNext());
    await close();
  } finally {
    rmSync(next, { recursive: true });
  }
});

test('says in plain words when it cannot open', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'scorecard-'));
  try {
    cpSync('dist', broken, { recursive: true });
    for (const name of readdirSync(join(broken, 'assets'))) {
      if (name.endsWith('.wasm')) rmSync(join(broken, 'assets', name));
    }
    const site = await serve({ folder: broken, at: SUB_PATH });
    const page = await (await browserOf()).newPage();
    await page.goto(site.url);
    await page.getByRole('alert').filter({ hasText: 'could not be opened' }).waitFor();
    await page.goto(pathToFileURL(join(broken, 'index.html')).href);
    await page.getByRole('alert').filter({ hasText: 'opened from a folder' }).waitFor();
    await page.close();
    await site.close();
  } finally {
    rmSync(broken, { recursive: true });
  }
});

const controlled = page => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
