// Starts the page, and says so in plain words when it cannot: shared by the page of a website (boot.js) and the
// page in one file (single.js). Tells whether it began; `remedy` is what to do if not.
export async function begin(start, remedy) {
  if (typeof WebAssembly !== 'object') {
    return fail('This browser cannot run Scorecard: it has no WebAssembly.',
      'Use a current Edge, Chrome, Firefox or Safari. If yours is current, its security settings may have switched WebAssembly off: ask your IT desk to allow it for this address.');
  }
  try {
    await start();
    document.getElementById('boot').remove();
    return true;
  } catch (error) {
    console.error(error);
    return fail('Scorecard could not be opened.', remedy, String(error));
  }
}

export function fail(...sentences) {
  const boot = document.getElementById('boot');
  boot.setAttribute('role', 'alert');
  boot.replaceChildren(...sentences.map(sentence => {
    const paragraph = document.createElement('p');
    paragraph.textContent = sentence;
    return paragraph;
  }));
  return false;
}
