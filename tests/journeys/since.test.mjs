// Reports that are open together: every way to open them, which is read now, and what changed between them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open, pdf } from './harness.mjs';
import { REPORT, SAMPLE, TITLE, WELCOME, address, drop, file, focuses, rows, shows } from './steps.mjs';

const EARLIER = readFileSync('public/examples/adults-2022-01.json', 'utf8');
const EARLIER_TITLE = JSON.parse(EARLIER).report.title;
const EARLIER_PERIOD = 'April to November 2021';
const TWO = SAMPLE + '&report=examples/adults-2022-01.json';
const now = { name: 'january-2025.json', text: REPORT };
const then = { name: 'january-2022.json', text: EARLIER };
const SINCE = `What changed since ${EARLIER_PERIOD}`;
const SINCE_TITLE = `Since the report for ${EARLIER_PERIOD}`;
const since = page => page.getByRole('link', { name: SINCE });
const list = page => page.getByRole('region', { name: '2 reports are open' });

test('two reports dropped at once: the latest is shown, and what changed is one link away', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, then, now);
  await shows(page, TITLE);
  await focuses(page, `h1: ${TITLE}`);
  await list(page).waitFor();
  assert.deepEqual(await list(page).getByRole('listitem').allInnerTexts().then(all => all.map(text => text.replace(/\s+/g, ' '))), [
    `${EARLIER_TITLE} ${EARLIER_PERIOD} Show ${EARLIER_TITLE}, ${EARLIER_PERIOD} Close ${EARLIER_TITLE}, ${EARLIER_PERIOD}`,
    `${TITLE} April to November 2024 Shown now Close ${TITLE}, April to November 2024`,
  ]);
  // What changed is marked, and can be asked for alone.
  await page.getByLabel('Changed since the report before').check();
  assert.equal(await address(page), '#only=changed');
  assert.ok(await rows(page).count() > 5);
  assert.equal(await rows(page).count(), await rows(page).filter({ hasText: 'Since Nov 2021:' }).count(), 'each with its mark');
  await page.goBack();
  await since(page).click();
  await shows(page, SINCE_TITLE);
  assert.equal(await address(page), '#view=since');
  await visit.close();
});

test('by keyboard: from the scorecard to what changed, to a measure, and back', async () => {
  const visit = await open({ at: TWO });
  const { page } = visit;
  await shows(page, TITLE);
  await since(page).focus();
  await page.keyboard.press('Enter');
  await focuses(page, `h1: ${SINCE_TITLE}`);
  assert.equal(await address(page), TWO + '#view=since');
  assert.equal(await page.title(), `${SINCE_TITLE} – Scorecard`);
  const first = page.locator('.since__group').first().getByRole('link').first();
  const name = await first.innerText();
  await first.focus();
  await page.keyboard.press('Enter');
  await shows(page, name);
  await page.getByRole('link', { name: 'Back to what changed' }).focus();
  await page.keyboard.press('Enter');
  await focuses(page, `a: ${name}`);
  await page.goBack();
  await shows(page, name);
  await page.reload();
  await shows(page, name);
  await page.getByRole('link', { name: 'Back to what changed' }).click();
  await shows(page, SINCE_TITLE);
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, TITLE);
  await visit.close();
});

test('one after the other: both stay, the later is shown, and the page says what happened', async () => {
  const visit = await open({ at: SAMPLE });
  const { page } = visit;
  await shows(page, TITLE);
  await page.getByRole('link', { name: 'Compare with an earlier report' }).click();
  await shows(page, 'What changed since last time');
  await page.getByText('Only one report is open.').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('Choose an earlier report').setInputFiles(file(EARLIER, then.name));
  await shows(page, SINCE_TITLE);
  await page.getByText(`${then.name} is open too: an earlier report, for ${EARLIER_PERIOD}. The later one is shown.`).waitFor();
  assert.equal(await address(page), '#view=since', 'a file has no link');
  // The earlier state is one step back, and a reload has forgotten the file.
  await page.goBack();
  await shows(page, 'What changed since last time');
  await page.goForward();
  await shows(page, SINCE_TITLE);
  await page.reload();
  await page.getByText('What was open here came from a file').waitFor();
  // Opened again, the view is back. The other way round: the later one comes second and is shown.
  await drop(page, then);
  await shows(page, 'What changed since last time');
  await page.getByText(EARLIER_TITLE).first().waitFor();
  await drop(page, now);
  await shows(page, SINCE_TITLE);
  await page.getByRole('link', { name: 'Back to the scorecard' }).click();
  await shows(page, TITLE);
  await visit.close();
});

test('a file that is dropped again, mended, takes its own place', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, now);
  await shows(page, TITLE);
  await drop(page, { ...now, text: REPORT.replace(TITLE, 'The mended title') });
  await shows(page, 'The mended title');
  assert.equal(await page.locator('.open-reports').count(), 0);
  await visit.close();
});

test('which report is read, and closing one, are in the address of a link', async () => {
  const visit = await open({ at: TWO });
  const { page } = visit;
  await shows(page, TITLE);
  await list(page).getByRole('button', { name: `Show ${EARLIER_TITLE}` }).click();
  await shows(page, EARLIER_TITLE);
  await focuses(page, `h1: ${EARLIER_TITLE}`);
  assert.equal(await address(page), TWO + '&now=2');
  await page.reload();
  await shows(page, EARLIER_TITLE);
  await page.getByRole('link', { name: 'Compare with an earlier report' }).click();
  await page.getByText('None of the other reports that are open is an earlier one of this council.').waitFor();
  await list(page).getByRole('button', { name: `Close ${TITLE}` }).click();
  await page.getByText('Only one report is open.').waitFor();
  assert.equal(await address(page), '?report=examples/adults-2022-01.json#view=since');
  await page.goBack();
  await page.goBack();
  await shows(page, EARLIER_TITLE);
  await page.goBack();
  await shows(page, TITLE);
  await visit.close();
});

test('a sample of two reports together', async () => {
  const visit = await open();
  const { page } = visit;
  await shows(page, WELCOME);
  await page.getByRole('link', { name: '2022 and 2025 together' }).click();
  await shows(page, SINCE_TITLE);
  assert.equal(await address(page), TWO + '#view=since');
  await page.goBack();
  await shows(page, WELCOME);
  await visit.close();
});

test('of three reports, which earlier one to compare with is chosen, and stays in the address', async () => {
  const visit = await open();
  const { page } = visit;
  const between = JSON.parse(EARLIER);
  Object.assign(between.report, { title: 'The year between', period: '2022-04 to 2022-11', position_at: '2022-11-30', meeting: '2023-01-23' });
  await drop(page, then, { name: 'between.json', text: JSON.stringify(between) }, now);
  await shows(page, TITLE);
  await page.getByRole('link', { name: 'What changed since April to November 2022' }).click();
  await shows(page, 'Since the report for April to November 2022');
  await page.getByLabel('Compare with').selectOption({ label: EARLIER_PERIOD });
  await shows(page, SINCE_TITLE);
  assert.equal(await address(page), '#view=since&then=2021-11-30');
  await page.goBack();
  await shows(page, 'Since the report for April to November 2022');
  assert.equal(await page.getByLabel('Compare with').inputValue(), '2022-11-30');
  await visit.close();
});

test('reports of two councils, and two of the same period, are said in plain words', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, now);
  await shows(page, TITLE);
  await drop(page, { name: 'other.json', text: REPORT.replaceAll('Leicestershire County Council', 'Rutland County Council') });
  await page.getByText('Rutland County Council ·').first().waitFor();
  await list(page).getByText('Leicestershire County Council · April to November 2024', { exact: true }).waitFor();
  assert.equal(await list(page).locator('.open-reports__aside li').count(), 1);
  await page.goBack();
  await drop(page, { name: 'copy.json', text: REPORT });
  await list(page).getByText('copy.json').first().waitFor();
  assert.equal(await list(page).locator('.open-reports__aside li').count(), 1);
  await page.getByRole('link', { name: 'Compare with an earlier report' }).waitFor();
  await visit.close();
});

test('of several files, the sound ones are opened, and what is wrong with the others can be read', async () => {
  const visit = await open();
  const { page } = visit;
  await drop(page, { name: 'notes.txt', text: 'x' }, now, { name: 'half.json', text: '{}' }, then);
  await shows(page, TITLE);
  await since(page).waitFor();
  const failed = page.locator('.notice', { hasText: 'half.json could not be opened.' });
  await page.getByText('notes.txt could not be opened.').waitFor();
  await failed.getByRole('button').click();
  await shows(page, '1 problem stops this report');
  await page.getByText('notes.txt could not be opened.').waitFor();
  await page.getByText('The report you had open is still here').waitFor();
  await page.goBack();
  await shows(page, TITLE);
  await visit.close();
  // A link with a path that leads nowhere opens the other.
  const link = await open({ at: SAMPLE + '&report=nowhere.json' });
  await shows(link.page, TITLE);
  await link.page.getByText('nowhere.json could not be opened.').waitFor();
  assert.deepEqual(link.complaints.splice(0).filter(text => !text.includes('404')), []);
  await link.close();
});

test('a link names reports of its own website only, each of them', async () => {
  const visit = await open({ at: SAMPLE + '&report=//elsewhere.example/report.json' });
  await shows(visit.page, TITLE);
  await visit.page.getByRole('button', { name: 'See what is wrong' }).click();
  await shows(visit.page, 'This link names a report that is somewhere else');
  await visit.close();
});

for (const [name, options] of [['light', { view: DESKTOP }], ['dark', { view: DESKTOP, scheme: 'dark' }], ['phone', { view: PHONE }], ['forced colours', { view: DESKTOP, forcedColors: 'active' }]]) {
  test(`axe finds nothing on what changed, nor beside the list of open reports: ${name}`, async () => {
    const visit = await open({ at: TWO + '#view=since', ...options });
    const { page } = visit;
    await shows(page, SINCE_TITLE);
    const faults = async () => {
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs off the side');
    };
    await faults();
    await page.getByRole('link', { name: 'Back to the scorecard' }).click();
    await list(page).waitFor();
    await faults();
    await visit.close();
  });
}

test('what changed is printed, without the list of open reports', async () => {
  const visit = await open({ at: TWO + '#view=since', view: { width: 695, height: 1000 } });
  const { page } = visit;
  await shows(page, SINCE_TITLE);
  await pdf(page, 'since');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await list(page).isVisible(), false);
  const beyond = await page.locator('main *:visible').evaluateAll(all => all.filter(element => element.getBoundingClientRect().right > innerWidth + 1).length);
  assert.equal(beyond, 0, 'nothing is wider than the paper');
  await visit.close();
});
