// No screen has a fault that axe can find, in any setting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, axe, open } from './harness.mjs';
import { REPORT, SAMPLE, TITLE, WELCOME, file, shows } from './steps.mjs';

const SCREENS = {
  welcome: { title: WELCOME, until: page => page.locator('.samples__words').nth(1).waitFor() },
  about: { at: '#about', title: 'How to make the file' },
  'scorecard as a table': { at: SAMPLE, title: TITLE },
  'scorecard as cards': { at: SAMPLE + '#layout=cards&order=gap', title: TITLE },
  'filter that finds nothing': { at: SAMPLE + '#find=xyzzy', title: TITLE },
  measure: { at: SAMPLE + '#measure=ascof-2c', title: /^Permanent admissions/, until: page => page.locator('main figure svg').first().waitFor() },
  problems: {
    title: /problem/,
    until: page => page.locator('mark').first().waitFor(),
    before: page => page.locator('input[type=file]').setInputFiles(file(REPORT.replaceAll('"aim": "low"', '"aim": "lo"'))),
  },
  'refused link': { at: '?report=//elsewhere.example/', title: /somewhere else/ },
};

const SETTINGS = {
  light: { view: DESKTOP },
  dark: { view: DESKTOP, scheme: 'dark' },
  phone: { view: PHONE },
  'dark phone': { view: PHONE, scheme: 'dark' },
  'forced colours': { view: DESKTOP, forcedColors: 'active' },
};

for (const [setting, options] of Object.entries(SETTINGS)) {
  test(`axe finds nothing: ${setting}`, async () => {
    const visit = await open(options);
    const { page } = visit;
    const found = {};
    for (const [name, { at = '', title, before, until }] of Object.entries(SCREENS)) {
      await page.goto('about:blank');
      await page.goto(visit.site.url + at);
      await page.locator('#boot').waitFor({ state: 'detached' });
      await before?.(page);
      await shows(page, title);
      await until?.(page);
      const faults = await axe(page);
      if (faults.length) found[name] = faults;
      const { wide, width } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, width: innerWidth }));
      assert.ok(wide <= width, `${name} scrolls sideways: ${wide} in ${width}`);
    }
    assert.deepEqual(found, {});
    await visit.close();
  });
}
