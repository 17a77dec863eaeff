/** Bad usage or input: one clear line on stderr and exit code 2. Any other error is a fault of ours. */
export class InputProblem extends Error {}

export const EXIT_BAD_INPUT = 2;

/** The answer is what the caller asked to fail on. */
export const EXIT_FINDING = 1;
