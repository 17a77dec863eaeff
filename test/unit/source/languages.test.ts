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
    calls: [
      ['openai Chat.Completions.New gpt-4o 100', 'system: You are kind. | user: Answer: {question}'],
    ],
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
];

describe('other languages', () => {
  for (const { name, file, code, calls } of CASES) {
    it(name, async () => {
      const found = (await read(file, code)).calls.map((call) => {
        const { provider, method, model, maxOutputTokens, stream } = call;
        const parts = [provider, method, model.id ?? '-', maxOutputTokens ?? '-', ...(stream ? ['stream'] : [])];
        return [parts.join(' '), promptText(call)];
      });
      assert.deepEqual(found, calls);
    });
  }
});
