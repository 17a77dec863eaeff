/** The sections of the panel that show figures, as text; those of inputs need a browser. */

import type { PanelSnapshot } from '../../src/protocol/panel';
import { answer } from '../../src/webview/sections/answer';
import { chart } from '../../src/webview/sections/chart';
import { costs } from '../../src/webview/sections/costs';
import { horizon } from '../../src/webview/sections/horizon';
import { load } from '../../src/webview/sections/load';
import { sources } from '../../src/webview/sections/sources';
import { split } from '../../src/webview/sections/split';
import { sureness } from '../../src/webview/sections/sureness';
import { utilization } from '../../src/webview/sections/utilization';
import { pageOf } from './page';
import { templateText } from './templateText';

/** Empty where the snapshot's scenario has no estimate. */
export function drawnPanel(snapshot: PanelSnapshot): string {
  const page = pageOf(snapshot);
  const { estimate } = page.evaluation;
  if (estimate === null) return '';
  const sections = [answer, chart, costs, horizon, load, split, sureness, utilization];
  return [...sections.map((section) => section(page, estimate)), sources(estimate)]
    .map(templateText)
    .join('\n');
}
