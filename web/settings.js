// The settings of a council's own page, scorecard.config.json: their text, if they set anything; else nothing.
const PATIENCE = 3_000; // milliseconds: a page without its settings is better than none

export async function settings(address) {
  try {
    const response = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE) });
    // Some websites answer with a page where there is no file.
    if (!response.ok || /html/.test(response.headers.get('content-type'))) return '';
    const text = await response.text();
    return setsNothing(text) ? '' : text;
  } catch {
    return '';
  }
}

function setsNothing(text) {
  try {
    const { $schema, ...set } = JSON.parse(text);
    return Object.keys(set).length === 0 && text.trim()[0] === '{';
  } catch {
    return false; // the program tells what is wrong with it
  }
}
