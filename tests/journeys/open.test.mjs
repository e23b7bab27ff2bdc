// Every way in, and every way in that is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { MEASURES, REPORT, SAMPLE, TITLE, WELCOME, address, drop, file, focuses, rows, shows } from './steps.mjs';

test('a file that is dropped', async () => {
  const visit = await open({ at: '' });
  await shows(visit.page, WELCOME);
  await drop(visit.page, { name: 'report.json', text: REPORT });
  await shows(visit.page, TITLE);
  assert.equal(await rows(visit.page).count(), MEASURES);
  assert.equal(await visit.page.title(), `${TITLE} – Scorecard`);
  await visit.page.getByText(`${TITLE} opened, ${MEASURES} measures`).waitFor({ state: 'attached' });
  await focuses(visit.page, `h1: ${TITLE}`);
  await visit.close();
});

test('a file that is dropped on another report is shown, and the link of that leaves the address', async () => {
  const visit = await open({ at: SAMPLE + '#rating=bottom' });
  await shows(visit.page, TITLE);
  await drop(visit.page, { name: 'report.json', text: REPORT.replace(TITLE, 'Another title') });
  await shows(visit.page, 'Another title');
  assert.equal(await address(visit.page), '');
  assert.equal(await rows(visit.page).count(), MEASURES);
  await visit.page.goBack();
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), SAMPLE + '#rating=bottom');
  await visit.close();
});

test('text that is dragged over the page is no file', async () => {
  const visit = await open();
  const dataTransfer = await visit.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x');
    return data;
  });
  await visit.page.dispatchEvent('body', 'dragover', { dataTransfer });
  assert.equal(await visit.page.getByText('Drop the report here to open it').isVisible(), false);
  await visit.close();
});

test('a file that is chosen, twice the same', async () => {
  const visit = await open();
  for (let again = 0; again < 2; again++) {
    const [chooser] = await Promise.all([visit.page.waitForEvent('filechooser'), visit.page.getByText('Choose a file').click()]);
    await chooser.setFiles(file(REPORT));
    await shows(visit.page, TITLE);
    await visit.page.getByRole('link', { name: 'Open another' }).click();
    await shows(visit.page, WELCOME);
  }
  await visit.page.getByText('The report you had open is still here').waitFor();
  await visit.close();
});

test('text that is pasted into the field, or anywhere', async () => {
  const visit = await open();
  await visit.page.getByRole('button', { name: 'Open the pasted text' }).click();
  await visit.page.getByText('There is no text here yet').waitFor();
  await visit.page.getByLabel('Or paste the text of a report').fill(REPORT);
  await visit.page.getByRole('button', { name: 'Open the pasted text' }).click();
  await shows(visit.page, TITLE);

  await visit.page.evaluate(text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, REPORT.replace(TITLE, 'Pasted anywhere'));
  await shows(visit.page, 'Pasted anywhere');
  await visit.close();
});

test('a sample, whose link can be sent on', async () => {
  const visit = await open();
  await visit.page.getByRole('link', { name: 'January 2025' }).click();
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), SAMPLE);
  await visit.page.goBack();
  await shows(visit.page, WELCOME);
  await visit.page.goForward();
  await shows(visit.page, TITLE);
  await visit.close();
});

test('the samples say how they turn out, as the reports themselves do', async () => {
  const visit = await open();
  const words = await visit.page.locator('.samples__item').first().locator('.samples__words').innerText();
  await visit.page.getByRole('link', { name: 'January 2025' }).click();
  await shows(visit.page, TITLE);
  const tallies = await visit.page.getByRole('list', { name: 'Ratings', exact: true }).first().getByRole('listitem').allInnerTexts();
  assert.equal(words, tallies.map(text => text.replace(/\s+/g, ' ').toLowerCase()).join(', '));
  await visit.close();
});

test('a link to a report beside the page', async () => {
  const visit = await open({ at: SAMPLE });
  await shows(visit.page, TITLE);
  assert.equal(visit.requests.filter(url => new URL(url).pathname.endsWith('examples/adults-2025-01.json')).length, 1);
  await visit.page.reload();
  await shows(visit.page, TITLE);
  await visit.close();
});

test('a link to a report anywhere else is refused, and nothing is asked for', async () => {
  const visit = await open();
  const before = visit.requests.length;
  for (const path of [
    'https://elsewhere.example/report.json', '//elsewhere.example/report.json', '\\\\elsewhere.example/report.json',
    'data:application/json,{}', `blob:${visit.site.origin}/1`, 'javascript:alert(1)', 'file:///etc/hostname', 'http://%zz',
  ]) {
    await visit.page.goto(`${visit.site.url}?report=${encodeURIComponent(path)}`);
    await shows(visit.page, 'This link names a report that is somewhere else');
    await visit.page.getByText(`?report=${path}`).waitFor();
  }
  assert.deepEqual(visit.requests.slice(before).filter(url => !url.startsWith(visit.site.origin)), []);
  await visit.close();
});

test('a link to nothing, or to a web page, says what to do', async () => {
  const visit = await open({ at: '?report=nowhere.json' });
  await shows(visit.page, 'There is no report at this address');
  assert.equal(await visit.page.title(), 'Problems in nowhere.json – Scorecard');
  assert.deepEqual(visit.complaints.splice(0).filter(text => !text.includes('404')), []);
  await visit.page.goto(visit.site.url + '?report=./');
  await shows(visit.page, 'There is a web page at this address, not a report');
  await visit.page.getByText('Choose a file').waitFor();
  await visit.close();
});

test('a link when the website is out of reach, and again when it is back', async () => {
  const visit = await open();
  let reach = false;
  await visit.page.route('**/reports/q3.json', route => reach ? route.fulfill({ json: JSON.parse(REPORT) }) : route.abort());
  await visit.page.goto(visit.site.url + '?report=reports/q3.json#rating=bottom');
  await shows(visit.page, 'The report could not be fetched');
  reach = true;
  await visit.page.reload();
  await shows(visit.page, TITLE);
  assert.equal(await address(visit.page), '?report=reports/q3.json#rating=bottom');
  assert.deepEqual(visit.complaints.splice(0).filter(text => !text.includes('ERR_FAILED')), []);
  await visit.close();
});
