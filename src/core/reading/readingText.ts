import {
  type Progress,
  type ReadingMark,
  isBlank,
  noMark,
  progresses,
  sortedTags,
  unitedMarks,
} from './readingMark';

/**
 * The file in which marks are kept, made so that git merges it without asking: no heading, a line for each paper, sorted.
 *
 *     file   = { line }
 *     line   = name { " " field }             `doi:10.1/x read ★ #methods`
 *     name   = kind ":" …                     without white space, see workNames.ts
 *     field  = "unread" | "reading" | "read" | "★" | "#" tag | anything else, which is kept
 *
 * A line that is none of these is kept byte for byte. Lines of one name count together, and so do both sides of a merge
 * conflict: the further of both, every star and every tag.
 */
interface MarkLine {
  readonly name: string;
  readonly mark: ReadingMark;
  /** Fields that are not ours. */
  readonly others: readonly string[];
}

interface Line {
  /** With its end. */
  readonly text: string;
  /** Absent for a line that is not ours. */
  readonly known?: MarkLine;
}

function markLine(text: string): MarkLine | undefined {
  const [name = '', ...fields] = text.trim().split(/\s+/u);
  if (!/^(?:doi|arxiv|title|key):./u.test(name)) return undefined;
  const found = fields.filter(isProgress);
  const furthest = found.toSorted((one, other) => progresses.indexOf(other) - progresses.indexOf(one))[0];
  const isTag = (field: string): boolean => field.startsWith('#') && field.length > 1;
  const tags = sortedTags(fields.filter(isTag).map((field) => field.slice(1)));
  return {
    name,
    mark: { progress: furthest ?? 'unread', isStarred: fields.includes('★'), tags },
    others: fields.filter((field) => !isProgress(field) && field !== '★' && !isTag(field)),
  };
}

function isProgress(field: string): field is Progress {
  return progresses.some((progress) => progress === field);
}

function textOf({ name, mark, others }: MarkLine): string {
  const { progress, isStarred, tags } = mark;
  return [name, progress, ...(isStarred ? ['★'] : []), ...tags.map((tag) => `#${tag}`), ...others].join(' ');
}

const conflictMark = /^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/u;

/** The lines, of a merge conflict those of both sides without its marks and without what both had before. */
function linesOf(text: string): { readonly lines: readonly Line[]; readonly hasConflict: boolean } {
  const lines: Line[] = [];
  let hasConflict = false;
  let isBefore = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+/gu) ?? []) {
    if (conflictMark.test(line)) {
      hasConflict = true;
      isBefore = line.startsWith('|');
      continue;
    }
    if (isBefore) continue;
    const known = markLine(line);
    lines.push(known === undefined ? { text: line } : { text: line, known });
  }
  return { lines, hasConflict };
}

/** What a file says. */
export interface ReadingFile {
  readonly marks: ReadonlyMap<string, ReadingMark>;
  /** Both sides of a merge conflict are in the file; the marks are those of both. */
  readonly hasConflict: boolean;
}

/** Reads a file of marks. Whatever is in it, never throws; a line that is none says nothing. Linear. */
export function readReading(text: string): ReadingFile {
  const { lines, hasConflict } = linesOf(text);
  const marks = new Map<string, ReadingMark>();
  for (const { known } of lines) {
    if (known === undefined) continue;
    const before = marks.get(known.name);
    marks.set(known.name, before === undefined ? known.mark : unitedMarks(before, known.mark));
  }
  return { marks, hasConflict };
}

/** What is noted about one paper from now on. */
export interface MarkChange {
  /** All names of the paper, the best first, as `workNames` gives them. */
  readonly names: readonly string[];
  readonly mark: ReadingMark;
}

/**
 * The text of the file with these changes; with none, the same text but for a merge conflict, of which both sides are
 * kept. A paper that is in the file under several names or twice gets one line; a line with nothing left to say goes.
 * Other lines stay as they are and where they are. Linear, but for sorting new lines.
 */
export function changedReading(text: string, changes: readonly MarkChange[]): string {
  const { lines, hasConflict } = linesOf(text);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const changeOf = new Map(changes.flatMap((change) => change.names.map((name) => [name, change] as const)));
  const firstOf = new Map<unknown, number>();
  const united = new Map<unknown, MarkLine>();
  // In a file without a conflict, only lines of what is changed are put together.
  const groupOf = ({ name }: MarkLine): unknown => changeOf.get(name) ?? (hasConflict ? name : undefined);
  for (const [place, { known }] of lines.entries()) {
    const group = known && groupOf(known);
    if (known === undefined || group === undefined) continue;
    if (!firstOf.has(group)) firstOf.set(group, place);
    const before = united.get(group);
    united.set(group, before === undefined ? known : unitedLines(before, known));
  }
  const kept = lines.flatMap((line, place): readonly Line[] => {
    const group = line.known && groupOf(line.known);
    if (group === undefined) return [line];
    const whole = firstOf.get(group) === place ? united.get(group) : undefined;
    if (whole === undefined) return [];
    const change = changeOf.get(whole.name);
    const mark = change?.mark ?? whole.mark;
    if (isBlank(mark) && whole.others.length === 0) return [];
    const known = { ...whole, mark };
    return [{ text: `${textOf(known)}${end}`, known }];
  });
  const fresh = [...new Set(changeOf.values())]
    .filter((change) => !firstOf.has(change) && !isBlank(change.mark))
    .map(({ names: [name = ''], mark }): MarkLine => ({ name, mark, others: [] }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return joined(kept, fresh, end);
}

function unitedLines(one: MarkLine, other: MarkLine): MarkLine {
  return {
    name: one.name,
    mark: unitedMarks(one.mark, other.mark),
    others: [...new Set([...one.others, ...other.others])],
  };
}

/** The lines with new ones each before the first that is sorted behind it. */
function joined(lines: readonly Line[], fresh: readonly MarkLine[], end: string): string {
  const texts: string[] = [];
  let next = 0;
  const addBefore = (name: string | undefined): void => {
    for (; next < fresh.length; next++) {
      const line = fresh[next];
      if (line === undefined || (name !== undefined && line.name > name)) return;
      texts.push(`${textOf(line)}${end}`);
    }
  };
  for (const { text, known } of lines) {
    if (known !== undefined) addBefore(known.name);
    texts.push(text.endsWith('\n') ? text : `${text}${end}`);
  }
  addBefore(undefined);
  return texts.join('');
}

/** What is noted under any of the names of a paper. */
export function markOf(marks: ReadonlyMap<string, ReadingMark>, names: readonly string[]): ReadingMark {
  return names.flatMap((name) => marks.get(name) ?? []).reduce(unitedMarks, noMark);
}
