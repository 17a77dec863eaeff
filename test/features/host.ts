/** What a feature asks of the place where Breakeven runs, in words that fit each of them: an editor with the extension, or a plain client. */

export type HostName = 'node' | 'web' | 'stdio';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Figure extends Position {
  readonly text: string;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  /** 1 is an error, 4 a hint, as in the protocol. */
  readonly severity: number;
  readonly range: Range;
}

export interface Suggestion {
  readonly label: string;
  readonly detail: string;
}

/** Another model for a call, as the list of models words it. */
export interface OtherModel {
  readonly model: string;
  readonly cost: string;
  readonly detail: string;
  readonly isCurrent: boolean;
}

export interface CallsGroup {
  readonly label: string;
  readonly description: string;
  readonly calls: readonly { readonly label: string; readonly description: string; readonly place: string }[];
}

export interface Calls {
  readonly summary: string;
  readonly groups: readonly CallsGroup[];
}

export interface CallsOptions {
  readonly grouping: 'file' | 'provider' | 'model' | 'placement';
  readonly sorting: 'cost' | 'tokens' | 'place';
  readonly filter: string;
}

export type ReportFormat = 'markdown' | 'csv' | 'json' | 'html';

/** The panel's figures: JSON as the protocol has it. */
export interface PanelFigures {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

export interface EditedScenario {
  readonly scenario: unknown;
  /** Paths of what is edited. */
  readonly edited: readonly string[];
}

/** A document that is open in the editor, or a cell of a notebook. */
export interface OpenDocument {
  text(): string;
  /** Types `by` over the first `text`. */
  replace(text: string, by: string): Promise<void>;
  save(): Promise<void>;
  close(): Promise<void>;
  /** The lines above calls. */
  lenses(): Promise<readonly Figure[]>;
  /** The figures at the ends of lines. */
  hints(): Promise<readonly Figure[]>;
  /** Markdown without links to the extension's commands; empty where there is no hover. */
  hover(at: Position): Promise<string>;
  problems(): readonly Problem[];
  /** Titles of the fixes for a problem. */
  fixes(problem: Problem): Promise<readonly string[]>;
  applyFix(problem: Problem, title: string): Promise<void>;
  complete(at: Position): Promise<readonly Suggestion[]>;
  /** What the status bar says, with its tooltip. */
  summary(): Promise<{ readonly text: string; readonly tooltip: string }>;
  /** Of the selections, or of all of the document. */
  countTokens(selections: readonly Range[]): Promise<string>;
  otherModels(at: Position): Promise<readonly OtherModel[]>;
}

export interface Host {
  readonly name: HostName;
  /** Writes a file beside the editor, which comes to know of it. Paths begin in the first folder. */
  write(path: string, content: string): Promise<void>;
  /** A file or a folder. */
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  open(path: string, languageId: string): Promise<OpenDocument>;
  openUntitled(languageId: string, text: string): Promise<OpenDocument>;
  /** The cells with code of a notebook. */
  openNotebook(path: string): Promise<readonly OpenDocument[]>;
  /** Opens the second folder beside the first, with these files in it. */
  addFolder(files: Readonly<Record<string, string>>): Promise<void>;
  removeFolder(): Promise<void>;
  /** Settings by their names without `breakeven.`; undefined takes one back. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** The user comes to trust the folders, which nobody did before. */
  grantTrust(): Promise<void>;
  /** Of a file that is not open. */
  problemsOf(path: string): readonly Problem[];
  /** What has been said in messages since the last question. */
  messages(): readonly string[];
  report(format: ReportFormat): Promise<string>;
  calls(options: CallsOptions): Promise<Calls>;
  /** What the panel shows: of the workspace as it is, or with a scenario over it. */
  panel(edits: EditedScenario | null): Promise<PanelFigures>;
  /** Runs _Refresh Prices_ and dismisses its question. Returns the answers that were offered. */
  refreshPrices(): Promise<readonly string[]>;
  /** Closes what is open, unsaved or not, removes all files and takes all settings back. */
  reset(): Promise<void>;
}
