/** Reads a `tokenizer.json` as Hugging Face's models come with, and counts with it. */

import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { TokenizerLoader } from '../core/ports';
import { messageOf } from '../core/project/messageOf';

/** The largest that are published have 35 MB. */
const MAX_BYTES = 100 * 1024 * 1024;

interface Kept {
  /** Of the file that was read. */
  readonly stamp: string;
  readonly loaded: ReturnType<TokenizerLoader>;
}

/** A file is read when it is first asked for and when it has changed. The package is loaded with the first. */
export function tokenizerFiles(): TokenizerLoader {
  const kept = new Map<string, Kept>();
  return async (file) => {
    const stamp = await stampOf(file);
    const before = kept.get(file);
    if (before?.stamp === stamp) return before.loaded;
    const loaded = read(file);
    kept.set(file, { stamp, loaded });
    return loaded;
  };
}

/** Another one for each change of the file. */
async function stampOf(file: string): Promise<string> {
  const { size = -1, mtimeMs = 0 } = (await stat(file).catch(() => null)) ?? {};
  return `${size} ${mtimeMs}`;
}

async function read(file: string): ReturnType<TokenizerLoader> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return { reason: 'it is larger than 100 MB' };
    return await tokenizerOf(await readFile(file, 'utf8'));
  } catch (error) {
    return { reason: `it cannot be read (${messageOf(error)})` };
  }
}

async function tokenizerOf(text: string): ReturnType<TokenizerLoader> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { reason: `it is not JSON (${messageOf(error)})` };
  }
  const type = z.safeParse(tokenizerSchema, parsed).data?.model.type;
  if (type === undefined)
    return { reason: 'it is not a tokenizer.json of the type BPE, Unigram or WordPiece' };
  const { Tokenizer } = await import('@huggingface/tokenizers');
  try {
    const tokenizer = new Tokenizer(parsed as object, {});
    const idsOf = (part: string) => tokenizer.encode(part, { add_special_tokens: false }).ids;
    const found = idsOf(PROBE);
    if (found.length === 0 || !found.every(Number.isInteger))
      return { reason: 'it finds no tokens in a plain text' };
    return { count: (part) => idsOf(part).length };
  } catch (error) {
    return { reason: `it is not a tokenizer.json (${messageOf(error)})` };
  }
}

/** What the package splits by; it takes others for a list of words. */
const tokenizerSchema = z.object({ model: z.object({ type: z.enum(['BPE', 'Unigram', 'WordPiece']) }) });

/** A word that has tokens in every tokenizer of a language model. */
const PROBE = 'hello';
