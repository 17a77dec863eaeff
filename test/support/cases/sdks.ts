/** Calls of each SDK, and what is read of them. */

export interface Case {
  readonly name: string;
  readonly file: 'a.py' | 'a.ts';
  readonly code: string;
  /** `provider method model cap` of each call, and its prompt. */
  readonly calls: readonly (readonly [call: string, prompt: string])[];
}

export const SDK_CASES: readonly Case[] = [
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
    name: 'LangChain: templates by name, structured output and bound tools',
    file: 'a.py',
    code: 'from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate, PromptTemplate\nllm = ChatOpenAI(model="gpt-4o")\np = PromptTemplate(template="Joke of {topic}.", input_variables=["topic"])\n(p | llm.with_structured_output({"title": "Joke", "type": "object", "properties": {}})).invoke({"topic": t})\nChatPromptTemplate([("system", "S"), ("human", "{q}")]).pipe(llm.bind(max_tokens=7)).invoke({"q": q})\nllm.invoke(p.format(topic="cats"))',
    calls: [
      ['openai invoke gpt-4o -', 'Joke of {topic}.'],
      ['openai invoke gpt-4o 7', 'system: S | user: {q}'],
      ['openai invoke gpt-4o -', 'Joke of cats.'],
    ],
  },
  {
    name: 'LangChain in TypeScript: templates by name',
    file: 'a.ts',
    code: "import { ChatOpenAI } from '@langchain/openai';\nimport { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';\nconst llm = new ChatOpenAI({ model: 'gpt-4o' });\nnew PromptTemplate({ template: 'Joke of {topic}.', inputVariables: ['topic'] }).pipe(llm).invoke({ topic });\nnew ChatPromptTemplate({ promptMessages: [['system', 'S'], ['human', '{q}']], inputVariables: [] }).pipe(llm).invoke({ q });",
    calls: [
      ['openai invoke gpt-4o -', 'Joke of {topic}.'],
      ['openai invoke gpt-4o -', 'system: S | user: {q}'],
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
  {
    name: 'LangChain: a model that a function or a class is given, whichever it is',
    file: 'a.py',
    code: 'from langchain_core.language_models import BaseChatModel\nfrom langchain_core.prompts import ChatPromptTemplate\nPROMPT = ChatPromptTemplate.from_messages([("system", "You grade.")])\ndef grade(llm: BaseChatModel, essay):\n    (PROMPT | llm).invoke({"essay": essay})\n    return llm.invoke("Grade: " + essay)\nclass Grader:\n    def __init__(self, llm: BaseChatModel):\n        self.llm = llm\n    def go(self, text):\n        return self.llm.stream(text)\ndef any_runnable(chain, x):\n    return chain.invoke(x)',
    calls: [
      ['router invoke ? -', 'system: You grade.'],
      ['router invoke ? -', 'Grade: {essay}'],
      ['router stream ? -', '{text}'],
    ],
  },
  {
    name: 'LangChain in TypeScript: a model that a class is given',
    file: 'a.ts',
    code: "import type { BaseChatModel } from '@langchain/core/language_models/chat_models';\nexport class Grader {\n  constructor(private readonly llm: BaseChatModel) {}\n  go(text: string) { return this.llm.invoke(`Grade: ${text}`); }\n}",
    calls: [['router invoke ? -', 'Grade: {text}']],
  },
  {
    name: 'Instructor, by a patched client and its own',
    file: 'a.py',
    code: 'import instructor\nfrom openai import OpenAI\nclient = instructor.from_openai(OpenAI())\nclient.chat.completions.create_iterable(model="gpt-4o", response_model=U, messages=[{"role": "user", "content": "A"}])\nown = instructor.from_provider("anthropic/claude-3-5-sonnet-20241022")\nown.create(response_model=U, messages=[{"role": "user", "content": "B"}])\nbound = instructor.from_openai(OpenAI(), model="gpt-4o-mini")\nbound.chat.completions.create(response_model=U, messages=[{"role": "user", "content": "C"}])',
    calls: [
      ['openai chat.completions.create_iterable gpt-4o -', 'user: A'],
      ['router create anthropic/claude-3-5-sonnet-20241022 -', 'user: B'],
      ['openai chat.completions.create gpt-4o-mini -', 'user: C'],
    ],
  },
  {
    name: 'the model of a client that is patched, and arguments that are put together',
    file: 'a.py',
    code: 'import instructor\nimport google.generativeai as genai\nfrom openai import OpenAI\nclient = instructor.from_gemini(client=genai.GenerativeModel(model_name="gemini-1.5-flash"))\nclient.chat.completions.create(response_model=U, messages=[{"role": "user", "content": "A"}])\ndef ask(q):\n    params = base_params()\n    params.update({"model": "gpt-4o", "messages": [{"role": "user", "content": q}]})\n    params["max_tokens"] = 5\n    return OpenAI().chat.completions.create(**params)',
    calls: [
      ['google chat.completions.create gemini-1.5-flash -', 'user: A'],
      ['openai chat.completions.create gpt-4o 5', 'user: {q}'],
    ],
  },
  {
    name: 'DSPy: modules that are called, a model that is configured',
    file: 'a.py',
    code: 'import dspy\nlm = dspy.LM("openai/gpt-4o-mini", max_tokens=100)\ndspy.configure(lm=lm)\nqa = dspy.ChainOfThought("question -> answer")\nqa(question="why?")\nlm("Hello")\nclass Rag(dspy.Module):\n    def __init__(self):\n        self.respond = dspy.Predict("c -> r")\n    def forward(self, q):\n        return self.respond(question=q)',
    calls: [
      ['router forward openai/gpt-4o-mini -', '{prompt}'],
      ['router forward openai/gpt-4o-mini 100', 'user: Hello'],
      ['router forward openai/gpt-4o-mini -', '{prompt}'],
    ],
  },
  {
    name: 'Pydantic AI, by the name of a model and by an object',
    file: 'a.py',
    code: 'from pydantic_ai import Agent\nfrom pydantic_ai.models.anthropic import AnthropicModel\nagent = Agent("openai:gpt-4o", system_prompt="S")\nagent.run_sync("Hello")\nother = Agent(AnthropicModel("claude-3-5-haiku-latest"), instructions="I")\nasync def f(q):\n    await other.run(q)',
    calls: [
      ['router run_sync openai:gpt-4o -', 'system: S | user: Hello'],
      ['anthropic run claude-3-5-haiku-latest -', 'system: I | user: {q}'],
    ],
  },
  {
    name: 'LlamaIndex: models, and engines that retrieve',
    file: 'a.py',
    code: 'from llama_index.llms.openai import OpenAI\nfrom llama_index.core import Settings, VectorStoreIndex\nllm = OpenAI(model="gpt-4o-mini", max_tokens=5)\nllm.complete("Paul is")\nSettings.llm = OpenAI(model="gpt-4.1")\nindex = VectorStoreIndex.from_documents(docs)\nindex.as_query_engine().query("What?")',
    calls: [
      ['openai complete gpt-4o-mini 5', 'user: Paul is'],
      ['openai query gpt-4.1 -', '{retrieved context} | user: What?'],
    ],
  },
  {
    name: 'LlamaIndex: a model that a function is given, whichever it is',
    file: 'a.py',
    code: 'from llama_index.core.llms import LLM\ndef grade(llm: LLM, essay):\n    return llm.complete("Grade: " + essay)',
    calls: [['router complete ? -', 'user: Grade: {essay}']],
  },
  {
    name: 'LangChain: roles and texts in pairs',
    file: 'a.py',
    code: 'from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(model="gpt-4o-mini")\nllm.invoke([("system", "S"), ("human", f"Hi {q}")])',
    calls: [['openai invoke gpt-4o-mini -', 'system: S | user: Hi {q}']],
  },
  {
    name: 'agents of LangChain and LangGraph in Python, with models that are objects or named',
    file: 'a.py',
    code: 'from langchain.agents import create_agent\nfrom langgraph.prebuilt import create_react_agent\nfrom langchain_anthropic import ChatAnthropic\nllm = ChatAnthropic(model="claude-sonnet-4-5", max_tokens=90)\nagent = create_react_agent(llm, [], prompt="S")\nagent.invoke({"messages": [("user", q)]})\nother = create_agent("openai:gpt-4o", tools=[], system_prompt="T")\nother.stream({"messages": [{"role": "user", "content": "Hi"}]}, stream_mode="values")',
    calls: [
      ['anthropic invoke claude-sonnet-4-5 90', 'system: S | user: {q}'],
      ['router stream openai:gpt-4o -', 'system: T | user: Hi'],
    ],
  },
  {
    name: 'agents of LangChain and LangGraph in TypeScript',
    file: 'a.ts',
    code: "import { createReactAgent } from '@langchain/langgraph/prebuilt';\nimport { createAgent } from 'langchain';\nimport { ChatOpenAI } from '@langchain/openai';\nconst llm = new ChatOpenAI({ model: 'gpt-4o' });\nconst agent = createReactAgent({ llm, tools: [], prompt: 'S' });\nawait agent.invoke({ messages: [{ role: 'user', content: q }] });\nconst other = createAgent({ model: 'openai:gpt-4.1', tools: [], systemPrompt: 'T' });\nawait other.invoke({ messages: [{ role: 'user', content: 'Hi' }] });",
    calls: [
      ['openai invoke gpt-4o -', 'system: S | user: {q}'],
      ['router invoke openai:gpt-4.1 -', 'system: T | user: Hi'],
    ],
  },
  {
    name: 'agents of LangChain with a template, run by an executor',
    file: 'a.py',
    code: 'from langchain.agents import AgentExecutor, create_tool_calling_agent\nfrom langchain_core.prompts import ChatPromptTemplate\nfrom langchain_openai import ChatOpenAI\nprompt = ChatPromptTemplate.from_messages([("system", "S"), ("human", "{input}"), ("placeholder", "{agent_scratchpad}")])\nagent = create_tool_calling_agent(ChatOpenAI(model="gpt-4o", max_tokens=8), [], prompt)\nexecutor = AgentExecutor(agent=agent, tools=[])\nexecutor.invoke({"input": q})',
    calls: [['openai invoke gpt-4o 8', 'system: S | user: {input} | {agent_scratchpad}']],
  },
  {
    name: 'agents of LangChain in TypeScript, run by an executor',
    file: 'a.ts',
    code: "import { AgentExecutor, createToolCallingAgent } from 'langchain/agents';\nimport { ChatAnthropic } from '@langchain/anthropic';\nconst llm = new ChatAnthropic({ model: 'claude-3-5-haiku-latest' });\nconst agent = await createToolCallingAgent({ llm, tools: [], prompt });\nconst executor = new AgentExecutor({ agent, tools: [] });\nawait executor.invoke({ input: q });",
    calls: [['anthropic invoke claude-3-5-haiku-latest -', 'system: {prompt} | user: {q}']],
  },
  {
    name: 'an agent with messages that were added before',
    file: 'a.ts',
    code: "import { createAgent } from 'langchain';\nconst agent = createAgent({ model: 'openai:gpt-4.1', tools: [], systemPrompt: 'T' });\nconst messages = [];\nmessages.push({ role: 'user', content: 'Hi' });\nawait agent.invoke({ messages });",
    calls: [['router invoke openai:gpt-4.1 -', 'system: T | user: Hi']],
  },
  {
    name: 'Pydantic AI: functions that write the system prompt',
    file: 'a.py',
    code: 'from pydantic_ai import Agent\nagent = Agent("openai:gpt-4o", system_prompt="S")\nother = Agent("openai:gpt-4o")\n@agent.system_prompt\ndef more(ctx) -> str:\n    return f" For {ctx.deps.name}."\n@agent.instructions(dynamic=True)\ndef either(ctx):\n    if ctx: return "A"\n    return "BB"\nagent.run_sync("Hello")\nother.run_sync("Hello")',
    calls: [
      ['router run_sync openai:gpt-4o -', 'system: S For {ctx.deps.name}.{either} | user: Hello'],
      ['router run_sync openai:gpt-4o -', 'user: Hello'],
    ],
  },
  {
    name: 'OpenAI’s agents in Python',
    file: 'a.py',
    code: 'from agents import Agent, Runner\nagent = Agent(name="x", instructions="S", model="gpt-4.1-mini")\nRunner.run_sync(agent, "Hi")\nasync def go(q):\n    await Runner.run(starting_agent=agent, input=q)',
    calls: [
      ['openai run_sync gpt-4.1-mini -', 'system: S | user: Hi'],
      ['openai run gpt-4.1-mini -', 'system: S | user: {q}'],
    ],
  },
  {
    name: 'OpenAI’s agents in TypeScript',
    file: 'a.ts',
    code: "import { Agent, run } from '@openai/agents';\nconst agent = new Agent({ name: 'a', instructions: 'S', model: 'gpt-4.1' });\nawait run(agent, 'Hello');",
    calls: [['openai run gpt-4.1 -', 'system: S | user: Hello']],
  },
  {
    name: 'Semantic Kernel',
    file: 'a.py',
    code: 'from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion\nfrom semantic_kernel.agents import ChatCompletionAgent\nservice = OpenAIChatCompletion(ai_model_id="gpt-4o")\nservice.get_chat_message_content(chat_history=h, settings=s)\nagent = ChatCompletionAgent(service=service, instructions="S")\nagent.get_response(messages="Hi")',
    calls: [
      ['openai get_chat_message_content gpt-4o -', 'user: {h}'],
      ['openai get_response gpt-4o -', 'system: S | Hi'],
    ],
  },
  {
    name: 'vLLM in the same process, which no one bills',
    file: 'a.py',
    code: 'from vllm import LLM, SamplingParams\nllm = LLM(model="meta-llama/Llama-3.1-8B-Instruct")\nllm.generate(["a"], SamplingParams(max_tokens=20))',
    calls: [['self-hosted generate meta-llama/Llama-3.1-8B-Instruct -', 'a']],
  },
  {
    name: 'Azure AI Inference',
    file: 'a.py',
    code: 'from azure.ai.inference import ChatCompletionsClient\nfrom azure.ai.inference.models import SystemMessage, UserMessage\nclient = ChatCompletionsClient(endpoint=e, credential=c)\nclient.complete(model="gpt-4o", messages=[SystemMessage("S"), UserMessage(content=q)])',
    calls: [['azure complete gpt-4o -', 'system: S | user: {q}']],
  },
  {
    name: 'Genkit: the call’s model before its own',
    file: 'a.ts',
    code: "import { genkit } from 'genkit';\nimport { googleAI } from '@genkit-ai/googleai';\nconst ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.0-flash') });\nawait ai.generate({ prompt: `Tell ${x}`, config: { maxOutputTokens: 4 } });\nawait ai.generate('Hi');\nai.definePrompt({ name: 'p', model: 'googleai/gemini-1.5-pro', prompt: 'Hello' });",
    calls: [
      ['google generate gemini-2.0-flash 4', 'user: Tell {x}'],
      ['google generate gemini-2.0-flash -', 'user: Hi'],
      ['router definePrompt googleai/gemini-1.5-pro -', 'user: Hello'],
    ],
  },
  {
    name: 'Bedrock’s commands in TypeScript',
    file: 'a.ts',
    code: "import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';\nconst client = new BedrockRuntimeClient({});\nconst command = new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text: 'Hi' }] }], inferenceConfig: { maxTokens: 9 } });\nawait client.send(command);\nawait client.send(new ConverseStreamCommand({ modelId: 'amazon.nova-lite-v1:0', messages }));",
    calls: [
      ['aws ConverseCommand amazon.nova-lite-v1:0 9', 'user: Hi'],
      ['aws ConverseStreamCommand amazon.nova-lite-v1:0 -', '{messages}'],
    ],
  },
  {
    name: 'Bedrock’s models in their own format',
    file: 'a.py',
    code: 'import boto3, json\nbrt = boto3.client("bedrock-runtime")\nbody = {"anthropic_version": "v", "max_tokens": 7, "messages": [{"role": "user", "content": f"Hi {q}"}]}\nbody["system"] = "S"\nbrt.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps(body))\nbrt.invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps({"inputText": "E"}))',
    calls: [
      ['aws invoke_model anthropic.claude-3-haiku-20240307-v1:0 7', 'system: S | user: Hi {q}'],
      ['aws invoke_model amazon.titan-embed-text-v2:0 -', 'E'],
    ],
  },
  {
    name: 'agents of the AI SDK, and models that are wrapped, registered, or made by a function',
    file: 'a.ts',
    code: "import { ToolLoopAgent, generateText, wrapLanguageModel, customProvider } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nconst agent = new ToolLoopAgent({ model: openai('gpt-5-mini'), instructions: 'S' });\nawait agent.generate({ prompt: 'Do' });\nconst mine = customProvider({ languageModels: { fast: openai('gpt-4o-mini') } });\nawait generateText({ model: mine.languageModel('fast'), prompt: 'P' });\nconst pick = () => wrapLanguageModel({ model: openai('gpt-4o'), middleware });\nawait generateText({ model: pick(), prompt: 'P' });",
    calls: [
      ['openai generate gpt-5-mini -', 'system: S | user: Do'],
      ['openai generateText gpt-4o-mini -', 'user: P'],
      ['openai generateText gpt-4o -', 'user: P'],
    ],
  },
];
