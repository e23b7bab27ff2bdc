// The program as WebAssembly: cut into what the first scorecard needs and what comes later (src/app/later.rs),
// each optimised, and the script that loads them. Run by web/finish.mjs, since trunk has no place for a cut
// between the linker and wasm-bindgen.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { build } from 'esbuild';
import { shorten } from './names.mjs';

const CUT = 'target/page'; // what the cut leaves, and all that is made of it
export const PARTS = join(CUT, 'parts.json');
export const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' });

// The order of the passes saves 2% more than -Oz alone; nothing lies in the first kilobyte of memory, which is
// the end of the stack. No feature is named: binaryen finds those that the compiler has noted.
const SMALLER = ['-Oz', '--low-memory-unused', '--flatten', '--rereloop', '-Oz', '-Oz', '--one-caller-inline-max-function-size=0', '--partial-inlining-ifs=0',
  '--flatten', '--rereloop', '-Oz', '-Oz'];

// Builds the program into a folder; returns the names of its script and its first WebAssembly there.
export async function buildModules(folder, release) {
  const profile = release ? 'release' : 'debug';
  run('cargo', 'build', '--locked', '--target', 'wasm32-unknown-unknown', '--bin', 'app', ...(release ? ['--release', '--config', `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(remaps())}`] : []));
  const target = JSON.parse(execFileSync('cargo', ['metadata', '--format-version=1', '--no-deps', '--locked'], { encoding: 'utf8', maxBuffer: 1e8 })).target_directory;

  rmSync(CUT, { recursive: true, force: true });
  mkdirSync(CUT, { recursive: true });
  run('wasm-split-cli', join(target, 'wasm32-unknown-unknown', profile, 'app.wasm'), CUT, '--out-name', 'app');
  const parts = readdirSync(CUT).filter(name => name.endsWith('.wasm') && name !== 'app.wasm').map(name => name.replace('.wasm', ''));
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', CUT, '--out-name', 'app', join(CUT, 'app.wasm'));
  shorten(join(CUT, 'app.js'), join(CUT, 'app_bg.wasm'));

  writeFileSync(PARTS, JSON.stringify(partsOf(readFileSync(join(CUT, '__wasm_split.js'), 'utf8')), null, 2));
  const names = Object.fromEntries(parts.map(part => [part, publish(join(CUT, `${part}.wasm`), part, folder, release)]));
  const script = await buildScript(names, folder, release);
  dropExports(join(CUT, 'app_bg.wasm'), script.text);
  return { js: script.name, wasm: publish(join(CUT, 'app_bg.wasm'), 'app', folder, release) };
}

// Keeps the folders of the machine that builds it out of what is published: they stand in the messages of panics.
export function remaps() {
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  const folders = existsSync(sources) ? readdirSync(sources) : [];
  return folders.map(folder => `--remap-path-prefix=${join(sources, folder)}=crates`);
}

// Which files each part that comes later is made of, by the names before their hashes: web/size.mjs counts them.
function partsOf(cut) {
  const file = text => text.match(/"\.\/(\w+)\.wasm"/)?.[1];
  const shared = Object.fromEntries([...cut.matchAll(/const (__chunk_\d+) = makeLoad\(([\s\S]*?), \[\]\);/g)].map(([, name, load]) => [name, file(load)]));
  const loads = cut.matchAll(/export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\(([\s\S]*?), \[([^\]]*)\]\)\);/g);
  return Object.fromEntries([...loads].map(([, part, load, needs]) =>
    [part, [file(load), ...needs.split(',').map(name => shared[name.trim()])].filter(Boolean)]));
}

// A module, smaller, under a name that tells its contents.
export function publish(path, name, folder, release) {
  if (release) run('wasm-opt', ...SMALLER, path, '-o', path);
  const bytes = readFileSync(path);
  const published = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.wasm`;
  copyFileSync(path, join(folder, published));
  return published;
}

// The script of wasm-bindgen and that of the cut, in one file.
async function buildScript(names, folder, release) {
  const glue = join(CUT, 'app.js');
  // Classes of a dependency that nothing uses: they would keep its code alive.
  writeFileSync(glue, readFileSync(glue, 'utf8')
    .replace(/^export class \w+ \{[\s\S]*?^\}\n(if \(Symbol\.dispose\).*\n)?/gm, '')
    .replace(/^const Into\w+Finalization = [\s\S]*?;\n/gm, ''));
  const cut = join(CUT, '__wasm_split.js');
  writeFileSync(cut, "import { instantiate } from '../../web/instantiate.js';\n" + readFileSync(cut, 'utf8')
    .replaceAll('WebAssembly.instantiateStreaming(', 'instantiate(')
    .replace(/"\.\/(\w+)\.wasm"/g, (_, part) => `"./${names[part]}"`));
  writeFileSync(join(CUT, 'entry.js'), "export { default } from './app.js';\n");
  const options = {
    entryPoints: { app: join(CUT, 'entry.js') },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'duplicate-object-key': 'silent' }, // wasm-bindgen names the same module once for each import
  };
  const plain = await build({ ...options, write: false });
  const built = await build({ ...options, minify: release, outdir: folder, entryNames: '[name]-[hash]', metafile: true });
  return { name: Object.keys(built.metafile.outputs)[0].split('/').at(-1), text: plain.outputFiles[0].text };
}

// Takes out of a module what it exports to nobody, and so all that only this uses.
function dropExports(path, script) {
  const wanted = new Set([...script.matchAll(/\bwasm\.(\w+)/g)].map(match => match[1]));
  // The parts that come later take theirs by name: `const { memory, … } = initSync(…)`.
  const shared = readFileSync(join(CUT, '__wasm_split.js'), 'utf8').match(/\{([^{}]*)\} = initSync\(/)[1];
  shared.split(',').forEach(name => wanted.add(name.trim()));
  const module = binaryen.readBinary(readFileSync(path));
  const exported = Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i)).name);
  exported.filter(name => !wanted.has(name)).forEach(name => module.removeExport(name));
  module.runPasses(['remove-unused-module-elements']);
  writeFileSync(path, module.emitBinary());
  module.dispose();
}
