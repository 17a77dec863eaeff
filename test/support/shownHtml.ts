/** Holds an HTML report that hostile names have gone into to what it may be: our own tags around text. */

import assert from 'node:assert/strict';
import { MISLEADING } from './hostileNames';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Of each text between tags what a browser shows, in order. */
export function shownTexts(html: string): string[] {
  return html
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? `?${name}`));
}

const TAGS =
  '!doctype|html|head|meta|title|style|body|h1|h2|p|ul|li|figure|figcaption|span|svg|path|rect|text|table|thead|tbody|tr|th|td|footer';
const ATTRIBUTES =
  'lang|charset|http-equiv|content|name|class|scope|xmlns|role|aria-label|viewBox|x|y|d|rx|width|height|text-anchor';
const OWN_TAG = new RegExp(`</?(?:${TAGS})(?: html)?(?: (?:${ATTRIBUTES})="[^"<>]*")*/?>`, 'g');

export function assertPlainHtml(html: string): void {
  const left = html.replace(OWN_TAG, '');
  assert.doesNotMatch(left, /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/, left);
  assert.doesNotMatch(html, MISLEADING, JSON.stringify(html));
}
