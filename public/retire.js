// The kill switch. Should a service worker ever do harm, copy this file over sw.js on the host: with their next visit all
// phones let go of the worker and of the app it kept, and load every page from the network. What readers saved stays: the
// packs are verified content, and a repaired sw.js finds them again.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(retire());
});

// The page asks whether the app is complete on the phone: not any more.
self.addEventListener('message', (event) => event.ports[0]?.postMessage(false));

async function retire() {
  const { registration, clients } = self;
  const names = await caches.keys();
  const ours = (name) => name === 'welcome-atlas-strings' || (name.startsWith('workbox-') && name.endsWith(registration.scope));
  await Promise.all(names.filter(ours).map((name) => caches.delete(name)));
  await registration.unregister();
  // Only pages that the old worker had in its hands. A page that came from the network is not loaded again.
  for (const client of await clients.matchAll({ type: 'window' })) await client.navigate(client.url);
}
