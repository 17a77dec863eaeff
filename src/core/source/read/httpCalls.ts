/** Calls of an API without its SDK: `fetch(url, { body })`, `requests.post(url, json=payload)`, `axios.post(url, body)`. */

import type { CallSite, LanguageId } from '../callSite';
import { billedRequest } from '../http/request';
import { requestSite } from '../http/site';
import { type FileIndex, functionName, qualifiedName } from './fileIndex';
import { grownLists } from './grownLists';
import { requestOf } from './httpRequest';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';

export function findHttpCalls(index: FileIndex, reader: LanguageReader, language: LanguageId): CallSite[] {
  const grown = grownLists(index, reader);
  const ordinals = new Map<string, number>();
  const found: CallSite[] = [];
  for (const call of index.calls) {
    const sent = requestOf(call, reader);
    const billed = sent === null ? null : billedRequest(sent);
    if (sent === null || billed === null) continue;
    const id = [...qualifiedName(call.scope), billed.endpoint.name].join('.');
    const ordinal = (ordinals.get(id) ?? 0) + 1;
    ordinals.set(id, ordinal);
    found.push({
      ...requestSite(billed, sent.body, sent.nodes, (value, name) =>
        grown.withAdded(value, sent.nodes.get(name), call),
      ),
      id: ordinal === 1 ? id : `${id}:${ordinal}`,
      range: rangeOf(call.node),
      language,
      inLoop: call.inLoop,
      enclosingFunction: functionName(call.scope),
    });
  }
  return found;
}
