// Makes office files away from the page, so that it goes on answering. Asked by web/office.js.
import init, * as office from '../target/office/office.js';
/* global OFFICE_WASM */

self.onmessage = async ({ data: { what, files } }) => {
  try {
    await init({ module_or_path: new URL(OFFICE_WASM, self.location.href) });
    const bytes = office[what](files);
    self.postMessage({ bytes }, [bytes.buffer]);
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
