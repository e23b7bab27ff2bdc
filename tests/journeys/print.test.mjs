// The paper: A4, every measure, nothing cut.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open, pdf } from './harness.mjs';
import { MEASURES, SAMPLE, TITLE, rows, shows } from './steps.mjs';

// The words of each page, where pdftotext is there to read them.
function pages(path) {
  try {
    return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(page => page.replace(/\s+/g, ' '));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

const words = text => text.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word));

test('the paper has its head and foot on each page, every measure, and each row whole on one page', async t => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  const titles = await rows(visit.page).locator('.measures__link').allInnerTexts();
  assert.equal(titles.length, MEASURES);
  const figures = await rows(visit.page).locator('.measures__latest .measures__value').allInnerTexts();
  const layers = await visit.page.locator('.layer').evaluateAll(layers => layers.map(layer =>
    [layer.querySelector('.layer__summary'), layer.querySelector('.measures__link')].map(element => element.textContent)));
  const path = await pdf(visit.page, 'adults-2025-01');
  await visit.close();

  const bytes = readFileSync(path, 'latin1');
  const count = Number(bytes.match(/\/Type \/Pages[^]*?\/Count (\d+)/)?.[1] ?? bytes.match(/\/Count (\d+)/)?.[1]);
  assert.ok(count >= 2 && count <= 8, `${count} pages`);
  assert.match(bytes, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/, 'A4, upright');

  const texts = pages(path);
  if (!texts) return t.diagnostic('pdftotext is not there: only pages were counted');
  assert.equal(texts.length, count);
  for (const [i, text] of texts.entries()) {
    assert.ok(text.includes('Appendix A'), `page ${i + 1} says Appendix A`);
    assert.ok(text.includes(`${i + 1} of ${count}`), `page ${i + 1} has its number`);
  }
  for (const [layer, first] of layers) {
    const page = texts.findLast(text => text.includes(first)) ?? ''; // the overview names some before
    assert.ok(page.includes(layer), `${layer} stands on the page of its first measure, ${first}`);
  }
  for (const [i, title] of titles.entries()) {
    const row = [...words(title), figures[i]];
    assert.ok(texts.some(text => row.every(word => text.includes(word))), `on one page: ${row.join(' ')}`);
  }
  const all = texts.join(' ');
  assert.ok(!all.includes('Clear filters') && !all.includes('Open another'), 'no controls on paper');
});

test('nothing is wider than the paper', async () => {
  for (const at of [SAMPLE, SAMPLE + '#measure=ascof-2c']) {
    const visit = await open({ at, view: { width: 695, height: 1000 } }); // A4 within its margins, at 96 dpi
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    await visit.page.emulateMedia({ media: 'print' });
    const beyond = await visit.page.locator('main *:visible').evaluateAll(all => all
      .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => `${element.localName}.${element.className?.baseVal ?? element.className}: ${element.textContent.slice(0, 40)}`));
    assert.deepEqual(beyond, []);
    await visit.close();
  }
});

test('a measure is printed too', async () => {
  const visit = await open({ at: SAMPLE + '#measure=ascof-2c' });
  await shows(visit.page, /^Permanent admissions/);
  await visit.page.locator('figure.trend svg').waitFor();
  const path = await pdf(visit.page, 'measure');
  await visit.close();
  const texts = pages(path);
  if (texts) assert.match(texts.join(' '), /Permanent admissions to care.*Why this rating/);
});
