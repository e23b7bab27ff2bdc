// What many journeys do on the way.
import { readFileSync } from 'node:fs';

export const SAMPLE = '?report=examples/adults-2025-01.json';
export const TITLE = 'Adults and Communities performance 2024/25';
export const WELCOME = 'Open a performance report';
export const REPORT = readFileSync('public/examples/adults-2025-01.json', 'utf8');
export const MEASURES = JSON.parse(REPORT).measures.length;

// A file as Playwright takes it.
export const file = (text, name = 'report.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

// Waits for a screen, by its title.
export const shows = (page, title) => page.getByRole('heading', { level: 1, name: title }).waitFor();

// The measures that can be seen.
export const rows = page => page.locator('.measures__row:visible');

// Lets files fall on the page.
export async function drop(page, ...files) {
  const dataTransfer = await page.evaluateHandle(files => {
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name, { type: name.endsWith('.json') ? 'application/json' : '' }));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover']) await page.dispatchEvent('body', type, { dataTransfer });
  await page.getByText('Drop the report here to open it').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

// What has the focus, in words: its role or name of element, and its text.
export const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  return `${element.localName}: ${(element.labels?.[0] ?? element).textContent.trim().replace(/\s+/g, ' ')}`;
});

// Waits until something with these words, begun by its role, has the focus: a new screen takes it when it is drawn.
export const focuses = (page, words) => page.waitForFunction(words => {
  const element = document.activeElement;
  return `${element.localName}: ${element.textContent.trim().replace(/\s+/g, ' ')}`.startsWith(words);
}, words);

// The part of the address that a reader would send on.
export const address = page => page.evaluate(() => location.search + location.hash);
