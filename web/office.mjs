// The program that makes Word documents and spreadsheets: a WebAssembly of its own with its worker. Run by web/finish.mjs.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { publish, remaps, run } from './modules.mjs';

const BUILT = 'target/office';

// Builds it into a folder; returns the name of the script there that the page asks for.
export async function buildOffice(folder, release) {
  // In place of the flags of .cargo/config.toml: nothing is cut out of this program.
  const flags = ['--cfg=erase_components', ...(release ? remaps() : [])].join('\x1f');
  const made = ['build', '--locked', '--target', 'wasm32-unknown-unknown', '--bin', 'office', '--no-default-features', '--features', 'office'];
  execFileSync('cargo', [...made, ...(release ? ['--release'] : [])], { stdio: 'inherit', env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags } });
  const target = JSON.parse(execFileSync('cargo', ['metadata', '--format-version=1', '--no-deps', '--locked'], { encoding: 'utf8', maxBuffer: 1e8 })).target_directory;
  rmSync(BUILT, { recursive: true, force: true });
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', BUILT, '--out-name', 'office',
    join(target, 'wasm32-unknown-unknown', release ? 'release' : 'debug', 'office.wasm'));
  const wasm = publish(join(BUILT, 'office_bg.wasm'), 'office', folder, release);
  const worker = await script('web/office-worker.js', 'office-worker', folder, release, { OFFICE_WASM: JSON.stringify(`./${wasm}`), 'import.meta.url': 'self.location.href' });
  return script('web/office.js', 'office', folder, release, { OFFICE_WORKER: JSON.stringify(`./${worker}`) });
}

async function script(entry, name, folder, release, define) {
  const built = await build({
    entryPoints: { [name]: entry },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: release,
    legalComments: 'none',
    logLevel: 'warning',
    define,
    outdir: folder,
    entryNames: '[name]-[hash]',
    metafile: true,
  });
  return Object.keys(built.metafile.outputs)[0].split('/').at(-1);
}
