// A council's own page: scorecard.config.json beside index.html.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DESKTOP, PHONE, axe, open, pdf, picture } from './harness.mjs';
import { SAMPLE, TITLE, WELCOME, address, shows } from './steps.mjs';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path fill="#7a1f5c" d="M0 0h40v40H0z"/><path fill="#13202b" d="M50 14h70v12H50z"/></svg>';
const NAME = 'Exampleshire performance';
const CONFIG = {
  $schema: 'config.schema.json',
  title: NAME,
  logo: 'logo.svg',
  accent: { light: '#7a1f5c', dark: '#e7a3cf' },
  reports: [
    { path: 'examples/adults-2022-01.json', title: 'Adults and Communities, April to November 2021', meeting: '2022-01-24' },
    { path: 'examples/adults-2025-01.json', title: 'Adults and Communities, April to November 2024', meeting: '2025-01-20', note: 'With forecasts for the year.' },
    { path: 'examples/exampleshire-2024-12.json', title: 'Everything, to December 2024', meeting: '2025-03-03' },
  ],
  links: { accessibility: 'accessibility.html', contact: 'mailto:performance@example.gov.uk', help: 'https://example.gov.uk/help' },
};

// The page with settings of its own, as text or as an object; without any, where there are none.
function published(config) {
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-'));
  after(() => rmSync(folder, { recursive: true }));
  cpSync('dist', folder, { recursive: true });
  writeFileSync(join(folder, 'logo.svg'), LOGO);
  const file = join(folder, 'scorecard.config.json');
  if (config === undefined) rmSync(file);
  else writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config, null, 2));
  return folder;
}
const rgb = hex => `rgb(${[1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
const painted = (locator, property) => locator.evaluate((element, property) => getComputedStyle(element)[property], property);

test('title, logo, list of reports and links make it the council’s own page', async () => {
  const visit = await open({ folder: published(CONFIG) });
  const { page } = visit;
  await shows(page, NAME);
  assert.equal(await page.title(), NAME);
  const logo = page.getByRole('img', { name: NAME });
  assert.ok(await logo.evaluate(image => image.complete && image.naturalWidth > 0));
  const list = page.getByRole('region', { name: 'Reports' });
  assert.deepEqual(await list.getByRole('heading', { level: 3 }).allInnerTexts(), ['2025', '2022']);
  assert.deepEqual(await list.getByRole('link').allInnerTexts(), [CONFIG.reports[2].title, CONFIG.reports[1].title, CONFIG.reports[0].title]);
  await list.getByText('Meeting of 20 January 2025').waitFor();
  await list.getByText('With forecasts for the year.').waitFor();
  assert.equal(visit.requests.some(url => url.includes('/examples/')), false, 'no report is fetched for the list');
  const foot = page.getByRole('contentinfo');
  for (const [words, to] of [['Accessibility statement', 'accessibility.html'], ['Contact', CONFIG.links.contact], ['Help', CONFIG.links.help]]) {
    assert.equal(await foot.getByRole('link', { name: words }).getAttribute('href'), to);
  }
  assert.deepEqual(await axe(page), []);
  await list.getByRole('link', { name: CONFIG.reports[1].title }).click();
  await shows(page, TITLE);
  assert.equal(await address(page), SAMPLE);
  assert.equal(await page.title(), `${TITLE} – ${NAME}`);
  await foot.getByRole('link', { name: 'Help' }).waitFor();
  await page.getByRole('banner').getByRole('link', { name: NAME }).click();
  await shows(page, NAME);
  await page.getByLabel('Choose a file').waitFor();
  await visit.close();
});

test('it looks right on every screen', async () => {
  const folder = published(CONFIG);
  for (const [name, options] of [['desktop', {}], ['phone', { view: PHONE }], ['dark', { scheme: 'dark' }], ['forced', { forcedColors: 'active' }]]) {
    const visit = await open({ folder, ...options });
    await shows(visit.page, NAME);
    assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
    if (name !== 'forced') assert.deepEqual(await axe(visit.page), [], name);
    await picture(visit.page, `config-${name}`);
    await visit.page.goto(visit.site.url + SAMPLE);
    await shows(visit.page, TITLE);
    if (name !== 'forced') assert.deepEqual(await axe(visit.page), [], name);
    await picture(visit.page, `config-report-${name}`);
    if (name === 'desktop') await pdf(visit.page, 'config-print');
    await visit.close();
  }
});

test('the accent colours links and the bar, in light, in dark and on paper; forced colours hold', async () => {
  const folder = published(CONFIG);
  const colours = async options => {
    const visit = await open({ folder, view: DESKTOP, ...options });
    await shows(visit.page, NAME);
    const link = visit.page.getByRole('region', { name: 'Reports' }).getByRole('link').first();
    const found = { link: await painted(link, 'color'), bar: await painted(visit.page.locator('.bar'), 'backgroundColor') };
    await visit.page.emulateMedia({ media: 'print' });
    found.paper = await visit.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--link'));
    await visit.close();
    return found;
  };
  const light = await colours({});
  assert.deepEqual(light, { link: rgb(CONFIG.accent.light), bar: rgb(CONFIG.accent.light), paper: CONFIG.accent.light });
  const dark = await colours({ scheme: 'dark' });
  assert.deepEqual(dark, { link: rgb(CONFIG.accent.dark), bar: 'rgb(6, 11, 15)', paper: CONFIG.accent.light });
  assert.notEqual((await colours({ forcedColors: 'active' })).link, rgb(CONFIG.accent.light));
});

test('the default report opens where the address names none', async () => {
  const folder = published({ ...CONFIG, default_report: 'examples/adults-2025-01.json' });
  const visit = await open({ folder });
  const { page } = visit;
  await shows(page, TITLE);
  assert.equal(await address(page), SAMPLE);
  await page.getByRole('banner').getByRole('link', { name: NAME }).click();
  await shows(page, NAME);
  await page.reload();
  await shows(page, NAME);
  await page.goto(visit.site.url + '?report=examples/adults-2022-01.json');
  await page.getByText('April to November 2021').first().waitFor();
  await page.goto(visit.site.url + '#about');
  await shows(page, 'How to make the file');
  await visit.close();
});

test('settings that cannot be read leave the page as it is, and tell what is wrong', async () => {
  for (const [config, title, told] of [
    [{ ...CONFIG, titel: 'x' }, /1 problem with the settings/, 'titel'],
    ['{ "title": "Exampleshire", ', /problems? with the settings/, 'scorecard.config.json'],
    ['[]', /1 problem with the settings/, 'an object in curly brackets'],
  ]) {
    const visit = await open({ folder: published(config) });
    const { page } = visit;
    await shows(page, WELCOME);
    await page.getByRole('contentinfo').getByRole('button', { name: 'See what is wrong' }).click();
    await shows(page, title);
    await page.getByText(told).first().waitFor();
    await page.getByText('Remedy').first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.goBack();
    await shows(page, WELCOME);
    await visit.close();
  }
});

test('a colour that does not stand out is refused with its ratio and the nearest that does; the rest is used', async () => {
  const config = { ...CONFIG, accent: { light: '#f5a623', dark: '#174f8f' }, logo: 'https://example.org/logo.png', links: { ...CONFIG.links, help: 'javascript:alert(1)' } };
  const visit = await open({ folder: published(config), view: PHONE });
  const { page } = visit;
  await shows(page, NAME);
  const link = page.getByRole('region', { name: 'Reports' }).getByRole('link').first();
  assert.equal(await painted(link, 'color'), 'rgb(23, 79, 143)', 'the page’s own');
  assert.equal(await page.getByRole('contentinfo').getByRole('link', { name: 'Help' }).count(), 0);
  assert.equal(await page.getByRole('banner').getByRole('img').count(), 0);
  await page.getByRole('contentinfo').getByRole('button', { name: 'See what is wrong' }).click();
  await shows(page, /4 problems with the settings/);
  await page.getByText(/“#f5a623” has a contrast of 1\.\d+ to 1/).waitFor();
  await page.getByText(/The nearest that passes is “#[0-9a-f]{6}”/).first().waitFor();
  await page.getByText('Line ').first().waitFor();
  await picture(page, 'config-problems');
  await visit.close();
});

test('without the file, or with the one that comes with it, the page is as ever', async () => {
  assert.deepEqual(Object.keys(JSON.parse(readFileSync('dist/scorecard.config.json', 'utf8'))), ['$schema']);
  const without = await open({ folder: published() });
  await shows(without.page, WELCOME);
  assert.equal(await without.page.getByRole('contentinfo').count(), 0);
  assert.ok(without.complaints.every(complaint => complaint.includes('404')));
  without.complaints.splice(0);
  await without.close();
  const shipped = await open();
  await shows(shipped.page, WELCOME);
  assert.equal(await shipped.page.title(), 'Scorecard');
  assert.equal(shipped.requests.filter(url => url.endsWith('/scorecard.config.json')).length, 1);
  await shipped.close();
});

test('offline the settings are those of the last visit, and a change is seen at once', async () => {
  const folder = published(CONFIG);
  const visit = await open({ folder });
  const { page } = visit;
  await shows(page, NAME);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  writeFileSync(join(folder, 'scorecard.config.json'), JSON.stringify({ ...CONFIG, title: 'Another name' }));
  await page.reload();
  await shows(page, 'Another name');
  await visit.offline();
  await page.reload();
  await shows(page, 'Another name');
  await page.getByRole('region', { name: 'Reports' }).getByText('2022', { exact: true }).waitFor();
  visit.complaints.splice(0); // the logo is not there
  await visit.close();
});
