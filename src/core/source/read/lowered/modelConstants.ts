/** Ids of models that SDKs name by constants: `ChatModelGPT4o`, `GPT_4O`, `ModelClaude3_7SonnetLatest`. */

/** Names that say less than the id. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GPT4Turbo0125: 'gpt-4-0125-preview',
    GPT4Turbo1106: 'gpt-4-1106-preview',
    SmallEmbedding3: 'text-embedding-3-small',
    LargeEmbedding3: 'text-embedding-3-large',
    AdaEmbeddingV2: 'text-embedding-ada-002',
  }),
);

const PREFIX = /^(?:Chat|Embedding|Image|CreateImage|Audio|Responses|Speech|TTS)?Models?_?(?=[A-Z])/;

/** The id behind the last name of a constant; null when it is not that of a model. */
export function modelOfConstant(name: string): string | null {
  const bare = name.replace(PREFIX, '');
  const exception = EXCEPTIONS.get(bare);
  if (exception !== undefined) return exception;
  return numbered(bare) ?? claude(bare) ?? named(bare);
}

/** `GPT4_1Mini`, `GPT3Dot5Turbo`, `GPT_4O_2024_08_06`, `O3Mini`, `CHATGPT_4O_LATEST`. */
function numbered(name: string): string | null {
  const gpt =
    /^((?:[cC][hH][aA][tT])?[gG][pP][tT])_?(\d)(?:(?:_|[dD]ot)(\d)(?!\d))?(o(?![a-z])|O(?![A-Za-z]))?(.*)$/.exec(
      name,
    );
  if (gpt !== null) {
    const [, family = '', major, minor, omni, rest = ''] = gpt;
    const version = `${major}${minor === undefined ? '' : `.${minor}`}${omni === undefined ? '' : 'o'}`;
    return [`${family.toLowerCase()}-${version}`, ...words(rest)].join('-');
  }
  const reasoning = /^[oO]([134])(?![a-z])(.*)$/.exec(name);
  return reasoning === null ? null : [`o${reasoning[1]}`, ...words(reasoning[2] ?? '')].join('-');
}

function claude(name: string): string | null {
  if (!/^claude(?![a-z])/i.test(name) && !/^Claude/.test(name)) return null;
  const parts = (name.match(WORDS) ?? []).map((part) => part.toLowerCase());
  const old = /^(claude|claude-instant)-([12])-(\d)$/.exec(parts.join('-'));
  if (old !== null) return `${old[1]}-${old[2]}.${old[3]}`;
  // `Claude35Sonnet` of other libraries does not say how its id is written.
  return parts.length > 1 && !parts.some((part) => /^\d{2,3}$/.test(part)) ? parts.join('-') : null;
}

function named(name: string): string | null {
  return /^(?:text_?embedding|dall_?e|whisper_?\d|tts_?\d|gpt_?image)/i.test(name)
    ? words(name).join('-')
    : null;
}

const WORDS = /\d+[kK](?![a-z])|\d+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/** A date in one piece is written with dashes in the id. */
function words(name: string): string[] {
  return (name.match(WORDS) ?? []).map((word) =>
    word.toLowerCase().replace(/^(20\d\d)(\d\d)(\d\d)$/, '$1-$2-$3'),
  );
}
