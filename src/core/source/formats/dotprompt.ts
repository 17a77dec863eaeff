import type { PromptMessage, PromptSegment, Role } from '../callSite';
import { bodyRange, type Format, firstAt, modelIn, promptFile, splitFrontMatter } from './format';
import { mustacheSegments } from './mustacheText';

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    system: 'system',
    user: 'user',
    model: 'assistant',
    assistant: 'assistant',
    tool: 'tool',
  }),
);

/** Dotprompt (Genkit): YAML front matter, then Handlebars with `{{role "…"}}`, `{{history}}` and `{{media url=…}}`. */
export const dotprompt: Format = {
  format: 'dotprompt',
  languageIds: ['dotprompt'],
  matches: (path) => path.endsWith('.prompt'),
  read(text) {
    const matter = splitFrontMatter(text);
    const prompt = promptFile({
      format: 'dotprompt',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, ['model']),
      messages: messagesIn(matter.body),
      maxOutputTokens: firstAt(
        matter.data,
        ['config.maxOutputTokens', 'config.maxTokens', 'config.max_tokens'],
        'number',
      ),
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};

function messagesIn(body: string): PromptMessage[] {
  const [lead = '', ...rest] = body.split(/\{\{\s*role\s+["'](\w+)["']\s*\}\}/g);
  const messages: PromptMessage[] = [{ role: 'user', segments: segmentsIn(lead) }];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    messages.push({
      role: ROLES.get(rest[index] ?? '') ?? 'user',
      segments: segmentsIn(rest[index + 1] ?? ''),
    });
  }
  return messages;
}

function segmentsIn(text: string): PromptSegment[] {
  return mustacheSegments(text.trim()).map((segment) =>
    segment.kind === 'variable' && segment.name.startsWith('media') ? { ...segment, name: 'image' } : segment,
  );
}
