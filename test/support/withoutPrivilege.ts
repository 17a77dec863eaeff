import process from 'node:process';

/**
 * What a program is run through for permissions to hold for it: a machine's administrator may read everything, and build
 * servers often run as one.
 */
export const WITHOUT_PRIVILEGE: readonly string[] =
  process.geteuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] : [];
