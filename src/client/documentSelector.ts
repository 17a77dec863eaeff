/** Which documents have figures: programs, scripts, prompts and our own files, wherever they are kept. */

import * as vscode from 'vscode';
import { REVISION_SCHEMES } from '../protocol/schemes';

const CODE_LANGUAGES = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'java',
  'csharp',
  'ruby',
  'php',
  'rust',
];
/** `http` is the REST Client's name for its files. */
const SCRIPT_LANGUAGES = ['shellscript', 'http'];
/** Request files, where no extension has a name for them. */
const SCRIPT_FILES = ['**/*.{http,rest}'];
/** Of VS Code itself (`prompt` is its name for `.prompt.md`) and of this extension. */
const PROMPT_LANGUAGES = ['prompty', 'dotprompt', 'prompt', 'instructions', 'chatmode'];
const PROMPT_FILES = [
  '**/*.{prompty,prompt,prompt.md,jinja,jinja2,j2,mustache,hbs,handlebars,jsonl}',
  '**/prompts/**/*.{md,markdown,txt,json,yaml,yml}',
  '**/*prompt*.{json,yaml,yml}',
  '**/{CLAUDE,AGENTS,GEMINI,SKILL,copilot-instructions}.md',
  '**/*.{instructions,chatmode,agent}.md',
  '**/.{cursor,windsurf,clinerules}/**/*.{md,mdc}',
  '**/.{claude,github}/{agents,commands,chatmodes,skills}/**/*.md',
  '**/.{cursorrules,windsurfrules,clinerules}',
];
export const CONFIG_FILES = '**/{breakeven,.breakeven}.json';

export function documentSelector(): { scheme: string; language?: string; pattern?: string }[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const saved = new Set(['file', 'vscode-remote', ...folders, ...REVISION_SCHEMES]);
  const schemes = [...saved, 'untitled', 'vscode-notebook-cell'];
  return [
    ...schemes.flatMap((scheme) =>
      [...CODE_LANGUAGES, ...SCRIPT_LANGUAGES, ...PROMPT_LANGUAGES].map((language) => ({
        scheme,
        language,
      })),
    ),
    ...[...SCRIPT_FILES, ...PROMPT_FILES, CONFIG_FILES].flatMap((pattern) =>
      [...saved].map((scheme) => ({ scheme, pattern })),
    ),
  ];
}
