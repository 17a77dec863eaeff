import { readFile } from 'node:fs/promises';
import { exactly } from '../../core/money/range';
import type { Breakeven } from '../../core/project/breakeven';
import { messageOf } from '../../core/project/messageOf';
import { DEFAULT_SETTINGS } from '../../core/project/settings';
import { ENCODING_NAMES, type EncodingName } from '../../core/tokens/encoding';
import { countRequest } from '../../core/tokens/providerCount';
import type { TokenCount } from '../../core/tokens/tokenCount';
import { askProvider } from '../../node/askProvider';
import type { TokensJson } from '../../protocol/cliJson';
import { InputProblem } from '../problem';

export interface TokensOptions {
  readonly model?: string;
  readonly encoding?: string;
  readonly tokenizer?: string;
  readonly askProvider?: boolean;
  readonly json?: boolean;
}

/** Counts a file, or standard input for `-`, as ordinary text. */
export async function tokensCommand(
  breakeven: Breakeven,
  file: string,
  options: TokensOptions,
): Promise<string> {
  if (options.model !== undefined && options.encoding !== undefined)
    throw new InputProblem('give --model or --encoding, not both');
  if (options.tokenizer !== undefined && (options.model ?? options.encoding) !== undefined)
    throw new InputProblem('give --tokenizer without --model and --encoding');
  if (options.askProvider === true && options.model === undefined)
    throw new InputProblem('--ask-provider needs --model');
  const text = await readText(file);
  const count =
    options.askProvider === true
      ? await askedCount(options.model ?? '', text)
      : await countAs(breakeven, text, options);
  const { low, base, high } = count.tokens;
  const { exact, encoding } = count;
  const answer: TokensJson = { tokens: base, low, high, exact, encoding, model: options.model ?? null };
  if (options.json === true) return JSON.stringify(answer, null, 2);
  return exact
    ? `${base}`
    : `~${base} (${low}–${high}, estimated for ${options.model ?? 'an unknown model'})`;
}

/** Says where the text goes before it goes there. */
async function askedCount(model: string, text: string): Promise<TokenCount> {
  const request = countRequest(model, text);
  if (request === null) throw new InputProblem(`no provider of "${model}" can be asked to count`);
  process.stderr.write(`breakeven: sending the text to ${new URL(request.url).host}\n`);
  const answer = await askProvider(request, process.env, fetch);
  if ('reason' in answer) throw new InputProblem(answer.reason);
  return {
    tokens: exactly(answer.tokens),
    exact: true,
    encoding: `counted by ${request.provider} as one message`,
    family: 'provider',
  };
}

async function countAs(
  { counter, contextFor, tokenizerFault }: Breakeven,
  text: string,
  { model, encoding, tokenizer }: TokensOptions,
): Promise<TokenCount> {
  if (encoding !== undefined) return counter.countWith(encodingNamed(encoding), text);
  if (tokenizer === undefined) return counter.count(text, model ?? null);
  const fault = await tokenizerFault(tokenizer);
  if (fault !== null) throw new InputProblem(`${tokenizer} cannot be used: ${fault}`);
  const rules = [{ models: '*', file: tokenizer }];
  const own = await contextFor(DEFAULT_SETTINGS, new Date(), { tokenizers: rules }).tokenizers.counterFor(
    'own',
  );
  return own === null ? counter.count(text, null) : own.count(text);
}

function encodingNamed(name: string): EncodingName {
  const known = ENCODING_NAMES.find((candidate) => candidate === name);
  if (known === undefined)
    throw new InputProblem(`unknown encoding "${name}"; known: ${ENCODING_NAMES.join(', ')}`);
  return known;
}

/** Bytes are decoded as UTF-8; a byte-order mark is kept, since the API would be sent it too. */
async function readText(file: string): Promise<string> {
  try {
    return (file === '-' ? await readStandardInput() : await readFile(file)).toString('utf8');
  } catch (error) {
    throw new InputProblem(`${file} cannot be read: ${messageOf(error)}`);
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
