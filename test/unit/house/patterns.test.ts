import assert from 'node:assert/strict';
import { ambiguousRun, patternsOf, repeatedGroups } from '../../support/patterns';
import { codeOf, sourceFiles } from '../../support/sources';

/** Where a pattern is made of text: our own, or, of price data, text that was looked at as it came in. */
const MADE_OF_TEXT = [
  'core/catalog/modelMatch.ts',
  'core/source/formats/blocks.ts',
  'core/source/formats/jinjaTags.ts',
  'core/source/read/hints.ts',
  'core/source/read/lowered/nodes.ts',
  'core/source/sdks/compatibleHosts.ts',
  'core/tokens/familyRule.ts',
];

describe('patterns', () => {
  it('repeat nothing that could be read in two ways, which would double the time with each character', async () => {
    const patterns = await patternsOf();
    assert.ok(patterns.length > 800, `${patterns.length} patterns`);
    const found = patterns.flatMap((pattern) => {
      const run = ambiguousRun(pattern);
      return run === null ? [] : [`${pattern.place}: ${run}`];
    });
    assert.deepEqual(found, []);
  });

  it('are known for what they are', () => {
    for (const source of ['(a+)+$', '^(\\w*)*x', '(?:a|aa)+b', '(?:\\s*,?\\s*)*;', '(?<n>[ab]+c?){2,}$'])
      assert.notEqual(ambiguousRun({ source, flags: '' }), null, source);
    for (const source of ['(?:a+b)+', '(?:[^"\\\\]|\\\\.)*', '(?:\\w+\\.)*\\w+', '(ab|a)(c+)', '(?:a{1,9})'])
      assert.equal(ambiguousRun({ source, flags: '' }), null, source);
    assert.deepEqual(repeatedGroups('(?:x[)(]+)*(y\\))+(?=z)(?:q){2,}(r){3}'), ['x[)(]+', 'y\\)', 'q']);
  });

  it('are made of text in no file but those named here', () => {
    const made = sourceFiles().filter(
      (file) => /\bRegExp\s*\(/.test(codeOf(file)) && !file.startsWith('tools/'),
    );
    assert.deepEqual(made.sort(), MADE_OF_TEXT);
  });
});
