// What every journey stands on. The built page in dist/ is served at an awkward address, a real browser
// opens it, and everything it asks for and complains about is written down.
//
//   const visit = await open({ at: '?report=…', view: PHONE, scheme: 'dark' });   // all optional
//   visit.page        the Playwright page, at the screen that follows the address
//   visit.site        the server: url, origin, asked (paths and statuses), close()
//   visit.requests    every address the page asked for; data: and blob: left out
//   visit.complaints  console errors and warnings (CSP violations are among them), uncaught errors
//   await visit.offline()   takes the server away
//   await visit.close()     ends it, and fails if there was a complaint or a request to anywhere else
//   await axe(page)         what axe finds wrong, as lines a person can read; [] is good
//   await picture(page, 'name')   a screenshot in test-results/, for a person to look at
//   await pdf(page, 'name')       the A4 paper in test-results/; returns its path
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after } from 'node:test';
import { createRequire } from 'node:module';
import { launch } from '../../web/browser.mjs';
import { serve } from '../../web/serve.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RESULTS = 'test-results';
export const SUB_PATH = '/intranet/performance/';
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 320, height: 640 };

let browser;
const sites = [];
export const browserOf = async () => (browser ??= await launch());
after(async () => {
  await browser?.close();
  await Promise.all(sites.map(site => site.close())); // of journeys that failed half-way
});

export async function open({ at = '', view = DESKTOP, scheme = 'light', folder = 'dist', ...more } = {}) {
  const site = await serve({ folder, at: SUB_PATH });
  sites.push(site);
  const context = await (await browserOf()).newContext({ viewport: view, colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB', ...more });
  const requests = [];
  const astray = [];
  const complaints = [];
  context.on('request', request => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    if (!request.serviceWorker()) requests.push(url);
    if (!url.startsWith(site.url)) astray.push(url);
  });
  context.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', webError => complaints.push(`uncaught: ${webError.error().message}`));
  const page = await context.newPage();
  await page.goto(site.url + at);
  await page.locator('#boot').waitFor({ state: 'detached' });

  return {
    page, context, site, requests, complaints,
    offline: () => site.close(),
    async close() {
      await context.close();
      await site.close();
      assert.deepEqual(complaints, []);
      assert.deepEqual(astray, [], 'requests to elsewhere');
    },
  };
}

export async function axe(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${help}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
}

export async function picture(page, name) {
  mkdirSync(RESULTS, { recursive: true });
  await page.screenshot({ path: `${RESULTS}/${name}.png`, fullPage: true });
}

export async function pdf(page, name) {
  mkdirSync(RESULTS, { recursive: true });
  const path = `${RESULTS}/${name}.pdf`;
  // The styles of the paper come right after the screen.
  await page.waitForFunction(() => [...document.styleSheets].some(sheet => sheet.href?.includes('/later-')));
  await page.pdf({ path, format: 'A4', preferCSSPageSize: true, printBackground: false });
  return path;
}
