import { inFigures, t } from '../util/l10n';
import { countedPapers } from './counted';

/** How far reading has come: so many of so many files. */
export interface ReadingProgress {
  readonly read: number;
  readonly all: number;
}

/** What is known of the library at one moment. */
export interface LibraryFacts {
  /** Undefined before it was read for the first time. */
  readonly papers: number | undefined;
  /** Errors and warnings of ours that the Problems panel shows. */
  readonly problems: number;
  /** Files that could not be read. */
  readonly unread: number;
  /** Undefined while nothing is being read. */
  readonly reading: ReadingProgress | undefined;
}

/** The state of the library beside the language of a document. */
export interface LibraryStatus {
  /** `4,312 papers · 2 problems`. */
  readonly text: string;
  readonly detail: string;
  readonly isBusy: boolean;
  /** A file could not be read, so that papers may be missing. */
  readonly isWarning: boolean;
  /** What a person wants to know next. */
  readonly action: 'explainBibliography' | 'whyNoSuggestion';
}

/** A number of problems in words: `1 problem`, `2 problems`. */
function countedProblems(number: number): string {
  return number === 1 ? t('1 problem') : t('{0} problems', inFigures(number));
}

function detailOf({ reading, unread }: LibraryFacts): string {
  if (reading !== undefined) return readingInWords(reading);
  if (unread === 0) return 'Citewell';
  return unread === 1 ? t('1 file could not be read') : t('{0} files could not be read', inFigures(unread));
}

/** `12 of 40 files read`. */
export function readingInWords({ read, all }: ReadingProgress): string {
  return t('{0} of {1} files read', inFigures(read), inFigures(all));
}

/** What to show of the library in a document. */
export function libraryStatus(facts: LibraryFacts): LibraryStatus {
  const { papers, problems, unread, reading } = facts;
  const counted = papers === undefined ? t('Papers not read yet') : countedPapers(papers);
  return {
    text: problems === 0 ? counted : t('{0} · {1}', counted, countedProblems(problems)),
    detail: detailOf(facts),
    isBusy: reading !== undefined,
    isWarning: unread > 0,
    action: papers === undefined || papers === 0 ? 'whyNoSuggestion' : 'explainBibliography',
  };
}
