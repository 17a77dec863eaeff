/**
 * Constants of the throughput model and how far off it is, fitted by `src/tools/fitThroughput.mjs` to measured tables.
 * The data file says when, to how many rows, and what the fit missed on rows that it had not seen.
 */

import * as z from 'zod/mini';
import fitted from '../../data/throughput-constants.json';
import { atLeast } from '../lengths';

const positive = z.number().check(z.gt(0));
const band = z.object({ low: positive, high: positive });
const bands = z.object({ dense: band, experts: band });

export const throughputConstantsSchema = z.object({
  /** Share of peak compute that matrix products reach on a chip of 1 dense 16-bit TFLOPS per watt. */
  computeShare: positive,
  /** Chips that promise more TFLOPS per watt throttle more: the share falls with this power of that ratio. */
  powerExponent: positive,
  /** Share of peak 16-bit compute that attention over the prompt reaches. */
  attentionShare: positive,
  /** Shares of peak bandwidth that reading weights and reading the key-value cache reach. */
  weightBandwidthShare: positive,
  cacheBandwidthShare: positive,
  /** How badly memory and compute time overlap: near 0 they add, at infinity the longer one counts. */
  overlap: positive,
  /** Fixed time of a step, and of each layer in it: launching kernels. Seconds. */
  secondsPerStep: positive,
  secondsPerLayer: positive,
  /** Share of the interconnect's bandwidth that collectives reach, and what one takes however little it moves. */
  linkShare: positive,
  secondsPerCollective: positive,
  /** Collectives over PCIe start slower by this factor. */
  slowLinkFactor: positive,
  /** Share of their peak that low-precision units reach, against 16-bit ones. */
  fp8Share: positive,
  fp4Share: positive,
  /** Share of 16-bit compute that is left when weights are unpacked first, as int4 on any chip. */
  weightOnlyShare: positive,
  /** Share that grouped products of experts reach, against dense ones. */
  expertShare: positive,
  /** Width of an expert's slice on one GPU at which its products run at half that share. */
  narrowExpertWidth: positive,
  /** How much of its output a request holds room for in the cache. */
  outputResidency: positive,
  /** What each further pipeline stage adds to a step, as a share of it. */
  stageBubble: positive,
  /** Scheduling, sampling and streaming, in seconds: per running sequence and step, per prompt token, per request. */
  tunedSecondsPerSequence: positive,
  tunedSecondsPerPromptToken: positive,
  pythonSecondsPerSequence: positive,
  pythonSecondsPerPromptToken: positive,
  pythonSecondsPerRequest: positive,
  /** Time of a step against the tuned engine's kernels. */
  vllmTime: positive,
  sglangTime: positive,
  llamaCppTime: positive,
  /** How much slower engines in Python were a year earlier, as a factor on time. */
  pythonTimePerYear: positive,
  /** Time of a step against NVIDIA's software, beyond what the chip's own figures say. */
  amdTime: positive,
  gaudiTime: positive,
  appleTime: positive,
});

export type ThroughputConstants = z.infer<typeof throughputConstantsSchema>;
export type ThroughputConstant = keyof ThroughputConstants;

export const throughputFitSchema = z.object({
  asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  source: z.string().check(atLeast(1)),
  rows: positive,
  constants: throughputConstantsSchema,
  /** P10 and P90 of measured over predicted, on rows held out of the fit, by kind of engine and of model. */
  bands: z.object({ tuned: bands, python: bands, local: bands }),
  /** The same where the user gives one measured rate of the setup. */
  measuredBands: z.object({ tuned: band, python: band, local: band }),
});

export type ThroughputFit = z.infer<typeof throughputFitSchema>;

/** The fit that ships. */
export const THROUGHPUT_FIT: ThroughputFit = throughputFitSchema.parse(fitted);
