/** What is known of open models besides what estimates need, from the data files. */

import * as z from 'zod/mini';
import { type Equivalents, parseEquivalents } from '../core/catalog/equivalents';
import { type ModelShape, modelShapeSchema } from '../core/catalog/modelShape';
import equivalents from '../data/model-equivalents.json';
import modelShapes from '../data/model-shapes.json';

export interface OpenModelFacts extends Equivalents {
  /** By the key of the open model. */
  readonly shapes: ReadonlyMap<string, ModelShape>;
}

/** @throws ZodError when a data file does not fit its schema. */
export function loadModelFacts(): OpenModelFacts {
  const shapes = z.array(modelShapeSchema).parse(modelShapes);
  return { ...parseEquivalents(equivalents), shapes: new Map(shapes.map((shape) => [shape.key, shape])) };
}
