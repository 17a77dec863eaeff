import { type Fuzzers, randomOf, startFuzzers } from '../../support/fuzz/fuzzers';

/** The first cases of each reader; `npm run bench -- fuzz` tries as many as it is told to. */
const CASES_PER_SHARE = 2;
const SEED = 7;

describe('inputs that are almost right', () => {
  let fuzzers: Fuzzers;

  before(async () => {
    fuzzers = await startFuzzers();
  });
  after(() => fuzzers.stop());

  it('make no reader throw and no answer that cannot be', async () => {
    for (const { name, share, run } of fuzzers.all)
      for (let index = 0; index < share * CASES_PER_SHARE; index += 1) {
        try {
          await run(randomOf(SEED, name, index));
        } catch (error) {
          throw new Error(`BREAKEVEN_FUZZ_SEED=${SEED} BREAKEVEN_FUZZ_CASE="${name}:${index}"`, {
            cause: error,
          });
        }
      }
  });
});
