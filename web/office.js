// Asks the office program: each time in a worker of its own, which ends with it. A worker that has failed is never asked again.
/* global OFFICE_WORKER */

// `what` is an export of src/bin/office.rs; its arguments may be whatever a worker can be sent, and so may what it gives. Bytes among
// the arguments are handed over and are gone from the page. It fails with the program's own words, as a string, or with an Error. What
// is returned can be stopped.
export function ask(what, args) {
  const worker = new Worker(new URL(OFFICE_WORKER, import.meta.url), { type: 'module' });
  let stop;
  const asked = new Promise((done, fail) => {
    stop = () => fail(new Error('Stopped'));
    worker.onmessage = ({ data }) => 'made' in data ? done(data.made) : fail(data.refused);
    worker.onerror = event => fail(new Error(event.message || 'The worker could not be fetched'));
    worker.postMessage({ what, args }, args.filter(arg => ArrayBuffer.isView(arg)).map(arg => arg.buffer));
  }).finally(() => worker.terminate());
  return Object.assign(asked, { stop });
}
