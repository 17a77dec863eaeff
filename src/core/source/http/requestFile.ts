/** Request files, as VS Code's REST Client and JetBrains' HTTP Client run them: `.http` and `.rest`. */

import type { CallSite } from '../callSite';
import { readJson } from './looseJson';
import { billedRequest, type HttpRequest } from './request';
import { type RequestBlock, requestBlocks } from './requestBlocks';
import { createTemplate, type Template } from './requestVariables';
import { requestSite } from './site';
import { withUniqueIds } from './uniqueIds';
import { urlOf } from './url';

export function readRequestFile(text: string): CallSite[] {
  const { blocks, variables } = requestBlocks(text);
  const template = createTemplate(variables);
  return withUniqueIds(blocks.flatMap((block) => callOf(block, template) ?? []));
}

function callOf(block: RequestBlock, template: Template): CallSite | null {
  const url = urlOf(template.text(block.url));
  if (url === null) return null;
  const body = bodyOf(block, template);
  const billed = billedRequest({ url, verb: block.verb, body, headers: block.headers });
  if (billed === null) return null;
  return {
    ...requestSite(billed, body),
    id: [...(block.name === null ? [] : [block.name]), billed.endpoint.name].join('.'),
    range: block.range,
    language: 'http',
    inLoop: false,
    enclosingFunction: block.name,
  };
}

function bodyOf({ body }: RequestBlock, template: Template): HttpRequest['body'] {
  if (body.trim() === '') return null;
  const read = readJson(template.parts(body));
  return read?.kind === 'record' ? read : 'body';
}
