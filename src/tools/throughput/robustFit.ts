/**
 * Least squares that outliers cannot pull far: Levenberg-Marquardt on reweighted rows, with priors as further rows.
 * The loss of a residual r is 2·(√(1 + (r/c)²) − 1) (pseudo-Huber): a square near 0, a line far out.
 */

export interface RobustProblem {
  /** Residuals at these parameters, one for each row. */
  residuals(parameters: readonly number[]): readonly number[];
  /** Where each parameter is expected, and one standard deviation. */
  readonly expected: readonly number[];
  readonly spreads: readonly number[];
  /** Residual from which on a row counts less. */
  readonly softness: number;
}

export interface RobustFit {
  readonly parameters: readonly number[];
  readonly loss: number;
}

const MAX_STEPS = 60;
/** No parameter moves further in one step. */
const LONGEST_STEP = 1;
const DIFFERENCE = 1e-4;
/** A step that gains less than this share of the loss is the last. */
const ENOUGH = 1e-6;

export function robustFit(problem: RobustProblem, start: readonly number[]): RobustFit {
  let parameters = [...start];
  let residuals = problem.residuals(parameters);
  let loss = lossOf(problem, parameters, residuals);
  let damping = 1e-2;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { matrix, gradient } = normalEquations(problem, parameters, residuals);
    let gained = 0;
    for (let attempt = 0; attempt < 8 && gained <= 0; attempt++) {
      const moved = movedBy(parameters, solved(damped(matrix, damping), gradient));
      const movedResiduals = problem.residuals(moved);
      const movedLoss = lossOf(problem, moved, movedResiduals);
      gained = (loss - movedLoss) / loss;
      damping *= gained > 0 ? 0.25 : 5;
      if (gained > 0) [parameters, residuals, loss] = [moved, movedResiduals, movedLoss];
    }
    if (!(gained > ENOUGH)) break;
  }
  return { parameters, loss };
}

function lossOf(problem: RobustProblem, parameters: readonly number[], residuals: readonly number[]): number {
  const { softness, expected, spreads } = problem;
  const rows = residuals.reduce((sum, r) => sum + 2 * (Math.sqrt(1 + (r / softness) ** 2) - 1), 0);
  const strays = parameters.map((value, i) => ((value - at(expected, i)) / at(spreads, i)) ** 2);
  return rows + strays.reduce((sum, stray) => sum + stray, 0);
}

/** JᵀWJ and JᵀWr, with the priors' own. */
function normalEquations(
  problem: RobustProblem,
  parameters: readonly number[],
  residuals: readonly number[],
) {
  const { softness, expected, spreads } = problem;
  const weights = residuals.map((r) => 1 / (softness ** 2 * Math.sqrt(1 + (r / softness) ** 2)));
  const columns = parameters.map((_, i) => {
    const nudged = parameters.map((value, j) => (i === j ? value + DIFFERENCE : value));
    return problem.residuals(nudged).map((r, row) => (r - at(residuals, row)) / DIFFERENCE);
  });
  const product = (left: readonly number[], right: readonly number[]) =>
    left.reduce((sum, value, row) => sum + value * at(right, row) * at(weights, row), 0);
  const matrix = columns.map((left, i) =>
    columns.map((right, j) => product(left, right) + (i === j ? at(spreads, i) ** -2 : 0)),
  );
  const gradient = columns.map(
    (column, i) => product(column, residuals) + (at(parameters, i) - at(expected, i)) / at(spreads, i) ** 2,
  );
  return { matrix, gradient };
}

function damped(matrix: readonly (readonly number[])[], damping: number): number[][] {
  return matrix.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value)));
}

function movedBy(parameters: readonly number[], step: readonly number[]): number[] {
  return parameters.map((value, i) => value - Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, at(step, i))));
}

/** Gaussian elimination with partial pivoting. */
function solved(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, at(right, i)]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row) => (Math.abs(at(row, i)) > Math.abs(at(best, i)) ? row : best));
    rows.splice(rows.indexOf(pivot), 1, rows[i] as number[]);
    rows[i] = pivot;
    for (let k = i + 1; k < size; k++) {
      const row = rows[k] as number[];
      const factor = at(row, i) / at(pivot, i);
      for (let j = i; j <= size; j++) row[j] = at(row, j) - factor * at(pivot, j);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    const rest = solution.reduce((sum, value, j) => (j > i ? sum + at(row, j) * value : sum), 0);
    solution[i] = (at(row, size) - rest) / at(row, i);
  }
  return solution;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
