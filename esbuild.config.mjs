// @ts-check
// Builds everything that runs: `node esbuild.config.mjs [--watch] [--tests] [--production]`.
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import { thirdPartyNotices } from './src/tools/notices.mjs';
import { continued, packed, ranksOf } from './src/tools/rankFiles.mjs';

const require = createRequire(import.meta.url);
const flags = new Set(process.argv.slice(2));
const watch = flags.has('--watch');
const production = flags.has('--production');

/**
 * The package keeps its WebAssembly, whatever has become of it. A function that evaluates the package gives one that is new.
 * @type {esbuild.Plugin}
 */
const treeSitterAnew = {
  name: 'tree-sitter anew',
  setup(build) {
    const file = require.resolve('@vscode/tree-sitter-wasm');
    build.onResolve({ filter: /^tree-sitter$/ }, () => ({ path: file, suffix: '?anew' }));
    build.onLoad({ filter: /[\\/]tree-sitter\.js$/ }, async ({ suffix }) =>
      suffix === '?anew' ? { contents: evaluatedAnew(await readFile(file, 'utf8')) } : undefined,
    );
  },
};

/** @param {string} source of a module of CommonJS */
function evaluatedAnew(source) {
  return `export function treeSitter() {
    const module = { exports: {} };
    const exports = module.exports;
    ${source}
    return module.exports;
  }`;
}

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
  format: 'cjs',
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  plugins: [treeSitterAnew],
  define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
};

/** Its main file loads its parts by paths that a bundle has not. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** @type {esbuild.BuildOptions} */
const browser = { platform: 'browser', target: 'es2022' };

/**
 * tree-sitter asks for modules of Node where it finds that it runs there. Anyone else's import of them does not build.
 * @type {esbuild.Plugin}
 */
const withoutNode = {
  name: 'without Node',
  setup(build) {
    build.onResolve({ filter: /^(fs|fs\/promises|path|url|module)$/ }, ({ path: name, importer }) =>
      importer.includes('tree-sitter-wasm') ? { path: name, namespace: 'nothing' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

/**
 * `import * as vscode`, ours and that of the language client, would copy all names of the editor's API once for each file
 * that has it, and the editor would look up which extension asks, in the thread that all extensions share.
 * @type {esbuild.Plugin}
 */
const editorAsItIs = {
  name: 'the API of the editor as it is',
  setup(build) {
    /** @param {RegExp} filter @param {string} copied @param {string} asItIs @param {esbuild.Loader} loader */
    const replaceIn = (filter, copied, asItIs, loader) =>
      build.onLoad({ filter }, async ({ path: file }) => ({
        contents: (await readFile(file, 'utf8')).replace(copied, asItIs),
        loader,
      }));
    const ours = /[\\/]src[\\/]client[\\/].*\.ts$/;
    replaceIn(ours, "import * as vscode from 'vscode';", "const vscode = require('vscode');", 'ts');
    const client = /[\\/]vscode-languageclient[\\/]lib[\\/].*\.js$/;
    replaceIn(client, '__importStar(require("vscode"))', 'require("vscode")', 'js');
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'editor' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor' },
    );
    build.onLoad({ filter: /./, namespace: 'editor' }, () => ({
      contents: "module.exports = require('vscode');",
    }));
  },
};

/**
 * What starts the server, and what that stands on, are files of their own: neither is read before a server is started, and
 * a small file is compiled in less time at a stretch.
 * @type {esbuild.Plugin}
 */
const serverProcessApart = {
  name: 'the server process apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/(serverProcess|languageProtocol)(\.js)?$/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ? undefined : { path: `${name.replace(/\.js$/, '')}.js`, external: true },
    );
    build.onResolve({ filter: /^vscode-languageserver-protocol(\/node)?$/ }, ({ path: name, importer }) =>
      importer.includes('vscode-languageclient') ? { path: name, namespace: 'protocol' } : undefined,
    );
    // Their modules one by one, which they do not offer to those who want the whole.
    build.onResolve({ filter: /^vscode-[a-z-]+\/lib\/common\// }, ({ path: name }) => ({
      path: path.resolve('node_modules', `${name}.js`),
    }));
    build.onLoad({ filter: /./, namespace: 'protocol' }, () => ({
      contents: "module.exports = require('./languageProtocol.js').protocol();",
    }));
  },
};

/**
 * Bundled with short names, each module of CommonJS is an arrow function, and V8 then reads all within it twice where a method
 * is read once: 10 ms at a stretch for the largest module of the language client. Names are shortened afterwards.
 * @type {esbuild.Plugin}
 */
const minifiedAfterwards = {
  name: 'minified afterwards',
  setup(build) {
    if (!production) return;
    Object.assign(build.initialOptions, { minify: false, write: false });
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const { code } = await esbuild.transform(file.text, {
          minify: true,
          target: 'node20',
          format: 'cjs',
        });
        // What an `import()` of Node goes by, and shortening takes away.
        const [names = ''] = /^0 && \(module\.exports = \{[^}]*\}\);$/m.exec(file.text) ?? [];
        writeFileSync(file.path, `${code}${names}\n`);
      }
    });
  },
};

/**
 * What reads code is a third of the server and of the command line, and all of a reading thread: one file for the three.
 * @type {esbuild.Plugin}
 */
const sharedReader = {
  name: 'shared reader',
  setup(build) {
    build.onResolve({ filter: /\/sourceReader$/ }, () => ({ path: './reader.js', external: true }));
  },
};

/**
 * Prices are half of the server and of the command line, and as text they are read in half of the time that the same
 * objects of JavaScript take to compile. Nothing else of their package is asked for: no update, and no address of one.
 * @type {esbuild.Plugin}
 */
const pricesAsText = {
  name: 'prices as text',
  setup(build) {
    build.onLoad({ filter: /[\\/]@pydantic[\\/]genai-prices[\\/]dist[\\/]index\.c?js$/ }, async () => {
      const text = JSON.stringify(await (await import('@pydantic/genai-prices')).waitForUpdate());
      return { contents: `export const waitForUpdate = async () => JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

/**
 * Only the extension and the tests inside VS Code may import `vscode`:
 * in every other bundle it is not external, so such an import does not build.
 * @type {esbuild.BuildOptions[]}
 */
const products = [
  ...['extension', 'serverProcess', 'languageProtocol'].map((name) => ({
    ...common,
    alias,
    entryPoints: { [name]: `src/client/${name}.ts` },
    outdir: 'dist',
    external: ['vscode'],
    plugins: [editorAsItIs, serverProcessApart, ...(name === 'extension' ? [] : [minifiedAfterwards])],
  })),
  {
    ...common,
    alias,
    entryPoints: { server: 'src/server/nodeMain.ts' },
    outdir: 'dist',
    plugins: [sharedReader, pricesAsText],
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, alias, entryPoints: { reader: 'src/core/source/sourceReader.ts' }, outdir: 'dist' },
  {
    ...common,
    alias,
    entryPoints: { readerThread: 'src/cli/readerThread.ts' },
    outdir: 'dist',
    plugins: [sharedReader],
  },
  {
    ...common,
    alias,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    plugins: [sharedReader, pricesAsText],
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    ...browser,
    alias,
    entryPoints: { extension: 'src/client/webExtension.ts' },
    outdir: 'dist/web',
    format: 'cjs',
    external: ['vscode'],
    plugins: [editorAsItIs],
  },
  {
    ...common,
    ...browser,
    alias: { ...alias, 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' },
    entryPoints: { server: 'src/server/browserMain.ts' },
    outdir: 'dist/web',
    format: 'iife',
    plugins: [treeSitterAnew, withoutNode, pricesAsText],
    // tree-sitter looks there for its own address, which it needs for nothing: it is handed its WebAssembly.
    define: { ...common.define, document: '{"currentScript":null}' },
  },
  {
    ...common,
    entryPoints: { webview: 'src/webview/main.ts' },
    ...browser,
    outdir: 'dist',
    format: 'iife',
  },
];

/**
 * The same file runs in both extension hosts of VS Code; in a browser's it finds no packages.
 * @type {esbuild.BuildOptions}
 */
const featuresInEditors = {
  ...common,
  ...browser,
  minify: false,
  sourcemap: 'inline',
  entryPoints: ['test/features/main.ts'],
  outbase: 'test',
  outdir: 'dist/test',
  external: ['vscode'],
};

/** Test files become bundles of their own; packages stay outside so that oracles load as they are. */
function testBuilds() {
  return [
    testBuild('unit', []),
    testBuild('integration', ['vscode']),
    testBuild('ui', []),
    testBuild('web', []),
    testBuild('bench', []),
    testBuild('features', [], listSources('test/features/lane')),
    featuresInEditors,
  ].filter((build) => build !== null);
}

/**
 * @param {string} lane
 * @param {string[]} external
 * @param {string[]} [entryPoints]
 * @returns {esbuild.BuildOptions | null}
 */
function testBuild(lane, external, entryPoints = listSources(path.join('test', lane))) {
  if (entryPoints.length === 0) return null;
  return {
    ...common,
    minify: false,
    sourcemap: 'inline',
    entryPoints,
    outbase: 'test',
    outdir: 'dist/test',
    packages: 'external',
    external,
  };
}

/** @param {string} folder @returns {string[]} */
function listSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}

const SCRIPTS = ['python', 'typescript', 'tsx', 'javascript', 'bash'];
const GRAMMARS = [...SCRIPTS, 'go', 'java', 'c-sharp', 'ruby', 'php', 'rust'];

/** Vocabularies and grammars stay files beside the bundles, loaded when first needed. */
function copyAssets() {
  mkdirSync('dist/ranks', { recursive: true });
  for (const name of ['o200k_base', 'cl100k_base', 'r50k_base'])
    writeFileSync(`dist/ranks/${name}.bin`, packed(ranksOf(name).bpe_ranks));
  writeFileSync('dist/ranks/p50k_base.bin', packed(continued('r50k_base', 'p50k_base')));
  mkdirSync('dist/grammars', { recursive: true });
  const grammars = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
  for (const name of GRAMMARS) {
    cpSync(path.join(grammars, `tree-sitter-${name}.wasm`), `dist/grammars/tree-sitter-${name}.wasm`);
  }
  cpSync(path.join(grammars, 'tree-sitter.wasm'), 'dist/grammars/tree-sitter.wasm');
}

copyAssets();
const existing = products.filter((product) =>
  Object.values(/** @type {Record<string, string>} */ (product.entryPoints)).every((file) =>
    existsSync(file),
  ),
);
const builds = flags.has('--tests') ? [...existing, ...testBuilds()] : existing;

if (watch) {
  // The problem matcher of .vscode/tasks.json waits for these two lines.
  const contexts = await Promise.all(builds.map((build) => esbuild.context(build)));
  console.log('[watch] build started');
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('[watch] build finished');
} else {
  const built = await Promise.all(builds.map((build) => esbuild.build({ ...build, metafile: true })));
  const metafiles = built.slice(0, existing.length).map(({ metafile }) => metafile);
  writeFileSync('dist/ThirdPartyNotices.txt', thirdPartyNotices(metafiles));
}
