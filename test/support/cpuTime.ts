import process from 'node:process';

const MICROSECONDS_PER_MS = 1000;

/** Milliseconds of processor time that `work` takes: pauses of the machine are not its own. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROSECONDS_PER_MS;
}
