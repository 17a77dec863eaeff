import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathInside } from '../../../src/node/projectFiles';
import { tokenizerFiles } from '../../../src/node/tokenizerFiles';
import { TINY_COUNTS, TINY_TOKENIZER } from '../../support/tinyTokenizer';

describe('files of tokenizers', () => {
  let folder: string;
  const write = (text: string, name = 'tokenizer.json') => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-tokenizers-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('count as their rules say', async () => {
    const loaded = await tokenizerFiles()(write(JSON.stringify(TINY_TOKENIZER)));
    assert.ok('count' in loaded, JSON.stringify(loaded));
    for (const [text, tokens] of Object.entries(TINY_COUNTS)) assert.equal(loaded.count(text), tokens, text);
  });

  it('say what is wrong with them', async () => {
    const load = tokenizerFiles();
    const { model, ...rest } = TINY_TOKENIZER;
    const reasons: readonly (readonly [text: string, reason: RegExp])[] = [
      ['{"model":', /it is not JSON/],
      ['[]', /it is not a tokenizer\.json/],
      ['null', /it is not a tokenizer\.json/],
      ['"tokenizer"', /it is not a tokenizer\.json/],
      [JSON.stringify(rest), /it is not a tokenizer\.json/],
      [JSON.stringify({ ...rest, model: { type: 'BPE' } }), /it is not a tokenizer\.json/],
      [JSON.stringify({ ...rest, model: { ...model, type: 'Other' } }), /it is not a tokenizer\.json/],
      [
        JSON.stringify({ ...rest, model, pre_tokenizer: { type: 'Split', pattern: { Regex: '(' } } }),
        /it is not a tokenizer\.json/,
      ],
    ];
    for (const [index, [text, reason]] of reasons.entries()) {
      const loaded = await load(write(text, `broken${index}.json`));
      assert.ok('reason' in loaded, text.slice(0, 80));
      assert.match(loaded.reason, reason);
    }
    const missing = await load(path.join(folder, 'missing.json'));
    assert.ok('reason' in missing && /cannot be read/.test(missing.reason));
  });

  it('are read once, and again when they have changed', async () => {
    const load = tokenizerFiles();
    const file = write(JSON.stringify(TINY_TOKENIZER));
    const first = await load(file);
    assert.equal(await load(file), first);
    write('{}');
    assert.ok('reason' in (await load(file)));
  });

  it('lie in their folder, whatever their name says', () => {
    const inside = path.join(folder, 'inside');
    symlinkSync(tmpdir(), path.join(folder, 'out'));
    assert.equal(pathInside(folder, 'inside'), inside);
    assert.equal(pathInside(folder, './a/../inside'), inside);
    for (const name of ['../other.json', '/etc/hosts', 'a/../../other', '.', '', 'out'])
      assert.equal(pathInside(folder, name), null, name);
  });
});
