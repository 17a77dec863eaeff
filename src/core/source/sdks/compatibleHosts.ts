/** Providers whose API OpenAI's SDK talks to when its base URL is theirs. */
const HOSTS: readonly { readonly host: RegExp; readonly provider: string }[] = [
  { host: /openai\.azure\.com|azure\.com/, provider: 'azure' },
  { host: /api\.openai\.com/, provider: 'openai' },
  { host: /deepseek\.com/, provider: 'deepseek' },
  { host: /x\.ai/, provider: 'xai' },
  { host: /groq\.com/, provider: 'groq' },
  { host: /together\.(?:xyz|ai)/, provider: 'together' },
  { host: /fireworks\.ai/, provider: 'fireworks' },
  { host: /openrouter\.ai/, provider: 'openrouter' },
  { host: /mistral\.ai/, provider: 'mistral' },
  { host: /generativelanguage\.googleapis\.com|aiplatform\.googleapis\.com/, provider: 'google' },
  { host: /perplexity\.ai/, provider: 'perplexity' },
  { host: /cerebras\.ai/, provider: 'cerebras' },
  { host: /moonshot\.(?:cn|ai)/, provider: 'moonshot' },
  { host: /dashscope/, provider: 'qwen' },
  { host: /nvidia\.com/, provider: 'nvidia' },
  { host: /anthropic\.com/, provider: 'anthropic' },
  { host: /localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|\.local\b/, provider: 'self-hosted' },
];

/** The provider behind a base URL; null when it is not a known one. */
export function providerOfHost(url: string): string | null {
  return HOSTS.find(({ host }) => host.test(url.slice(0, 300)))?.provider ?? null;
}
