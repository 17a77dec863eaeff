import assert from 'node:assert/strict';
import { get_encoding } from 'tiktoken';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { rankFiles } from './rankFiles';

/** Tokens that tiktoken gives for 50,000 repetitions in o200k_base; it takes seconds for some of them. */
const FIFTY_THOUSAND: readonly (readonly [unit: string, tokens: number])[] = [
  ['a', 6250],
  [' ', 392],
  ['\n', 3125],
  ['=', 781],
  ['漢', 50_000],
];

describe('huge texts', () => {
  let encoding: PieceEncoding;
  before(() => {
    encoding = createEncoding('o200k_base', rankFiles('o200k_base'));
  });

  for (const [unit, tokens] of FIFTY_THOUSAND) {
    it(`counts ${JSON.stringify(unit)} × 50,000 exactly`, () => {
      assert.equal(encoding.count(unit.repeat(50_000)), tokens);
    });
  }

  it('counts a line of 1 MB without blanks', () => {
    const line = '{"key_1":[true,null,"value"],'.repeat(35_000);
    const oracle = get_encoding('o200k_base');
    const tokens = oracle.encode_ordinary(line).length;
    oracle.free();
    assert.equal(encoding.count(line), tokens);
  });

  it('counts a text of many windows as the sum of its lines', () => {
    const line = 'All work and no play makes Jack a dull boy; 漢字 too.\n';
    assert.equal(encoding.count(line.repeat(100_000)), encoding.count(line) * 100_000);
  });

  it('counts one run of 4.5 million letters, which it cuts', () => {
    assert.equal(encoding.count('漢'.repeat(4_500_000)), 4_500_000);
  }).timeout(120_000);
});
