// The draft commentary: reached, changed in place and put back by keyboard, kept while the page is open, copied, saved, printed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe, open, pdf, picture, PHONE } from './harness.mjs';

const AT = '?report=examples/adults-2025-01.json';
const PURPOSE = 'Purpose of the report, paragraph 1';
const UNDO = /^Undo my changes ?: Purpose of the report, paragraph 1$/;

test('a paragraph is changed, stays changed for the visit, and is put back by keyboard', async () => {
  const visit = await open({ at: AT });
  const { page } = visit;
  await page.getByRole('link', { name: 'Draft commentary' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Draft commentary', level: 1 }).waitFor();
  assert.match(page.url(), /#view=commentary$/);
  const field = page.getByLabel(PURPOSE);
  const drafted = await field.inputValue();
  assert.match(drafted, /^This report presents to the Adults and Communities Overview and Scrutiny Committee/);
  const undo = page.getByRole('button', { name: UNDO });
  assert.equal(await undo.isVisible(), false);
  await field.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('Changed. ');
  await undo.waitFor();
  await picture(page, 'commentary');
  await page.getByRole('link', { name: 'Junior loans (Local)' }).first().click();
  await page.getByRole('heading', { name: 'Junior loans', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Back to the commentary' }).click();
  await page.getByLabel(PURPOSE).waitFor();
  assert.equal(await page.getByLabel(PURPOSE).inputValue(), `Changed. ${drafted}`);
  await page.getByRole('button', { name: UNDO }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.getByLabel(PURPOSE).inputValue(), drafted);
  await page.waitForFunction(() => document.activeElement?.id === 'text-purpose-1');
  await visit.close();
});

test('the draft is copied with what was changed, as text and with its headings', async () => {
  const visit = await open({ at: `${AT}#view=commentary`, permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visit;
  await page.getByLabel(PURPOSE).fill('Our own <words>.');
  await page.getByLabel('Conclusions, paragraph 1').fill('');
  await page.getByRole('button', { name: 'Copy all' }).click();
  await page.getByText('Copied.').waitFor();
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async kind => (await item.getType(kind)).text()));
  });
  assert.match(text, /^This is a draft, made from the figures by rules/);
  assert.match(text, /Our own <words>\./);
  assert.match(html, /Our own &lt;words&gt;\./);
  assert.match(html, /<h2>Conclusions<\/h2>/);
  assert.doesNotMatch(text, /Of the 22 measures that are rated/);
  await visit.close();
});

test('where the page may not copy, the text is there to copy by hand; it is saved as text and as a web page', async () => {
  const visit = await open({ at: `${AT}#view=commentary` });
  const { page } = visit;
  await page.evaluate(() => {
    navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await page.getByRole('button', { name: 'Copy all' }).click();
  assert.match(await page.getByLabel('The whole draft as text').inputValue(), /Conclusions\n===========/);
  for (const [name, ending, wanted] of [['Save as text', 'txt', /^This is a draft/], ['Save as a web page', 'html', /^<!doctype html>/]]) {
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    assert.equal(saved.suggestedFilename(), `commentary-adults-and-communities-performance-2024-25.${ending}`);
    assert.match(readFileSync(await saved.path(), 'utf8'), wanted);
  }
  await visit.close();
});

test('a measure’s page has the draft of its paragraph, with what was changed', async () => {
  const visit = await open({ at: `${AT}#view=commentary` });
  const { page } = visit;
  await page.getByLabel('Junior loans (Local)').fill('Loans fell.');
  await page.getByRole('link', { name: 'Junior loans (Local)' }).first().click();
  await page.getByRole('heading', { name: 'Junior loans', level: 1 }).waitFor();
  await page.getByText('Draft commentary', { exact: true }).click();
  await page.getByText('Loans fell.').waitFor();
  await picture(page, 'commentary-measure');
  await visit.close();
});

test('axe finds nothing on the draft, light, dark and on a phone; on paper it is text', async () => {
  for (const look of [{}, { scheme: 'dark' }, { view: PHONE }]) {
    const visit = await open({ at: `${AT}#view=commentary`, ...look });
    await visit.page.getByLabel(PURPOSE).fill('Changed.');
    assert.deepEqual(await axe(visit.page), []);
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is wider than the screen');
    await picture(visit.page, `commentary-${look.scheme ?? (look.view ? 'phone' : 'light')}`);
    if (!look.scheme && !look.view) await pdf(visit.page, 'commentary');
    await visit.close();
  }
});
