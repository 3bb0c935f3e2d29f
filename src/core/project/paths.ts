import { bibliographyPath } from '../cite/bibliographyPath';
import { t } from '../util/l10n';

/** Where what is written may be: whole paths, to be tried in order, or a reason not to look at all. */
export type Places =
  | { readonly kind: 'places'; readonly paths: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The folder of a file: `/thesis/parts` of `/thesis/parts/one.tex`; `/` for a file at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** The last segment of a path: `one.tex` of `/thesis/parts/one.tex`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The segments of a path, with `.` left out and `..` carried out; one above the top stays at the top. */
export function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

/** The path of `relative` seen from `folder`. */
export function joinPath(folder: string, relative: string): string {
  return `/${segmentsOf(`${folder}/${relative}`).join('/')}`;
}

/** The folder and those around it, innermost first, up to and including `top`; only the folder if it is not below it. */
export function foldersUpTo(folder: string, top: string | undefined): string[] {
  const own = segmentsOf(folder);
  const last = top === undefined ? own : segmentsOf(top);
  if (!last.every((segment, index) => own[index] === segment)) return [joinPath(folder, '')];
  return Array.from(
    { length: own.length - last.length + 1 },
    (_, up) => `/${own.slice(0, own.length - up).join('/')}`,
  );
}

/** How many folders one has to walk through from one folder to the other. */
export function distanceBetween(one: string, other: string): number {
  const [from, to] = [segmentsOf(one), segmentsOf(other)];
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return from.length + to.length - 2 * common;
}

/**
 * Where the file `written` may be, seen from each of `folders`. A path that begins with a slash begins at `top` for
 * Typst and Quarto, else at the top of the disk.
 */
export function placesOf(written: string, folders: readonly string[], top: string | undefined): Places {
  const taken = bibliographyPath(written);
  if (taken.kind === 'refused') return taken;
  if (/[*?]/u.test(taken.path)) return { kind: 'refused', reason: t('wildcards are not followed') };
  // Editors write the letter of a drive small.
  const drive = /^[A-Za-z]:/u.exec(taken.path)?.[0].toLowerCase();
  if (drive !== undefined) return { kind: 'places', paths: [joinPath('/', drive + taken.path.slice(2))] };
  const from = taken.kind === 'relative' ? folders : [...(top === undefined ? [] : [top]), '/'];
  return { kind: 'places', paths: [...new Set(from.map((folder) => joinPath(folder, taken.path)))] };
}
