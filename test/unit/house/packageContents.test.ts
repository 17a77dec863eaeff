import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Licences that ask for no more than that their text goes along. */
const ALLOWED = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
];

/** All that the extension needs to run, and nothing of how it is made. */
const SHIPPED =
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(?:extension|serverProcess|languageProtocol|server|cli|reader|readerThread|webview)\.js|dist\/web\/(?:extension|server)\.js|dist\/webview\.css|dist\/ThirdPartyNotices\.txt|dist\/ranks\/\w+\.bin|dist\/grammars\/tree-sitter(?:-[\w-]+)?\.wasm|media\/[\w-]+\.(?:svg|png)|media\/walkthrough\/[\w.-]+|schemas\/[\w.-]+\.json)$/;

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** The folder of a package as one that lies in `from` finds it. */
function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (path.dirname(at) === at) return null;
  }
}

/** Every package that is needed at run time, with its licence. */
function runtimeLicences(): Map<string, string> {
  const licences = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (folder: string) => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const { name, license, dependencies = {} } = manifestIn(folder);
    if (folder !== process.cwd()) licences.set(name, license ?? 'none');
    for (const needed of Object.keys(dependencies)) {
      const found = folderOf(needed, folder);
      if (found !== null) visit(found);
    }
  };
  visit(process.cwd());
  return licences;
}

describe('the package', () => {
  it('rests on packages alone whose licences allow it', () => {
    const licences = runtimeLicences();
    assert.ok(licences.size >= Object.keys(manifestIn(process.cwd()).dependencies ?? {}).length);
    const others = [...licences].filter(([, licence]) => !ALLOWED.includes(licence));
    assert.deepEqual(others, []);
  });

  it('holds what it needs to run, and nothing else', async () => {
    const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
    assert.deepEqual(
      files.filter((file) => !SHIPPED.test(file)),
      [],
    );
    for (const needed of [
      'dist/extension.js',
      'dist/serverProcess.js',
      'dist/languageProtocol.js',
      'dist/web/extension.js',
      'dist/web/server.js',
      'dist/server.js',
      'dist/cli.js',
      'dist/reader.js',
      'dist/readerThread.js',
      'dist/webview.js',
      'dist/ThirdPartyNotices.txt',
      'dist/webview.css',
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      ...['dist/grammars', 'dist/ranks', 'schemas'].flatMap((folder) =>
        readdirSync(folder).map((name) => `${folder}/${name}`),
      ),
    ])
      assert.ok(files.includes(needed), needed);
  });
});
