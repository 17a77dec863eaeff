import assert from 'node:assert/strict';
import { codeOf, sourceFiles } from '../../support/sources';

interface Danger {
  readonly what: string;
  readonly words: RegExp;
  /** The only files that have them, each for a reason that its own comments give. */
  readonly allowed: readonly string[];
}

const DANGERS: readonly Danger[] = [
  {
    what: 'text that becomes markup',
    words:
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeMathML|unsafeCSS|unsafeStatic|srcdoc|createContextualFragment|parseFromString|setHTML\w*)\b|\bdocument\s*\.\s*write/,
    allowed: [],
  },
  {
    what: 'text that becomes code',
    words:
      /\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]|\bimport\s*\((?!')|(?:from|import\(?)\s*['"](?:node:)?vm['"]/,
    allowed: [],
  },
  {
    what: 'processes and terminals',
    words:
      /['"](?:node:)?(?:child_process|cluster)['"]|\bcreateTerminal\b|\b(?:Shell|Process)Execution\b|\bsendText\b|\btasks\.executeTask\b|\bprocess\.(?:kill|dlopen|binding)\b/,
    allowed: ['client/serverStart.ts'],
  },
  {
    what: 'threads',
    words: /['"](?:node:)?worker_threads['"]|\bnew\s+(?:Shared)?Worker\b/,
    allowed: ['cli/readerThread.ts', 'cli/readerThreads.ts', 'client/serverWorker.ts'],
  },
  {
    what: 'the network',
    words:
      /(?:from|import\(?)\s*['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|inspector)(?:\/promises)?['"]|\bfetch\s*\(|[(,=]\s*fetch\s*[,);]|\b(?:WebSocket|XMLHttpRequest|EventSource|sendBeacon|WebTransport|RTCPeerConnection|importScripts)\b|\bopenExternal\b|\basExternalUri\b/,
    allowed: ['cli/commands/tokens.ts', 'node/fetchPrices.ts', 'server/browser/assets.ts'],
  },
  {
    what: 'the environment, where keys are',
    words: /\bprocess\.env\b/,
    allowed: ['cli/commands/tokens.ts', 'client/serverStart.ts'],
  },
  {
    what: 'changes on the disk',
    words:
      /\b(?:writeFile|appendFile|copyFile|createWriteStream|mkdir|mkdtemp|rename|unlink|rmdir|symlink|chmod|truncate|cp|rm)(?:Sync)?\s*\(|\bworkspace\.fs\.(?:delete|copy)/,
    allowed: ['client/replaceFile.ts', 'node/refreshedPrices.ts'],
  },
  {
    what: 'Markdown that may do more than be read',
    words: /\bsupportHtml\b|\benableCommandUris\b|\bsupportThemeIcons\b/,
    allowed: [],
  },
  {
    what: 'trust that is set later than where something is made',
    words: /\.isTrusted\s*=(?!=)/,
    allowed: ['server/session.ts'],
  },
  {
    what: 'Markdown whose links may run commands',
    words: /\bisTrusted['"]?\s*:\s*(?:\{|true)/,
    allowed: ['client/languageClient.ts'],
  },
  {
    what: 'webviews with scripts',
    words: /\benableScripts\b|\benableForms\b|\bportMapping\b|\bretainContextWhenHidden\b/,
    allowed: ['client/panelHtml.ts'],
  },
];

describe('what can harm', () => {
  const files = sourceFiles().filter((file) => !file.startsWith('tools/'));

  for (const { what, words, allowed } of DANGERS) {
    it(`is in no file but those named here: ${what}`, () => {
      const found = files.filter((file) => words.test(codeOf(file)));
      assert.deepEqual(found.sort(), allowed);
    });
  }

  it('lets no link of a hover run another command than these', () => {
    const client = codeOf('client/languageClient.ts');
    const [, listed = ''] = /isTrusted: \{\s*enabledCommands: \[([^\]]*)\]/.exec(client) ?? [];
    assert.deepEqual(
      [...listed.matchAll(/'([^']+)'/g)].map(([, command]) => command),
      [
        'breakeven.showItem',
        'breakeven.compareModels',
        'breakeven.setRequestVolume',
        'breakeven.setOutputTokens',
        'breakeven.setVariableTokens',
        'breakeven.refreshPrices',
        'workbench.action.openSettings',
      ],
    );
  });
});
