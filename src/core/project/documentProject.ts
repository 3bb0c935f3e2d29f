import type { CommandPatterns, Markup } from '../cite/markup';
import type { Span } from '../model/span';
import { formatOfName } from '../read/formatNames';
import { type PlacedDeclaration, configurationOf } from './configuration';
import { type MissingFile, partsOf } from './parts';
import { folderOf, placesOf } from './paths';
import type { ProjectFile, ProjectFiles } from './projectFile';
import { rootOf } from './root';

/** What became of a declaration. */
export type Outcome =
  | { readonly kind: 'found'; readonly path: string }
  /** `tried` are whole paths, at least one. */
  | { readonly kind: 'missing'; readonly tried: readonly string[] }
  /** Outside the workspace, where nothing is touched in Restricted Mode. */
  | { readonly kind: 'outside'; readonly path: string }
  /** The file is there, in a format that is not read. */
  | { readonly kind: 'format'; readonly path: string }
  /** Such places are never looked at. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A bibliography that is declared for a document, wherever that stands. */
export interface ProjectBibliography {
  /** As written, with the ending that the language adds. */
  readonly written: string;
  /** The file that declares it, and where. */
  readonly file: string;
  readonly span: Span;
  readonly outcome: Outcome;
}

/** What a document is part of, and which bibliographies are declared for it. */
export interface DocumentProject {
  /** The main file; the document itself if it is part of no other. */
  readonly root: string;
  /** All files of the document, the main file first. */
  readonly files: readonly string[];
  /** Those of the main file and its parts in their order, then those of configuration files. */
  readonly bibliographies: readonly ProjectBibliography[];
  readonly missingFiles: readonly MissingFile[];
  /** The commands that the user has named, and those that the other files of the document define. */
  readonly commands: CommandPatterns;
  /** There are more parts than were looked at. */
  readonly isCut: boolean;
}

async function outcomeOf(
  { path: written, file, folders }: PlacedDeclaration,
  files: ProjectFiles,
): Promise<Outcome> {
  const places = placesOf(written, folders, files.topOf(file));
  if (places.kind === 'refused') return places;
  const allowed = places.paths.filter((path) => files.isAllowed(path));
  for (const path of allowed) {
    if (await files.exists(path))
      return { kind: formatOfName(path) === undefined ? 'format' : 'found', path };
  }
  const [first = ''] = places.paths;
  return files.isAllowed(first) ? { kind: 'missing', tried: allowed } : { kind: 'outside', path: first };
}

/** What the document that other documents are configured by declares itself, as `index.Rmd` does for a book. */
async function declaredByMain(
  path: string,
  markup: Markup,
  files: ProjectFiles,
): Promise<readonly PlacedDeclaration[]> {
  const main = await files.read(path);
  const folders = [folderOf(path)];
  return (main?.scan(markup).bibliographies ?? []).map((declaration) => ({
    ...declaration,
    file: path,
    folders,
  }));
}

/**
 * Which bibliographies are declared for the document `start` in its language, in it or in a file that belongs with it,
 * and what became of each. Never throws; looks at no more than a few hundred files.
 */
export async function documentProject(
  start: ProjectFile,
  markup: Markup,
  files: ProjectFiles,
): Promise<DocumentProject> {
  const root = await rootOf(start, markup, files);
  const parts = await partsOf(root, start, markup, files);
  const { declarations, mains } = await configurationOf(start.path, markup.id, files);
  const all: PlacedDeclaration[] = [...parts.declarations, ...declarations];
  for (const main of mains) {
    const isKnown = parts.files.some(({ path }) => path === main);
    if (!isKnown) all.push(...(await declaredByMain(main, markup, files)));
  }
  const bibliographies: ProjectBibliography[] = [];
  for (const declaration of all) {
    const { path: written, file, span } = declaration;
    bibliographies.push({ written, file, span, outcome: await outcomeOf(declaration, files) });
  }
  const others = [...parts.lessons].filter(([path]) => path !== start.path);
  return {
    root: root.path,
    files: parts.files.map(({ path }) => path),
    bibliographies,
    missingFiles: parts.missing,
    commands: new Map([...files.commands, ...others.flatMap(([, commands]) => [...commands])]),
    isCut: parts.isCut,
  };
}

/** The paths of the bibliographies that were found, each once. */
export function foundBibliographies({ bibliographies }: DocumentProject): readonly string[] {
  return [
    ...new Set(bibliographies.flatMap(({ outcome }) => (outcome.kind === 'found' ? [outcome.path] : []))),
  ];
}
