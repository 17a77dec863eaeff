import assert from 'node:assert/strict';
import { promptText, read } from '../../support/reader';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** `provider method model cap` of each call, with `stream` where it streams, and its prompt. */
  readonly calls: readonly (readonly [call: string, prompt: string])[];
}

const GO = `package main

import (
	"context"
	"fmt"
	"os"

	"github.com/openai/openai-go"
	"github.com/openai/openai-go/option"
	"github.com/openai/openai-go/responses"
)
`;

const CASES: readonly Case[] = [
  {
    name: 'Go: a struct in the call, constants of the SDK, a prompt in a constant',
    file: 'a.go',
    code: `${GO}
const instructions = \`You are kind.\`

func ask(ctx context.Context, question string) {
	client := openai.NewClient(option.WithAPIKey(os.Getenv("KEY")))
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.SystemMessage(instructions),
			openai.UserMessage("Answer: " + question),
		},
		Model:               openai.ChatModelGPT4o,
		MaxCompletionTokens: openai.Int(100),
	})
}`,
    calls: [['openai Chat.Completions.New gpt-4o 100', 'system: You are kind. | user: Answer: {question}']],
  },
  {
    name: 'Go: params in a variable that grows, streams, and the older wrappers',
    file: 'a.go',
    code: `${GO}
type Bot struct {
	client *openai.Client
	model  string
}

func NewBot() *Bot {
	return &Bot{client: openai.NewClient(), model: "gpt-4.1-mini"}
}

func (b *Bot) Ask(ctx context.Context, q string) {
	params := openai.ChatCompletionNewParams{Model: b.model}
	params.Messages = []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("S")}
	params.Messages = append(params.Messages, openai.UserMessage(fmt.Sprintf("Q: %s!", q)))
	for {
		b.client.Chat.Completions.NewStreaming(ctx, params)
	}
}

func old(client *openai.Client) {
	client.Chat.Completions.New(context.TODO(), openai.ChatCompletionNewParams{
		Messages: openai.F([]openai.ChatCompletionMessageParamUnion{openai.UserMessage("Hi")}),
		Model:    openai.F(openai.ChatModelGPT3_5Turbo0125),
		MaxTokens: openai.Int(7),
	})
}`,
    calls: [
      ['openai Chat.Completions.NewStreaming gpt-4.1-mini - stream', 'system: S | user: Q: {q}!'],
      ['openai Chat.Completions.New gpt-3.5-turbo-0125 7', 'user: Hi'],
    ],
  },
  {
    name: 'Go: responses, embeddings, images, other hosts',
    file: 'a.go',
    code: `${GO}
func all(ctx context.Context, q string) {
	client := openai.NewClient(option.WithBaseURL("https://api.deepseek.com/v1"))
	client.Responses.New(ctx, responses.ResponseNewParams{
		Instructions: openai.String("Be brief."),
		Input: responses.ResponseNewParamsInputUnion{OfString: openai.String(q)},
		Model: openai.ChatModelGPT4_1,
		MaxOutputTokens: openai.Int(50),
	})
	other := openai.NewClient()
	other.Embeddings.New(ctx, openai.EmbeddingNewParams{
		Input: openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: []string{"a", q}},
		Model: openai.EmbeddingModelTextEmbedding3Small,
	})
	other.Images.Generate(ctx, openai.ImageGenerateParams{Prompt: "A cat", Model: openai.ImageModelDallE3})
}`,
    calls: [
      ['deepseek Responses.New gpt-4.1 50', 'system: Be brief. | user: {q}'],
      ['openai Embeddings.New text-embedding-3-small -', 'a | {q}'],
      ['openai Images.Generate dall-e-3 -', 'A cat'],
    ],
  },
  {
    name: 'Go: Anthropic, with a system prompt, a fallback of the environment and counting that is free',
    file: 'a.go',
    code: `package main
import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/bedrock"
	"os"
)
func ask(client anthropic.Client) {
	model := os.Getenv("MODEL")
	if model == "" {
		model = "claude-3-5-haiku-latest"
	}
	client.Messages.New(ctx, anthropic.MessageNewParams{
		MaxTokens: 1024,
		System: []anthropic.TextBlockParam{{Text: "Be kind."}},
		Messages: []anthropic.MessageParam{
			anthropic.NewUserMessage(anthropic.NewTextBlock("Hi"), anthropic.NewImageBlockBase64("image/png", data)),
			{Role: anthropic.MessageParamRoleAssistant, Content: []anthropic.ContentBlockParamUnion{{OfText: &anthropic.TextBlockParam{Text: "Yes?"}}}},
		},
		Model: anthropic.ModelClaude3_7SonnetLatest,
	})
	client.Messages.CountTokens(ctx, anthropic.MessageCountTokensParams{Model: anthropic.ModelClaudeSonnet4_5})
	client.Beta.Messages.NewStreaming(ctx, anthropic.BetaMessageNewParams{Model: anthropic.Model(model), MaxTokens: 5, Messages: history})
	cloud := anthropic.NewClient(bedrock.WithLoadDefaultConfig(ctx))
	cloud.Messages.New(ctx, params)
}`,
    calls: [
      [
        'anthropic Messages.New claude-3-7-sonnet-latest 1024',
        'system: Be kind. | user: Hi{image} | assistant: Yes?',
      ],
      ['anthropic Beta.Messages.NewStreaming claude-3-5-haiku-latest 5 stream', '{history}'],
      ['aws Messages.New - -', '{params}'],
    ],
  },
  {
    name: 'Go: go-openai, on another host by its config',
    file: 'a.go',
    code: `package main
import openai "github.com/sashabaranov/go-openai"
func ask(ctx context.Context, q string, cheap bool) {
	config := openai.DefaultConfig("key")
	config.BaseURL = "http://localhost:8000/v1"
	local := openai.NewClientWithConfig(config)
	client := openai.NewClient("key")
	model := openai.GPT4o
	if cheap {
		model = openai.GPT4oMini
	}
	messages := []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: "S"}}
	messages = append(messages, openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser, Content: q})
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: openai.GPT3Dot5Turbo, MaxTokens: 9, Messages: messages})
	local.CreateChatCompletionStream(ctx, openai.ChatCompletionRequest{Model: model, Messages: messages, Stream: true})
	client.CreateEmbeddings(ctx, openai.EmbeddingRequest{Input: []string{"x"}, Model: openai.AdaEmbeddingV2})
}`,
    calls: [
      ['openai CreateChatCompletion gpt-3.5-turbo 9', 'system: S | user: {q}'],
      ['self-hosted CreateChatCompletionStream - - stream', 'system: S | user: {q}'],
      ['openai CreateEmbeddings text-embedding-ada-002 -', 'x'],
    ],
  },
  {
    name: 'Java: a builder in the call, constants, a block of text',
    file: 'A.java',
    code: `import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

class Assistant {
  private static final String INSTRUCTIONS = """
      You are kind.
        Be brief.
      """;
  private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();

  String ask(String question) {
    ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
        .model(ChatModel.GPT_4O)
        .addSystemMessage(INSTRUCTIONS)
        .addUserMessage("Answer: " + question)
        .maxCompletionTokens(1_00L)
        .build();
    return client.chat().completions().create(params).toString();
  }
}`,
    calls: [
      [
        'openai chat.completions.create gpt-4o 100',
        'system: You are kind.\n  Be brief.\n | user: Answer: {question}',
      ],
    ],
  },
  {
    name: 'Java: a builder that grows, streams, responses and embeddings, on another host',
    file: 'A.java',
    code: `import com.openai.client.*;
import com.openai.models.*;
class A {
  void all(OpenAIClient client, String q, boolean hard) {
    String model = System.getenv("MODEL") != null ? System.getenv("MODEL") : "gpt-4o-mini";
    ChatCompletionCreateParams.Builder builder = ChatCompletionCreateParams.builder().model(model);
    builder.addSystemMessage("S").addMessage(ChatCompletionUserMessageParam.builder().content(q).build());
    while (true) {
      try (var stream = client.chat().completions().createStreaming(builder.build())) { stream.x(); }
    }
    client.async().responses().create(ResponseCreateParams.builder().input("Hi").model("gpt-4.1").instructions("I").build());
    client.embeddings().create(EmbeddingCreateParams.builder().inputOfArrayOfStrings(List.of("a", "b")).model(EmbeddingModel.TEXT_EMBEDDING_3_LARGE).build());
    OpenAIClient local = OpenAIOkHttpClient.builder().baseUrl("http://localhost:1234/v1").apiKey("x").build();
    ChatModel chosen = ChatModel.GPT_4O;
    if (hard) chosen = ChatModel.O3;
    local.chat().completions().create(ChatCompletionCreateParams.builder().addUserMessage(String.format("%s is %d", q, 5)).model(chosen).build());
  }
}`,
    calls: [
      ['openai chat.completions.createStreaming gpt-4o-mini - stream', 'system: S | user: {q}'],
      ['openai responses.create gpt-4.1 -', 'system: I | user: Hi'],
      ['openai embeddings.create text-embedding-3-large -', 'a | b'],
      ['self-hosted chat.completions.create - -', 'user: {q} is 5'],
    ],
  },
  {
    name: 'Java: Anthropic',
    file: 'A.java',
    code: `import com.anthropic.client.AnthropicClient;
import com.anthropic.models.messages.*;
class A {
  private final AnthropicClient client;
  A(AnthropicClient client) { this.client = client; }
  void ask(String q) {
    MessageCreateParams params = MessageCreateParams.builder()
        .maxTokens(1024L)
        .system("Be kind.")
        .addUserMessage(q)
        .addMessage(MessageParam.builder().role(MessageParam.Role.ASSISTANT).content("Yes?").build())
        .model(Model.CLAUDE_3_7_SONNET_LATEST)
        .build();
    client.messages().create(params);
    client.messages().countTokens(other);
    this.client.messages().createStreaming(params);
  }
}`,
    calls: [
      [
        'anthropic messages.create claude-3-7-sonnet-latest 1024',
        'system: Be kind. | user: {q} | assistant: Yes?',
      ],
      [
        'anthropic messages.createStreaming claude-3-7-sonnet-latest 1024 stream',
        'system: Be kind. | user: {q} | assistant: Yes?',
      ],
    ],
  },
  {
    name: 'C#: a client with its model, options, messages in a list that grows',
    file: 'a.cs',
    code: `using OpenAI.Chat;
class Assistant(string apiKey)
{
    private const string Instructions = "You are \\"kind\\".";
    private readonly ChatClient _client = new(model: "gpt-4o", apiKey);

    public async Task<string> Ask(string question, List<ChatMessage> history)
    {
        List<ChatMessage> messages = [new SystemChatMessage(Instructions), .. history];
        messages.Add(new UserChatMessage($"Answer {question:N0} in {{braces}}."));
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 100 };
        var answer = await _client.CompleteChatAsync(messages, options, cancellationToken: token);
        await foreach (var update in this._client.CompleteChatStreamingAsync(messages)) { }
        _client.CompleteChat("Say hello");
        return _client.CompleteChat(ChatMessage.CreateSystemMessage("S"), ChatMessage.CreateUserMessage("U"));
    }
}`,
    calls: [
      [
        'openai CompleteChatAsync gpt-4o 100',
        'system: You are "kind". | {history} | user: Answer {question} in {braces}.',
      ],
      [
        'openai CompleteChatStreamingAsync gpt-4o - stream',
        'system: You are "kind". | {history} | user: Answer {question} in {braces}.',
      ],
      ['openai CompleteChat gpt-4o -', 'user: Say hello'],
      ['openai CompleteChat gpt-4o -', 'system: S | user: U'],
    ],
  },
  {
    name: 'C#: Azure, clients of a client, embeddings, images and responses',
    file: 'a.cs',
    code: `using Azure.AI.OpenAI;
using OpenAI;
var azure = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential(key));
var chat = azure.GetChatClient("my-gpt-4o");
var model = Environment.GetEnvironmentVariable("MODEL") ?? "gpt-4o-mini";
foreach (var q in questions) chat.CompleteChat(new UserChatMessage(q));
var client = new OpenAIClient(key);
client.GetChatClient(model).CompleteChat([new UserChatMessage("""
    Raw
      text
    """)]);
EmbeddingClient embeddings = new("text-embedding-3-small", key);
embeddings.GenerateEmbeddings(new List<string> { "a", "b" });
new ImageClient("dall-e-3", key).GenerateImage("A cat");
var other = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri("https://api.groq.com/openai/v1") });
other.GetChatClient("llama-3.3-70b-versatile").CompleteChat("Hi");
OpenAIResponseClient responses = new("gpt-4.1", key);
responses.CreateResponse("Hi", new ResponseCreationOptions { Instructions = "I", MaxOutputTokenCount = 5 });`,
    calls: [
      ['azure CompleteChat my-gpt-4o -', 'user: {q}'],
      ['openai CompleteChat gpt-4o-mini -', 'user: Raw\n  text'],
      ['openai GenerateEmbeddings text-embedding-3-small -', 'a | b'],
      ['openai GenerateImage dall-e-3 -', 'A cat'],
      ['groq CompleteChat llama-3.3-70b-versatile -', 'user: Hi'],
      ['openai CreateResponse gpt-4.1 5', 'system: I | user: Hi'],
    ],
  },
  {
    name: 'C#: Anthropic',
    file: 'a.cs',
    code: `using Anthropic;
using Anthropic.Models.Messages;
AnthropicClient client = new() { ApiKey = key };
var parameters = new MessageCreateParams
{
    Model = Model.ClaudeSonnet4_5,
    MaxTokens = 1024,
    System = "Be kind.",
    Messages = [new() { Role = Role.User, Content = "Hi" }, new() { Role = Role.Assistant, Content = answer }],
};
await client.Messages.Create(parameters);
await foreach (var part in client.Messages.CreateStreaming(parameters)) { }`,
    calls: [
      [
        'anthropic Messages.Create claude-sonnet-4-5 1024',
        'system: Be kind. | user: Hi | assistant: {answer}',
      ],
      [
        'anthropic Messages.CreateStreaming claude-sonnet-4-5 1024 stream',
        'system: Be kind. | user: Hi | assistant: {answer}',
      ],
    ],
  },
];

describe('other languages', () => {
  for (const { name, file, code, calls } of CASES) {
    it(name, async () => {
      const found = (await read(file, code)).calls.map((call) => {
        const { provider, method, model, maxOutputTokens, stream } = call;
        const parts = [
          provider,
          method,
          model.id ?? '-',
          maxOutputTokens ?? '-',
          ...(stream ? ['stream'] : []),
        ];
        return [parts.join(' '), promptText(call)];
      });
      assert.deepEqual(found, calls);
    });
  }
});
