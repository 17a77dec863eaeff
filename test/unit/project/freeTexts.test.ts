import assert from 'node:assert/strict';
import { freeTextsIn } from '../../../src/core/project/freeTexts';
import { outputPrior } from '../../../src/core/project/priors';

const text = { type: 'string' };

function schema(properties: object, $defs?: object): string {
  return JSON.stringify({
    type: 'json_schema',
    json_schema: { name: 'it', schema: { type: 'object', properties, $defs } },
  });
}

describe('texts of any length in an output schema', () => {
  it('are fields with such names that nothing bounds', () => {
    const fields = {
      summary: text,
      body_html: { type: ['string', 'null'] },
      explanation: { anyOf: [text, { type: 'null' }] },
      code: text,
    };
    assert.deepEqual(freeTextsIn(schema(fields)), { single: 4, listed: 0 });
    const bounded = {
      title: text,
      country_code: text,
      summary: { type: 'string', maxLength: 80 },
      answer: { type: 'string', enum: ['yes', 'no'] },
      response: { type: 'string', format: 'date' },
      reason: { type: 'integer' },
      content: { const: 'x' },
    };
    assert.deepEqual(freeTextsIn(schema(bounded)), { single: 0, listed: 0 });
  });

  it('are told apart where a list has them, also by reference, and are followed in no circle', () => {
    const row = { type: 'object', properties: { comment: text, next: { $ref: '#/$defs/Row' } } };
    const rows = { rows: { type: 'array', items: { $ref: '#/$defs/Row' } }, report: text };
    assert.deepEqual(freeTextsIn(schema(rows, { Row: row })), { single: 1, listed: 1 });
    const nested = { list: { type: 'array', items: { type: 'object', properties: { notes: text } } } };
    assert.deepEqual(freeTextsIn(schema(nested)), { single: 0, listed: 1 });
  });

  it('are none in what is no JSON, or strange', () => {
    for (const strange of ['', 'class Digest(BaseModel)', 'null', '[]', '{"properties": 7}', '{"$ref": 3}'])
      assert.deepEqual(freeTextsIn(strange), { single: 0, listed: 0 });
  });

  it('make the answer as long as a plain one at least, and its range as wide', () => {
    const call = {
      kind: 'chat' as const,
      hasAnswer: true,
      modelId: 'gpt-4o',
      maxOutputTokens: null,
      reasoning: null,
      given: null,
    };
    const plain = outputPrior({ ...call, outputSchema: null }).tokens;
    const of = (single: number, listed: number) =>
      outputPrior({ ...call, outputSchema: { tokens: 20, freeTexts: { single, listed } } });
    assert.deepEqual(of(0, 0).tokens, { low: 6, base: 20, high: 80 });
    assert.ok(of(1, 0).tokens.base >= plain.base && of(1, 0).tokens.high >= plain.high);
    assert.match(of(1, 0).reason, /text of any length/);
    assert.equal(of(0, 1).tokens.base, 20);
    assert.ok(of(0, 1).tokens.high >= plain.high);
    assert.ok(of(3, 0).tokens.high > of(2, 0).tokens.high);
    assert.equal(of(50, 0).tokens.high, of(4, 0).tokens.high);
  });
});
