/** Calls in compiled languages and in Ruby and PHP, and what is read of them. */

export interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** `provider method model cap` of each call, with `stream` where it streams, and its prompt. */
  readonly calls: readonly (readonly [call: string, prompt: string])[];
}

export const GO = `package main

import (
	"context"
	"fmt"
	"os"

	"github.com/openai/openai-go"
	"github.com/openai/openai-go/option"
	"github.com/openai/openai-go/responses"
)
`;

export const LANGUAGE_CASES: readonly Case[] = [
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
    OpenAIClient cloud = BedrockOpenAIOkHttpClient.builder().build();
    cloud.responses().create(ResponseCreateParams.builder().inputOfResponse(List.of(ResponseInputItem.ofMessage(ResponseInputItem.Message.builder().role(ResponseInputItem.Message.Role.USER).addInputTextContent("Describe").addContent(image).build()))).model(ChatModel.GPT_5).build());
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
      ['aws responses.create gpt-5 -', 'user: Describe{image}'],
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
responses.CreateResponse("Hi", new ResponseCreationOptions { Instructions = "I", MaxOutputTokenCount = 5 });
ResponsesClient newer = new(apiKey: key);
newer.CreateResponse("gpt-5", "Say hi");
CreateResponseOptions options = new("gpt-5-mini", [ResponseItem.CreateUserMessageItem("Roll")]) { MaxOutputTokenCount = 6 };
newer.CreateResponse(options);`,
    calls: [
      ['azure CompleteChat my-gpt-4o -', 'user: {q}'],
      ['openai CompleteChat gpt-4o-mini -', 'user: Raw\n  text'],
      ['openai GenerateEmbeddings text-embedding-3-small -', 'a | b'],
      ['openai GenerateImage dall-e-3 -', 'A cat'],
      ['groq CompleteChat llama-3.3-70b-versatile -', 'user: Hi'],
      ['openai CreateResponse gpt-4.1 5', 'system: I | user: Hi'],
      ['openai CreateResponse gpt-5 -', 'user: Say hi'],
      ['openai CreateResponse gpt-5-mini 6', 'user: Roll'],
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
  {
    name: 'Ruby: the gem of OpenAI, constants, here-documents, a client made when first needed',
    file: 'a.rb',
    code: `require "openai"

module Helpdesk
  class Assistant
    MODEL = "gpt-4o".freeze
    INSTRUCTIONS = <<~TEXT
      You are kind.
        Be brief, #{NAME}.
    TEXT

    def client
      @client ||= OpenAI::Client.new(api_key: ENV["OPENAI_API_KEY"])
    end

    def ask(question)
      messages = [{ role: "system", content: INSTRUCTIONS }]
      messages << { role: :user, content: "Answer: #{question}" }
      client.chat.completions.create(model: MODEL, messages:, max_completion_tokens: 1_00)
      questions.each do |q|
        client.responses.create(model: ENV.fetch("MODEL", "gpt-4.1"), input: q, instructions: 'It\\'s on.')
      end
    end
  end
end`,
    calls: [
      [
        'openai chat.completions.create gpt-4o 100',
        'system: You are kind.\n  Be brief, {NAME}.\n | user: Answer: {question}',
      ],
      ['openai responses.create gpt-4.1 -', "system: It's on. | user: {q}"],
    ],
  },
  {
    name: 'Ruby: ruby-openai, its parameters, streaming by a block, another host',
    file: 'a.rb',
    code: `client = OpenAI::Client.new(access_token: key, uri_base: "https://api.groq.com/openai")
parameters = { model: "llama-3.3-70b-versatile", messages: [{ role: "user", content: "Hi" }] }
client.chat(parameters: parameters)
@llm.chat(parameters: { model: "gpt-4o-mini", messages: history, max_tokens: 5, stream: proc { |part| print part } })
OpenAI::Client.new.embeddings(parameters: { model: "text-embedding-3-small", input: ["a", "b"] })`,
    calls: [
      ['groq chat llama-3.3-70b-versatile -', 'user: Hi'],
      ['openai chat gpt-4o-mini 5 stream', '{history}'],
      ['openai embeddings text-embedding-3-small -', 'a | b'],
    ],
  },
  {
    name: 'Ruby: methods of the class that are called by their names alone, and locals before them',
    file: 'a.rb',
    code: `require "openai"
class Sorter
  def run(rows)
    OpenAI::Client.new.chat(parameters: parameters)
  end

  def mine(rows)
    model = "gpt-4o"
    OpenAI::Client.new.chat(parameters: { model: model, messages: [{ role: "user", content: self.rules }] })
  end

  def unsure
    OpenAI::Client.new.chat(parameters: { model: either, messages: [{ role: "user", content: round }] })
  end

  private

  def parameters
    { model: model, messages: messages, max_tokens: 9 }
  end

  def messages = [{ role: "system", content: rules }]

  def model = "gpt-4.1-mini"

  def rules
    "You sort."
  end

  def either
    return "gpt-4o" if big?
    "gpt-4o-mini"
  end

  def round = round
end`,
    calls: [
      ['openai chat gpt-4.1-mini 9', 'system: You sort.'],
      ['openai chat gpt-4o -', 'user: You sort.'],
      ['openai chat - -', 'user: {round}'],
    ],
  },
  {
    name: 'Ruby: Anthropic',
    file: 'a.rb',
    code: `anthropic = Anthropic::Client.new
anthropic.messages.create(model: :"claude-sonnet-4-5", max_tokens: 1024, system: "S", messages: [{ role: "user", content: [{ type: "text", text: "Hi" }, { type: "image", source: s }] }])
stream = anthropic.messages.stream(model: Anthropic::Models::Model::CLAUDE_3_5_HAIKU_LATEST, max_tokens: 5, messages: [*history, { role: :user, content: q }])
anthropic.messages.count_tokens(model: "claude-sonnet-4-5", messages: [])
Anthropic::BedrockClient.new.messages.create(**options)`,
    calls: [
      ['anthropic messages.create claude-sonnet-4-5 1024', 'system: S | user: Hi{image}'],
      ['anthropic messages.stream claude-3-5-haiku-latest 5 stream', '{history} | user: {q}'],
      ['aws messages.create - -', '{options}'],
    ],
  },
  {
    name: 'PHP: openai-php, constants of a class, a client of a member, streaming',
    file: 'a.php',
    code: `<?php
namespace App;
use OpenAI\\Client;
class Assistant {
    private const MODEL = 'gpt-4o';
    private string $prompt = 'It\\'s on.';
    public function __construct(private Client $client) {}
    public function ask(string $question): string {
        $messages = [['role' => 'system', 'content' => $this->prompt]];
        $messages[] = ['role' => 'user', 'content' => "Answer {$question}:\\n" . $this->extra];
        $result = $this->client->chat()->create([
            'model' => self::MODEL,
            'messages' => $messages,
            'max_tokens' => 1_00,
        ]);
        foreach ($questions as $q) {
            $this->client->chat()->createStreamed(['model' => env('MODEL', 'gpt-4o-mini'), 'messages' => [['role' => 'user', 'content' => $q]]]);
        }
    }
}`,
    calls: [
      ['openai chat.create gpt-4o 100', "system: It's on. | user: Answer {$question}:\n{$this->extra}"],
      ['openai chat.createStreamed gpt-4o-mini - stream', 'user: {$q}'],
    ],
  },
  {
    name: 'PHP: the facade, a client of the factory, embeddings and responses',
    file: 'a.php',
    code: `<?php
use OpenAI\\Laravel\\Facades\\OpenAI;
OpenAI::chat()->create(['model' => 'gpt-4o-mini', 'messages' => [
    ['role' => 'user', 'content' => <<<EOT
        Hello $name,
          there
        EOT],
]]);
$local = \\OpenAI::factory()->withBaseUri('http://localhost:11434/v1')->make();
$local->responses()->create(['model' => $model ?? 'llama3', 'input' => sprintf('Hi %s', $q), 'max_output_tokens' => 3]);
OpenAI::embeddings()->create(['model' => 'text-embedding-3-small', 'input' => ['a', 'b']]);`,
    calls: [
      ['openai chat.create gpt-4o-mini -', 'user: Hello {$name},\n  there'],
      ['self-hosted responses.create llama3 3', 'user: Hi {$q}'],
      ['openai embeddings.create text-embedding-3-small -', 'a | b'],
    ],
  },
  {
    name: 'PHP: Anthropic, official and of the community',
    file: 'a.php',
    code: `<?php
use Anthropic\\Client;
use Anthropic\\Messages\\MessageParam;
$client = new Client(apiKey: getenv('ANTHROPIC_API_KEY') ?: 'key');
$client->messages->create(maxTokens: 1024, messages: [MessageParam::with(role: 'user', content: 'Hi')], model: 'claude-sonnet-4-5', system: 'S');
$client->messages->createStream(maxTokens: 5, messages: [['role' => 'user', 'content' => $q]], model: Model::CLAUDE_3_7_SONNET_LATEST);
$other = Anthropic::client($key);
$other->messages()->create(['model' => 'claude-3-haiku-20240307', 'max_tokens' => 7, 'messages' => $messages]);`,
    calls: [
      ['anthropic messages.create claude-sonnet-4-5 1024', 'system: S | user: Hi'],
      ['anthropic messages.createStream claude-3-7-sonnet-latest 5 stream', 'user: {$q}'],
      ['anthropic messages.create claude-3-haiku-20240307 7', '{$messages}'],
    ],
  },
  {
    name: 'Rust: async-openai, builders, macros, a client of a struct',
    file: 'a.rs',
    code: `use async_openai::{
    config::OpenAIConfig,
    types::{ChatCompletionRequestSystemMessageArgs, ChatCompletionRequestUserMessageArgs, CreateChatCompletionRequestArgs},
    Client,
};

const MODEL: &str = "gpt-4o";

struct Bot { client: Client<OpenAIConfig>, model: String }

impl Bot {
    fn new() -> Self {
        Self { client: Client::new(), model: "gpt-4.1-mini".to_string() }
    }

    async fn ask(&self, question: &str) -> Result<(), Box<dyn Error>> {
        let request = CreateChatCompletionRequestArgs::default()
            .max_tokens(512u32)
            .model(MODEL)
            .messages(vec![
                ChatCompletionRequestSystemMessageArgs::default().content("You are \\
                    kind.").build()?.into(),
                ChatCompletionRequestUserMessageArgs::default()
                    .content(format!("Answer {question} or {}!", other))
                    .build()?
                    .into(),
            ])
            .build()?;
        let response = self.client.chat().create(request).await?;
        let streamed = CreateChatCompletionRequest {
            model: self.model.clone(),
            messages: history,
            ..Default::default()
        };
        loop { println!("{:?}", self.client.chat().create_stream(streamed).await?); }
    }
}`,
    calls: [
      ['openai chat.create gpt-4o 512', 'system: You are kind. | user: Answer {question} or {other}!'],
      ['openai chat.create_stream gpt-4.1-mini - stream', '{history}'],
    ],
  },
  {
    name: 'Rust: responses, embeddings, other hosts, messages of an enum',
    file: 'a.rs',
    code: `use async_openai::{config::OpenAIConfig, types::*, Client};
async fn all(q: String) {
    let config = OpenAIConfig::new().with_api_base("http://localhost:11434/v1");
    let local = Client::with_config(config);
    let model = std::env::var("MODEL").unwrap_or_else(|_| "llama3".to_string());
    let mut messages = vec![ChatCompletionRequestMessage::System(ChatCompletionRequestSystemMessage::from("S"))];
    messages.push(ChatCompletionRequestMessage::User(ChatCompletionRequestUserMessage { content: q.into(), name: None }));
    local.chat().create(CreateChatCompletionRequestArgs::default().model(model).messages(messages).build().unwrap()).await;
    let client: Client<OpenAIConfig> = Client::new();
    client.responses().create(CreateResponseArgs::default().model("gpt-4.1").input(r#"Say "hi""#).max_output_tokens(9u32).build()?).await?;
    client.embeddings().create(CreateEmbeddingRequestArgs::default().model("text-embedding-3-small").input(["a", "b"]).build()?).await?;
}
async fn cloud(client: &Client<AzureConfig>) {
    let items = InputParam::Items(vec![EasyInputMessage::from("Hi").into()]);
    client.responses().create(CreateResponseArgs::default().model("mine").input(items).build()?).await?;
}`,
    calls: [
      ['self-hosted chat.create llama3 -', 'system: S | user: {q}'],
      ['openai responses.create gpt-4.1 9', 'user: Say "hi"'],
      ['openai embeddings.create text-embedding-3-small -', 'a | b'],
      ['azure responses.create mine -', 'user: Hi'],
    ],
  },
  {
    name: 'Rust: Anthropic',
    file: 'a.rs',
    code: `use async_anthropic::{types::{CreateMessagesRequestBuilder, MessageBuilder, MessageRole}, Client};
async fn ask() {
    let client = Client::default();
    let request = CreateMessagesRequestBuilder::default()
        .model("claude-3-5-sonnet-20241022")
        .max_tokens(5)
        .system("S")
        .messages(vec![MessageBuilder::default().role(MessageRole::User).content("Hello").build().unwrap()])
        .build()
        .unwrap();
    client.messages().create(request).await?;
}`,
    calls: [['anthropic messages.create claude-3-5-sonnet-20241022 5', 'system: S | user: Hello']],
  },
];
