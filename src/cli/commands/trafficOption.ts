import { PROFILE_NAMES, type ProfileName } from '../../core/cost/trafficProfiles';
import { parseTraffic } from '../../core/scenario/parseTraffic';
import type { Scenario } from '../../core/scenario/scenario';
import { InputProblem } from '../problem';
import { readText } from '../readText';

/**
 * The scenario with the week that `--traffic` names: a profile, or a table of requests by the hour.
 * @throws InputProblem naming the file, the line and what is wrong.
 */
export async function withTraffic(scenario: Scenario, option: string | undefined): Promise<Scenario> {
  if (option === undefined) return scenario;
  const { peakToAverage } = scenario.traffic;
  if (isProfile(option)) return { ...scenario, traffic: { peakToAverage, profile: option } };
  const { hourlyCounts, problem } = parseTraffic(
    await readText(option, `or one of ${PROFILE_NAMES.join(', ')}`),
  );
  if (hourlyCounts === null) throw new InputProblem(`${option}: ${problem}`);
  return { ...scenario, traffic: { peakToAverage, hourlyCounts: [...hourlyCounts] } };
}

function isProfile(name: string): name is ProfileName {
  return (PROFILE_NAMES as readonly string[]).includes(name);
}
