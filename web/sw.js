// Serves the page from one complete, checked version. FILES and VERSION are filled in by web/finish.mjs.
/* global FILES, VERSION */
const OURS = `scorecard ${registration.scope} `; // caches are shared by everything at this origin
const CACHE = OURS + VERSION;
const PAGE = './';

// Each file must be the very one this version was built with, or nothing is installed: halves of two
// versions, fetched while a new one is being copied to the server, never meet.
self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(FILES).map(([path, integrity]) =>
    new Request(path, { integrity, cache: 'no-cache' })));
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
  if (!(wanted in FILES)) return;
  event.respondWith((async () => {
    const kept = await (await caches.open(CACHE)).match(wanted, { ignoreVary: true });
    return kept ?? fetch(request);
  })());
});
