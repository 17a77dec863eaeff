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
      assert.equal(calls.length, 1);
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

/** Parts of a message that are files, and what they are read as. */
const FILES: Readonly<Record<string, readonly [file: string, code: string, sent: string]>> = {
  "Gemini's, in Python": [
    'a.py',
    'from google import genai\nfrom google.genai import types\ngenai.Client().models.generate_content(model="gemini-2.5-flash", contents=["Hi", types.Part.from_bytes(data=b, mime_type="image/png"), types.Part.from_uri(file_uri=u, mime_type="video/mp4")])',
    'Hi image:image video',
  ],
  "Gemini's, in TypeScript": [
    'a.ts',
    "import { GoogleGenAI } from '@google/genai';\nnew GoogleGenAI({}).models.generateContent({ model: 'gemini-2.5-flash', contents: [{ role: 'user', parts: [{ text: 'Hi' }, { inlineData: { data, mimeType: 'application/pdf' } }] }] });",
    'Hi document:document',
  ],
  "Bedrock's": [
    'a.py',
    'import boto3\nboto3.client("bedrock-runtime").converse(modelId="anthropic.claude-3-haiku-20240307-v1:0", messages=[{"role": "user", "content": [{"image": {"format": "png", "source": {"bytes": b}}}, {"text": "Hi"}]}])',
    'image:image Hi',
  ],
  "Pydantic AI's": [
    'a.py',
    'from pydantic_ai import Agent, ImageUrl\nAgent("openai:gpt-4o").run_sync(["Hi", ImageUrl(url=u)])',
    'Hi image:image',
  ],
  "Ollama's": [
    'a.py',
    'import ollama\nollama.chat(model="llava", messages=[{"role": "user", "content": "Hi", "images": ["a.png"]}])',
    'Hi image:image',
  ],
  "the AI SDK's": [
    'a.ts',
    "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\ngenerateText({ model: openai('gpt-4o'), messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }, { type: 'file', data, mediaType: 'image/png' }] }] });",
    'Hi image:image',
  ],
};

describe('files among the parts of a message', () => {
  for (const [name, [file, code, sent]] of Object.entries(FILES)) {
    it(`are known by what they hold: ${name}`, async () => {
      const { calls } = await read(file, code);
      const parts = calls.flatMap(({ messages }) => messages.flatMap(({ segments }) => segments));
      const shown = parts.map((part) => {
        if (part.kind === 'static') return part.text;
        return part.media === undefined ? part.name : `${part.name}:${part.media.kind}`;
      });
      assert.equal(shown.join(' '), sent);
    });
  }
});
