// @ts-check
// The licences of all that ships and is not ours: what the bundles hold, as the build itself reports it, and what is copied
// beside them. MIT, ISC, BSD and Apache ask that their texts go along.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ inputs: Record<string, unknown> }} Metafile */
/** @typedef {{ names: string, text: string }} Notice */

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/**
 * Under MIT, compiled or copied into packages whose own licence file does not name them: who holds the copyright, as their
 * repositories say (2026-11-28).
 * @type {Readonly<Record<string, string>>}
 */
const WITHIN = {
  'tree-sitter': '2018-2023 Max Brunsfeld',
  'tree-sitter-bash': '2017 Max Brunsfeld',
  'tree-sitter-c-sharp': '2014-2023 Max Brunsfeld, Damien Guard, Amaan Qureshi, and contributors',
  'tree-sitter-go': '2014 Max Brunsfeld',
  'tree-sitter-java': '2017 Ayman Nadeem',
  'tree-sitter-javascript': '2014 Max Brunsfeld',
  'tree-sitter-php':
    '2017 Josh Vera, GitHub; 2019 Max Brunsfeld, Amaan Qureshi, Christian Frøystad, Caleb White',
  'tree-sitter-python': '2016 Max Brunsfeld',
  'tree-sitter-ruby': '2016 Rob Rix',
  'tree-sitter-rust': '2017 Maxim Sokolov',
  'tree-sitter-typescript, tree-sitter-tsx': '2017 Max Brunsfeld',
  'tiktoken (vocabularies, by way of js-tiktoken)':
    '2022-2025 OpenAI, Shantanu Jain; the authors of js-tiktoken',
};

/** Copied whole, and in no bundle's report. */
const COPIED = ['node_modules/@vscode/tree-sitter-wasm'];

/**
 * @param {readonly Metafile[]} metafiles of the production bundles
 * @throws Error for a package without a licence text: it may not ship
 */
export function thirdPartyNotices(metafiles) {
  const folders = new Set([...COPIED, ...metafiles.flatMap(({ inputs }) => packageFolders(inputs))]);
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const text = licenceText(folder);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const bundled = [...byText].map(([text, names]) => section(names.join('\n'), text));
  const within = Object.entries(WITHIN).map(([names, holder]) => `${names}: Copyright (c) ${holder}`);
  return [
    'Breakeven holds parts of the software below, each under its own licence.',
    ...bundled,
    section(within.join('\n'), MIT),
  ].join('\n\n');
}

/** @param {string} names @param {string} text */
function section(names, text) {
  return `${'-'.repeat(80)}\n${names}\n${'-'.repeat(80)}\n\n${text.trim()}\n`;
}

/** @param {Record<string, unknown>} inputs @returns {string[]} */
function packageFolders(inputs) {
  return Object.keys(inputs).flatMap((file) => {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    return folder === undefined ? [] : [folder];
  });
}

/** @param {string} folder */
function licenceText(folder) {
  const files = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-].*)?$/i.test(name))
    .sort();
  if (!files.some((name) => /^(?:licen[cs]e|copying)/i.test(name)))
    throw new Error(`${folder} has no licence text, so it may not ship`);
  return files
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
