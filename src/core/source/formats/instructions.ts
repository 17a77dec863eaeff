import type { PromptSegment } from '../callSite';
import {
  bodyRange,
  type Format,
  modelIn,
  promptFile,
  readLoosely,
  splitFrontMatter,
  template,
} from './format';

/** Files that an agent in the editor or terminal is sent with every request of a session. */
const ALWAYS = /(?:^|\/)(?:claude(?:\.local)?|agents|gemini|codex|qwen|copilot-instructions)\.md$/;
const RULES =
  /(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules)$|(?:^|\/)\.(?:cursor|windsurf|clinerules)\/.*\.mdc?$/;
/** Sent when they apply, or when they are called by name. */
const ON_DEMAND =
  /\.(?:instructions|chatmode|agent)\.md$|(?:^|\/)skill\.md$|(?:^|\/)\.(?:claude|github|codex|opencode)\/(?:agents|commands|chatmodes|instructions|skills)\/.*\.md$/;

/** What the user types after a command's name. */
const ARGUMENTS = /\$(ARGUMENTS|\d)\b/g;

/** Instructions for coding agents: the text is sent as it is, and what stands before it says when. */
export const instructions: Format = {
  format: 'instructions',
  languageIds: ['instructions', 'chatmode', 'skill'],
  matches: (path) => ALWAYS.test(path) || RULES.test(path) || ON_DEMAND.test(path),
  read(text) {
    const matter = splitFrontMatter(text, readLoosely);
    const { name, description } = matter.data;
    // Of a skill or an agent, name and description are always there for the model to choose by.
    const title = [name, description].filter((part) => typeof part === 'string').join(': ');
    const lead: PromptSegment[] = title === '' ? [] : [{ kind: 'static', text: `${title}\n` }];
    const prompt = promptFile({
      format: 'instructions',
      range: bodyRange(matter.bodyLine, matter.body),
      model: modelIn(matter, ['model']),
      messages: [{ role: 'system', segments: [...lead, ...template(matter.body.trim(), ARGUMENTS)] }],
      maxOutputTokens: null,
    });
    return { prompts: [prompt], problems: matter.problems };
  },
};
