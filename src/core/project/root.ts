import type { CitationScan, Markup } from '../cite/markup';
import { markupOf } from '../cite/markups';
import { distanceBetween, folderOf, foldersUpTo, nameOf, placesOf } from './paths';
import type { ProjectFile, ProjectFiles } from './projectFile';

/** No document is part of parts of parts any deeper. */
const DEEPEST = 20;
/** Documents that are looked through for the one that takes another in, the nearest first. */
const MOST_CANDIDATES = 300;

/** Languages whose documents are made of several files, and when one can stand alone: then nobody is looked for. */
const standsAlone: ReadonlyMap<string, (text: string, scan: CitationScan) => boolean> = new Map([
  ['latex', (text: string) => text.includes('\\begin{document}')],
  ['quarto', (text: string) => text.startsWith('---')],
  ...['myst', 'typst', 'org', 'asciidoc', 'restructuredtext'].map(
    (id) => [id, (_: string, scan: CitationScan) => scan.bibliographies.length > 0] as const,
  ),
]);

/** The first of `paths` where there is a file that may be read. */
export async function firstFile(
  paths: readonly string[],
  files: ProjectFiles,
): Promise<ProjectFile | undefined> {
  for (const path of paths) {
    const file = files.isAllowed(path) ? await files.read(path) : undefined;
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The main file that the text itself names. */
async function namedRoot(
  file: ProjectFile,
  markup: Markup,
  files: ProjectFiles,
): Promise<ProjectFile | undefined> {
  for (const { kind, path } of file.scan(markup).includes) {
    if (kind !== 'root') continue;
    const places = placesOf(path, [folderOf(file.path)], files.topOf(file.path));
    const root = places.kind === 'places' ? await firstFile(places.paths, files) : undefined;
    if (root !== undefined) return root;
  }
  return undefined;
}

/** True if `parent` takes in the file at `path`, and not another of the same name that is nearer to it. */
async function takesIn(
  parent: ProjectFile,
  path: string,
  markup: Markup,
  files: ProjectFiles,
): Promise<boolean> {
  const top = files.topOf(parent.path);
  // A part of a part is named as seen from the main file, which is in one of the folders around it.
  const folders = foldersUpTo(folderOf(parent.path), top);
  for (const { kind, path: written } of parent.scan(markup).includes) {
    const places = kind === 'child' ? placesOf(written, folders, top) : undefined;
    if (places?.kind !== 'places') continue;
    const at = places.paths.indexOf(path);
    if (at !== -1 && (await firstFile(places.paths.slice(0, at), files)) === undefined) return true;
  }
  return false;
}

/** The nearest document of the workspace that takes in `file`. */
async function parentOf(
  file: ProjectFile,
  markup: Markup,
  files: ProjectFiles,
): Promise<ProjectFile | undefined> {
  if (standsAlone.get(markup.id)?.(file.text, file.scan(markup)) !== false) return undefined;
  const folder = folderOf(file.path);
  const [stem = ''] = nameOf(file.path).split('.', 1);
  const candidates = (await files.documents())
    .filter((path) => path !== file.path && markupOf(path)?.id === markup.id)
    .map((path) => ({ path, distance: distanceBetween(folder, folderOf(path)) }))
    .toSorted((one, other) => one.distance - other.distance || (one.path < other.path ? -1 : 1));
  for (const { path } of candidates.slice(0, MOST_CANDIDATES)) {
    const parent = files.isAllowed(path) ? await files.read(path) : undefined;
    if (parent === undefined || !parent.text.includes(stem)) continue;
    if (await takesIn(parent, file.path, markup, files)) return parent;
  }
  return undefined;
}

/**
 * The main file of the document that `start` is part of: the one it names, or else the one that takes it in; and so on
 * from there. `start` itself if there is none; in a ring, the last before it closes.
 */
export async function rootOf(start: ProjectFile, markup: Markup, files: ProjectFiles): Promise<ProjectFile> {
  const seen = new Set<string>();
  let root = start;
  while (seen.size < DEEPEST) {
    seen.add(root.path);
    const next = (await namedRoot(root, markup, files)) ?? (await parentOf(root, markup, files));
    if (next === undefined || seen.has(next.path)) break;
    root = next;
  }
  return root;
}
