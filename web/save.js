// A drawn chart as a file: SVG or PNG, with its words around it, in the light colours, on white. All of it is
// made here; nothing is fetched.
export { drafts } from './keep.js';
export { pack } from './link.js';

const SVG = 'http://www.w3.org/2000/svg';
const EDGE = 24; // pixels around the picture
const SCALE = 2; // pixels of a PNG to one of the page
const PAINT = ['fill', 'stroke'];
const FONT = ['font-family', 'font-size', 'font-weight'];

export async function save(drawn, kind, words) {
  const picture = frame(drawn, words);
  const text = new XMLSerializer().serializeToString(picture);
  const drawing = new Blob([text], { type: 'image/svg+xml' });
  give(kind === 'png' ? await raster(drawing, picture) : drawing, `${slug(words.over, words.title)}.${kind}`);
}

// A file of text or bytes.
export function saveFile(contents, type, name, ending) {
  give(new Blob([contents], { type }), `${slug(name)}.${ending}`);
}

// A drawing that has its words in it already, as the text of an SVG.
export async function saveText(text, kind, name) {
  const drawing = new Blob([text], { type: 'image/svg+xml' });
  const picture = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  give(kind === 'png' ? await raster(drawing, picture) : drawing, `${slug(name)}.${kind}`);
}

// The chart between its words: what it is of and its finding above, its source below.
function frame(drawn, { over, title, source }) {
  const { width, height } = drawn.getBoundingClientRect();
  const chart = plain(drawn);
  const font = getComputedStyle(document.body).fontFamily;
  const picture = element('svg', {});
  const paper = element('rect', { fill: '#ffffff' });
  picture.append(element('title', {}, [over, title].filter(Boolean).join(': ')), paper);
  let y = EDGE;
  const write = (text, size, weight, fill) => {
    for (const line of lines(text, `${weight} ${size}px ${font}`, width)) {
      y += size;
      picture.append(element('text', { x: EDGE, y, fill, 'font-family': font, 'font-size': size, 'font-weight': weight }, line));
      y += Math.round(size * 0.4);
    }
  };
  write(over, 14, 400, '#465562');
  write(title, 17, 700, '#13202b');
  y += 8;
  for (const [name, value] of Object.entries({ x: EDGE, y, width, height, viewBox: `0 0 ${width} ${height}` })) chart.setAttribute(name, value);
  picture.append(chart);
  y += height + 8;
  for (const line of source.split('\n')) write(line, 12, 400, '#465562');
  const size = { width: Math.ceil(width + 2 * EDGE), height: Math.ceil(y + EDGE - 8) };
  for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` })) picture.setAttribute(name, value);
  for (const [name, value] of Object.entries(size)) paper.setAttribute(name, value);
  return picture;
}

// The drawing with what the stylesheet gives it written into it: a file has no stylesheet. It is asked
// where the page is light, whatever the reader's setting.
function plain(drawn) {
  const stage = document.createElement('div');
  stage.className = 'on-paper';
  stage.setAttribute('aria-hidden', 'true');
  const copy = drawn.cloneNode(true);
  stage.append(copy);
  document.body.append(stage);
  try {
    for (const part of copy.querySelectorAll('*')) {
      const style = getComputedStyle(part);
      for (const name of part.localName === 'text' ? [...PAINT, ...FONT] : PAINT) {
        const value = style.getPropertyValue(name);
        part.setAttribute(name, value === 'rgba(0, 0, 0, 0)' ? 'none' : value);
      }
    }
  } finally {
    stage.remove();
  }
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name } of [...part.attributes]) if (/^(class|style|ecmeta.*|data-.*)$/.test(name)) part.removeAttribute(name);
  }
  return copy;
}

// Words in lines that fit.
function lines(text, font, width) {
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = font;
  const found = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

function element(name, attributes, text = '') {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

async function raster(drawing, picture) {
  const url = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.getAttribute('width') * SCALE;
    canvas.height = picture.getAttribute('height') * SCALE;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob(blob => blob ? done(blob) : fail(new Error('no picture')), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function give(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be asking where to put it
}

// A name for a file: the words without what a file system may refuse.
function slug(...words) {
  return words.join(' ').normalize('NFKD').toLowerCase().replace(/\p{M}+/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80).replace(/^-|-$/g, '') || 'scorecard';
}
