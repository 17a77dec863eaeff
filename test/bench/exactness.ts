/** `npm run bench -- exactness`: generated texts and edited documents against tiktoken, in numbers that no test has time for. */

import path from 'node:path';
import fc from 'fast-check';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { createTokenCounter, type LoadedCounter } from '../../src/core/tokens/counter';
import type { EncodingName } from '../../src/core/tokens/encoding';
import { ranksFrom } from '../../src/node/assets';
import { applied, aTextEdit, trickyDocument, trickyText } from '../support/trickyText';
import type { Row } from './measure';

const TEXTS = 100_000;
const EDITS = 100_000;
const EDITS_OF_A_DOCUMENT = 25;
const SEED = 20_261_121;

const MODELS: Partial<Record<EncodingName, string>> = { o200k_base: 'gpt-4o', cl100k_base: 'gpt-4' };

export async function benchExactness(): Promise<Row[]> {
  const counter = createTokenCounter(ranksFrom(path.resolve('dist')));
  const rows: Row[] = [];
  for (const [encoding, model] of Object.entries(MODELS) as [EncodingName, string][]) {
    const counted = await counter.load(counter.familyOf(model));
    const oracle = get_encoding(encoding);
    const texts = wrongTexts(counted, oracle);
    rows.push(rowOf(`${encoding}, wrong of ${texts.looked} texts`, texts.wrong));
    const edits = wrongEdits(counted, oracle);
    rows.push(rowOf(`${encoding}, wrong after ${edits.looked} edits`, edits.wrong));
    oracle.free();
  }
  return rows;
}

function rowOf(name: string, value: number): Row {
  return { name, value, unit: 'texts', limit: 0 };
}

interface Tried {
  readonly looked: number;
  readonly wrong: number;
}

function wrongTexts(counted: LoadedCounter, oracle: Tiktoken): Tried {
  let looked = 0;
  let wrong = 0;
  fc.assert(
    fc.property(trickyText, (text) => {
      looked += 1;
      if (counted.count(text).tokens.base === oracle.encode_ordinary(text).length) return;
      wrong += 1;
      console.error(`counted differently: ${JSON.stringify(text)}`);
    }),
    { numRuns: TEXTS, seed: SEED },
  );
  return { looked, wrong };
}

/** The count of the whole document is held against tiktoken's of its text after each edit. */
function wrongEdits(counted: LoadedCounter, oracle: Tiktoken): Tried {
  let looked = 0;
  let wrong = 0;
  const edits = fc.array(aTextEdit, { minLength: EDITS_OF_A_DOCUMENT, maxLength: EDITS_OF_A_DOCUMENT });
  fc.assert(
    fc.property(trickyDocument, edits, (start, made) => {
      const document = counted.open(start);
      let text = start;
      for (const edit of made) {
        text = applied(edit, text, document);
        looked += 1;
        if (document.count().tokens.base === oracle.encode_ordinary(text).length) continue;
        wrong += 1;
        console.error(`counted differently after ${JSON.stringify(edit)}: ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: EDITS / EDITS_OF_A_DOCUMENT, seed: SEED },
  );
  return { looked, wrong };
}
