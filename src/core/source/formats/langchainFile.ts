import type { PromptMessage, PromptSegment } from '../callSite';
import { roleNamed } from '../roleNamed';
import { readData } from './dataFile';
import { isRecord, messagesOfData } from './dataMessages';
import { type Format, firstAt, promptFile, template } from './format';
import { jinjaSegments } from './jinjaText';
import { mustacheSegments } from './mustacheText';
import { PLACEHOLDER } from './plainText';

/** `{name}`, with doubled braces for braces. */
const FIELD = /\{([A-Za-z_][\w.]*)\}/g;

/** Prompts that LangChain and LangSmith store: `_type: prompt`, or a serialized template. */
export const langchainFile: Format = {
  format: 'text',
  languageIds: [],
  matches: (path) =>
    /prompt[^/]*\.(?:json|ya?ml)$|(?:^|\/)prompts?\/(?:.*\/)?[^/]+\.(?:json|ya?ml)$/.test(path),
  read(text) {
    const file = isStored(text) ? readData(text) : null;
    const messages = file === null ? null : storedMessages(file.data);
    if (file === null || messages === null) return { prompts: [], problems: [] };
    const id = firstAt(file.data, ['model', 'llm.model_name', 'config.model'], 'string');
    const prompt = promptFile({
      format: 'text',
      range: file.rangeAt([]),
      model: id === null ? { id: null, source: 'unknown' } : { id, source: 'config' },
      messages,
      maxOutputTokens: firstAt(file.data, ['max_tokens', 'config.max_tokens'], 'number'),
    });
    return { prompts: [prompt], problems: file.problems };
  },
};

/** Any other data of a project may be called so too. */
function isStored(text: string): boolean {
  return /_type["']?\s*:|"lc"\s*:|["']?(?:template|messages|system|prompt)["']?\s*:/.test(
    text.slice(0, 4000),
  );
}

function storedMessages(data: unknown): PromptMessage[] | null {
  if (!isRecord(data)) return null;
  if (data.lc !== undefined) return serialized(data);
  // GitHub's prompts, and most that projects make up for themselves, double the braces of a field.
  const isLangChain = data._type !== undefined || data.template_format !== undefined;
  const split = splitFor(isLangChain ? data.template_format : DOUBLED);
  const { template: text, prefix, suffix, messages, system, prompt } = data;
  if (typeof text === 'string') return [{ role: null, segments: split(text) }];
  if (typeof prefix === 'string' || typeof suffix === 'string')
    return [
      {
        role: null,
        segments: [
          ...split(String(prefix ?? '')),
          { kind: 'variable', name: 'examples' },
          ...split(String(suffix ?? '')),
        ],
      },
    ];
  const listed = messagesOfData(messages, split);
  if (listed !== null) return listed;
  const lead: PromptMessage[] =
    typeof system === 'string' ? [{ role: 'system', segments: split(system) }] : [];
  const user: PromptMessage[] = typeof prompt === 'string' ? [{ role: 'user', segments: split(prompt) }] : [];
  return lead.length + user.length === 0 ? null : [...lead, ...user];
}

/** `{ lc: 1, id: […, 'ChatPromptTemplate'], kwargs: { messages: [ … ] } }`. */
function serialized(data: Record<string, unknown>): PromptMessage[] | null {
  const kwargs = isRecord(data.kwargs) ? data.kwargs : {};
  const id = Array.isArray(data.id) ? String(data.id.at(-1)) : '';
  if (Array.isArray(kwargs.messages))
    return kwargs.messages.flatMap((message) => (isRecord(message) ? (serialized(message) ?? []) : []));
  const role = roleNamed(/^(System|Human|AI|Chat)/.exec(id)?.[1] ?? '');
  if (isRecord(kwargs.prompt))
    return (serialized(kwargs.prompt) ?? []).map((message) => ({ ...message, role }));
  if (id === 'MessagesPlaceholder')
    return [
      { role: null, segments: [{ kind: 'variable', name: String(kwargs.variable_name ?? 'messages') }] },
    ];
  const text = kwargs.template ?? kwargs.content;
  return typeof text === 'string' ? [{ role, segments: splitFor(kwargs.template_format)(text) }] : null;
}

const DOUBLED = Symbol('doubled braces');

function splitFor(format: unknown): (text: string) => PromptSegment[] {
  if (format === 'jinja2') return jinjaSegments;
  if (format === 'mustache') return mustacheSegments;
  if (format === DOUBLED) return (text) => template(text, PLACEHOLDER);
  return (text) =>
    template(text.replaceAll('{{', '\u0001').replaceAll('}}', '\u0002'), FIELD).map((segment) =>
      segment.kind === 'static'
        ? { ...segment, text: segment.text.replaceAll('\u0001', '{').replaceAll('\u0002', '}') }
        : segment,
    );
}
