// Serves the page from one complete, checked version. FILES and VERSION are filled in by web/finish.mjs.
/* global FILES, VERSION */
const OURS = `scorecard ${registration.scope} `; // caches are shared by everything at this origin
const CACHE = OURS + VERSION;
const PAGE = './';
const SETTINGS = './scorecard.config.json';

// Each file must be the very one this version was built with, or nothing is installed: halves of two
// versions, fetched while a new one is being copied to the server, never meet.
self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(FILES).map(([path, integrity]) =>
    new Request(path, { integrity, cache: 'no-cache' })));
  await latest(new Request(SETTINGS, { cache: 'no-cache' }), cache).catch(() => {});
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
  await clients.claim(); // so that the first visit, too, can go offline
})()));

self.addEventListener('message', event => {
  if (event.data === 'activate') self.skipWaiting();
});

// What is not part of the page, such as a report named by ?report=, goes to the network and is kept nowhere.
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  const path = './' + decodeURI(new URL(request.url).pathname.slice(new URL(registration.scope).pathname.length));
  const wanted = path === './index.html' ? PAGE : path;
  if (wanted === SETTINGS) return event.respondWith(settings(request));
  if (!(wanted in FILES)) return;
  event.respondWith((async () => {
    const kept = await (await caches.open(CACHE)).match(wanted, { ignoreVary: true });
    return kept ?? fetch(request);
  })());
});

// A council changes its settings without a new version: the network's are used, and kept for when there is none.
async function settings(request) {
  const cache = await caches.open(CACHE);
  return latest(request, cache).catch(async () => await cache.match(SETTINGS) ?? Response.json({}));
}

async function latest(request, cache) {
  const response = await fetch(request);
  await (response.ok ? cache.put(SETTINGS, response.clone()) : cache.delete(SETTINGS));
  return response;
}
