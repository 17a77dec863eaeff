import assert from 'node:assert/strict';
import { promptText, read } from '../../support/reader';

interface Case {
  readonly name: string;
  readonly file: 'a.py' | 'a.ts';
  readonly code: string;
  /** `provider method model cap` of each call, and its prompt. */
  readonly calls: readonly (readonly [call: string, prompt: string])[];
}

const CASES: readonly Case[] = [
  {
    name: 'Mistral in Python',
    file: 'a.py',
    code: 'from mistralai import Mistral\nc = Mistral(api_key=k)\nc.chat.complete(model="mistral-small-latest", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])\nc.embeddings.create(model="mistral-embed", inputs=["a", "b"])',
    calls: [
      ['mistral chat.complete mistral-small-latest 9', 'user: Hi'],
      ['mistral embeddings.create mistral-embed -', 'a | b'],
    ],
  },
  {
    name: 'Mistral in TypeScript',
    file: 'a.ts',
    code: "import { Mistral } from '@mistralai/mistralai';\nconst m = new Mistral();\nawait m.chat.stream({ model: 'mistral-large-latest', maxTokens: 5, messages: [{ role: 'user', content: q }] });",
    calls: [['mistral chat.stream mistral-large-latest 5', 'user: {q}']],
  },
  {
    name: 'Cohere, both versions',
    file: 'a.py',
    code: 'import cohere\nco = cohere.ClientV2()\nco.chat(model="command-r", messages=[{"role": "user", "content": "Hi"}])\nv1 = cohere.Client("key")\nv1.chat(model="command-r", preamble="Be kind.", message="Hello")\nv1.embed(["one"], model="embed-english-v3.0")',
    calls: [
      ['cohere chat command-r -', 'user: Hi'],
      ['cohere chat command-r -', 'system: Be kind. | user: Hello'],
      ['cohere embed embed-english-v3.0 -', 'one'],
    ],
  },
  {
    name: 'Gemini in Python, with a config object',
    file: 'a.py',
    code: 'from google import genai\nfrom google.genai import types\nclient = genai.Client()\nclient.models.generate_content(model="gemini-2.5-flash", contents="Hi", config=types.GenerateContentConfig(system_instruction="Be brief.", max_output_tokens=20))\nclient.aio.models.generate_content_stream(model="gemini-2.5-flash", contents=[types.Content(role="user", parts=[types.Part(text="A")])])',
    calls: [
      ['google models.generate_content gemini-2.5-flash 20', 'system: Be brief. | Hi'],
      ['google models.generate_content_stream gemini-2.5-flash -', 'user: A'],
    ],
  },
  {
    name: 'Gemini in TypeScript',
    file: 'a.ts',
    code: "import { GoogleGenAI } from '@google/genai';\nconst ai = new GoogleGenAI({ apiKey });\nawait ai.models.generateContent({ model: 'gemini-2.5-pro', contents: `Hi ${n}`, config: { systemInstruction: 'S', maxOutputTokens: 7 } });",
    calls: [['google models.generateContent gemini-2.5-pro 7', 'system: S | Hi {n}']],
  },
  {
    name: 'Gemini by a model object, in Python',
    file: 'a.py',
    code: 'import google.generativeai as genai\nmodel = genai.GenerativeModel("gemini-1.5-flash", system_instruction="S")\nmodel.generate_content("Hi")\nchat = model.start_chat(history=[])\nchat.send_message(text)',
    calls: [
      ['google generate_content gemini-1.5-flash -', 'system: S | Hi'],
      ['google send_message gemini-1.5-flash -', 'system: S | user: {text}'],
    ],
  },
  {
    name: 'Gemini by a model object, in TypeScript',
    file: 'a.ts',
    code: "import { GoogleGenerativeAI } from '@google/generative-ai';\nconst model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-1.5-flash' });\nawait model.generateContent('Hi');\nawait model.generateContentStream([a, 'b']);",
    calls: [
      ['google generateContent gemini-1.5-flash -', 'Hi'],
      ['google generateContentStream gemini-1.5-flash -', '{a} | b'],
    ],
  },
  {
    name: 'Ollama by its module and by a client',
    file: 'a.py',
    code: 'import ollama\nfrom ollama import Client\nollama.chat(model="llama3.1", messages=[{"role": "user", "content": "Hi"}])\nClient(host="h").generate("llama3.1", "Why?")',
    calls: [
      ['self-hosted chat llama3.1 -', 'user: Hi'],
      ['self-hosted generate llama3.1 -', 'Why?'],
    ],
  },
  {
    name: 'Ollama in TypeScript',
    file: 'a.ts',
    code: "import ollama from 'ollama';\nawait ollama.chat({ model: 'llama3.1', options: { num_predict: 3 }, messages: [{ role: 'user', content: 'Hi' }] });",
    calls: [['self-hosted chat llama3.1 3', 'user: Hi']],
  },
  {
    name: 'Hugging Face, with the client’s model',
    file: 'a.py',
    code: 'from huggingface_hub import InferenceClient\nc = InferenceClient("meta-llama/Llama-3.1-8B-Instruct")\nc.chat_completion([{"role": "user", "content": "Hi"}], max_tokens=4)\nc.text_generation("Once", max_new_tokens=8)\nc.chat.completions.create(messages=[{"role": "user", "content": "Hi"}])',
    calls: [
      ['huggingface chat_completion meta-llama/Llama-3.1-8B-Instruct 4', 'user: Hi'],
      ['huggingface text_generation meta-llama/Llama-3.1-8B-Instruct 8', 'Once'],
      ['huggingface chat.completions.create meta-llama/Llama-3.1-8B-Instruct -', 'user: Hi'],
    ],
  },
  {
    name: 'the AI SDK, with models of providers, of a made provider and of a gateway',
    file: 'a.ts',
    code: "import { generateText, streamText as stream, embed } from 'ai';\nimport { openai, createOpenAI } from '@ai-sdk/openai';\nimport { anthropic } from '@ai-sdk/anthropic';\nconst model = openai('gpt-4o');\nconst groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });\nawait generateText({ model, system: 'S', prompt: `Hi ${n}` });\nstream({ model: anthropic('claude-sonnet-4-5'), maxOutputTokens: 9, messages });\nawait generateText({ model: groq.chat('llama-3.1-8b-instant'), prompt: 'x' });\nawait generateText({ model: 'openai/gpt-4o-mini', prompt: 'x' });\nawait embed({ model: openai.embedding('text-embedding-3-small'), value: 'v' });",
    calls: [
      ['openai generateText gpt-4o -', 'system: S | user: Hi {n}'],
      ['anthropic streamText claude-sonnet-4-5 9', '{messages}'],
      ['groq generateText llama-3.1-8b-instant -', 'user: x'],
      ['router generateText openai/gpt-4o-mini -', 'user: x'],
      ['openai embed text-embedding-3-small -', 'v'],
    ],
  },
  {
    name: 'LiteLLM, by its module and by name',
    file: 'a.py',
    code: 'import litellm\nfrom litellm import acompletion as ask, embedding\nlitellm.completion(model="anthropic/claude-sonnet-4-5", messages=[{"role": "user", "content": "Hi"}], max_tokens=3)\nask("gpt-4o", [{"role": "user", "content": q}])\nembedding(model="text-embedding-3-small", input=["a"])',
    calls: [
      ['router completion anthropic/claude-sonnet-4-5 3', 'user: Hi'],
      ['router acompletion gpt-4o -', 'user: {q}'],
      ['router embedding text-embedding-3-small -', 'a'],
    ],
  },
  {
    name: 'an SDK that a module of the project hands on',
    file: 'a.py',
    code: 'from project.llm import litellm\nfrom project.clients import openai\nlitellm.completion(model="gpt-4o", messages=m)\nopenai.chat.completions.create(model="gpt-4o-mini", messages=m)',
    calls: [
      ['router completion gpt-4o -', '{m}'],
      ['openai chat.completions.create gpt-4o-mini -', '{m}'],
    ],
  },
  {
    name: 'Bedrock’s Converse API',
    file: 'a.py',
    code: 'import boto3\nbrt = boto3.client("bedrock-runtime")\nbrt.converse(modelId="anthropic.claude-3-5-haiku-20241022-v1:0", system=[{"text": "S"}], messages=[{"role": "user", "content": [{"text": q}]}], inferenceConfig={"maxTokens": 12})',
    calls: [['aws converse anthropic.claude-3-5-haiku-20241022-v1:0 12', 'system: S | user: {q}']],
  },
  {
    name: 'LangChain in Python: a model, a chain, messages, embeddings',
    file: 'a.py',
    code: 'from langchain_openai import ChatOpenAI, OpenAIEmbeddings\nfrom langchain_anthropic import ChatAnthropic\nfrom langchain_core.prompts import ChatPromptTemplate\nfrom langchain_core.messages import SystemMessage, HumanMessage\nfrom langchain.chat_models import init_chat_model\nllm = ChatOpenAI(model="gpt-4o", max_tokens=40)\nllm.invoke("Hi")\nllm.with_structured_output(S).invoke([SystemMessage("Be brief."), HumanMessage(content=q)])\nprompt = ChatPromptTemplate.from_messages([("system", "You help {who}."), ("human", "{question}")])\nchain = prompt | ChatAnthropic(model_name="claude-3-5-haiku-latest") | parser\nchain.ainvoke({"who": w, "question": q})\ninit_chat_model("gpt-4o-mini", model_provider="openai").stream("x")\nOpenAIEmbeddings(model="text-embedding-3-small").embed_query("e")',
    calls: [
      ['openai invoke gpt-4o 40', 'Hi'],
      ['openai invoke gpt-4o 40', 'system: Be brief. | user: {q}'],
      ['anthropic ainvoke claude-3-5-haiku-latest -', 'system: You help {who}. | user: {question}'],
      ['router stream gpt-4o-mini -', 'x'],
      ['openai embed_query text-embedding-3-small -', 'e'],
    ],
  },
  {
    name: 'LangChain in TypeScript',
    file: 'a.ts',
    code: "import { ChatOpenAI } from '@langchain/openai';\nimport { ChatPromptTemplate } from '@langchain/core/prompts';\nimport { HumanMessage, SystemMessage } from '@langchain/core/messages';\nconst llm = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 5 });\nawait llm.invoke([new SystemMessage('S'), new HumanMessage({ content: `Q ${q}` })]);\nconst prompt = ChatPromptTemplate.fromMessages([['system', 'Tell {topic}.']]);\nawait prompt.pipe(llm).stream({ topic });",
    calls: [
      ['openai invoke gpt-4o 5', 'system: S | user: Q {q}'],
      ['openai stream gpt-4o 5', 'system: Tell {topic}.'],
    ],
  },
];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  'a bot’s message': 'import telegram\nbot = telegram.Bot(token=t)\nbot.send_message(chat_id=1, text="Hi")',
  'an http client': 'from httpx import Client\nClient().chat(message="Hi")',
  'a client of nobody knows what':
    'client = make()\nclient.chat(model="m", message="x")\nclient.generate("x")\nclient.embed(["x"])\nclient.generate_content("x")',
  'a report generator that mentions cohere':
    '# like cohere does\nfrom .reports import Generator\nGenerator().generate("x")\nembed(["y"])',
  'a runnable of nobody knows what':
    'from langchain_core.runnables import RunnableLambda\nRunnableLambda(f).invoke(1)\ngraph.invoke({"x": 1})',
  'a unit that is converted': 'units.converse("km", messages=[])\nshop.converse(model="x")',
  'functions of the same names':
    'from .text import completion, embedding\ncompletion(model="m", messages=[])\nembedding("x")  # not litellm',
  'a file of a project that is called google':
    'from google.cloud import storage\nstorage.Client().create(model="x")\nstorage.Client().generate_content("x")',
};

describe('reading SDKs', () => {
  for (const { name, file, code, calls } of CASES) {
    it(`finds ${name}`, async () => {
      const found = await read(file, code);
      const described = found.calls.map((call) => [
        `${call.provider} ${call.method} ${call.model.id ?? '?'} ${call.maxOutputTokens ?? '-'}`,
        promptText(call),
      ]);
      assert.deepEqual(described, calls);
    });
  }

  for (const [name, code] of Object.entries(LOOK_ALIKES)) {
    it(`leaves ${name} alone`, async () => {
      assert.deepEqual(
        (await read('a.py', code)).calls.map(({ sdk, method }) => `${sdk} ${method}`),
        [],
      );
    });
  }
});
