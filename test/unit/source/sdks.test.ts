import assert from 'node:assert/strict';
import { SDK_CASES } from '../../support/cases/sdks';
import { promptText, read } from '../../support/reader';

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  'a bot’s message': 'import telegram\nbot = telegram.Bot(token=t)\nbot.send_message(chat_id=1, text="Hi")',
  'an http client': 'from httpx import Client\nClient().chat(message="Hi")',
  'a client of nobody knows what':
    'client = make()\nclient.chat(model="m", message="x")\nclient.generate("x")\nclient.embed(["x"])\nclient.generate_content("x")',
  'a report generator that mentions cohere':
    '# like cohere does\nfrom .reports import Generator\nGenerator().generate("x")\nembed(["y"])',
  'a runnable of nobody knows what':
    'from langchain_core.runnables import RunnableLambda\nRunnableLambda(f).invoke(1)\ngraph.invoke({"x": 1})',
  'an agent of another library that is made and run alike':
    'from .agents import create_agent\nagent = create_agent("openai:gpt-4o", tools=[t])\nagent.invoke({"messages": []})  # langchain create_agent',
  'an agent of nobody knows what':
    'from .agents import Agent, Runner\nagent = Agent("openai:gpt-4o")\nagent.run_sync("x")\nRunner.run(agent, "x")\nagent("x")  # not dspy, pydantic_ai, llama_index',
  'a queue that is sent to and an index that is queried':
    'client.send(Command())\nindex.query("SELECT 1")\nmodel.predict(x)\nengine.chat("x")\nservice.create(response_model=U)  # llama_index',
  'a unit that is converted': 'units.converse("km", messages=[])\nshop.converse(model="x")',
  'functions of the same names':
    'from .text import completion, embedding\ncompletion(model="m", messages=[])\nembedding("x")  # not litellm',
  'a file of a project that is called google':
    'from google.cloud import storage\nstorage.Client().create(model="x")\nstorage.Client().generate_content("x")',
};

describe('reading SDKs', () => {
  for (const { name, file, code, calls } of SDK_CASES) {
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
