import assert from 'node:assert/strict';
import { type CallSite, LOOP_HISTORY } from '../../../src/core/source/callSite';
import { read } from '../../support/reader';

const AI = `import { generateText, streamText, ToolLoopAgent, stepCountIs, hasToolCall } from 'ai';
import { openai } from '@ai-sdk/openai';
const model = openai('gpt-4o');
const tools = { weather };
const MOST = 7;
`;
const AGENTS = `from agents import Agent, Runner
plain = Agent(name="p", instructions="S", model="gpt-4.1-mini")
handy = Agent(name="h", instructions="S", model="gpt-4.1-mini", tools=[look_up])
desk = Agent(name="d", instructions="S", model="gpt-4.1-mini", handoffs=[plain, handy])
served = Agent(name="m", instructions="S", model="gpt-4.1-mini", mcp_servers=[server])
`;
const PYDANTIC = `from pydantic_ai import Agent, UsageLimits
plain = Agent("openai:gpt-4o")
handy = Agent("openai:gpt-4o", tools=[look_up])
decorated = Agent("openai:gpt-4o")
@decorated.tool_plain
def roll(sides: int) -> int:
    """Roll a die."""
    return 4
`;
const LANGCHAIN = `from langchain.agents import create_agent
plain = create_agent("openai:gpt-4o", tools=[])
handy = create_agent("openai:gpt-4o", tools=[look_up])
`;

/** What is called, and how often the SDK asks: `once`, `until` an answer, or at most so many times. */
const CASES: Readonly<
  Record<string, readonly [file: string, code: string, asks: 'once' | 'until' | number]>
> = {
  'generateText with tools alone': ['a.ts', `${AI}generateText({ model, tools, prompt: q });`, 'once'],
  'generateText with steps and no tools': [
    'a.ts',
    `${AI}generateText({ model, prompt: q, stopWhen: stepCountIs(5) });`,
    'once',
  ],
  'generateText that stops after a step': [
    'a.ts',
    `${AI}generateText({ model, tools, prompt: q, stopWhen: stepCountIs(1) });`,
    'once',
  ],
  'generateText with a count of steps': [
    'a.ts',
    `${AI}generateText({ model, tools, prompt: q, stopWhen: stepCountIs(MOST) });`,
    7,
  ],
  'streamText with the count of before': [
    'a.ts',
    `${AI}streamText({ model, tools, prompt: q, maxSteps: 3 });`,
    3,
  ],
  'generateText with several conditions': [
    'a.ts',
    `${AI}generateText({ model, tools, prompt: q, stopWhen: [hasToolCall('done'), stepCountIs(4)] });`,
    4,
  ],
  'generateText with a condition that counts nothing': [
    'a.ts',
    `${AI}generateText({ model, tools, prompt: q, stopWhen: hasToolCall('done') });`,
    'until',
  ],
  'generateText with a condition that counts something else': [
    'a.ts',
    `${AI}generateText({ model, tools, prompt: q, stopWhen: tokensOver(50000) });`,
    'until',
  ],
  'an agent of version 5 of the AI SDK': [
    'a.ts',
    `import { Experimental_Agent as Agent } from 'ai';\n${AI}const agent = new Agent({ model, tools });\nagent.generate({ prompt: q });`,
    'once',
  ],
  'an agent of version 5 of the AI SDK with a count': [
    'a.ts',
    `import { Experimental_Agent as Agent } from 'ai';\n${AI}const agent = new Agent({ model, tools, stopWhen: stepCountIs(3) });\nagent.generate({ prompt: q });`,
    3,
  ],
  'an agent of the AI SDK': [
    'a.ts',
    `${AI}const agent = new ToolLoopAgent({ model, tools });\nagent.generate({ prompt: q });`,
    'until',
  ],
  'an agent of the AI SDK with a count': [
    'a.ts',
    `${AI}const agent = new ToolLoopAgent({ model, tools, stopWhen: stepCountIs(6) });\nagent.stream({ prompt: q });`,
    6,
  ],
  'a run of an agent without tools': ['a.py', `${AGENTS}Runner.run(plain, q)`, 'once'],
  'a run of an agent with tools': ['a.py', `${AGENTS}Runner.run(handy, q)`, 'until'],
  'a run of an agent with tools and a bound': ['a.py', `${AGENTS}Runner.run_sync(handy, q, max_turns=3)`, 3],
  'a run of an agent that hands over': ['a.py', `${AGENTS}Runner.run(starting_agent=desk, input=q)`, 'until'],
  'a run of an agent with a server of tools': ['a.py', `${AGENTS}Runner.run(served, q)`, 'until'],
  'OpenAI’s agent in TypeScript': [
    'a.ts',
    "import { Agent, run } from '@openai/agents';\nconst agent = new Agent({ name: 'a', model: 'gpt-4.1', tools: [look] });\nrun(agent, q, { maxTurns: 4 });",
    4,
  ],
  'Pydantic AI without tools': ['a.py', `${PYDANTIC}plain.run_sync(q)`, 'once'],
  'Pydantic AI with tools': ['a.py', `${PYDANTIC}handy.run_sync(q)`, 'until'],
  'Pydantic AI with decorated tools': ['a.py', `${PYDANTIC}decorated.run_sync(q)`, 'until'],
  'Pydantic AI with a limit': [
    'a.py',
    `${PYDANTIC}handy.run_sync(q, usage_limits=UsageLimits(request_limit=3))`,
    3,
  ],
  'LangChain with an executor that has a bound': [
    'a.py',
    'from langchain.agents import AgentExecutor, create_tool_calling_agent\nagent = create_tool_calling_agent(llm, [look_up], prompt)\nAgentExecutor(agent=agent, tools=[look_up], max_iterations=3).invoke({"input": q})',
    3,
  ],
  'OpenAI’s agent in TypeScript, by a runner': [
    'a.ts',
    "import { Agent, Runner } from '@openai/agents';\nconst agent = new Agent({ name: 'a', model: 'gpt-4.1', tools: [look] });\nnew Runner().run(agent, q, { maxTurns: 4 });",
    4,
  ],
  'LangChain without tools': ['a.py', `${LANGCHAIN}plain.invoke({"messages": [("user", q)]})`, 'once'],
  'LangChain with tools': ['a.py', `${LANGCHAIN}handy.invoke({"messages": [("user", q)]})`, 'until'],
};

describe('requests that an SDK makes of one call', () => {
  for (const [name, [file, code, asks]] of Object.entries(CASES)) {
    it(`${name}: ${typeof asks === 'number' ? `at most ${asks}` : asks}`, async () => {
      const { calls } = await read(file, code);
      assert.deepEqual(calls.map(asked), [asks]);
      assert.deepEqual(calls.map(sendsHistory), [asks !== 'once']);
    });
  }

  it('are passes of a loop within the loop of the code', async () => {
    const { calls } = await read(
      'a.py',
      `${AGENTS}def go(qs):\n    for q in qs:\n        note(Runner.run_sync(handy, q))`,
    );
    assert.deepEqual(
      calls[0]?.flow?.steps.map((step) => step.kind === 'loop' && step.bySdk === true),
      [false, true],
    );
  });
});

function asked({ flow }: CallSite): 'once' | 'until' | number {
  const loop = flow?.steps.find((step) => step.kind === 'loop');
  return loop?.kind === 'loop' ? (loop.passes ?? 'until') : 'once';
}

function sendsHistory({ messages }: CallSite): boolean {
  return messages.some(({ segments }) =>
    segments.some((segment) => segment.kind === 'variable' && segment.name === LOOP_HISTORY),
  );
}
