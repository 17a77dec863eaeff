/** Providers by the host of their API, for the SDKs and HTTP clients that are given its URL. */
const HOSTS: readonly { readonly host: RegExp; readonly provider: string }[] = [
  { host: domain('azure.com'), provider: 'azure' },
  { host: domain('openai.com'), provider: 'openai' },
  { host: domain('deepseek.com'), provider: 'deepseek' },
  { host: domain('x.ai'), provider: 'xai' },
  { host: domain('groq.com'), provider: 'groq' },
  { host: domain('together.xyz', 'together.ai'), provider: 'together' },
  { host: domain('fireworks.ai'), provider: 'fireworks' },
  { host: domain('openrouter.ai'), provider: 'openrouter' },
  { host: domain('mistral.ai'), provider: 'mistral' },
  { host: /(?:^|\.)generativelanguage\.googleapis\.com$|aiplatform\.googleapis\.com$/, provider: 'google' },
  { host: domain('perplexity.ai'), provider: 'perplexity' },
  { host: domain('cerebras.ai'), provider: 'cerebras' },
  { host: domain('cohere.com', 'cohere.ai'), provider: 'cohere' },
  { host: domain('huggingface.co'), provider: 'huggingface' },
  { host: /^bedrock-(?:runtime|mantle)(?:-fips)?\..*(?:amazonaws\.com|\.api\.aws)$/, provider: 'aws' },
  { host: domain('moonshot.cn', 'moonshot.ai'), provider: 'moonshot' },
  { host: /^dashscope/, provider: 'qwen' },
  { host: domain('nvidia.com'), provider: 'nvidia' },
  { host: domain('anthropic.com'), provider: 'anthropic' },
  {
    host: /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|host\.docker\.internal|[\w.-]+\.local|[\w-]*(?:ollama|vllm)[\w-]*)$/,
    provider: 'self-hosted',
  },
];

/** A domain and all below it, but not another that ends in the same letters: `box.ai` is not `x.ai`. */
function domain(...names: readonly string[]): RegExp {
  return new RegExp(`(?:^|\\.)(?:${names.map((name) => name.replace(/\./g, '\\.')).join('|')})$`);
}

/** The provider behind a base URL or a host; null when it is not a known one. */
export function providerOfHost(url: string): string | null {
  const host = /^(?:\w+:)?(?:\/\/)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/.exec(url.trim().slice(0, 300))?.[1];
  if (host === undefined) return null;
  return HOSTS.find((known) => known.host.test(host.toLowerCase()))?.provider ?? null;
}
