import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactly } from '../../../src/core/money/range';
import { cacheEstimate } from '../../../src/core/project/cachePrefix';
import type { InputPart, Promptlike } from '../../../src/core/project/callEstimate';
import type {
  AttachedSchema,
  CallKind,
  PromptMessage,
  PromptSegment,
} from '../../../src/core/source/callSite';
import { scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

/** A character is a token, and a variable seven. */
function partOf(segment: PromptSegment): InputPart {
  const shared = { role: null, exact: true, basis: '' };
  return segment.kind === 'static'
    ? { ...shared, kind: 'static', name: null, tokens: exactly(segment.text.length) }
    : { ...shared, kind: 'variable', name: segment.name, tokens: exactly(7) };
}

function estimate(
  messages: readonly PromptMessage[],
  attachments: readonly AttachedSchema[] = [],
  kind: CallKind = 'chat',
) {
  const prompt: Promptlike = {
    model: { id: null, source: 'unknown' },
    messages,
    attachments,
    maxOutputTokens: null,
    reasoning: null,
    cache: null,
    kind,
    provider: null,
    method: null,
    steps: null,
    hasAnswer: true,
  };
  const schemas = attachments.map(
    ({ text, kind }): InputPart => ({
      kind: 'tools',
      role: null,
      name: kind,
      tokens: exactly(text.length),
      exact: false,
      basis: '',
    }),
  );
  return cacheEstimate(prompt, {
    schemas,
    partsOf: (all) => all.flatMap(({ segments }) => segments.map(partOf)),
  });
}

const text = (value: string): PromptSegment => ({ kind: 'static', text: value });
const hole = (name: string): PromptSegment => ({ kind: 'variable', name });
const said = (...segments: readonly PromptSegment[]): PromptMessage => ({ role: 'user', segments });
const tools = (value: string, complete = true): AttachedSchema => ({ kind: 'tools', text: value, complete });

const segments = fc.oneof(
  fc.string({ minLength: 1, maxLength: 9 }).map(text),
  fc.constantFrom('a', 'b').map(hole),
);
const messages = fc.array(
  fc.array(segments, { maxLength: 4 }).map((parts) => said(...parts)),
  { maxLength: 4 },
);

describe('the prefix that a prompt cache can serve', () => {
  it('ends before the first variable, with the tools in front', () => {
    const { tokens, until } = estimate(
      [said(text('rules')), said(text('Q: '), hole('question'), text('more'))],
      [tools('[xx]')],
    ).cacheablePrefix;
    assert.deepEqual([tokens, until], [exactly(4 + 5 + 3), 'question']);
  });

  it('is the whole prompt where nothing changes, and nothing where it begins with a variable', () => {
    assert.deepEqual(estimate([said(text('abc'))]).cacheablePrefix.until, null);
    assert.deepEqual(estimate([said(hole('x'), text('abc'))]).cacheablePrefix.tokens, exactly(0));
  });

  it('may be nothing where the tools cannot be read in full', () => {
    const { tokens, basis } = estimate([said(text('rules'))], [tools('[x]', false)]).cacheablePrefix;
    assert.deepEqual(tokens, { low: 0, base: 8, high: 8 });
    assert.match(basis, /cannot be read/);
  });

  it('is nothing of a text that is embedded', () => {
    assert.deepEqual(estimate([said(text('abc'))], [], 'embedding').cacheablePrefix.tokens, exactly(0));
  });

  it('does not change with what stands behind the first variable', () => {
    fc.assert(
      fc.property(messages, messages, (before, after) => {
        const stable = estimate([...before, said(hole('x'))]).cacheablePrefix;
        assert.deepEqual(estimate([...before, said(hole('x')), ...after]).cacheablePrefix, stable);
      }),
    );
  });

  it('grows from mark to mark, and a mark behind all of it is the whole prompt', () => {
    fc.assert(
      fc.property(messages, fc.infiniteStream(fc.boolean()), (plain, isMarked) => {
        const some = plain.map(({ segments: parts }) =>
          said(
            ...parts.map((part) => (isMarked.next().value ? { ...part, cacheMark: { ttl: null } } : part)),
          ),
        );
        const all = said({ ...text('end'), cacheMark: { ttl: '1h' as const } });
        const { marked } = estimate([...some, all]);
        const whole = [...plain, said(text('end'))].flatMap(({ segments: parts }) => parts.map(partOf));
        assert.equal(
          marked.at(-1)?.tokens.base,
          whole.reduce((sum, part) => sum + part.tokens.base, 0),
        );
        assert.equal(marked.at(-1)?.ttl, '1h');
        for (const [index, mark] of marked.entries())
          assert.ok(mark.tokens.base >= (marked[index - 1]?.tokens.base ?? 0));
      }),
    );
  });

  it('stands in the command line’s JSON and costs nothing of its own', () => {
    const code = (mark: string) =>
      `from anthropic import Anthropic\nAnthropic().messages.create(model="claude-sonnet-4-5", max_tokens=9, system=[{"type": "text", "text": "${'Be kind. '.repeat(50)}"${mark}}], messages=[{"role": "user", "content": question}])\n`;
    withFiles(
      { 'a.py': code(''), 'b.py': code(', "cache_control": {"type": "ephemeral", "ttl": "1h"}') },
      (folder) => {
        const [plain, marked] = scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out)).calls;
        assert.ok(plain !== undefined && marked !== undefined);
        assert.equal(plain.cache.until, 'question');
        assert.equal(plain.cache.cacheablePrefixTokens.base, plain.input.staticTokens);
        assert.deepEqual(plain.cache.marks, []);
        assert.deepEqual(marked.cache.marks, [
          { tokens: plain.cache.cacheablePrefixTokens, ttl: '1h', variables: [] },
        ]);
        assert.deepEqual(marked.cost, plain.cost);
        assert.deepEqual(marked.input, plain.input);
      },
    );
  });
});
