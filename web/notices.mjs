// The licence texts of everything that is shipped inside the page, for dist/third-party.txt.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Packages whose code or style ends up in the page.
const NODE_PACKAGES = ['echarts', 'zrender', 'tslib', 'govuk-frontend'];

// crates compiled into the page, without those that only run while it is built
function crates() {
  const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version=1', '--locked', '--offline',
    '--filter-platform=wasm32-unknown-unknown', '--features=office'], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const packages = new Map(metadata.packages.map(each => [each.id, each]));
  const nodes = new Map(metadata.resolve.nodes.map(each => [each.id, each]));
  const shipped = new Set();
  const visit = id => {
    if (shipped.has(id) || packages.get(id).targets.some(target => target.kind.includes('proc-macro'))) return;
    shipped.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(metadata.resolve.root);
  shipped.delete(metadata.resolve.root);
  return [...shipped].map(id => packages.get(id)).map(({ name, version, license, manifest_path }) =>
    ({ name, version, license, folder: dirname(manifest_path) }));
}

const nodePackage = name => {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, license, folder };
};

// Of two licences to choose from we take MIT; a package without a text of its own goes under the name alone.
function text({ folder }) {
  const names = readdirSync(folder).filter(name => /^(licen[cs]e|copying|unlicense|copyright)/i.test(name)).sort();
  const chosen = names.find(name => /mit/i.test(name)) ?? names.find(name => /^licen[cs]e/i.test(name)) ?? names[0];
  if (!chosen) return '';
  const notice = readdirSync(folder).filter(name => /^notice/i.test(name));
  return [chosen, ...notice].map(name => readFileSync(join(folder, name), 'utf8').replace(/\r/g, '').trim()).join('\n\n');
}

export function notices() {
  const byText = new Map();
  for (const part of [...NODE_PACKAGES.map(nodePackage), ...crates()]) {
    const key = text(part);
    byText.set(key, [...(byText.get(key) ?? []), `${part.name} ${part.version} (${part.license})`]);
  }
  return readFileSync('NOTICE', 'utf8') + [...byText].map(([licence, parts]) =>
    `\n${'='.repeat(80)}\n${parts.join('\n')}\n${'-'.repeat(80)}\n${licence || 'No licence text in the package; see the licence named above.'}\n`).join('');
}
