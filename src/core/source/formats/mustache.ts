import { bodyRange, type Format, firstAt, modelIn, promptFile, splitFrontMatter } from './format';
import { mustacheSegments } from './mustacheText';

const PROMPT_LIKE =
  /prompt|instruct|persona|\bllm|(?:^|\/)agents?\/|system[_-]?(?:message|text)|few[_-]?shot/;

/** Mustache and Handlebars templates that are prompts by their name or folder; most others make pages and mails. */
export const mustache: Format = {
  format: 'mustache',
  languageIds: [],
  matches: (path) =>
    /\.(?:mustache|hbs|handlebars)$/.test(path) &&
    !/\.(?:html?|xml|json|ya?ml|css|[jt]sx?)\.[^.]+$/.test(path) &&
    PROMPT_LIKE.test(path),
  read(text) {
    if (isPage(text)) return { prompts: [], problems: [] };
    const matter = splitFrontMatter(text);
    const prompt = promptFile({
      format: 'mustache',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, ['model', 'model.name', 'config.model']),
      messages: [{ role: null, segments: mustacheSegments(matter.body.trim()) }],
      maxOutputTokens: firstAt(matter.data, ['max_tokens', 'maxTokens', 'config.max_tokens'], 'number'),
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};

/** Components and pages, of a site that speaks of prompts. */
function isPage(text: string): boolean {
  return /^\s*<(?:[A-Z][\w.:]*|!doctype|!DOCTYPE|html|head|body|div|section|form|span|ul|li|p|button|table|template)[\s>]/.test(
    text,
  );
}
