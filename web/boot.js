// Starts the page, and says so in plain words when it cannot. A classic script: one that also runs
// where the page was opened from a folder, so that it can tell.
import { watchForUpdates } from './update.js';

const self = document.currentScript.dataset;
const address = path => new URL(path, document.baseURI).href;

// Rust has no import(): src/app asks here for the chart library, on the first chart, for what saves a drawing, and
// for the styles of what comes later, with the first part of it.
window.scorecardLater = {
  charts: () => import(address(self.charts)),
  saver: () => import(address(self.saver)),
  styles: () => new Promise((done, fail) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address(self.styles), onload: done, onerror: fail });
    document.head.append(link);
  }),
};

async function start() {
  if (location.protocol === 'file:') {
    return fail('Scorecard was opened from a folder, and browsers do not let such a page run.',
      'Open it by its web address instead.');
  }
  if (typeof WebAssembly !== 'object') {
    return fail('This browser cannot run Scorecard: it has no WebAssembly.',
      'Use a current Edge, Chrome, Firefox or Safari. If yours is current, its security settings may have switched WebAssembly off: ask your IT desk to allow it for this address.');
  }
  try {
    const app = await import(address(self.app));
    await app.default({ module_or_path: address(self.wasm) });
    document.getElementById('boot').remove();
  } catch (error) {
    console.error(error);
    return fail('Scorecard could not be opened.',
      'Check your connection and reload the page. If that does not help, tell whoever looks after this website: one of its files is missing or blocked.',
      String(error));
  }
  if (self.worker) watchForUpdates(address(self.worker));
}

function fail(...sentences) {
  const boot = document.getElementById('boot');
  boot.setAttribute('role', 'alert');
  boot.replaceChildren(...sentences.map(sentence => {
    const paragraph = document.createElement('p');
    paragraph.textContent = sentence;
    return paragraph;
  }));
}

start();
