import type { Feature } from './feature';
import { FEATURES } from './features';
import type { Host } from './host';
import { whyMissing } from './missing';

export interface FeatureResult {
  readonly name: string;
  /** Why it failed; null when it passed. */
  readonly failure: string | null;
  /** Why this host lacks it; null when it was run. */
  readonly missing: string | null;
  /** What the host has shown, by the feature's names for it. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
}

/** Runs one feature on a host that may have been through others. Never rejects. */
async function runFeature(feature: Feature, host: Host): Promise<FeatureResult> {
  const startedAt = Date.now();
  const shown: Record<string, unknown> = {};
  const missing = whyMissing(feature.name, host.name);
  const result = (failure: string | null): FeatureResult => ({
    ...{ name: feature.name, failure, missing, shown },
    milliseconds: Date.now() - startedAt,
  });
  if (missing !== null) return result(null);
  try {
    await feature.run(host, (name, value) => {
      shown[name] = value;
    });
    await host.reset();
    return result(null);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // What it leaves behind may make others fail, which then says so.
    await host.reset().catch(() => undefined);
    return result(failure);
  }
}

/** Runs all features whose name holds `grep`, in their order. */
export async function runFeatures(
  host: Host,
  grep: string,
  tell: (result: FeatureResult) => void | Promise<void>,
): Promise<FeatureResult[]> {
  const results: FeatureResult[] = [];
  for (const feature of FEATURES.filter(({ name }) => name.includes(grep))) {
    const result = await runFeature(feature, host);
    results.push(result);
    await tell(result);
  }
  return results;
}
