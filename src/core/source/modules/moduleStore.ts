/** Modules of a project, parsed when first asked for and kept while they are used; a changed one is parsed from its edit. */

import type { Tree } from '@vscode/tree-sitter-wasm';
import { type ModuleLanguage, moduleLanguageOf } from '../languages/table';
import { parsedData } from '../parsedData';
import {
  type EnvironmentSetting,
  exportOf,
  type FileIndex,
  type Imported,
  type ImportedName,
  type ModuleLinks,
} from '../read/fileIndex';
import type { SyntaxParser } from '../read/parser';
import { staticText, type Value } from '../value';
import { modelVariables } from './environment';
import {
  firstOf,
  folderOf,
  foldersAbove,
  inside,
  type ProjectFiles,
  type ResolvingFiles,
} from './projectFiles';
import { holdsSecrets } from './secretFiles';

/** A module of code as it is now. Its nodes are valid until the next `await` on the store. */
export interface CodeModule {
  readonly tree: Tree;
  readonly index: FileIndex;
}

interface KeptModule extends CodeModule {
  readonly text: string;
  readonly language: ModuleLanguage;
}

/** Answers of earlier rounds that lacked no file: they stay as they are. */
export class Settled {
  private readonly answers = new Map<unknown, unknown>();

  constructor(
    readonly index: FileIndex,
    private readonly lacked: () => number,
  ) {}

  /** `answer()` for a part of the module, or what it was in an earlier round. */
  once<T>(part: object, answer: () => T): T {
    if (this.answers.has(part)) return this.answers.get(part) as T;
    const before = this.lacked();
    const found = answer();
    if (this.lacked() === before) this.answers.set(part, found);
    return found;
  }
}

/** What was read, and the files that the answer depends on, those among them that are not there. */
export interface Linked<T> {
  readonly result: T;
  readonly dependencies: readonly string[];
}

/** Each round reads the files that the one before asked for: so far apart may a name and its value be. */
const MAX_ROUNDS = 12;

/** Trees and what was found in them take some fifty times this in memory. What one reading needs at once may take more. */
const MAX_KEPT_CHARACTERS = 300_000;
const MAX_USED_CHARACTERS = 1_000_000;

type Target = string | null;

export class ModuleStore {
  private readonly kept = new Map<string, KeptModule>();
  private keptCharacters = 0;
  /** Of the parser, when it was last looked at. */
  private lost = 0;
  /** Kept modules whose files have changed: what differs is parsed when they are next asked for. */
  private readonly stale = new Set<string>();
  /** Files that are not code, or not to be read. */
  private readonly data = new Map<string, string | null>();
  private readonly targets = new Map<string, Target>();
  private readonly environments = new Map<string, ReadonlyMap<string, EnvironmentSetting>>();
  private wanted = new Map<string, () => Promise<void>>();
  /** Files that the reading under way depends on, and the one that it reads. */
  private used = new Set<string>();
  private reading = '';
  private pass = 0;
  /** The reading that is under way, or was last. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly resolving: ResolvingFiles;
  /** How often an answer lacked something that is not there yet. */
  private lacked = 0;

  constructor(
    private readonly parser: SyntaxParser,
    private readonly files: ProjectFiles,
    /** Modules of packages: never looked for in the project. */
    private readonly isPackage: (module: string) => boolean,
  ) {
    const { has, read } = files;
    this.resolving = { has, read, configurations: new Map() };
  }

  /**
   * Reads a module with `use`, again whenever that asked for a file that was not read yet. Null when parsing was given up.
   * One module at a time: trees that one reading holds must not be another's to free.
   */
  read<T>(
    path: string,
    language: ModuleLanguage,
    text: string,
    use: (module: CodeModule, settled: Settled) => T,
  ): Promise<Linked<T> | null> {
    const reading = this.last.then(() => this.readAlone(path, language, text, use));
    this.last = reading.catch(() => undefined);
    return reading;
  }

  private async readAlone<T>(
    path: string,
    language: ModuleLanguage,
    text: string,
    use: (module: CodeModule, settled: Settled) => T,
  ): Promise<Linked<T> | null> {
    const dependencies = new Set<string>();
    this.used = dependencies;
    this.reading = path;
    let settled: Settled | null = null;
    for (let round = 1; ; round += 1) {
      const module = await this.module(path, language, text);
      if (module === null) return null;
      this.wanted = new Map();
      this.pass += 1;
      if (settled?.index !== module.index) settled = new Settled(module.index, () => this.lacked);
      const result = use(module, settled);
      const { wanted } = this;
      if (wanted.size === 0 || round === MAX_ROUNDS) return { result, dependencies: [...dependencies] };
      for (const load of wanted.values()) await load();
    }
  }

  /** A file has another text, or is new or gone, and with it perhaps where names lead to. */
  changed(path: string, isNewOrGone: boolean): void {
    if (this.kept.has(path)) this.stale.add(path);
    this.data.delete(path);
    if (isNewOrGone || /\.json$/.test(path)) {
      this.targets.clear();
      this.resolving.configurations.clear();
    }
    if (isNewOrGone || /\.env\b|\benv\./.test(path)) this.environments.clear();
  }

  /** After the reading that is under way. */
  dispose(): void {
    void this.last.then(() => {
      for (const path of [...this.kept.keys()]) this.drop(path);
    });
  }

  private async module(path: string, language: ModuleLanguage, text: string): Promise<KeptModule | null> {
    this.dropLost();
    const known = this.kept.get(path);
    this.stale.delete(path);
    if (known?.text === text && known.language === language) return this.touch(path, known);
    const old = known?.language.grammar === language.grammar ? known : null;
    const tree = await this.parser.parse(language.grammar, text, old);
    this.dropLost();
    this.drop(path);
    if (tree === null) return null;
    const index = language.reader.index(tree.rootNode);
    index.module.links = this.links(path, language);
    const module = { tree, index, text, language };
    this.kept.set(path, module);
    this.keptCharacters += text.length;
    this.makeRoom(path);
    return module;
  }

  private touch(path: string, module: KeptModule): KeptModule {
    this.kept.delete(path);
    this.kept.set(path, module);
    return module;
  }

  /** What the reading under way needs goes last: it would be asked for again. */
  private makeRoom(except: string): void {
    for (const path of [...this.kept.keys()]) {
      if (this.keptCharacters <= MAX_KEPT_CHARACTERS) return;
      const most = this.used.has(path) ? MAX_USED_CHARACTERS : MAX_KEPT_CHARACTERS;
      if (this.keptCharacters > most && path !== except && path !== this.reading) this.drop(path);
    }
  }

  private drop(path: string): void {
    const module = this.kept.get(path);
    if (module === undefined) return;
    this.kept.delete(path);
    this.stale.delete(path);
    this.keptCharacters -= module.text.length;
    module.tree.delete();
  }

  /** Trees that went with the memory that they were in. */
  private dropLost(): void {
    if (this.lost === this.parser.lost) return;
    this.lost = this.parser.lost;
    this.kept.clear();
    this.stale.clear();
    this.keptCharacters = 0;
  }

  /** The way to the other files from a text that stands at the path. */
  links(path: string, language: ModuleLanguage): ModuleLinks {
    const currentPass = () => this.pass;
    const lacked = () => this.lacked;
    return {
      path,
      get pass() {
        return currentPass();
      },
      get lacked() {
        return lacked();
      },
      lack: () => {
        this.lacked += 1;
      },
      imported: (from) => this.imported(path, language, from),
      textOf: (file) => this.textOf(path, file),
      environment: (variable) => this.environment(path, variable),
    };
  }

  private imported(path: string, language: ModuleLanguage, { module, name }: ImportedName): Imported | null {
    if (this.isPackage(module)) return null;
    const target = this.target(path, language, module);
    const found = target === null ? null : this.importedFrom(target, name);
    if (found !== null || name === '*' || name === 'default' || language.submodule === undefined)
      return found;
    const inner = this.target(path, language, language.submodule(module, name));
    return inner === null ? null : this.importedFrom(inner, '*');
  }

  private importedFrom(path: string, name: string): Imported | null {
    this.used.add(path);
    const language = moduleLanguageOf(path);
    if (language === null) {
      const text = this.dataAt(path);
      return text === null ? null : { kind: 'data', value: dataValue(path, text) };
    }
    const module = this.kept.get(path);
    if (module === undefined || this.stale.has(path)) {
      this.wantModule(path, language);
      return null;
    }
    if (name === '*') return { kind: 'module', index: module.index };
    const definition = exportOf(module.index, name);
    return definition === null ? null : { kind: 'definition', definition };
  }

  private want(key: string, load: () => Promise<void>): void {
    this.lacked += 1;
    this.wanted.set(key, load);
  }

  private wantModule(path: string, language: ModuleLanguage): void {
    if (this.data.get(path) === null) return;
    this.want(path, async () => {
      const text = await this.files.read(path);
      if (text !== null && (await this.module(path, language, text)) !== null) return;
      this.drop(path);
      this.data.set(path, null);
    });
  }

  /** The file that a module is; null when there is none, or it is still to be looked for. */
  private target(path: string, language: ModuleLanguage, specifier: string): Target {
    // What a name leads to is the same for all files of a folder.
    return this.found(`${folderOf(path)}\0${specifier}`, () =>
      language.resolve(specifier, path, this.resolving),
    );
  }

  private found(key: string, find: () => Promise<Target>): Target {
    const target = this.targets.get(key);
    if (target === undefined)
      this.want(key, async () => {
        this.targets.set(key, await find());
      });
    else if (target !== null) this.used.add(target);
    return target ?? null;
  }

  private dataAt(path: string): string | null {
    const text = this.data.get(path);
    if (text === undefined)
      this.want(path, async () => {
        this.data.set(path, await this.files.read(path));
      });
    return text ?? null;
  }

  private textOf(from: string, file: string): string | null {
    const target = this.found(`${folderOf(from)}\0text\0${file}`, () =>
      firstOf(placesOf(from, file), this.files),
    );
    return target === null || holdsSecrets(target) ? null : this.dataAt(target);
  }

  private environment(path: string, variable: string): EnvironmentSetting | null {
    const folder = folderOf(path);
    const known = this.environments.get(folder);
    if (known === undefined)
      this.want(`env\0${folder}`, async () => {
        this.environments.set(folder, await modelVariables(path, this.files));
      });
    return known?.get(variable) ?? null;
  }
}

/** A path that starts at the project's root, or is relative to where the program runs: the root, or a folder above the file. */
function placesOf(from: string, file: string): string[] {
  if (file.startsWith('/')) return [file.slice(1)];
  return [file, ...foldersAbove(from).map((folder) => inside(folder, file))];
}

function dataValue(path: string, text: string): Value {
  return (/\.(?:json|ya?ml)$/i.test(path) ? parsedData(text) : null) ?? staticText(text);
}
