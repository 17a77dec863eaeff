import assert from 'node:assert/strict';
import { interactionsOf } from '../../../src/core/project/interactions';
import { shownPlan } from '../../support/plan';
import { read } from '../../support/reader';

const HEADS: Readonly<Record<string, string>> = {
  py: 'from openai import OpenAI\nfrom llm import *\nclient = OpenAI()\n',
  ts: "import OpenAI from 'openai';\nconst client = new OpenAI();\n",
};

/** `A()` in a case stands for a call that sends `A`. */
function expanded(language: string, code: string): string {
  return code.replace(/\b([A-Z])\(\)/g, (_, name: string) =>
    language === 'py'
      ? `client.responses.create(model="gpt-4o", input="${name}")`
      : `client.responses.create({ model: 'gpt-4o', input: '${name}' })`,
  );
}

async function plans(language: string, code: string): Promise<string[]> {
  const analysis = await read(`a.${language}`, (HEADS[language] ?? '') + expanded(language, code));
  assert.deepEqual(analysis.problems, []);
  return interactionsOf(analysis).map(({ plan }) => shownPlan(plan));
}

interface Case {
  readonly name: string;
  readonly py?: string;
  readonly ts?: string;
  readonly plans: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'calls one after the other',
    py: 'def f():\n    a = A()\n    return B()\n',
    ts: 'async function f() { const a = await A(); return B(); }',
    plans: ['A + B'],
  },
  {
    name: 'calls at the same time',
    py: 'async def f():\n    return await asyncio.gather(A(), B())\n',
    ts: 'const f = async () => Promise.all([A(), B()]);',
    plans: ['A + B'],
  },
  {
    name: 'not those of two functions, nor of module level',
    py: 'x = A()\ny = B()\ndef f():\n    return C()\ndef g():\n    def h():\n        return D()\n    return E()\n',
    ts: 'const x = A(); const y = B(); function f() { return C(); } function g() { function h() { return D(); } return E(); }',
    plans: [],
  },
  {
    name: 'not those of two handlers in one function',
    ts: "function App() {\n  const ask = async () => { await A(); };\n  on('click', async () => { await B(); });\n  const send = useCallback(async () => { await C(); }, []);\n  return null;\n}",
    plans: [],
  },
  {
    name: 'what a function runs in place is its own',
    ts: "async function f() { const a = await withRetry(() => A()); await trace('x', async (span) => { await B(); }); return limit(() => C()); }",
    plans: ['A + B + C'],
  },
  {
    name: 'branches of if and else',
    py: 'def f(x):\n    if x:\n        r = A()\n    elif x > 2:\n        r = B()\n    else:\n        r = C()\n    return D()\n',
    ts: 'async function f(x) { let r; if (x) { r = await A(); } else if (x > 2) { r = await B(); } else { r = await C(); } return D(); }',
    plans: ['(A | B | C) + D'],
  },
  {
    name: 'branches of which one is an error',
    py: 'def f(x):\n    if x == 1:\n        r = A()\n    elif x == 2:\n        r = B()\n    else:\n        raise ValueError(x)\n    return C()\n',
    plans: ['(A | B) + C'],
  },
  {
    name: 'cases of which one is an error, and an else that is one',
    ts: 'async function f(x) { switch (x) { case 1: return A(); case 2: return B(); default: throw new Error(x); } }\nasync function g(x) { let r; if (x) { r = await A(); } else { throw new Error(); } return C(); }',
    plans: ['(A | B)', 'A + C'],
  },
  {
    name: 'an if that may pass by',
    py: 'def f(x):\n    r = A()\n    if x:\n        r = B()\n    return r\n',
    ts: 'async function f(x) { let r = await A(); if (x) r = await B(); return r; }',
    plans: ['A + (B | -)'],
  },
  {
    name: 'what stands behind a branch that returns',
    py: 'def f(x):\n    if x:\n        return A()\n    if x > 1:\n        return B()\n    return C()\n',
    ts: 'async function f(x) { if (x) return A(); if (x > 1) { return B(); } return C(); }',
    plans: ['(A | B | C)'],
  },
  {
    name: 'a guard before all of them is no choice',
    py: 'def f(x):\n    if not x:\n        return None\n    a = A()\n    if a is None:\n        raise ValueError("no")\n    return B()\n',
    ts: "async function f(x) { if (!x) return null; const a = await A(); if (!a) throw new Error('no'); return B(); }",
    plans: ['A + B'],
  },
  {
    name: 'a gate between two calls',
    py: 'def f(x):\n    if A() == "no":\n        return None\n    return B()\n',
    ts: "async function f(x) { if ((await A()) === 'no') return null; return B(); }",
    plans: ['A + (- | *B)'],
  },
  {
    name: 'a conditional expression',
    py: 'def f(x):\n    return A() if x else B()\n',
    ts: 'const f = (x) => (x ? A() : B());',
    plans: ['(A | B)'],
  },
  {
    name: 'a fallback by or, and a call that a condition opens',
    py: 'def f(x):\n    return A() or B()\ndef g(x):\n    y = x and C()\n    return D()\n',
    ts: 'const f = async (x) => (await A()) ?? (await B());\nasync function g(x) { const y = x && (await C()); return D(); }',
    plans: ['A + (- | B)', '(C | -) + D'],
  },
  {
    name: 'cases',
    py: 'def f(x):\n    match x:\n        case 1:\n            r = A()\n        case 2:\n            r = B()\n        case _:\n            r = None\n    return C()\n',
    ts: 'async function f(x) { let r; switch (x) { case 1: r = await A(); break; case 2: r = await B(); break; default: r = null; } return C(); }',
    plans: ['(A | B | -) + C'],
  },
  {
    name: 'cases that return, and one that goes on in the next',
    ts: 'async function f(x) { switch (x) { case 1: return A(); case 2: await B(); case 3: return C(); } return D(); }',
    plans: ['(A | B + C | D)'],
  },
  {
    name: 'a handler in place of what failed',
    py: 'def f():\n    try:\n        r = A()\n        r = B()\n    except Exception:\n        r = C()\n    finally:\n        D()\n    return r\n',
    ts: 'async function f() { let r; try { r = await A(); r = await B(); } catch { r = await C(); } finally { await D(); } return r; }',
    plans: ['(A + B | C) + D'],
  },
  {
    name: 'a fallback behind what was tried',
    py: 'def f():\n    try:\n        return A()\n    except Exception:\n        log()\n    return B()\n',
    ts: 'async function f() { try { return await A(); } catch (e) { log(e); } return B(); }',
    plans: ['(A | B)'],
  },
  {
    name: 'a loop over data, with what comes after it',
    py: 'def f(docs):\n    for doc in docs:\n        A()\n    return B()\n',
    ts: 'async function f(docs) { for (const doc of docs) { await A(); } return B(); }',
    plans: ['n×[A] + B'],
  },
  {
    name: 'one call for each element',
    py: 'def f(docs):\n    return [A() for doc in docs]\n',
    ts: 'const f = (docs) => Promise.all(docs.map((doc) => A()));',
    plans: ['n×[A]'],
  },
  {
    name: 'what a function of an iteration returns ends that element only',
    ts: 'const f = (docs) => Promise.all(docs.map(async (doc) => { if (!doc) return null; const r = await A(); return r; }));',
    plans: ['n×[(- | *A)]'],
  },
  {
    name: 'passes that the code states',
    py: 'STEPS = 4\ndef f():\n    for step in range(STEPS):\n        A()\n    for tone in ["kind", "brief"]:\n        B()\n',
    ts: "const STEPS = 4;\nasync function f() { for (let i = 0; i < STEPS; i++) { await A(); } for (const tone of ['kind', 'brief']) { await B(); } }",
    plans: ['4×[A] + 2×[B]'],
  },
  {
    name: 'an agent that stops when it is done',
    py: 'def f(messages):\n    while True:\n        r = A()\n        if not r.tools:\n            return r\n        messages.append(r)\n',
    ts: 'async function f(messages) { for (;;) { const r = await A(); if (!r.tools) return r; messages.push(r); } }',
    plans: ['≤n×[A]'],
  },
  {
    name: 'an agent with a limit, and what comes when it is reached',
    py: 'def f(messages, limit=10):\n    for step in range(limit):\n        r = A()\n        if not r.tools:\n            return r\n    return B()\n',
    ts: 'async function f(messages) { for (let step = 0; step < 10; step++) { const r = await A(); if (!r.tools) return r; messages.push(r); } return B(); }',
    plans: ['≤10×[A] + (- | *B)'],
  },
  {
    name: 'attempts until one succeeds',
    py: 'def f():\n    for attempt in range(3):\n        try:\n            return A()\n        except Exception:\n            sleep(1)\n    return B()\n',
    ts: 'async function f() { for (let i = 0; i < 3; i++) { try { return await A(); } catch { await sleep(1); } } return B(); }',
    plans: ['(A | B)'],
  },
  {
    name: 'attempts that break off',
    py: 'def f():\n    for i in range(3):\n        try:\n            r = A()\n            break\n        except Exception:\n            continue\n    return B()\n',
    ts: 'async function f() { let r; for (let i = 0; i < 3; i++) { try { r = await A(); break; } catch { continue; } } return B(); }',
    plans: ['A + B'],
  },
  {
    name: 'attempts by name, with a check',
    py: 'def f():\n    for attempt in range(3):\n        r = A()\n        if valid(r):\n            return r\n',
    ts: 'async function f() { let tries = 0; while (tries < 3) { const r = await A(); if (valid(r)) return r; tries += 1; } }',
    plans: [],
  },
  {
    name: 'attempts that count behind or in the head of the loop',
    ts: 'async function f() { let tries = 0; let r; do { r = await A(); tries += 1; } while (!r.ok && tries < 3); return B(); }\nasync function g(retries) { while (retries--) { const r = await C(); if (r.ok) break; } return D(); }',
    plans: ['A + B', 'C + D'],
  },
  {
    name: 'what breaks out of an inner loop goes on with the outer one',
    py: 'def f(docs):\n    for doc in docs:\n        for i in range(3):\n            r = A()\n            break\n        B()\n',
    ts: 'async function f(docs) { for (const doc of docs) { for (let i = 0; i < 3; i++) { await A(); break; } await B(); } }',
    plans: ['n×[A + B]'],
  },
  {
    name: 'a break of a case is none of the loop around it',
    ts: 'async function f(docs) { for (const doc of docs) { switch (doc.kind) { case 1: await A(); break; default: await B(); } } }',
    plans: ['n×[(A | B)]'],
  },
  {
    name: 'a stream that a loop goes over',
    py: 'def f():\n    for chunk in A():\n        print(chunk)\n',
    ts: 'async function f() { for await (const chunk of await A()) { console.log(chunk); } }',
    plans: [],
  },
  {
    name: 'a conversation, whose every turn is an interaction',
    py: 'def f():\n    while True:\n        question = input("> ")\n        if question == "exit":\n            break\n        A()\n',
    ts: "async function f() { while (true) { const question = await rl.question('> '); if (question === 'exit') break; await A(); } }",
    plans: [],
  },
  {
    name: 'a loop that only names what is typed, and an endless one that waits for work',
    py: 'def f(docs):\n    for doc in docs:\n        x = template.prompt(doc)\n        A()\ndef g(queue):\n    while True:\n        job = queue.get()\n        B()\n        C()\n',
    ts: 'async function f(docs) { for (const doc of docs) { template.prompt(doc); await A(); } }\nasync function g(queue) { while (true) { const job = await queue.get(); await B(); await C(); } }',
    plans: ['n×[A]', 'B + C'],
  },
  {
    name: 'entries and countries are no tries',
    py: 'def f(entries):\n    for entry in entries:\n        A()\n    for country in countries:\n        B()\n',
    ts: 'async function f(entries) { for (const entry of entries) { await A(); } for (const country of countries) { await B(); } }',
    plans: ['n×[A] + n×[B]'],
  },
  {
    name: 'a loop at module level',
    py: 'for doc in docs:\n    A()\nB()\n',
    ts: 'for (const doc of docs) { await A(); }\nawait B();',
    plans: ['n×[A]'],
  },
];

describe('which calls one run makes', () => {
  for (const { name, plans: expected, ...codes } of CASES) {
    for (const [language, code] of Object.entries(codes)) {
      it(`${name} (${language})`, async () => {
        assert.deepEqual(await plans(language, code as string), expected);
      });
    }
  }

  it('nothing of calls that stand deeper, or behind more choices, than people write', async () => {
    const deep = `async function f(x) {${'if (x) {'.repeat(300)}A();${'}'.repeat(300)}}`;
    const many = `def f(x):\n${Array.from({ length: 300 }, (_, index) => `    if x == ${index}:\n        return A()\n`).join('')}`;
    assert.deepEqual(await plans('ts', deep), []);
    assert.equal((await plans('py', many)).length, 1);
  });
});
