import { open, picture, pdf } from './harness.mjs';
const at = process.argv[2], name = process.argv[3], w = +process.argv[4] || 1280, scheme = process.argv[5] || 'light';
const v = await open({ at, view: { width: w, height: 900 }, scheme });
await v.page.waitForTimeout(2500);
await picture(v.page, name);
if (process.argv[6]) await pdf(v.page, name);
console.log(v.complaints);
process.exit(0);
