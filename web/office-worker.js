// Runs the office program away from the page, so that it goes on answering. Asked by web/office.js.
import init, * as office from '../target/office/office.js';
/* global OFFICE_WASM */

self.onmessage = async ({ data: { what, args } }) => {
  try {
    await init({ module_or_path: new URL(OFFICE_WASM, self.location.href) });
    // A file of the device is read here, not by the page.
    const read = await Promise.all(args.map(async arg => arg instanceof Blob ? new Uint8Array(await arg.arrayBuffer()) : arg));
    const made = office[what](...read);
    self.postMessage({ made }, ArrayBuffer.isView(made) ? [made.buffer] : []);
  } catch (refused) {
    self.postMessage({ refused });
  }
};
