import assert from 'node:assert/strict';
import { panelPage } from '../../../src/client/panelPage';
import { codeOf, sourceFiles } from '../../support/sources';

const SOURCE = 'https://*.vscode-cdn.net';

function served() {
  const html = panelPage({
    cspSource: SOURCE,
    language: 'en',
    title: 'Scenario',
    style: `${SOURCE}/webview.css`,
    script: `${SOURCE}/webview.js`,
    place: 'editor',
  });
  const [, content = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  const policy = new Map(
    content.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values] as const;
    }),
  );
  return { html, policy, nonce: /'nonce-([^']+)'/.exec(content)?.[1] ?? '' };
}

describe('the page of the panel', () => {
  it('lets in its own script and style, and nothing else', () => {
    const { html, policy, nonce } = served();
    assert.deepEqual(Object.fromEntries(policy), {
      'default-src': ["'none'"],
      'script-src': [`'nonce-${nonce}'`],
      'style-src': [SOURCE],
      'font-src': [SOURCE],
    });
    assert.doesNotMatch(html, /unsafe-|data:|\*(?!\.vscode-cdn)|<base|<iframe|<form/);
    // The policy stands before anything that loads.
    assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(?:link|script|style)/));
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    assert.deepEqual(
      scripts.map(([, attributes, text]) => [attributes, text]),
      [[` nonce="${nonce}" src="${SOURCE}/webview.js"`, '']],
    );
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('is marked anew each time, by chance that nobody can guess', () => {
    const nonces = Array.from({ length: 200 }, () => served().nonce);
    assert.equal(new Set(nonces).size, nonces.length);
    for (const nonce of nonces) assert.match(nonce, /^[\da-f-]{36}$/);
  });

  it('is the only one that any webview gets, from the folder of our bundles alone', () => {
    const client = sourceFiles().filter((file) => file.startsWith('client/'));
    const shown = client.flatMap((file) => codeOf(file).match(/\.html = .*/g) ?? []);
    assert.deepEqual(shown, ['.html = panelHtml(webview, assets, place);']);
    const roots = client.flatMap((file) => codeOf(file).match(/localResourceRoots: [^,}\n]*/g) ?? []);
    assert.deepEqual(
      roots.map((root) => root.trim()),
      ['localResourceRoots: [assets]'],
    );
    const assets = client.flatMap((file) => codeOf(file).match(/const assets = .*/g) ?? []);
    for (const place of assets) assert.match(place, /joinPath\((?:context\.)?extensionUri, 'dist'\)/);
  });
});
