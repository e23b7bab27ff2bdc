// Unsaved changes, kept in this browser for whoever changes a report. Nothing is made here before something is kept, and the
// last that is deleted takes everything with it. Where a browser keeps nothing, each of these fails.
const NAME = 'scorecard-drafts';
const STORE = 'drafts';
const MARK = 'scorecard-drafts'; // in localStorage, so that the welcome screen knows without asking: src/app/drafting.rs

// What is to be done, and what it takes.
export const drafts = ([what, ...args]) => ({ keep, kept, forget })[what](...args);

async function keep(id, name, title, text, first, before) {
  const made = Date.now();
  await within('readwrite', drafts => drafts.put({ id, name, title, text, first, before, made }));
  localStorage.setItem(MARK, '1');
}

async function kept() {
  const all = await within('readonly', drafts => drafts.getAll());
  if (!all.length) await forget(''); // emptied by someone else: take the rest away too
  return all.sort((a, b) => b.made - a.made).map(draft => ({ ...draft, when: when(new Date(draft.made)) }));
}

async function forget(id) {
  await within('readwrite', drafts => drafts.delete(id));
  if (await within('readonly', drafts => drafts.count())) return;
  localStorage.removeItem(MARK);
  await answer(indexedDB.deleteDatabase(NAME));
}

async function within(mode, ask) {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' });
  const database = await answer(asked);
  try {
    return await answer(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const answer = request => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

// "24 November, 14:32".
const when = date => [{ day: 'numeric', month: 'long' }, { hour: '2-digit', minute: '2-digit' }].map(form => date.toLocaleString('en-GB', form)).join(', ');
