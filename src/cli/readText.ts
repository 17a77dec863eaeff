import { readFile } from 'node:fs/promises';
import { messageOf } from '../core/project/messageOf';
import { InputProblem } from './problem';

/** @throws InputProblem naming the file, with a hint at what else could be given. */
export async function readText(file: string, hint = ''): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputProblem([`${file}: ${messageOf(error)}`, hint].filter((part) => part !== '').join('; '));
  }
}
