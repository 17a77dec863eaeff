import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEncoding, type PieceEncoding } from '../../../src/core/tokens/bytePairEncoding';
import { openAiToolTokens } from '../../../src/core/tokens/openAiTools';
import { rankFiles } from './rankFiles';

const WEATHER = {
  name: 'get_weather',
  description: 'Get the weather.',
  parameters: {
    type: 'object',
    properties: {
      city: { type: 'string', description: 'City name' },
      unit: { type: 'string', enum: ['c', 'f'] },
      days: { type: 'integer' },
    },
    required: ['city'],
  },
};

const SHOWN = `namespace functions {

// Get the weather.
type get_weather = (_: {
// City name
city: string,
unit?: "c" | "f",
days?: number,
}) => any;

} // namespace functions`;

const NESTED = {
  name: 'plan',
  parameters: {
    type: 'object',
    properties: {
      route: {
        type: 'object',
        properties: {
          stops: { type: 'array', items: { type: 'string' } },
          by: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
      },
    },
  },
};

const SHOWN_NESTED = `namespace functions {

type plan = (_: {
route?: {
  stops?: string[],
  by?: string | null,
},
}) => any;

} // namespace functions`;

describe('tools of OpenAI’s models', () => {
  let encoding: PieceEncoding;
  const count = (text: string) => encoding.count(text);
  before(() => {
    encoding = createEncoding('o200k_base', rankFiles('o200k_base'));
  });

  it('are the text of a namespace and 9', () => {
    for (const [tool, shown] of [
      [WEATHER, SHOWN],
      [NESTED, SHOWN_NESTED],
    ] as const) {
      assert.equal(openAiToolTokens(JSON.stringify([tool]), count)?.base, count(shown) + 9);
    }
  });

  it('count what gpt-tokenizer 4.0.0 counts for GPT-4o', () => {
    assert.equal(openAiToolTokens(JSON.stringify([WEATHER]), count)?.base, 51);
  });

  it('have the cookbook’s count in their range', () => {
    // 7 + get_weather:Get the weather (5) + 3, three parameters of 3 and their text, a choice of two: -3 + 2 × 4, and 12.
    const text = (part: string) => count(part);
    const cookbook =
      7 +
      text('get_weather:Get the weather') +
      3 +
      (3 + text('city:string:City name')) +
      (3 + text('unit:string:') - 3 + 2 * (3 + 1)) +
      (3 + text('days:integer:')) +
      12;
    const { low, base, high } = openAiToolTokens(JSON.stringify([WEATHER]), count) ?? {
      low: 0,
      base: 0,
      high: 0,
    };
    assert.ok(low <= cookbook && cookbook <= high, `${low} ${cookbook} ${high}`);
    assert.ok(low <= base && base <= high);
  });

  it('are the same in each form in which APIs take them', () => {
    const forms = [
      [WEATHER],
      [{ type: 'function', function: WEATHER }],
      [{ type: 'function', ...WEATHER }],
      WEATHER,
    ];
    const counts = forms.map((form) => openAiToolTokens(JSON.stringify(form), count)?.base);
    assert.equal(new Set(counts).size, 1);
    assert.notEqual(counts[0], undefined);
  });

  it('cannot be counted this way when one of them is something else', () => {
    for (const text of [
      '',
      '[]',
      '{}',
      '7',
      'null',
      '[{"type": "web_search"}]',
      'tools',
      `[${JSON.stringify(WEATHER)}, 1]`,
    ])
      assert.equal(openAiToolTokens(text, count), null, text);
  });

  it('never throw, whatever a schema holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (properties, rest) => {
        const tool = { name: 'x', parameters: { type: 'object', properties, required: rest } };
        const tokens = openAiToolTokens(JSON.stringify([tool]), count);
        assert.ok(tokens !== null && tokens.low <= tokens.base && tokens.base <= tokens.high);
      }),
    );
    const deep = JSON.stringify({ type: 'object', properties: { x: 1 } });
    const nested = Array.from({ length: 60 }).reduce<string>(
      (inner) => `{"type":"object","properties":{"x":${inner}}}`,
      deep,
    );
    assert.ok(openAiToolTokens(`[{"name":"x","parameters":${nested}}]`, count) !== null);
  });
});
