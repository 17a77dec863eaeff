/** URLs as far as code tells them: any part may be filled in at run time. */

import type { PromptSegment } from '../callSite';
import { type Origin, segmentsOf, type Value } from '../value';

/** Stands in a URL's text for what is not known. No URL contains it. */
export const HOLE = '\ufffc';

export interface Url {
  /** Lower case, without port; null when it is not known or the URL is relative. May contain holes. */
  readonly host: string | null;
  readonly port: string | null;
  /** From the first slash, without query and closing slash. May contain holes. */
  readonly path: string;
  /** The expression that the URL begins with when its host is not known; null for a relative URL. */
  readonly base: string | null;
  /** Expressions of the holes in `path`, in order. */
  readonly holes: readonly string[];
  readonly origin: Origin;
}

/** Longer texts are no URLs; servers take none of them. */
const MAX_CHARS = 8000;

const ABSOLUTE = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]*|\[[^\]]*\])(?::([^/?#]*))?([^?#]*)/i;
/** As `curl` takes them, without a scheme. */
const HOST_FIRST = /^((?:[a-z0-9-]+\.)+[a-z]{2,}|localhost|\d+\.\d+\.\d+\.\d+)(?::(\d+))?(\/[^?#]*)/i;

/** Null for what cannot be a URL. */
export function urlOf(value: Value): Url | null {
  if (value.kind !== 'text') return null;
  const segments = decided(segmentsOf(value));
  const names = segments.flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : []));
  const text = segments
    .map((segment) => (segment.kind === 'static' ? segment.text.replaceAll(HOLE, '') : HOLE))
    .join('')
    .trim()
    // A scheme that is filled in says nothing.
    .replace(/^\ufffc:\/\//, () => {
      names.shift();
      return 'https://';
    });
  if (text.length > MAX_CHARS) return null;
  const match = ABSOLUTE.exec(text) ?? HOST_FIRST.exec(text);
  if (match === null) return withoutHost(text, names, value.origin);
  const [, host = '', port = null, path = ''] = match;
  const before = holesIn(host) + holesIn(port ?? '');
  const isKnown = host.replaceAll(HOLE, '') !== '';
  return {
    host: isKnown ? host.toLowerCase() : null,
    port,
    path: tidy(path),
    base: isKnown ? null : (names[0] ?? 'host'),
    holes: names.slice(before),
    origin: value.origin,
  };
}

/** What branches decide is a hole, its neighbours with it, unless it is a query, which says nothing. */
function decided(segments: readonly PromptSegment[]): readonly PromptSegment[] {
  return segments.flatMap((segment, index): PromptSegment[] => {
    if (segment.ways === undefined) return [segment];
    if (segment.kind === 'static' && /^[?&#]/.test(segment.text)) return [];
    if (segments[index - 1]?.ways !== undefined) return [];
    return [{ kind: 'variable', name: segment.kind === 'variable' ? segment.name : 'part' }];
  });
}

/** `{base}/v1/messages`, `/v1/messages` and `v1/messages`. */
function withoutHost(text: string, names: readonly string[], origin: Origin): Url | null {
  const [bare = ''] = text.split(/[?#]/, 1);
  if (bare === '' || /[\s"'{}]/.test(bare)) return null;
  const hasBase = bare.startsWith(HOLE);
  const slash = bare.includes('/') ? bare.indexOf('/') : bare.length;
  const path = hasBase ? bare.slice(slash) : bare.replace(/^(?!\/)/, '/');
  const before = hasBase ? holesIn(bare.slice(0, slash)) : 0;
  return {
    host: null,
    port: null,
    path: tidy(path),
    base: hasBase ? (names[0] ?? 'base') : null,
    holes: names.slice(before),
    origin,
  };
}

function tidy(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

function holesIn(text: string): number {
  return text.split(HOLE).length - 1;
}

export function isRelative({ host, base }: Url): boolean {
  return host === null && base === null;
}

/** A relative URL below its base, as HTTP clients put `baseURL` before it; of an absolute one the base is not used. */
export function below(base: Url, url: Url): Url {
  if (!isRelative(url)) return url;
  return { ...base, path: tidy(`${base.path}${url.path}`), holes: [...base.holes, ...url.holes] };
}

/** As `new URL(url, base)` does: a path that begins with a slash replaces the base's. */
export function resolved(base: Url, url: Url, startsWithSlash: boolean): Url {
  if (!isRelative(url)) return url;
  const isRoot = startsWithSlash && base.host !== null;
  return isRoot ? { ...base, path: url.path, holes: url.holes } : below(base, url);
}

/** A part of the path: its text, or null and the expression that fills it in. */
export function partOf(url: Url, part: string): { text: string | null; expression: string } {
  if (!part.includes(HOLE)) return { text: decoded(part), expression: part };
  const index = holesIn(url.path.slice(0, url.path.indexOf(part)));
  const names = url.holes.slice(index, index + holesIn(part));
  return { text: null, expression: names.join(' ') };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
