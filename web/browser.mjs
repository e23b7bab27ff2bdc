// Finds a browser to test with: $CHROME, else an installed Chrome, Chromium or Edge.
//   node web/browser.mjs    prints its path, or fails
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function findBrowser() {
  if (process.env.CHROME) return process.env.CHROME;
  const folders = process.env.PATH.split(delimiter);
  return [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...PLACES].find(file => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function launch() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge found: install one, or name it in $CHROME.');
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // the sandbox refuses to run as root
      '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--font-render-hinting=none',
    ],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = findBrowser();
  if (!browser) process.exit(1);
  console.log(browser);
}
