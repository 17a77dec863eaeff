/** What a GPU rents for, by who rents it out and on which terms. */

import type { Range } from '../money/range';
import type { Gpu, Provenance } from './hardware';

/**
 * Who rents out: the big clouds (AWS, Azure, Google, Oracle); clouds whose business is GPUs; marketplaces of machines that
 * belong to others, without the same promises about where they stand and how long they stay.
 */
export const RENTAL_CLASSES = ['hyperscaler', 'gpu-cloud', 'marketplace'] as const;

/** On which terms: by the hour, committed for one or three years, or interruptible. */
export const RENTAL_KINDS = ['on-demand', 'reserved-1y', 'reserved-3y', 'spot'] as const;

export type RentalClass = (typeof RENTAL_CLASSES)[number];
export type RentalKind = (typeof RENTAL_KINDS)[number];
export type RentalTerms = `${RentalClass}/${RentalKind}`;

/** Every pair of class and kind, as a scenario names it: `gpu-cloud/on-demand`. */
export const RENTAL_TERMS: readonly RentalTerms[] = RENTAL_CLASSES.flatMap((name) =>
  RENTAL_KINDS.map((kind) => `${name}/${kind}` as const),
);

/** Clouds that rent GPUs by the hour: what a team without a contract of its own pays. */
export const DEFAULT_RENTAL: RentalTerms = 'gpu-cloud/on-demand';

/** USD of one GPU for an hour: P10, median and P90 of the offers of one class and kind. */
export interface Rental extends Range, Provenance {
  readonly class: RentalClass;
  readonly kind: RentalKind;
  /** Different offers behind the figures; with few of them the ends say little. */
  readonly offers: number;
}

export interface RentalChoice {
  readonly rental: Rental;
  /** False: nobody offers the GPU on the terms that were asked for, and these are the nearest. */
  readonly isAsAsked: boolean;
}

/** The terms of one rental, in the form in which a scenario asks for them. */
export function termsOf(rental: Rental): RentalTerms {
  return `${rental.class}/${rental.kind}`;
}

/**
 * What the GPU rents for on these terms, or else on the same kind of terms elsewhere, in the order of `RENTAL_CLASSES`.
 * Null when no class offers the kind: other kinds promise something else, and none is taken in their place.
 */
export function rentalOn(gpu: Gpu, terms: RentalTerms): RentalChoice | null {
  const exact = gpu.rental.find((rental) => termsOf(rental) === terms);
  if (exact !== undefined) return { rental: exact, isAsAsked: true };
  const sameKind = RENTAL_CLASSES.flatMap((name) =>
    gpu.rental.filter((rental) => rental.class === name && terms.endsWith(`/${rental.kind}`)),
  );
  const [nearest] = sameKind;
  return nearest === undefined ? null : { rental: nearest, isAsAsked: false };
}
