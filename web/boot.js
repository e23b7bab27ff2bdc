// Starts the page of a website. A classic script: one that also runs where the page was opened from a folder, so
// that it can tell.
import { begin, fail } from './begin.js';
import { unpack } from './link.js';
import { settings } from './settings.js';
import { watchForUpdates } from './update.js';

const self = document.currentScript.dataset;
const address = path => new URL(path, document.baseURI).href;

// Rust has no import(): src/app asks here for the chart library, on the first chart, for what saves a file, for what makes
// office files, for the styles of what comes later, with the first part of it, and for the page in one file.
window.scorecardLater = {
  charts: () => import(address(self.charts)),
  saver: () => import(address(self.saver)),
  office: () => import(address(self.office)),
  styles: () => new Promise((done, fail) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address(self.styles), onload: done, onerror: fail });
    document.head.append(link);
  }),
  unpack,
  colour(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  },
  async single() {
    const response = await fetch(address(self.single));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.text();
  },
};

async function start() {
  // Asked for while the program is on its way.
  const [app, own] = await Promise.all([import(address(self.app)), settings(address('./scorecard.config.json'))]);
  window.scorecardLater.settings = own;
  await app.default({ module_or_path: address(self.wasm) });
}

if (location.protocol === 'file:') {
  fail('Scorecard was opened from a folder, and browsers do not let such a page run.',
    'Open it by its web address instead, or open the file one-file.html beside it, which runs from anywhere.');
} else {
  begin(start, 'Check your connection and reload the page. If that does not help, tell whoever looks after this website: one of its files is missing or blocked.')
    .then(begun => begun && self.worker && watchForUpdates(address(self.worker)));
}
