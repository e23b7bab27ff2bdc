// Takes the pictures of README and docs from the built page: `make screenshots`.
import { mkdirSync } from 'node:fs';
import { launch } from './browser.mjs';
import { serve } from './serve.mjs';

const FOLDER = 'docs/pictures';
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };

// name: file name · at: what follows the page's address · waitFor: what must be there first ·
// full: the whole page, not the window alone · scheme: light, dark · kind: png, or pdf for A4 paper
const PICTURES = [
  { name: 'welcome', at: '', view: DESKTOP },
  { name: 'welcome-phone-dark', at: '', view: PHONE, scheme: 'dark', full: true },
  { name: 'welcome-print', at: '', view: DESKTOP, kind: 'pdf' },
];

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2); // names, to take only some
const site = await serve();
const browser = await launch();
try {
  for (const { name, at, view, waitFor = 'h1', full = false, scheme = 'light', kind = 'png' } of PICTURES) {
    if (wanted.length && !wanted.includes(name)) continue;
    const page = await browser.newPage({ viewport: view, colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB', serviceWorkers: 'block' });
    await page.goto(site.url + at);
    await page.locator(waitFor).first().waitFor();
    await page.waitForLoadState('networkidle');
    const path = `${FOLDER}/${name}.${kind}`;
    if (kind === 'pdf') await page.pdf({ path, format: 'A4', preferCSSPageSize: true, printBackground: true });
    else await page.screenshot({ path, fullPage: full });
    await page.close();
    console.log(path);
  }
} finally {
  await browser.close();
  await site.close();
}
