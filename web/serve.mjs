// A small static server, for `make serve` and the browser journeys: nothing but files, as a council's own would.
//   node web/serve.mjs [folder] [port]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// Serves the folder at the address path (`/`, `/intranet/performance/`) on a free port, or on the one given.
// `asked` grows by every path a browser asked for, with the status it got.
export async function serve({ folder = 'dist', at = '/', port = 0 } = {}) {
  const asked = [];
  const site = { folder, asked };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const answer = (status, headers, body) => {
      asked.push({ path, status });
      response.writeHead(status, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache', ...headers }).end(body);
    };
    if (path + '/' === at) return answer(301, { location: at });
    const inside = path.startsWith(at) ? path.slice(at.length) || 'index.html' : null;
    const type = inside && TYPES[extname(inside)]; // like IIS: a file of unknown type is not there
    if (!type || normalize(inside).startsWith('..')) return answer(404, { 'content-type': 'text/plain' }, 'Not found\n');
    try {
      answer(200, { 'content-type': type }, await readFile(join(site.folder, inside)));
    } catch {
      answer(404, { 'content-type': 'text/plain' }, 'Not found\n');
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.url = site.origin + at;
  site.close = () => new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return site;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'dist', port = '8123'] = process.argv.slice(2);
  const site = await serve({ folder, port: Number(port) }).catch(error => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serve({ folder }); // the usual port is taken: any other will do
  });
  console.log(`\nScorecard is at ${site.url}\nStop it with Ctrl+C.`);
}
