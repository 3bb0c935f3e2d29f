/** How far somebody has come with a paper, from the least to the most. */
export const progresses = ['unread', 'reading', 'read'] as const;

/** One of `progresses`. */
export type Progress = (typeof progresses)[number];

/** What somebody has noted about a paper. */
export interface ReadingMark {
  readonly progress: Progress;
  readonly isStarred: boolean;
  /** Each once, sorted, none of them empty or with white space in it. */
  readonly tags: readonly string[];
}

/** A paper about which nothing has been noted. */
export const noMark: ReadingMark = { progress: 'unread', isStarred: false, tags: [] };

/** True if there is nothing to note. */
export function isBlank({ progress, isStarred, tags }: ReadingMark): boolean {
  return progress === 'unread' && !isStarred && tags.length === 0;
}

/** True if the same has been noted; undefined is nothing. */
export function isSameMark(one: ReadingMark = noMark, other: ReadingMark = noMark): boolean {
  return (
    one === other ||
    (one.progress === other.progress &&
      one.isStarred === other.isStarred &&
      one.tags.join(' ') === other.tags.join(' '))
  );
}

/** What two people have noted about one paper, as one: the further of both, and everything that either has. */
export function unitedMarks(one: ReadingMark, other: ReadingMark): ReadingMark {
  const further = progresses.indexOf(one.progress) > progresses.indexOf(other.progress) ? one : other;
  return {
    progress: further.progress,
    isStarred: one.isStarred || other.isStarred,
    tags: sortedTags([...one.tags, ...other.tags]),
  };
}

/** The tags, each once, in the order in which they are kept. */
export function sortedTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].sort();
}

/** The tags in what was typed, between commas: `#to cite, methods` gives `methods` and `to-cite`. */
export function typedTags(text: string): readonly string[] {
  const tags = text.split(/[,;\n]/u).map((tag) =>
    tag
      .replaceAll(/[#\p{Cc}\p{Cf}]+/gu, ' ')
      .trim()
      .replaceAll(/\s+/gu, '-'),
  );
  return sortedTags(tags.filter((tag) => tag !== ''));
}
