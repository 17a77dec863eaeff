/** Calls of an API without its SDK: `fetch(url, { body })`, `requests.post(url, json=payload)`, `axios.post(url, body)`. */

import type { CallSite, LanguageId } from '../callSite';
import { billedRequest } from '../http/request';
import { requestSite } from '../http/site';
import { withUniqueIds } from '../http/uniqueIds';
import { type FileIndex, functionName, qualifiedName } from './fileIndex';
import { flowReader } from './flow/callFlow';
import { requestOf } from './httpRequest';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';

export function findHttpCalls(index: FileIndex, reader: LanguageReader, language: LanguageId): CallSite[] {
  const flow = flowReader(reader);
  const found: CallSite[] = [];
  for (const call of index.calls) {
    const sent = requestOf(call, reader);
    const billed = sent === null ? null : billedRequest(sent);
    if (sent === null || billed === null) continue;
    found.push({
      ...requestSite(billed, sent.body, sent.nodes),
      id: [...qualifiedName(call.scope), billed.endpoint.name].join('.'),
      range: rangeOf(call.node),
      language,
      enclosingFunction: functionName(call.scope),
      ...flow.placeOf(call.node, (node) => reader.evaluate(node, call.scope)),
    });
  }
  return withUniqueIds(found);
}
