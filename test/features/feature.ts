import type { Host } from './host';

/**
 * Keeps what a host has shown under a name. All hosts must have kept the same, to the letter: what is asserted in a feature is
 * what people rely on, what is kept is all the rest of the answer.
 */
export type Keep = (name: string, shown: unknown) => void;

export interface Feature {
  readonly name: string;
  run(host: Host, keep: Keep): Promise<void>;
}
