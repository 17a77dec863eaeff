import { readdirSync, readFileSync } from 'node:fs';

export interface Child {
  readonly pid: number;
  readonly command: string;
}

/** Processes that a process has started and that still run; Linux only. */
export function childrenOf(parent: number): Child[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, ppid] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        if (Number(ppid) !== parent) return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        // It has ended in the meantime.
        return [];
      }
    });
}
