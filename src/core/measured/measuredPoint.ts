/** One measured serving rate, as a benchmark's result file gives it. */

export interface MeasuredPoint {
  /** Which tool wrote the file. */
  readonly tool: string;
  /** As the file names it; null when it does not. */
  readonly model: string | null;
  /** Mean tokens of a request. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Requests that ran at once; null: not limited, or not said. */
  readonly concurrency: number | null;
  readonly outputTokensPerSecond: number;
  /** Mean milliseconds to the first token, and per token after it; null when not measured. */
  readonly firstTokenMs: number | null;
  readonly perTokenMs: number | null;
}

/** What a file says, or what is wrong with it and where. */
export type MeasuredReading =
  | { readonly point: MeasuredPoint; readonly problem: null }
  | { readonly point: null; readonly problem: string };

/** A form of result file. */
export interface ResultFormat {
  readonly tool: string;
  /** True when the content looks like this tool's, whole or not. */
  claims(content: ResultContent): boolean;
  read(content: ResultContent): MeasuredReading;
}

export interface ResultContent {
  readonly text: string;
  /** The text as JSON; undefined when it is not JSON. */
  readonly json: unknown;
}

export function problem(text: string): MeasuredReading {
  return { point: null, problem: text };
}
