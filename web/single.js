// Starts the page in one file: unpacks its parts, of which the program is one. It stands at the end of the page, after
// all that it reads.
import { begin } from './begin.js';

// As it came, before anything is drawn: it is written out again with other reports in it.
const itself = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
const parts = document.getElementById('parts');
const index = JSON.parse(parts.dataset.index);

// All parts, one after the other. Not by fetch('data:…'): the page may connect to nothing.
async function unpack() {
  const text = atob(parts.textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return new Response(new Response(bytes).body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

begin(async () => {
  const all = await unpack();
  // The part whose name ends an address, as fetch() would give it: web/single-program.js asks for them.
  const part = async (address, type = 'application/wasm') =>
    new Response(all.slice(...index[String(address).split('/').at(-1)]), { headers: { 'content-type': type } });
  window.scorecardOne = { part, itself, files: JSON.parse(document.getElementById('files').textContent) };
  // The policy of the page allows this script by its hash.
  document.head.append(Object.assign(document.createElement('script'), { textContent: await (await part('program.js', 'text/javascript')).text() }));
  await window.scorecardOne.start();
}, 'Use a current Edge, Chrome, Firefox or Safari. If yours is current, the file may have been damaged on its way: ask whoever sent it to send it again, save it, and open it from its folder.');
