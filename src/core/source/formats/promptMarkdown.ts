import {
  bodyRange,
  type Format,
  modelIn,
  promptFile,
  readLoosely,
  splitFrontMatter,
  template,
} from './format';

/** `${input:name}`, `${input:name:placeholder}`, `${selection}`, `${file}`. */
const PLACEHOLDER = /\$\{(?:input:)?([\w-]+)(?::[^}]*)?\}/g;

/** Names that VS Code's model picker shows, as the ids that the APIs take. */
function modelId(name: string): string {
  const bare = name
    .trim()
    .replace(/\((?:copilot|preview|azure|byok)[^)]*\)$/i, '')
    .trim();
  return /\s|[A-Z]/.test(bare)
    ? bare
        .toLowerCase()
        .replace(/\s+/g, '-')
        .replace(/^(claude-\w+)-(\d)\.(\d)$/, '$1-$2-$3')
    : bare;
}

/** VS Code's reusable prompts: front matter and Markdown. */
export const promptMarkdown: Format = {
  format: 'prompt.md',
  languageIds: ['prompt'],
  matches: (path) => path.endsWith('.prompt.md'),
  read(text) {
    const matter = splitFrontMatter(text, readLoosely);
    const model = modelIn(matter, ['model']);
    const prompt = promptFile({
      format: 'prompt.md',
      range: bodyRange(matter.bodyLine, matter.body),
      model: model.id === null ? model : { ...model, id: modelId(model.id) },
      messages: [{ role: 'user', segments: template(matter.body.trim(), PLACEHOLDER) }],
      maxOutputTokens: null,
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};
