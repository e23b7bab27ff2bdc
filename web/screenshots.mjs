// Takes the pictures of README and docs from the built page: `make screenshots`.
import { mkdirSync } from 'node:fs';
import { launch } from './browser.mjs';
import { serve } from './serve.mjs';

const FOLDER = 'docs/pictures';
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };

// name: file name · at: what follows the page's address · file: a file to open, from this folder ·
// waitFor: what must be there first · full: the whole page, not the window alone · scheme: light, dark
const REPORT = '?report=examples/adults-2025-01.json';
const PICTURES = [
  { name: 'welcome', view: DESKTOP },
  { name: 'scorecard', at: REPORT, view: DESKTOP, waitFor: '.scorecard' },
  { name: 'scorecard-table', at: REPORT + '#layer=delay', view: DESKTOP, waitFor: '.scorecard', full: true },
  { name: 'scorecard-dark', at: REPORT, view: DESKTOP, waitFor: '.scorecard', scheme: 'dark' },
  { name: 'scorecard-phone', at: REPORT, view: PHONE, waitFor: '.scorecard' },
  { name: 'measure', at: REPORT + '#measure=ascof-2c', view: DESKTOP, waitFor: 'figure.trend svg', full: true },
  { name: 'compare', at: '?report=examples/england-2023.json#view=compare', view: DESKTOP, waitFor: '.spine', full: true },
  { name: 'trends', at: REPORT + '#view=trends', view: { ...DESKTOP, height: 1300 }, waitFor: '.panels' },
  { name: 'problems', file: 'tests/problems/many-of-meaning.json', view: DESKTOP, waitFor: '.problem' },
];

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2); // names, to take only some
const site = await serve();
const browser = await launch();
try {
  for (const { name, at = '', file, view, waitFor = 'h1', full = false, scheme = 'light' } of PICTURES) {
    if (wanted.length && !wanted.includes(name)) continue;
    const page = await browser.newPage({ viewport: view, colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB', serviceWorkers: 'block' });
    await page.goto(site.url + at);
    if (file) await page.locator('input[type=file]').setInputFiles(file);
    await page.locator(waitFor).first().waitFor();
    await page.waitForLoadState('networkidle');
    const path = `${FOLDER}/${name}.png`;
    await page.screenshot({ path, fullPage: full });
    await page.close();
    console.log(path);
  }
} finally {
  await browser.close();
  await site.close();
}
