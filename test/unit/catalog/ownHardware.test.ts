import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withOwnHardware } from '../../../src/core/catalog/ownHardware';
import { rentalOn } from '../../../src/core/catalog/rental';
import { configProblems } from '../../../src/core/project/folderConfig';
import { parseConfig } from '../../../src/core/project/parseConfig';
import { OWN_GPU, OWN_MODEL, hardware as shipped } from '../../support/hardware';

const DAY = '2026-11-01';

describe('hardware of the user’s own', () => {
  it('leaves the catalog as it is when there is none', () => {
    assert.equal(withOwnHardware(shipped, {}, DAY).hardware, shipped);
  });

  it('adds a GPU, whose link is assumed and whose price is its own', () => {
    const gpus = { MyCard: { ...OWN_GPU, usdPerHour: 1.5 } };
    const { hardware, problems } = withOwnHardware(shipped, { gpus }, DAY);
    assert.deepEqual(problems, []);
    const card = hardware.findGpu('my card') ?? assert.fail('not found');
    assert.deepEqual([card.memoryGib, card.denseFp8Tflops], [96, null]);
    assert.match(card.interconnect, /assumed/);
    assert.deepEqual([rentalOn(card, 'gpu-cloud/on-demand')?.rental.base, card.spec.asOf], [1.5, DAY]);
    assert.deepEqual(rentalOn(card, 'hyperscaler/spot')?.rental.base, 1.5);
    assert.match(card.spec.source, /your settings/);
    assert.equal(hardware.gpus.length, shipped.gpus.length + 1);
  });

  it('changes one of the catalog under any of its names, and only what is said', () => {
    const gpus = { 'a100 80gb': { usdPerHour: 1.1 } };
    const { hardware } = withOwnHardware(shipped, { gpus }, DAY);
    const [before, after] = [shipped.findGpu('A100-SXM-80GB'), hardware.findGpu('A100-SXM-80GB')];
    assert.equal(after?.rental[0]?.base, 1.1);
    assert.deepEqual({ ...after, rental: [] }, { ...before, rental: [] });
    assert.equal(hardware.gpus.length, shipped.gpus.length);
  });

  it('of a folder says when it takes the place of the user’s own price, and when not', () => {
    const mine = withOwnHardware(shipped, { gpus: { 'A100-SXM-80GB': { usdPerHour: 3 } } }, DAY).hardware;
    const sourceWith = (below: typeof shipped, usdPerHour: number) => {
      const gpus = { 'A100-SXM-80GB': { usdPerHour } };
      const { hardware } = withOwnHardware(below, { gpus }, DAY, 'breakeven.json');
      return hardware.findGpu('A100-SXM-80GB')?.rental[0]?.source;
    };
    assert.equal(sourceWith(shipped, 1.1), 'gpus in breakeven.json');
    assert.equal(sourceWith(mine, 1.1), 'gpus in breakeven.json in place of your own $3.00 an hour');
    assert.equal(sourceWith(mine, 3), 'gpus in breakeven.json');
  });

  it('adds a model, whose cache follows from its heads', () => {
    const { hardware } = withOwnHardware(shipped, { openModels: { 'our-8b': OWN_MODEL } }, DAY);
    const model = hardware.findOpenModel('our-8b') ?? assert.fail('not found');
    assert.deepEqual([model.headSize, model.kvBytesPerToken16Bit], [128, 131_072]);
    assert.deepEqual([model.activeParamsBillion, model.kind, model.licence], [8, 'chat', 'not given']);
  });

  it('takes the cache from changed heads, but not where it does not follow from them', () => {
    const openModels = { 'llama-3.1-8b': { keyValueHeads: 32 }, 'deepseek-v3': { keyValueHeads: 1 } };
    const { hardware } = withOwnHardware(shipped, { openModels }, DAY);
    assert.equal(hardware.findOpenModel('llama-3.1-8b')?.kvBytesPerToken16Bit, 524_288);
    const latent = [hardware, shipped].map((one) => one.findOpenModel('deepseek-v3')?.kvBytesPerToken16Bit);
    assert.equal(latent[0], latent[1]);
  });

  it('names what is missing, contradicts itself or cannot be, and uses the rest', () => {
    const own = {
      gpus: {
        Half: { memoryGib: 24 },
        Odd: { ...OWN_GPU, memoryGib: -1 },
        Misspelt: { ...OWN_GPU, wats: 5 },
        No: 7,
      },
      openModels: {
        Half: { layers: 4 },
        More: { ...OWN_MODEL, activeParamsBillion: 9 },
        Thirds: { ...OWN_MODEL, attentionHeads: 3 },
        Good: OWN_MODEL,
      },
    };
    const { hardware, problems } = withOwnHardware(shipped, own, DAY);
    const said = problems.map(({ group, message }) => `${group} ${message}`);
    assert.equal(said.length, 7);
    assert.match(said[0] ?? '', /gpus "Half".*needs memoryBandwidthGbps, denseBf16Tflops, tdpWatts/);
    assert.match(said[1] ?? '', /"Odd".*memoryGib/);
    assert.match(said[2] ?? '', /"Misspelt".*wats/);
    assert.match(said[4] ?? '', /openModels "Half".*totalParamsBillion, hiddenSize/);
    assert.match(said[5] ?? '', /"More".*activeParamsBillion is more/);
    assert.match(said[6] ?? '', /"Thirds".*needs headSize/);
    assert.ok(hardware.findOpenModel('Good'));
    assert.equal(hardware.gpus.length, shipped.gpus.length);
  });

  it('never throws, whatever stands there', () => {
    const entries = fc.dictionary(fc.string(), fc.anything());
    fc.assert(
      fc.property(entries, entries, (gpus, openModels) => {
        const { hardware } = withOwnHardware(shipped, { gpus, openModels }, DAY);
        assert.ok(hardware.gpus.length >= shipped.gpus.length);
      }),
    );
  });
});

describe('hardware in breakeven.json', () => {
  const problemsOf = (text: string) => {
    const reading = parseConfig(text);
    const catalog = { asOf: DAY, source: 'none', find: () => null, search: () => [] };
    return configProblems(reading, { catalog, hardware: shipped, now: new Date(DAY) }, null).map(
      ({ message, range }) =>
        `${text.split('\n')[range.start.line]?.slice(range.start.character)} → ${message}`,
    );
  };

  it('is read, and quiet when it is right', () => {
    const text = JSON.stringify({ gpus: { Mine: OWN_GPU }, openModels: { 'our-8b': OWN_MODEL } });
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(parseConfig(text).config.gpus, { Mine: OWN_GPU });
  });

  it('says at its place what is wrong', () => {
    const [wrong, lacking] = problemsOf('{"gpus": {"Mine": {\n"memoryGib": "a lot",\n"tdpWatts": 300}}}');
    assert.match(
      wrong ?? '',
      /^"a lot",? → gpus\.Mine\.memoryGib is "a lot" and is not used: expected number/,
    );
    assert.match(lacking ?? '', /^\{ → gpus: "Mine" is not used: .*needs memoryGib, memoryBandwidthGbps/);
    const [misspelt] = problemsOf('{"openModels": {"llama-3.1-8b": {\n"contextWindows": 8192}}}');
    assert.match(misspelt ?? '', /^"contextWindows".*Did you mean "contextWindow"\?/);
  });
});
