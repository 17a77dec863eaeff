/** Bad usage or input: one clear line on stderr and exit code 2. Any other error is a fault of ours. */
export class InputProblem extends Error {}

export const EXIT_BAD_INPUT = 2;
