import type { CommandPatterns, Include, Markup } from '../cite/markup';
import { markupOf } from '../cite/markups';
import type { Span } from '../model/span';
import type { PlacedDeclaration } from './configuration';
import { folderOf, placesOf } from './paths';
import type { ProjectFile, ProjectFiles } from './projectFile';
import { firstFile } from './root';

/** A file that a document names as a part of it, and that is not there. */
export interface MissingFile {
  /** As written. */
  readonly path: string;
  /** The file in which it is named, and where. */
  readonly file: string;
  readonly span: Span;
}

/** A document with all its parts. */
export interface Parts {
  /** In the order in which they are taken in, each once. */
  readonly files: readonly ProjectFile[];
  readonly declarations: readonly PlacedDeclaration[];
  readonly missing: readonly MissingFile[];
  /** What each file teaches about commands, by its path. */
  readonly lessons: ReadonlyMap<string, CommandPatterns>;
  /** There are more parts than are looked at. */
  readonly isCut: boolean;
}

/** More files than any book has. */
const MOST_FILES = 500;
/** TeX gives up earlier. */
const DEEPEST = 30;

/** Follows a document into its parts, as the program that reads it does: what a part teaches is known in the next. */
class PartCollector implements Parts {
  readonly files: ProjectFile[] = [];
  readonly declarations: PlacedDeclaration[] = [];
  readonly missing: MissingFile[] = [];
  readonly lessons = new Map<string, CommandPatterns>();
  isCut = false;
  private readonly seen = new Set<string>();
  private commands: CommandPatterns;

  constructor(
    private readonly rootFolder: string,
    private readonly markup: Markup,
    private readonly port: ProjectFiles,
  ) {
    this.commands = port.commands;
  }

  async add(file: ProjectFile, depth = 0): Promise<void> {
    if (this.seen.has(file.path)) return;
    if (this.files.length === MOST_FILES || depth > DEEPEST) {
      this.isCut = true;
      return;
    }
    this.seen.add(file.path);
    this.files.push(file);
    // A part may have any ending; then it is in the language of the whole.
    const scan = file.scan(markupOf(file.path) ?? this.markup, this.commands);
    const own = folderOf(file.path);
    const folders = [...new Set([this.rootFolder, own])];
    for (const declaration of scan.bibliographies)
      this.declarations.push({ ...declaration, file: file.path, folders });
    const learnt = scan.learntCommands ?? new Map();
    this.lessons.set(file.path, learnt);
    if (learnt.size > 0) this.commands = new Map([...this.commands, ...learnt]);
    for (const include of scan.includes) {
      const found = await this.find(include, file, include.kind === 'root' ? [own] : folders);
      if (found !== undefined && include.kind === 'child') await this.add(found, depth + 1);
    }
  }

  private async find(
    { path, span }: Include,
    { path: file }: ProjectFile,
    folders: readonly string[],
  ): Promise<ProjectFile | undefined> {
    const places = placesOf(path, folders, this.port.topOf(file));
    const found = places.kind === 'places' ? await firstFile(places.paths, this.port) : undefined;
    if (found === undefined) this.missing.push({ path, file, span });
    return found;
  }
}

/** `root` with all its parts, and `start`, which may be a part that the root does not take in. Rings are survived. */
export async function partsOf(
  root: ProjectFile,
  start: ProjectFile,
  markup: Markup,
  files: ProjectFiles,
): Promise<Parts> {
  const parts = new PartCollector(folderOf(root.path), markup, files);
  await parts.add(root);
  await parts.add(start);
  return parts;
}
