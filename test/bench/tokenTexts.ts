/** A megabyte each of what is counted: prose and code as they lie in the repository and its packages, scripts drawn by frequency. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '../support/random';

export interface Named {
  readonly name: string;
  readonly text: string;
}

const BYTES = 1_000_000;

export const TEXTS: Readonly<Record<string, () => string>> = {
  'English prose': prose,
  'source code': () => cutToSize(filesBelow('src', /\.ts$/).map(read).join('\n')),
  'Chinese and Japanese': chineseAndJapanese,
  'mixed scripts': mixedScripts,
  'minified code': () => cutToSize(read(path.join('dist', 'server.js'))),
};

/** Single pre-tokens, or long ones, on which merging that looks at all pairs each time takes seconds. */
export const RUNS: Readonly<Record<string, () => string>> = {
  letters: () => 'a'.repeat(50_000),
  blanks: () => ' '.repeat(50_000),
  'line ends': () => '\n'.repeat(50_000),
  'equal signs': () => '='.repeat(50_000),
  digits: () => '7'.repeat(50_000),
  emoji: () => '😀'.repeat(50_000),
  'one Han character': () => '漢'.repeat(50_000),
  'Han characters without a sign between': () => drawn(50_000, 11, commonHan()),
  'random letters': () => drawn(50_000, 12, 'abcdefghijklmnopqrstuvwxyz'),
};

/** Sentences of readmes and licences of the installed packages, each once. */
function prose(): string {
  const isDocument = /(?:^|\/)(?:readme|licen[sc]e|notice|contributing|governance|security)[^/]*$/i;
  const lines = new Set<string>();
  for (const file of filesBelow('node_modules', isDocument)) {
    if (/\.(?:js|ts|json)$/.test(file)) continue;
    const text = read(file).replace(/```[\s\S]*?```/g, '');
    for (const line of text.split(/\r?\n/)) if (isSentence(line.trim())) lines.add(line.trim());
  }
  return cutToSize([...lines].join('\n\n'));
}

function isSentence(line: string): boolean {
  const words = line.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  const marks = line.match(/[^A-Za-z .,;:'"()-]/g)?.length ?? 0;
  return words >= 8 && marks * 12 <= line.length;
}

/** Clauses of two to five words of one to four characters; every fourth has the endings of Japanese. */
function chineseAndJapanese(): string {
  const random = new Random(1);
  const characters = random.shuffled(commonHan());
  const words = Array.from({ length: 12_000 }, () =>
    Array.from({ length: random.pick([1, 2, 2, 2, 2, 3, 4]) }, () => random.pickByFrequency(characters)).join(
      '',
    ),
  );
  const kana = Array.from('のにはをたがでてとしれさあっいるなもすからりこまだきくよう');
  let text = '';
  while (text.length < BYTES / 3) {
    const isJapanese = random.below(4) === 0;
    const length = 2 + random.below(4);
    for (let word = 0; word < length; word += 1) {
      text += random.pickByFrequency(words);
      if (isJapanese) text += random.pickByFrequency(kana) + (random.below(2) === 0 ? random.pick(kana) : '');
    }
    text += random.pick(['，', '，', '，', '。', '。', '、', '。\n', '：']);
  }
  return cutToSize(text);
}

const ALPHABETS = [
  'etaoinshrdlucmfwypvbgkqjxz',
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф',
  'αοιετσνηυρπκμλωδγχθφβξζψ',
  'ايلمونرتبةعدسفهكقحجذشطصخأغضزئءثظ',
  'יוהלאתרמבשנעדחקפצגטזכס',
  'कानरतसहमलयपवबदगजटशचखथधभडफणघछझषढ',
  'านรอกเงมยลวดทสตะปบคหแจพชขใไผธศ',
  '이다는의에가을한고로기지사은도를인리대자시어나해그정부전수보만일원제',
];
const SIGNS = ['😀', '🎉', '👍🏽', '👨‍👩‍👧', '🇩🇪', '❤️', '→', '™', '€', '½', '…'];

/** Paragraphs of scripts in turn, with numbers and emoji between the words. */
function mixedScripts(): string {
  const random = new Random(2);
  const lexicons = ALPHABETS.map((alphabet) =>
    Array.from({ length: 6000 }, () =>
      Array.from({ length: 2 + random.below(8) }, () => random.pickByFrequency(Array.from(alphabet))).join(
        '',
      ),
    ),
  );
  const lines: string[] = [];
  for (let bytes = 0; bytes < BYTES * 1.1; ) {
    const words = random.pick(lexicons);
    const line = Array.from({ length: 6 + random.below(20) }, () => {
      if (random.below(25) === 0) return random.pick(SIGNS);
      return random.below(30) === 0 ? String(random.below(100_000)) : random.pickByFrequency(words);
    }).join(' ');
    lines.push(`${line}.`);
    bytes += Buffer.byteLength(line) + 2;
  }
  return cutToSize(lines.join('\n'));
}

/** The 3,755 characters of everyday use, which GB 2312 puts first. */
function commonHan(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  return Array.from(new TextDecoder('gb2312').decode(Uint8Array.from(bytes)));
}

function drawn(length: number, seed: number, characters: ArrayLike<string>): string {
  const random = new Random(seed);
  return Array.from({ length }, () => random.pick(characters)).join('');
}

function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => name.test(file.split(path.sep).join('/')))
    .sort();
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function cutToSize(text: string): string {
  return Buffer.from(text).subarray(0, BYTES).toString('utf8');
}
