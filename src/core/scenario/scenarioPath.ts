/** Problems of the engine's input, by the names that a scenario has for the same fields. */

/** Fields of the engine's input that a scenario calls otherwise. */
const SCENARIO_NAMES: readonly (readonly [engine: RegExp, scenario: string])[] = [
  [/^hosting\.throughput\.range$/, 'ranges.tokensPerSecondPerReplica'],
  [/^hosting\.throughput$/, 'hosting.tokensPerSecondPerReplica'],
  [/^hosting\.overhead\./, 'overhead.'],
  [/^hosting\.peakToAverage$/, 'traffic.peakToAverage'],
  [/^factors\./, 'ranges.'],
  [/^apiEngineeringFte$/, 'api.engineeringFte'],
  [/\.interactionsPerMonth$/, '.requestsPerMonth'],
];

/** Example: `hosting.overhead.setupUsd` is `overhead.setupUsd` in a scenario. */
export function scenarioPath(path: string): string {
  return SCENARIO_NAMES.reduce((name, [engine, scenario]) => name.replace(engine, scenario), path);
}
