import assert from 'node:assert/strict';
import { promptText, read } from '../../support/reader';

/** Each line is a call; beside it, `provider method model`, and `stream` or `batch` where it is that. */
type Forms = readonly (readonly [code: string, described: string])[];

interface Case {
  readonly name: string;
  readonly file: 'a.py' | 'a.ts';
  /** Lines before the calls. */
  readonly before: string;
  readonly forms: Forms;
}

const MESSAGES = 'messages=[{"role": "user", "content": "Hi"}]';

const CASES: readonly Case[] = [
  {
    name: 'OpenAI’s chat in Python',
    file: 'a.py',
    before: 'from openai import OpenAI, AsyncOpenAI\nclient = OpenAI()\naio = AsyncOpenAI()',
    forms: [
      [
        `client.chat.completions.create(model="gpt-4o", ${MESSAGES})`,
        'openai chat.completions.create gpt-4o',
      ],
      [
        `async def a(): await aio.chat.completions.create(model="gpt-4o", stream=True, ${MESSAGES})`,
        'openai chat.completions.create gpt-4o stream',
      ],
      [
        `client.beta.chat.completions.parse(model="gpt-4o", response_format=F, ${MESSAGES})`,
        'openai beta.chat.completions.parse gpt-4o',
      ],
      [
        `client.chat.completions.stream(model="gpt-4o", ${MESSAGES})`,
        'openai chat.completions.stream gpt-4o stream',
      ],
      [
        `client.chat.completions.with_raw_response.create(model="gpt-4o", ${MESSAGES})`,
        'openai chat.completions.create gpt-4o',
      ],
      [
        `client.chat.completions.with_streaming_response.create(model="gpt-4o", ${MESSAGES})`,
        'openai chat.completions.create gpt-4o',
      ],
      [
        `client.with_options(timeout=5).chat.completions.create(model="gpt-4o", ${MESSAGES})`,
        'openai chat.completions.create gpt-4o',
      ],
    ],
  },
  {
    name: 'OpenAI’s other methods in Python',
    file: 'a.py',
    before: 'from openai import OpenAI\nclient = OpenAI()',
    forms: [
      ['client.responses.create(model="gpt-4.1", input="Hi")', 'openai responses.create gpt-4.1'],
      [
        'client.responses.parse(model="gpt-4.1", input="Hi", text_format=F)',
        'openai responses.parse gpt-4.1',
      ],
      ['client.responses.stream(model="gpt-4.1", input="Hi")', 'openai responses.stream gpt-4.1 stream'],
      [
        'client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Hi")',
        'openai completions.create gpt-3.5-turbo-instruct',
      ],
      [
        'client.embeddings.create(model="text-embedding-3-small", input=["Hi"])',
        'openai embeddings.create text-embedding-3-small',
      ],
      ['client.images.generate(model="gpt-image-1", prompt="Hi")', 'openai images.generate gpt-image-1'],
      ['client.images.edit(model="gpt-image-1", image=i, prompt="Hi")', 'openai images.edit gpt-image-1'],
      [
        'client.audio.transcriptions.create(model="whisper-1", file=f)',
        'openai audio.transcriptions.create whisper-1',
      ],
      [
        'client.audio.translations.create(model="whisper-1", file=f)',
        'openai audio.translations.create whisper-1',
      ],
      [
        'client.audio.speech.create(model="tts-1", voice="alloy", input="Hi")',
        'openai audio.speech.create tts-1',
      ],
      [
        'client.batches.create(input_file_id=i, endpoint="/v1/chat/completions", completion_window="24h")',
        'openai batches.create ? batch',
      ],
    ],
  },
  {
    name: 'OpenAI’s module before clients came',
    file: 'a.py',
    before: 'import openai',
    forms: [
      [`openai.ChatCompletion.create(model="gpt-4", ${MESSAGES})`, 'openai ChatCompletion.create gpt-4'],
      [
        `async def a(): await openai.ChatCompletion.acreate(engine="gpt-4", ${MESSAGES})`,
        'openai ChatCompletion.acreate gpt-4',
      ],
      [
        'openai.Completion.create(engine="text-davinci-003", prompt="Hi")',
        'openai Completion.create text-davinci-003',
      ],
      [
        'openai.Embedding.create(model="text-embedding-ada-002", input="Hi")',
        'openai Embedding.create text-embedding-ada-002',
      ],
      ['openai.Image.create(prompt="Hi", n=1)', 'openai Image.create ?'],
    ],
  },
  {
    name: 'OpenAI in TypeScript',
    file: 'a.ts',
    before:
      "import OpenAI from 'openai';\nconst client = new OpenAI();\nconst messages = [{ role: 'user', content: 'Hi' }];",
    forms: [
      [
        "await client.chat.completions.create({ model: 'gpt-4o', messages }).withResponse();",
        'openai chat.completions.create gpt-4o',
      ],
      [
        "await client.chat.completions.create({ model: 'gpt-4o', stream: true, messages });",
        'openai chat.completions.create gpt-4o stream',
      ],
      [
        "await client.chat.completions.parse({ model: 'gpt-4o', messages });",
        'openai chat.completions.parse gpt-4o',
      ],
      [
        "client.chat.completions.stream({ model: 'gpt-4o', messages });",
        'openai chat.completions.stream gpt-4o stream',
      ],
      [
        "client.chat.completions.runTools({ model: 'gpt-4o', messages, tools });",
        'openai chat.completions.runTools gpt-4o',
      ],
      [
        "client.beta.chat.completions.runFunctions({ model: 'gpt-4o', messages, functions });",
        'openai beta.chat.completions.runFunctions gpt-4o',
      ],
      [
        "await client.responses.create({ model: 'gpt-4.1', input: 'Hi' });",
        'openai responses.create gpt-4.1',
      ],
      ["await client.responses.parse({ model: 'gpt-4.1', input: 'Hi' });", 'openai responses.parse gpt-4.1'],
      [
        "client.responses.stream({ model: 'gpt-4.1', input: 'Hi' });",
        'openai responses.stream gpt-4.1 stream',
      ],
      [
        "await client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Hi' });",
        'openai completions.create gpt-3.5-turbo-instruct',
      ],
      [
        "await client.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' });",
        'openai embeddings.create text-embedding-3-small',
      ],
      [
        "await client.images.generate({ model: 'gpt-image-1', prompt: 'Hi' });",
        'openai images.generate gpt-image-1',
      ],
      [
        "await client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hi' });",
        'openai audio.speech.create tts-1',
      ],
      [
        "await client.audio.transcriptions.create({ model: 'whisper-1', file });",
        'openai audio.transcriptions.create whisper-1',
      ],
    ],
  },
  {
    name: 'the hosts that speak OpenAI’s language',
    file: 'a.py',
    before:
      'from openai import OpenAI, AzureOpenAI\nfrom groq import Groq\nfrom together import Together\nfrom fireworks.client import Fireworks\nfrom cerebras.cloud.sdk import Cerebras',
    forms: [
      [
        `Groq().chat.completions.create(model="llama-3.1-8b-instant", ${MESSAGES})`,
        'groq chat.completions.create llama-3.1-8b-instant',
      ],
      [
        `Together().chat.completions.create(model="meta-llama/Llama-3-8b-chat-hf", ${MESSAGES})`,
        'together chat.completions.create meta-llama/Llama-3-8b-chat-hf',
      ],
      [
        `Fireworks().chat.completions.create(model="accounts/fireworks/models/qwen3-8b", ${MESSAGES})`,
        'fireworks chat.completions.create accounts/fireworks/models/qwen3-8b',
      ],
      [
        `Cerebras().chat.completions.create(model="llama3.1-8b", ${MESSAGES})`,
        'cerebras chat.completions.create llama3.1-8b',
      ],
      [
        `AzureOpenAI(azure_endpoint=e).chat.completions.create(model="my-deployment", ${MESSAGES})`,
        'azure chat.completions.create my-deployment',
      ],
      [
        `OpenAI(base_url="https://api.deepseek.com").chat.completions.create(model="deepseek-chat", ${MESSAGES})`,
        'deepseek chat.completions.create deepseek-chat',
      ],
      [
        `OpenAI(base_url="https://api.x.ai/v1").chat.completions.create(model="grok-3", ${MESSAGES})`,
        'xai chat.completions.create grok-3',
      ],
      [
        `OpenAI(base_url="https://api.fireworks.ai/inference/v1").chat.completions.create(model="qwen3-8b", ${MESSAGES})`,
        'fireworks chat.completions.create qwen3-8b',
      ],
      [
        `OpenAI(base_url="https://api.together.xyz/v1").chat.completions.create(model="qwen3-8b", ${MESSAGES})`,
        'together chat.completions.create qwen3-8b',
      ],
      [
        `OpenAI(base_url="http://localhost:8000/v1").chat.completions.create(model="qwen3-8b", ${MESSAGES})`,
        'self-hosted chat.completions.create qwen3-8b',
      ],
      [
        `OpenAI(base_url="http://vllm:8000/v1").chat.completions.create(model="qwen3-8b", ${MESSAGES})`,
        'self-hosted chat.completions.create qwen3-8b',
      ],
    ],
  },
  {
    name: 'OpenAI’s client with guardrails',
    file: 'a.py',
    before: 'from guardrails import GuardrailsAsyncOpenAI\nclient = GuardrailsAsyncOpenAI(config=c)',
    forms: [
      [
        'async def a(): await client.responses.create(model="gpt-4o", input="Hi")',
        'openai responses.create gpt-4o',
      ],
    ],
  },
  {
    name: 'Anthropic in Python',
    file: 'a.py',
    before:
      'import anthropic\nfrom anthropic import AnthropicBedrock, AnthropicVertex\nclient = anthropic.Anthropic()\naio = anthropic.AsyncAnthropic()',
    forms: [
      [
        `client.messages.create(model="claude-sonnet-4-5", max_tokens=9, ${MESSAGES})`,
        'anthropic messages.create claude-sonnet-4-5',
      ],
      [
        `client.messages.stream(model="claude-sonnet-4-5", max_tokens=9, ${MESSAGES})`,
        'anthropic messages.stream claude-sonnet-4-5 stream',
      ],
      [
        `client.beta.messages.create(model="claude-sonnet-4-5", max_tokens=9, betas=[], ${MESSAGES})`,
        'anthropic beta.messages.create claude-sonnet-4-5',
      ],
      [
        `client.messages.parse(model="claude-sonnet-4-5", max_tokens=9, output_format=F, ${MESSAGES})`,
        'anthropic messages.parse claude-sonnet-4-5',
      ],
      [
        `client.beta.messages.tool_runner(model="claude-sonnet-4-5", max_tokens=9, tools=t, ${MESSAGES})`,
        'anthropic beta.messages.tool_runner claude-sonnet-4-5',
      ],
      [
        `client.messages.with_raw_response.create(model="claude-sonnet-4-5", max_tokens=9, ${MESSAGES})`,
        'anthropic messages.create claude-sonnet-4-5',
      ],
      ['client.messages.batches.create(requests=[])', 'anthropic messages.batches.create ? batch'],
      [
        'client.completions.create(model="claude-2.1", max_tokens_to_sample=9, prompt="Hi")',
        'anthropic completions.create claude-2.1',
      ],
      [
        `AnthropicBedrock().messages.create(model="anthropic.claude-3-haiku-20240307-v1:0", max_tokens=9, ${MESSAGES})`,
        'aws messages.create anthropic.claude-3-haiku-20240307-v1:0',
      ],
      [
        `AnthropicVertex().messages.create(model="claude-sonnet-4-5@20250929", max_tokens=9, ${MESSAGES})`,
        'google messages.create claude-sonnet-4-5@20250929',
      ],
    ],
  },
  {
    name: 'Anthropic in TypeScript',
    file: 'a.ts',
    before:
      "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nconst messages = [{ role: 'user', content: 'Hi' }];",
    forms: [
      [
        "await client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages });",
        'anthropic messages.create claude-sonnet-4-5',
      ],
      [
        "client.messages.stream({ model: 'claude-sonnet-4-5', max_tokens: 9, messages });",
        'anthropic messages.stream claude-sonnet-4-5 stream',
      ],
      [
        "await client.beta.messages.toolRunner({ model: 'claude-sonnet-4-5', max_tokens: 9, messages, tools });",
        'anthropic beta.messages.toolRunner claude-sonnet-4-5',
      ],
      ['await client.messages.batches.create({ requests });', 'anthropic messages.batches.create ? batch'],
    ],
  },
  {
    name: 'Google’s SDKs in Python',
    file: 'a.py',
    before:
      'from google import genai\nimport google.generativeai as palm\nimport vertexai\nfrom vertexai.generative_models import GenerativeModel\nfrom vertexai.language_models import TextEmbeddingModel\nclient = genai.Client()\nmodel = GenerativeModel("gemini-1.5-pro")',
    forms: [
      [
        'client.models.generate_content(model="gemini-2.5-flash", contents="Hi")',
        'google models.generate_content gemini-2.5-flash',
      ],
      [
        'client.models.generate_content_stream(model="gemini-2.5-flash", contents="Hi")',
        'google models.generate_content_stream gemini-2.5-flash stream',
      ],
      [
        'client.models.embed_content(model="gemini-embedding-001", contents="Hi")',
        'google models.embed_content gemini-embedding-001',
      ],
      [
        'client.models.generate_images(model="imagen-4.0-generate-001", prompt="Hi")',
        'google models.generate_images imagen-4.0-generate-001',
      ],
      [
        'client.chats.create(model="gemini-2.5-flash").send_message("Hi")',
        'google send_message gemini-2.5-flash',
      ],
      [
        'palm.GenerativeModel("gemini-1.5-flash").generate_content("Hi", stream=True)',
        'google generate_content gemini-1.5-flash stream',
      ],
      [
        'async def a(): await model.generate_content_async("Hi")',
        'google generate_content_async gemini-1.5-pro',
      ],
      ['model.start_chat().send_message("Hi")', 'google send_message gemini-1.5-pro'],
      [
        'palm.embed_content(model="models/text-embedding-004", content="Hi")',
        'google embed_content models/text-embedding-004',
      ],
      [
        'TextEmbeddingModel.from_pretrained("text-embedding-004").get_embeddings(["Hi"])',
        'google get_embeddings text-embedding-004',
      ],
    ],
  },
  {
    name: 'Google’s SDKs in TypeScript',
    file: 'a.ts',
    before:
      "import { GoogleGenAI } from '@google/genai';\nimport { VertexAI } from '@google-cloud/vertexai';\nconst ai = new GoogleGenAI({});\nconst vertex = new VertexAI({ project });",
    forms: [
      [
        "await ai.models.generateContentStream({ model: 'gemini-2.5-flash', contents: 'Hi' });",
        'google models.generateContentStream gemini-2.5-flash stream',
      ],
      [
        "await ai.models.embedContent({ model: 'gemini-embedding-001', contents: 'Hi' });",
        'google models.embedContent gemini-embedding-001',
      ],
      [
        "await ai.models.generateImages({ model: 'imagen-4.0-generate-001', prompt: 'Hi' });",
        'google models.generateImages imagen-4.0-generate-001',
      ],
      [
        "await ai.chats.create({ model: 'gemini-2.5-flash' }).sendMessage({ message: 'Hi' });",
        'google sendMessage gemini-2.5-flash',
      ],
      [
        "await vertex.getGenerativeModel({ model: 'gemini-1.5-pro' }).generateContent('Hi');",
        'google generateContent gemini-1.5-pro',
      ],
    ],
  },
  {
    name: 'the AI SDK’s functions',
    file: 'a.ts',
    before:
      "import * as sdk from 'ai';\nimport { generateObject, streamObject, streamText, embedMany, generateImage, experimental_transcribe as transcribe } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nimport { google } from '@ai-sdk/google';",
    forms: [
      [
        "await generateObject({ model: openai('gpt-4o'), schema, prompt: 'Hi' });",
        'openai generateObject gpt-4o',
      ],
      [
        "streamObject({ model: google('gemini-2.5-flash'), schema, prompt: 'Hi' });",
        'google streamObject gemini-2.5-flash stream',
      ],
      [
        "streamText({ model: 'anthropic/claude-sonnet-4.5', prompt: 'Hi' });",
        'router streamText anthropic/claude-sonnet-4.5 stream',
      ],
      [
        "await embedMany({ model: openai.textEmbeddingModel('text-embedding-3-small'), values: ['Hi'] });",
        'openai embedMany text-embedding-3-small',
      ],
      [
        "await generateImage({ model: openai.image('gpt-image-1'), prompt: 'Hi' });",
        'openai generateImage gpt-image-1',
      ],
      [
        "await transcribe({ model: openai.transcription('whisper-1'), audio });",
        'openai experimental_transcribe whisper-1',
      ],
      [
        "await sdk.generateText({ model: openai.responses('gpt-5-mini'), prompt: 'Hi' });",
        'openai generateText gpt-5-mini',
      ],
      [
        "await sdk.embed({ model: openai.embedding('text-embedding-3-small'), value: 'Hi' });",
        'openai embed text-embedding-3-small',
      ],
    ],
  },
  {
    name: 'Instructor’s methods',
    file: 'a.py',
    before:
      'import instructor\nfrom openai import OpenAI\nfrom anthropic import Anthropic\nclient = instructor.from_openai(OpenAI())\nclaude = instructor.from_anthropic(Anthropic())',
    forms: [
      [
        `client.chat.completions.create_with_completion(model="gpt-4o", response_model=U, ${MESSAGES})`,
        'openai chat.completions.create_with_completion gpt-4o',
      ],
      [
        `client.chat.completions.create_partial(model="gpt-4o", response_model=U, ${MESSAGES})`,
        'openai chat.completions.create_partial gpt-4o stream',
      ],
      [
        `client.create_iterable(model="gpt-4o", response_model=U, ${MESSAGES})`,
        'openai create_iterable gpt-4o stream',
      ],
      [
        `claude.messages.create(model="claude-sonnet-4-5", max_tokens=9, response_model=U, ${MESSAGES})`,
        'anthropic messages.create claude-sonnet-4-5',
      ],
    ],
  },
];

/** The same words on what is no client, or that nobody bills. */
const LOOK_ALIKES: Readonly<Record<'a.py' | 'a.ts', readonly string[]>> = {
  'a.py': [
    'from twilio.rest import Client\nClient().messages.create(to="+1", from_="+2", body="Hi")',
    'import discord\nchannel.messages.create(content="Hi")',
    'store.embeddings.create(name="x")\nstore.completions.create(user=u)\nstore.responses.create(survey=s)',
    'gallery.images.generate(size=3)\ngallery.images.edit(1)\nstudio.audio.create(file=f)',
    'from anthropic import Anthropic\nAnthropic().messages.count_tokens(model="claude-sonnet-4-5", messages=[])',
    'from google import genai\ngenai.Client().models.count_tokens(model="gemini-2.5-flash", contents="Hi")\ngenai.Client().models.list()\ngenai.Client().files.upload(file=f)',
    'from openai import OpenAI\nclient = OpenAI()\nclient.models.list()\nclient.files.create(file=f, purpose="batch")\nclient.beta.threads.messages.create(thread_id=t, role="user", content="Hi")\nclient.vector_stores.create(name="n")\nclient.moderations.create(input="Hi")',
    'class Chat:\n    class completions:\n        @staticmethod\n        def create(**kw): return kw\nChat.completions.create(model="gpt-4o", messages=[])',
    'batches.create(input_file_id="x")\nqueue.batches.create(size=3)',
    'db.completion.create(prompt_id=3)\nImage.create(width=3)',
  ],
  'a.ts': [
    "import twilio from 'twilio';\nawait twilio(sid, token).messages.create({ to: '+1', from: '+2', body: 'Hi' });",
    "await prisma.messages.create({ data: { content: 'Hi' } });",
    "import { generateText } from './text';\nawait generateText({ model: 'gpt-4o', prompt: 'Hi' });",
    "import { embed, streamText } from './player';\nembed({ value: 'v' });\nstreamText('x');",
    'await api.responses.create({ survey: 1 });\nawait api.embeddings.create({ id: 1 });\nawait store.completions.create({ user: 1 });',
    "await page.models.generateContent({ layout: 'a' });\nmodel.generateContent('x');\nchat.sendMessage('x');",
    "import OpenAI from 'openai';\nconst c = new OpenAI();\nawait c.models.list();\nawait c.files.create({ file, purpose: 'batch' });\nawait c.beta.threads.messages.create(id, { role: 'user', content: 'Hi' });",
  ],
};

describe('reading each form of an SDK', () => {
  for (const { name, file, before, forms } of CASES) {
    it(`finds ${name}`, async () => {
      const { calls } = await read(file, [before, ...forms.map(([code]) => code)].join('\n'));
      const firstLine = before.split('\n').length;
      const described = calls.map(({ provider, method, model, stream, batch, range }) => [
        range.start.line - firstLine,
        `${provider} ${method} ${model.id ?? '?'}${stream ? ' stream' : ''}${batch ? ' batch' : ''}`,
      ]);
      assert.deepEqual(
        described,
        forms.map(([, text], line) => [line, text]),
      );
    });

    it(`reads the prompt of ${name}`, async () => {
      const { calls } = await read(file, [before, ...forms.map(([code]) => code)].join('\n'));
      const prompts = calls.filter(({ kind }) => kind === 'chat').map(promptText);
      for (const prompt of prompts.filter((text) => text !== '{prompt}')) assert.match(prompt, /\bHi$/);
    });
  }

  for (const [file, codes] of Object.entries(LOOK_ALIKES)) {
    for (const code of codes) {
      it(`leaves ${code.split('\n').at(-1)} alone (${file})`, async () => {
        const { calls } = await read(file, code);
        assert.deepEqual(
          calls.map(({ sdk, method }) => `${sdk} ${method}`),
          [],
        );
      });
    }
  }
});
