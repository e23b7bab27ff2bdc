// Works offline after the first visit, and never swaps versions under the reader: a new version waits
// until the reader accepts it.
//   the page hears   window 'scorecard-update-ready'    a newer version has been fetched and waits
//   the page says    window 'scorecard-update-accept'   change over now; the page reloads once

export async function watchForUpdates(worker) {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  const { serviceWorker } = navigator;
  let accepted = false;
  let controlled = serviceWorker.controller !== null;

  const ready = () => window.dispatchEvent(new CustomEvent('scorecard-update-ready'));

  serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    else if (controlled) ready(); // accepted in another tab: this one is now the old version
    controlled = true;
  });

  try {
    const registration = await serviceWorker.register(worker, { updateViaCache: 'none' });
    window.addEventListener('scorecard-update-accept', () => {
      accepted = true;
      if (registration.waiting) registration.waiting.postMessage('activate');
      else location.reload();
    });
    const watch = installing => installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && serviceWorker.controller) ready();
    });
    if (registration.waiting && serviceWorker.controller) ready();
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
  } catch (error) {
    console.warn('Scorecard will not work offline here:', error); // the page itself is fine
  }
}
