import assert from 'node:assert/strict';
import path from 'node:path';
import { codeOf, sourceFiles } from '../../support/sources';

/** Who may import whom. A room that is not listed fails the test. `data` are JSON files, read by composition roots. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/money': [],
  'core/lengths.ts': [],
  'core/ports.ts': ['core/tokens'],
  'core/tokens': ['core/money', 'core/ports.ts'],
  'core/catalog': ['core/money', 'core/lengths.ts', 'core/ports.ts'],
  'core/source': ['core/money', 'core/ports.ts'],
  // The constants of the throughput model are data, and nothing without it.
  'core/cost': ['core/money', 'core/lengths.ts', 'core/catalog', 'data/throughput-constants.json'],
  'core/measured': [],
  'core/scenario': ['core/money', 'core/lengths.ts', 'core/catalog', 'core/cost'],
  'core/project': [
    'core/money',
    'core/lengths.ts',
    'core/ports.ts',
    'core/tokens',
    'core/catalog',
    'core/source',
    'core/cost',
    'core/scenario',
  ],
  'core/present': [
    'core/money',
    'core/tokens',
    'core/catalog',
    'core/source',
    'core/cost',
    'core/scenario',
    'core/project',
  ],
  protocol: ['core/scenario', 'core/money', 'core/lengths.ts'],
  shipped: ['core', 'data'],
  node: ['core', 'data', 'shipped'],
  server: ['protocol', 'core', 'node', 'data', 'shipped'],
  cli: ['protocol', 'core', 'node', 'data'],
  client: ['protocol', 'core/scenario'],
  webview: ['protocol', 'core/money', 'core/cost', 'core/scenario'],
  tools: ['core', 'data'],
};

/** Packages that a room may use; Node's own modules count as `node:`. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: [
    'zod/mini',
    '@pydantic/genai-prices',
    '@vscode/tree-sitter-wasm',
    'tree-sitter',
    'yaml',
    'jsonc-parser',
    'ignore',
    'csv-stringify/sync',
  ],
  protocol: ['zod/mini'],
  shipped: ['zod/mini', '@pydantic/genai-prices'],
  node: ['node:', 'zod/mini', '@huggingface/tokenizers'],
  server: [
    'node:',
    'zod/mini',
    'vscode-languageserver',
    'vscode-languageserver/node',
    'vscode-languageserver/browser',
    'vscode-languageserver-textdocument',
  ],
  cli: ['node:', 'commander', 'zod/mini'],
  client: [
    'node:',
    'vscode',
    'zod/mini',
    'vscode-languageclient',
    'vscode-languageclient/node',
    'vscode-languageclient/browser',
    // What the client's package stands on and is made of, evaluated one by one.
    'vscode-languageclient/lib/common/',
    'vscode-languageserver-protocol/lib/common/',
    'vscode-jsonrpc/lib/common/',
    'minimatch',
    'vscode-languageserver-protocol',
    'vscode-languageserver-protocol/node',
    'vscode-languageserver-types',
    'vscode-jsonrpc',
    'vscode-jsonrpc/node',
    'semver/functions/',
  ],
  webview: ['@vscode-elements/elements/', 'lit', 'd3-scale', 'd3-shape'],
  tools: ['node:', 'csv-parse/sync', 'zod/mini', '@pydantic/genai-prices', 'playwright-core'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = codeOf(file);
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map((match) => ({
    from: file,
    to: match[2] ?? match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function roomOf(file: string): string {
  const parts = file.split('/');
  return parts[0] === 'core' ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function resolved({ from, to }: Import): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), to));
}

function isAllowed(room: string, target: string): boolean {
  const allowed = MAY_IMPORT[room] ?? [];
  return [...allowed, room].some(
    (name) => target === name || `${target}.ts` === name || target.startsWith(`${name}/`),
  );
}

describe('the house', () => {
  const files = sourceFiles();

  it('has files to check', () => {
    assert.ok(files.length > 50, `${files.length} files`);
  });

  it('has no room that nobody has listed', () => {
    const unlisted = files.filter((file) => !Object.hasOwn(MAY_IMPORT, roomOf(file)));
    assert.deepEqual(unlisted, []);
  });

  it('imports along the arrows only', () => {
    const wrong = files.flatMap(importsOf).filter((edge) => {
      if (!edge.to.startsWith('.')) return false;
      const target = resolved(edge);
      // The one file outside src: the package's own version.
      if (target === '../package.json') return false;
      // Types vanish in the build, so a panel may name the types of the catalog it draws.
      if (edge.typeOnly && target.startsWith('core/') && roomOf(edge.from) === 'webview') return false;
      return !isAllowed(roomOf(edge.from), target);
    });
    assert.deepEqual(wrong, []);
  });

  it('uses only the packages of the room', () => {
    const wrong = files.flatMap(importsOf).filter((edge) => {
      if (edge.to.startsWith('.')) return false;
      const allowed = PACKAGES[edge.from.split('/')[0] ?? ''] ?? [];
      return !allowed.some((name) => edge.to === name || (/[:/]$/.test(name) && edge.to.startsWith(name)));
    });
    assert.deepEqual(wrong, []);
  });

  it('keeps clock, chance, network and console out of the core', () => {
    const touching = files
      .filter((file) => file.startsWith('core/'))
      .filter((file) =>
        /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|(?<!')\bfetch\(|\bconsole\.|(?<!')\bprocess\.|\bsetTimeout\b/.test(
          codeOf(file),
        ),
      );
    assert.deepEqual(touching, []);
  });
});
