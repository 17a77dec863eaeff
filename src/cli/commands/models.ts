import type { HardwareCatalog, OpenModel } from '../../core/catalog/hardware';
import type { OpenModelFacts } from '../../node/modelFacts';
import { type Column, renderTable } from '../table';

const COLUMNS: readonly Column[] = [
  { title: 'model', align: 'left' },
  { title: 'B', align: 'right' },
  { title: 'active', align: 'right' },
  { title: 'context', align: 'right' },
  { title: 'KV bytes/token', align: 'right' },
  { title: 'licence', align: 'left' },
  { title: 'hosted', align: 'right' },
];

/** Open models of the catalog and the user's own; `hosted` counts offers of the same model in the price catalog. */
export function modelsCommand(
  { openModels }: HardwareCatalog,
  facts: OpenModelFacts,
  asJson: boolean,
): string {
  if (asJson)
    return JSON.stringify(
      openModels.map((model) => modelJson(model, facts)),
      null,
      2,
    );
  return renderTable(
    COLUMNS,
    openModels.map((model) => modelRow(model, facts)),
  );
}

function modelRow(model: OpenModel, facts: OpenModelFacts): string[] {
  const hosted = facts.equivalentsOf(model.key).length;
  return [
    model.key,
    String(model.totalParamsBillion),
    String(model.activeParamsBillion),
    String(model.contextWindow),
    String(model.kvBytesPerToken16Bit),
    model.licence,
    hosted === 0 ? '–' : String(hosted),
  ];
}

function modelJson(model: OpenModel, facts: OpenModelFacts) {
  const shape = facts.shapes.get(model.key);
  return {
    ...model,
    vocabularySize: shape?.vocabularySize ?? null,
    latentAttention: shape?.latentAttention ?? null,
    shapeSource: shape?.spec ?? null,
    hosted: facts.equivalentsOf(model.key),
  };
}
