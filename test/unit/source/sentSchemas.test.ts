import assert from 'node:assert/strict';
import type { CallSite } from '../../../src/core/source/callSite';
import { read } from '../../support/reader';

const LANGCHAIN =
  'from langchain_openai import ChatOpenAI\nfrom langchain_core.tools import tool\nfrom pydantic import BaseModel\nclass Grade(BaseModel):\n    score: str\n@tool\ndef search(q: str) -> str:\n    """Search the web."""\nllm = ChatOpenAI(model="gpt-4o")\n';
const CSHARP =
  'using OpenAI.Chat;\nChatClient client = new("gpt-4o", "k");\nvar options = new ChatCompletionOptions();\n';
const SEND = '\nclient.CompleteChat([new UserChatMessage("Hi")], options);';
const AUDIO =
  'from openai import OpenAI\nOpenAI().audio.transcriptions.create(model="whisper-1", file=f, response_format="verbose_json")';

/** What calls send beside their messages. */
const CASES: Readonly<Record<string, readonly [file: string, code: string, sent: RegExp]>> = {
  'the schema of an answer that LangChain is to give': [
    'a.py',
    `${LANGCHAIN}llm.with_structured_output(Grade).invoke("Good?")`,
    /^outputSchema true \{.*"score"/,
  ],
  'tools that LangChain binds': [
    'a.py',
    `${LANGCHAIN}llm.bind_tools([search]).invoke("Find it.")`,
    /^tools true \[.*Search the web\./,
  ],
  'tools that C# adds to its options': [
    'a.cs',
    `${CSHARP}options.Tools.Add(ChatTool.CreateFunctionTool("look_up", "Looks up.", BinaryData.FromString("{\\"type\\":\\"object\\"}")));${SEND}`,
    /^tools false \[\{.*"name":"look_up".*"parameters":\{"type":"object"\}/,
  ],
  'the schema of an answer in C#': [
    'a.cs',
    `${CSHARP}options.ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("s", BinaryData.FromString("{\\"type\\":\\"object\\"}"));${SEND}`,
    /^outputSchema false \{.*"schema":\{"type":"object"\}/,
  ],
  'tools that a condition spreads into the request': [
    'a.ts',
    "import OpenAI from 'openai';\nconst tools = [{ type: 'function', function: { name: 'f' } }];\nexport const f = (v: boolean) => new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [], ...(v && { tools }) });",
    /^tools \w+ \[\{.*"name":"f"/,
  ],
  'no form of a transcript': ['a.py', AUDIO, /^$/],
};

describe('schemas that are sent', () => {
  for (const [name, [file, code, sent]] of Object.entries(CASES)) {
    it(`are ${name}`, async () => {
      const { calls } = await read(file, code);
      assert.match(calls.map(attached).join('\n'), sent);
    });
  }

  it('leave the cap open that a condition spreads into the request, and set the answers that it asks for', async () => {
    const { calls } = await read(
      'a.ts',
      "import OpenAI from 'openai';\nexport const f = (v: boolean) => new OpenAI().chat.completions.create({ model: 'gpt-4o', n: 3, messages: [], ...(v ? { max_tokens: 9 } : {}) });",
    );
    assert.deepEqual(
      calls.map(({ maxOutputTokens, answers }) => [maxOutputTokens, answers]),
      [[null, 3]],
    );
  });
});

function attached({ attachments }: CallSite): string {
  return attachments.map(({ kind, complete, text }) => `${kind} ${complete} ${text}`).join('\n');
}
