// The schema as an editor uses it: it takes the examples, and marks what the page would refuse.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const read = path => JSON.parse(readFileSync(path, 'utf8'));
// Sizes of whole numbers are named in the schema's "format"; the reader checks them.
const check = new Ajv({ validateFormats: false }).compile(read('public/schema.json'));
const template = () => read('public/examples/template.json');

test('the schema takes every example', () => {
  for (const name of readdirSync('public/examples')) {
    assert.ok(check(read(`public/examples/${name}`)), `${name}: ${JSON.stringify(check.errors)}`);
  }
});

const MISTAKES = {
  'a misspelt field': report => { report.measures[0].titel = 'Visits'; },
  'a field that is missing': report => { delete report.measures[0].aim; },
  'a word that is none of the choices': report => { report.measures[0].aim = 'lo'; },
  'a number in quotation marks': report => { report.measures[0].readings[0].value = '70'; },
  'a period of no known form': report => { report.report.period = 'April 2024'; },
  'an address that is a script': report => { report.background_papers = [{ title: 'x', url: 'javascript:alert(1)' }]; },
};
for (const [name, make] of Object.entries(MISTAKES)) {
  test(`the schema marks ${name}`, () => {
    const report = template();
    assert.ok(check(report));
    make(report);
    assert.equal(check(report), false);
  });
}
