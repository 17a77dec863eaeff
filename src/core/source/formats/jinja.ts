import { bodyRange, type Format, firstAt, modelIn, promptFile, splitFrontMatter } from './format';
import { jinjaMessages } from './jinjaText';

/** Pages, data and settings are made of Jinja more often than prompts are. */
const OTHER_KIND =
  /\.(?:html?|xml|ya?ml|json|toml|ini|cfg|conf|env|sql|css|svg|sh|py|[jt]sx?|java|go|rs|c|h|cpp|service|tex|tf)\.[^.]+$/;
const SUFFIX = /\.(?:jinja2?|j2)$/;
const PROMPT_LIKE =
  /prompt|instruct|persona|\bllm|(?:^|\/)agents?\/|system[_-]?(?:message|text)|few[_-]?shot/;

/** Jinja templates that are prompts by their name or folder, or that make text of their own. */
export const jinja: Format = {
  format: 'jinja',
  languageIds: [],
  matches: (path) =>
    SUFFIX.test(path) &&
    !OTHER_KIND.test(path) &&
    !path.includes('chat_template') &&
    (PROMPT_LIKE.test(path) || /\.(?:md|markdown|txt)\.[^.]+$/.test(path)),
  read(text) {
    const matter = splitFrontMatter(text);
    const prompt = promptFile({
      format: 'jinja',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, ['model', 'model.name', 'config.model']),
      messages: jinjaMessages(matter.body),
      maxOutputTokens: firstAt(matter.data, ['max_tokens', 'maxTokens', 'config.max_tokens'], 'number'),
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};
