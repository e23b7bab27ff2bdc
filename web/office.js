// Asks for office files: each from a worker of its own, which ends with it. A worker that has failed is never asked again.
/* global OFFICE_WORKER */

// `what` is the export of src/bin/office.rs that makes it; `files` are names and texts by turns.
export function make(what, files) {
  const worker = new Worker(new URL(OFFICE_WORKER, import.meta.url), { type: 'module' });
  return new Promise((done, fail) => {
    worker.onmessage = ({ data }) => data.bytes ? done(data.bytes) : fail(new Error(data.error));
    worker.onerror = event => fail(new Error(event.message || 'The worker could not be fetched'));
    worker.postMessage({ what, files });
  }).finally(() => worker.terminate());
}
