/** Which methods of which SDKs a call's names end in. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Sdk, SdkMethod } from '../sdks/sdk';
import type { CallNode } from './fileIndex';
import type { LanguageReader, MemberLink } from './language';

/** Links that change how a method answers, not what it is. */
const TRANSPARENT_LINKS = new Set([
  'with_raw_response',
  'with_streaming_response',
  'with_options()',
  'withOptions()',
]);

/** Calls that are handed a method and its arguments, such as `asyncio.to_thread(client.messages.create, …)`. */
const CALLERS = /^(?:to_thread|partial|run_in_executor|run_sync|call_with_retry|retry|wrap)$/;

export interface Match {
  readonly sdk: Sdk;
  readonly method: SdkMethod;
  /** As written, with `beta.` where the code has it. */
  readonly name: string;
  readonly receiver: Node;
}

export type MethodsByName = ReadonlyMap<string, readonly { readonly sdk: Sdk; readonly method: SdkMethod }[]>;

/** By the last part of their paths: most calls in a file have another name. */
const tables = new WeakMap<readonly Sdk[], MethodsByName>();

export function methodsByName(sdks: readonly Sdk[]): MethodsByName {
  const known = tables.get(sdks);
  if (known !== undefined) return known;
  const methods = new Map<string, { sdk: Sdk; method: SdkMethod }[]>();
  for (const sdk of sdks) {
    for (const method of sdk.methods) {
      const name = method.path.split('.').at(-1) ?? '';
      methods.set(name, [...(methods.get(name) ?? []), { sdk, method }]);
    }
  }
  tables.set(sdks, methods);
  return methods;
}

/** The method among the arguments of a function that calls it later. */
export function handedMethod({ node, name }: CallNode, reader: LanguageReader): readonly MemberLink[] | null {
  const list = CALLERS.test(name) ? node.childForFieldName('arguments') : null;
  if (list === null) return null;
  for (const argument of list.namedChildren.slice(0, 2)) {
    const links: MemberLink[] = [];
    for (
      let link = argument === null ? null : reader.linkOf(argument);
      link !== null;
      link = reader.linkOf(link.object)
    )
      links.push(link);
    if (links.length > 1) return links;
  }
  return null;
}

/** Methods whose path the links end in, the longest first. */
export function matchesOf(links: readonly MemberLink[], methods: MethodsByName): Match[] {
  const kept = links.filter(({ name }) => !TRANSPARENT_LINKS.has(name));
  const path = kept
    .map(({ name }) => name)
    .reverse()
    .join('.');
  const found: Match[] = [];
  for (const { sdk, method } of methods.get(kept[0]?.name ?? '') ?? []) {
    if (path !== method.path && !path.endsWith(`.${method.path}`)) continue;
    const depth = method.path.split('.').length;
    const before = kept
      .slice(depth)
      .map(({ name }) => name)
      .reverse()
      .join('.');
    const receiver = kept[depth - 1]?.object;
    if (
      receiver === undefined ||
      sdk.not.test(`${before}.`) ||
      (method.path === 'completions.create' && before.endsWith('chat'))
    )
      continue;
    const isBeta = kept[depth]?.name === 'beta';
    const name = method.command ?? method.path;
    found.push({ sdk, method, name: isBeta ? `beta.${name}` : name, receiver });
  }
  return found.sort((a, b) => b.method.path.length - a.method.path.length);
}
