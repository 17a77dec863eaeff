/** Templates that code fills in itself: Jinja, Mustache and Handlebars, and `string.Template`. */

import type { PromptSegment } from '../callSite';
import { jinjaSegments } from '../formats/jinjaText';
import { mustacheSegments } from '../formats/mustacheText';
import { onWays, plainText, segmentsOf, staticText, type TextValue, text, type Value } from '../value';
import type { Scope } from './fileIndex';
import { textOfFile } from './filePaths';
import { argumentNamed } from './positional';

export type TemplateKind = 'jinja' | 'mustache' | 'dollar';

const SPLIT: Readonly<Record<TemplateKind, (source: string) => PromptSegment[]>> = {
  jinja: jinjaSegments,
  mustache: mustacheSegments,
  dollar: dollarSegments,
};

/** The template's text with what is given in its holes; null when the template itself is not known. */
export function rendered(template: Value | null, kind: TemplateKind, given: Value | null): TextValue | null {
  const source = template === null ? null : plainText(template);
  if (template === null || source === null) return null;
  const segments = SPLIT[kind](source).flatMap((segment): readonly PromptSegment[] => {
    if (segment.kind !== 'variable' || given?.kind !== 'record') return [segment];
    const value = argumentNamed(given, segment.name);
    return value === undefined || value.kind === 'record' || value.kind === 'list'
      ? [segment]
      : onWays(segmentsOf(value), segment.ways);
  });
  const range = template.range;
  return text(
    segments.map((segment) => (range === undefined ? segment : { ...segment, range })),
    'constant',
    range,
  );
}

/** Where templates are kept, seen from the folders above the code. */
const FOLDERS = ['', 'templates/', 'prompts/', 'prompts/templates/'];

/** A template that is loaded by its name. */
export function templateNamed(name: Value | null, scope: Scope): TextValue | null {
  const file = name === null ? null : plainText(name);
  if (file === null) return null;
  const found = FOLDERS.map((folder) => textOfFile(staticText(folder + file), scope));
  return found.find((content) => content !== null) ?? null;
}

/** `$name` and `${name}`; `$$` is a dollar. */
function dollarSegments(source: string): PromptSegment[] {
  return source.split(/(\$\$|\$\{\w+\}|\$[A-Za-z_]\w*)/).flatMap((part): PromptSegment[] => {
    if (part === '') return [];
    const name = /^\$\{?(\w+)\}?$/.exec(part)?.[1];
    if (name !== undefined) return [{ kind: 'variable', name }];
    return [{ kind: 'static', text: part === '$$' ? '$' : part }];
  });
}
