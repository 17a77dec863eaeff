/** Where the value of an input comes from, one click away from there, and the way back to it. */

import { html, nothing, type TemplateResult } from 'lit';
import { DEFAULT_SOURCES } from '../../core/scenario/defaults';
import { editScenario } from '../../core/scenario/editScenario';
import { fieldAt } from '../../core/scenario/fieldAt';
import type { PanelRequest } from '../../protocol/panel';
import type { Field } from '../field';
import type { Page } from '../page';
import { originOf } from '../state';

/** Inputs that take another's place, in words. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  'traffic.profile': 'the traffic above',
  'traffic.hourlyCounts': 'your requests by the hour',
  'hosting.schedule.hoursPerDay': 'the daily window',
};

export function origin(page: Page, field: Field): TemplateResult {
  const { scenario } = page.state;
  const instead = (field.replacedBy ?? []).find((other) => fieldAt(scenario, other) !== undefined);
  return html`<div class="origin">
      ${instead === undefined ? from(page, field) : `does not count: ${REPLACEMENTS[instead] ?? instead} does`}${back(page, field)}
    </div>
    ${page.shelf.source === field.path ? why(page, field) : nothing}`;
}

function from(page: Page, field: Field): TemplateResult | string {
  const { state, actions } = page;
  const { path } = field;
  const isFile = state.snapshot.file !== null;
  const go = (text: string, request: PanelRequest) =>
    html`<button class="link" title="Go to where ${field.label} is set" @click=${() => actions.send(request)}>${text}</button>`;
  switch (originOf(state, path)) {
    case 'edited':
      return 'edited here';
    case 'code':
      return go('from your code', { type: 'revealWorkload', id: callOf(path) });
    case 'setting':
      return go('from your settings', { type: 'openSettings', query: settingOf(path) });
    case 'file':
      return isFile
        ? go('in this file', { type: 'openAsText', at: path })
        : go('from breakeven.json', { type: 'openConfigFile' });
    case 'default':
      return byDefault(page, field);
  }
}

/** Opens and shuts the reason for a default. */
function byDefault({ shelf, actions }: Page, { path, label }: Field): TemplateResult {
  const isShown = shelf.source === path;
  return html`<button
    class="link"
    title="Why ${label} is what it is"
    aria-expanded=${isShown ? 'true' : 'false'}
    @click=${() => actions.arrange({ source: isShown ? null : path })}
    >default</button
  >`;
}

function why({ evaluation, state, actions }: Page, { path }: Field): TemplateResult {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const used = evaluation.estimate?.assumptions.find((each) => each.key === key);
  const source = used === undefined ? DEFAULT_SOURCES[path] : `${used.value} ${used.unit}: ${used.source}`;
  const isSetting = Object.hasOwn(state.snapshot.origins, path) && state.snapshot.file === null;
  return html`<p class="why quiet">
    ${source ?? 'nothing is set'}
    ${
      isSetting
        ? html`<button class="link" @click=${() => actions.send({ type: 'openSettings', query: settingOf(path) })}>Change the setting</button>`
        : nothing
    }
  </p>`;
}

function back({ state, actions }: Page, { path, label }: Field): TemplateResult | typeof nothing {
  const { snapshot, scenario } = state;
  const source = originOf(state, path);
  if (snapshot.file === null)
    return source === 'edited'
      ? html` · <button class="link" aria-label="undo ${label}" @click=${() => actions.undo(path)}>undo</button>`
      : nothing;
  const mayGo = source === 'file' && editScenario(scenario, path, undefined).problems.length === 0;
  return mayGo
    ? html` · <button class="link" aria-label="reset ${label}" @click=${() => actions.send({ type: 'resetField', path })}>reset</button>`
    : nothing;
}

/** Of `workloads.<id>.<field>`. */
function callOf(path: string): string {
  return path.slice(path.indexOf('.') + 1, path.lastIndexOf('.'));
}

function settingOf(path: string): string {
  return path.startsWith('workloads.') ? 'breakeven.requestsPerMonth' : `breakeven.${path}`;
}
