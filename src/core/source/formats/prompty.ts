import type { PromptMessage, Role } from '../callSite';
import { bodyRange, type Format, firstAt, modelIn, promptFile, splitFrontMatter } from './format';
import { jinjaSegments } from './jinjaText';

/** Prompty: YAML front matter, then Jinja with a line `system:`, `user:` or `assistant:` before each message. */
export const prompty: Format = {
  format: 'prompty',
  languageIds: ['prompty'],
  matches: (path) => path.endsWith('.prompty'),
  read(text) {
    const matter = splitFrontMatter(text);
    const prompt = promptFile({
      format: 'prompty',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, [
        'model.configuration.name',
        'model.configuration.model',
        'model.configuration.azure_deployment',
        'model.id',
        'model',
      ]),
      messages: messagesIn(matter.body),
      maxOutputTokens: firstAt(
        matter.data,
        [
          'model.parameters.max_tokens',
          'model.parameters.max_completion_tokens',
          'model.options.maxOutputTokens',
        ],
        'number',
      ),
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};

function messagesIn(body: string): PromptMessage[] {
  const parts = body.split(/^[ \t]*(?:#[ \t]*)?(system|user|assistant|developer)[ \t]*:[ \t]*\r?$/gim);
  const [lead = '', ...rest] = parts;
  const messages: PromptMessage[] =
    lead.trim() === '' ? [] : [{ role: 'system', segments: segmentsIn(lead) }];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const role = (rest[index] ?? 'user').toLowerCase() as Role;
    messages.push({ role, segments: segmentsIn(rest[index + 1] ?? '') });
  }
  return messages;
}

function segmentsIn(text: string) {
  return jinjaSegments(text.trim());
}
