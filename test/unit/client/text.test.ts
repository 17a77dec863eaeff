import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locateSetting } from '../../../src/client/locateSetting';
import { parseVolume } from '../../../src/core/scenario/parseVolume';

describe('a volume that a person types', () => {
  const VOLUMES: Readonly<Record<string, number | undefined>> = {
    '10000': 10_000,
    '10,000': 10_000,
    '10_000': 10_000,
    '10k': 10_000,
    ' 1.5M ': 1_500_000,
    '0': 0,
    '24/day': 730,
    '1/hour': 730,
    '2k / week': 8690,
    '5/month': 5,
    many: undefined,
    '': undefined,
    '-1': undefined,
    '1e9': undefined,
    '10k/year': undefined,
    '10 per day': undefined,
    '168 / week': 730,
    '9999999b': undefined,
  };

  for (const [text, volume] of Object.entries(VOLUMES)) {
    it(`reads "${text}" as ${volume ?? 'none'}`, () => assert.equal(parseVolume(text), volume));
  }

  it('is a whole number in range or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const volume = parseVolume(text);
        assert.ok(volume === undefined || (Number.isInteger(volume) && volume >= 0 && volume <= 1e12));
      }),
    );
  });
});

describe('a setting in the text of a settings file', () => {
  const text =
    '{\n  // "breakeven.hosting.gpu": "H100",\n  "x": "breakeven.hosting.gpu",\n  "breakeven.hosting.gpu" : "H1000"\n}';

  it('is found where it is a key', () => {
    const place = locateSetting(text, 'breakeven.hosting.gpu');
    assert.equal(text.slice(place?.start, place?.end), '"breakeven.hosting.gpu"');
    assert.equal(text.slice(0, place?.start).split('\n').length, 4);
  });

  it('is not found where it is not', () => {
    for (const other of ['{', '', text.replace(/ :/, ',')])
      assert.equal(locateSetting(other, 'breakeven.hosting.gpu'), null);
    assert.equal(locateSetting(text, 'breakeven.hosting'), null);
  });
});
