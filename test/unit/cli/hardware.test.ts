import assert from 'node:assert/strict';
import path from 'node:path';
import { cli, withFiles } from '../../support/cli';
import { OWN_GPU, OWN_MODEL } from '../../support/hardware';

function jsonOf(...args: string[]) {
  const { code, out, err } = cli([...args, '--json']);
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

const SCENARIO = {
  schemaVersion: 1,
  name: 'Own card',
  workloads: [
    {
      id: 'w',
      label: 'W',
      requestsPerMonth: 1000,
      inputTokens: 1000,
      outputTokens: 100,
      apiModel: 'openai/gpt-4o',
    },
  ],
  hosting: { openModel: 'our-8b', gpu: 'Our Card', minReplicas: 1 },
};
const CARD = { ...OWN_GPU, usdPerHour: 2 };

describe('hardware in the command line', () => {
  it('lists GPUs with every rental price, its date and source', () => {
    const h100 = jsonOf('gpus').find(({ key }: { key: string }) => key === 'H100-SXM');
    assert.ok(h100.rental.length > 3);
    for (const { low, base, high, offers, asOf, source } of h100.rental) {
      assert.ok(low <= base && base <= high && offers > 0);
      assert.match(asOf, /^\d{4}-\d{2}/);
      assert.ok(source.length > 0);
    }
    assert.match(cli(['gpus']).out, /H100-SXM .*gpu-cloud\/on-demand/);
  });

  it('lists open models with where the same model is hosted', () => {
    const models: { key: string; hosted: { apiModel: string }[] }[] = jsonOf('models');
    const llama = models.find(({ key }) => key === 'llama-3.3-70b');
    assert.ok((llama?.hosted.length ?? 0) > 3);
    assert.match(cli(['models']).out, /llama-3\.3-70b .*Llama 3\.3 Community/);
  });

  it('estimates a scenario on hardware of the breakeven.json beside it', () => {
    const files = {
      'breakeven.json': JSON.stringify({ gpus: { 'Our Card': CARD }, openModels: { 'our-8b': OWN_MODEL } }),
      'my.json': JSON.stringify(SCENARIO),
    };
    withFiles(files, (folder) => {
      const { selfHosted, assumptions } = jsonOf('estimate', '--scenario', path.join(folder, 'my.json'));
      const compute = selfHosted.lines.find(({ id }: { id: string }) => id === 'compute');
      assert.equal(compute.monthly, 1460);
      assert.match(JSON.stringify(assumptions), /gpus in breakeven\.json/);
    });
  });

  it('says where an own GPU is wrong, and that the scenario cannot use it', () => {
    const files = {
      'breakeven.json': '{\n  "gpus": { "Our Card": { "memoryGib": 96 } }\n}',
      'my.json': JSON.stringify(SCENARIO),
    };
    withFiles(files, (folder) => {
      const { code, err } = cli(['estimate', '--scenario', path.join(folder, 'my.json')]);
      assert.equal(code, 2);
      assert.match(err, /breakeven\.json:2: .*Our Card.*needs memoryBandwidthGbps/);
      assert.match(err, /no GPU is called "Our Card"/);
    });
  });
});
