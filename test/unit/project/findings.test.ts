import assert from 'node:assert/strict';
import path from 'node:path';
import type { Breakeven } from '../../../src/core/project/breakeven';
import { findingsOf, type RatedFinding } from '../../../src/core/project/findings/findings';
import { RULE_DEFAULTS, type RuleName } from '../../../src/core/project/findings/ruleNames';
import { parseSettings } from '../../../src/core/project/settings';
import { loadBreakeven } from '../../../src/node/loadBreakeven';

const NOW = new Date('2026-01-15T00:00:00Z');
const PYTHON = 'from openai import OpenAI\nclient = OpenAI()\n';

const CLAUDE = (system: string, comment = '') =>
  `import anthropic\n${comment}anthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=5, ${system}, messages=[{"role": "user", "content": q}])`;
const GPT = (start: string, text: string, end = '') =>
  `client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=[{"role": "system", "content": ${start}${text}${end}"}])`;

interface Case {
  readonly rule: RuleName;
  readonly marks: string;
  readonly code: string;
  readonly message: RegExp;
  /** The same without what the rule is about. */
  readonly harmless: string;
}

const CASES: readonly Case[] = [
  {
    rule: 'contextOverflow',
    marks: 'a prompt that is longer than the window',
    code: `client.responses.create(model="gpt-4", max_output_tokens=10, input="${'word '.repeat(9000)}")`,
    message:
      /^About 9[\d.]*k tokens in and up to 10 out do not fit the context window of gpt-4: 8\.2k tokens\.$/,
    harmless: `client.responses.create(model="gpt-4.1", max_output_tokens=10, input="${'word '.repeat(9000)}")`,
  },
  {
    rule: 'contextOverflow',
    marks: 'an answer that may be longer than the window',
    code: 'client.responses.create(model="gpt-4", max_output_tokens=9000, input="Hi")',
    message: /up to 9k out do not fit/,
    harmless: 'client.responses.create(model="gpt-4", max_output_tokens=900, input="Hi")',
  },
  {
    rule: 'retiredModel',
    marks: 'a model that is no more',
    code: 'import anthropic\nanthropic.Anthropic().messages.create(model="claude-3-opus-20240229", max_tokens=5, messages=[{"role": "user", "content": "Hi"}])',
    message: /^claude-3-opus-20240229 (?:has been retired|is deprecated) by Anthropic/,
    harmless:
      'import anthropic\nanthropic.Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=5, messages=[{"role": "user", "content": "Hi"}])',
  },
  {
    rule: 'unknownModel',
    marks: 'a model that the code does not tell',
    code: 'client.responses.create(model=settings.model, input="Hi", max_output_tokens=5)',
    message: /^The model, settings\.model, is not known from the code, so the call has no price\.$/,
    harmless:
      '# breakeven: model=gpt-4o\nclient.responses.create(model=settings.model, input="Hi", max_output_tokens=5)',
  },
  {
    rule: 'unknownModel',
    marks: 'a model that is misspelt',
    code: 'client.responses.create(model="gpt-4o-mni", input="Hi", max_output_tokens=5)',
    message: /^The price catalog has no gpt-4o-mni, so the call has no price\. Did you mean gpt-4o-mini\?$/,
    harmless:
      'OpenAI(base_url="http://localhost:8000/v1").responses.create(model="gpt-4o-mni", input="Hi", max_output_tokens=5)',
  },
  {
    rule: 'noOutputCap',
    marks: 'an answer without a cap',
    code: 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])',
    message: /^Nothing caps the answer, up to [\d,]+ tokens: max_completion_tokens would\.$/,
    harmless:
      'client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=[{"role": "user", "content": "Hi"}])',
  },
  {
    rule: 'unboundedLoop',
    marks: 'an agent that goes on until an answer says so',
    code: 'def run(messages):\n    while True:\n        reply = client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=messages)\n        messages.append(reply.choices[0].message)\n        if reply.choices[0].finish_reason == "stop":\n            return reply',
    message: /^The loop of line 4 ends when an answer says so, and each pass sends all before it again/,
    harmless:
      'def run(messages):\n    for step in range(4):\n        reply = client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=messages)\n        messages.append(reply.choices[0].message)\n        if reply.choices[0].finish_reason == "stop":\n            return reply',
  },
  {
    rule: 'promptCacheMissed',
    marks: 'a long text that is not marked to be kept',
    code: CLAUDE(`system="${'Answer kindly. '.repeat(600)}"`),
    message:
      /^The first [\d.]+k tokens are the same in every request and are paid in full each time\. Marked with cache_control they would cost about \$[\d.]+ a month \(10k requests, assumed, \d+ % of them within 5 minutes of one before\) less\.$/,
    harmless: CLAUDE(
      `system=[{"type": "text", "text": "${'Answer kindly. '.repeat(600)}", "cache_control": {"type": "ephemeral"}}]`,
    ),
  },
  {
    rule: 'promptCacheMissed',
    marks: 'what changes before a long text that does not',
    code: GPT('f"Today is {today}. ', 'Answer kindly. '.repeat(600)),
    message:
      /^[\d.]+k tokens are the same in every request, but today stands before most of them, so that none are read from the provider's cache\. Put what changes last: about \$[\d.]+ a month/,
    harmless: GPT('f"', 'Answer kindly. '.repeat(600), ' Today is {today}.'),
  },
  {
    rule: 'promptCacheMissed',
    marks: 'what a call that is often made would save',
    code: CLAUDE(`system="${'Answer kindly. '.repeat(600)}"`, '# breakeven: requests=1M\n'),
    message: /1M requests, 100 % of them/,
    harmless: CLAUDE(`system="${'Answer kindly. '.repeat(600)}"`, '# breakeven: requests=20\n'),
  },
];

describe('what is found of a call', () => {
  let breakeven: Breakeven;

  before(async () => {
    breakeven = await loadBreakeven(path.resolve('dist'));
  });

  const found = async (code: string, problems: Record<string, string> = {}): Promise<RatedFinding[]> => {
    const context = breakeven.contextFor(parseSettings({ problems }).settings, NOW);
    const document = { path: 'a.py', languageId: 'python', text: `${PYTHON}${code}\n` };
    return findingsOf((await breakeven.estimateDocument(document, context)).items, context);
  };
  const of = (rule: RuleName, all: readonly RatedFinding[]) => all.filter((finding) => finding.rule === rule);

  for (const { rule, marks, code, message, harmless } of CASES) {
    it(`marks ${marks} (${rule})`, async () => {
      const [finding, ...others] = of(rule, await found(code));
      assert.match(finding?.message ?? '', message);
      assert.equal(finding?.severity, RULE_DEFAULTS[rule]);
      assert.deepEqual(others, []);
      assert.deepEqual(of(rule, await found(harmless)), []);
      assert.deepEqual(of(rule, await found(code, { [rule]: 'off' })), []);
      assert.equal(of(rule, await found(code, { [rule]: 'error' }))[0]?.severity, 'error');
    });
  }

  it('says nothing of an agent that its SDK repeats, which has a bound of its own', async () => {
    const agent =
      'from agents import Agent, Runner\nagent = Agent(name="a", instructions="S", model="gpt-4o", tools=[look_up])\nRunner.run_sync(agent, q)';
    assert.deepEqual(of('unboundedLoop', await found(agent)), []);
  });

  it('says nothing of a model that is misspelt beyond recognition, but that it has no price', async () => {
    const [finding] = of(
      'unknownModel',
      await found('client.responses.create(model="zzz", input="Hi", max_output_tokens=5)'),
    );
    assert.match(finding?.message ?? '', /^The price catalog has no zzz, so the call has no price\.$/);
  });
});
