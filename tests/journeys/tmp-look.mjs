import { test } from 'node:test';
import { open, picture, pdf, axe } from './harness.mjs';
import { shows } from './steps.mjs';
const E = '?report=examples/england-2023.json#measure=oflog-asc5&what-if=oflog-asc5:value:80.0,oflog-asc3:target:60';
const A = '?report=examples/adults-2025-01.json#measure=ascof-2c&what-if=ascof-2c:count:800,ascof-3d1b:value:12';
test('look', async () => {
  for (const [name, at, more] of [
    ['eng-1280', E, {}], ['a-320', A, { view: { width: 320, height: 700 } }], ['a-390', A, { view: { width: 390, height: 800 } }],
    ['a-768', A, { view: { width: 768, height: 900 } }], ['a-1280', A, {}], ['a-dark', A, { scheme: 'dark' }], ['a-forced', A, { forcedColors: 'active' }],
  ]) {
    const v = await open({ at, ...more });
    await v.page.locator('.what-if__table').waitFor();
    await v.page.locator('.what-if').screenshot({ path: `test-results/wi-${name}.png` });
    if (name === 'a-1280') { await picture(v.page, 'wi-whole'); await pdf(v.page, 'wi'); console.log(await axe(v.page)); }
    console.log(name, await v.page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
    await v.close();
  }
  const v = await open({ at: '?report=examples/adults-2025-01.json#what-if=ascof-2c:count:800,ascof-3d1b:value:12' });
  await v.page.locator('.what-if-notice').waitFor();
  await v.page.screenshot({ path: 'test-results/wi-notice.png' });
  console.log(await axe(v.page));
  await v.close();
});
