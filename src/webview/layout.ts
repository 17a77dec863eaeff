/** How the page uses its width: one column in a sidebar; inputs beside answers in an editor, and these in two columns where it is wide. */

export interface Layout {
  readonly kind: 'narrow' | 'wide' | 'wider';
  /** Of a chart, in CSS pixels. */
  readonly chart: number;
}

/** From here on there is room for inputs beside answers, and for answers in two columns. */
const WIDE = 860;
const WIDER = 1280;

/** As in style.css: the column of the inputs, and the padding on both sides of a section. */
const INPUTS = 340;
const PADDING = 24;

/** The narrowest and the widest chart that still read well. */
const CHART = { least: 176, most: 760 };

/** @param width of the page, in CSS pixels */
export function layoutOf(width: number): Layout {
  const kind = width < WIDE ? 'narrow' : width < WIDER ? 'wide' : 'wider';
  const answers = kind === 'narrow' ? width : width - INPUTS;
  const column = kind === 'wider' ? Math.floor(answers / 2) : answers;
  return { kind, chart: Math.max(CHART.least, Math.min(CHART.most, column - PADDING)) };
}
