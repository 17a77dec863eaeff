import { bodyRange, type Format, firstAt, modelIn, promptFile, splitFrontMatter, template } from './format';

/** `{name}`, `{{name}}`, `${name}` and `<<name>>`; braces around anything but a name are text, such as JSON. */
export const PLACEHOLDER =
  /\{\{\s*\$?([A-Za-z_][\w.-]*)\s*\}\}|\$?\{([A-Za-z_][\w.-]*)\}|<<([A-Za-z_]\w*)>>/g;

/** Text and Markdown under a folder called `prompts`, and Semantic Kernel's. A README there is about the prompts, not one. */
export const plainText: Format = {
  format: 'text',
  languageIds: [],
  matches: (path) =>
    /(?:^|\/)prompts?\/(?:.*\/)?[^/]+\.(?:md|markdown|txt)$|(?:^|\/)skprompt\.txt$/.test(path) &&
    !/(?:^|\/)(?:readme|changelog|license)\.\w+$/.test(path),
  read(text) {
    const matter = splitFrontMatter(text);
    const prompt = promptFile({
      format: 'text',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, ['model', 'model.name', 'config.model']),
      messages: [{ role: null, segments: template(matter.body.trim(), PLACEHOLDER) }],
      maxOutputTokens: firstAt(matter.data, ['max_tokens', 'maxTokens', 'config.max_tokens'], 'number'),
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};
