import type { Paper } from '../model/paper';
import { type RowMarks, hasBit } from '../reading/rowMarks';
import { type Progress, noMark } from '../reading/readingMark';
import { inFigures, t } from '../util/l10n';
import { plainLabel } from './plainLabel';

/** What is to be seen of a paper besides its title, authors and year. */
interface Seen {
  readonly paper: Paper;
  readonly marks: RowMarks;
  readonly row: number;
  readonly timesCited: number;
}

/** A mark that a paper has: how it looks, and what a screen reader says. */
interface PaperMark {
  /** Absent for what is drawn elsewhere in the row. */
  readonly sign?: string;
  readonly words: string;
  /** Signs stand before the authors, where a narrow view still shows them; the others behind. */
  readonly side: 'before' | 'behind';
}

const progressSigns: Readonly<Record<Progress, () => [sign: string, words: string]>> = {
  unread: () => ['●', t('unread')],
  reading: () => ['◐', t('reading')],
  read: () => ['✓', t('read')],
};
const codeSign = '‹›';
/** The editor takes no more characters at the end of a row. */
const LONGEST_BADGE = 2;

/** The marks of a paper in the order in which they stand. That it is unread is marked once anything has been noted anywhere. */
export function marksOfPaper({ paper, marks, row, timesCited }: Seen): readonly PaperMark[] {
  const { progress, isStarred, tags } = marks.noted.get(row) ?? noMark;
  const before = (sign: string, words: string): PaperMark => ({ sign, words, side: 'before' });
  const behind = (sign: string, words: string): PaperMark => ({ sign, words, side: 'behind' });
  return [
    ...(isStarred ? [before('★', t('starred'))] : []),
    ...(hasBit(marks, row, 'new') ? [before('✦', t('new'))] : []),
    ...(progress === 'unread' && !marks.isUsed ? [] : [before(...progressSigns[progress]())]),
    ...(hasBit(marks, row, 'note') ? [before('✎', t('has a note'))] : []),
    ...(hasBit(marks, row, 'problem') ? [{ words: t('has a problem'), side: 'before' } as const] : []),
    ...(paper.hasCode ? [behind(codeSign, t('has code'))] : []),
    ...(paper.hasPdf === true ? [behind('PDF', t('has a PDF'))] : []),
    ...(timesCited === 0 ? [] : [behind(t('cited {0}×', inFigures(timesCited)), citedInWords(timesCited))]),
    ...tags.map((tag) => behind(`#${plainLabel(tag)}`, t('tagged {0}', plainLabel(tag)))),
  ];
}

function citedInWords(times: number): string {
  return times === 1 ? t('cited here once') : t('cited here {0} times', inFigures(times));
}

/** The signs at the end of the row, where no long title hides them: the first of those before the authors, else that of code. */
export function badgeOf(marks: readonly PaperMark[]): { readonly signs: string; readonly words: string } {
  const first = marks
    .filter(({ side, sign }) => side === 'before' && sign !== undefined)
    .slice(0, LONGEST_BADGE);
  const shown = first.length > 0 ? first : marks.filter(({ sign }) => sign === codeSign);
  return {
    signs: shown.map(({ sign = '' }) => sign).join(''),
    words: shown.map(({ words }) => words).join(', '),
  };
}

/** `★ ✓ Xu 2015 · cited 2×`: `text` with the signs of the marks before and behind it. */
export function markedText(marks: readonly PaperMark[], text: string): string {
  const signs = (side: PaperMark['side']): readonly string[] =>
    marks.flatMap((mark) => (mark.side === side && mark.sign !== undefined ? [mark.sign] : []));
  const first = [...signs('before'), text].filter(Boolean).join(' ');
  const last = signs('behind').filter((sign) => sign !== badgeOf(marks).signs);
  return [first, ...last].filter(Boolean).join(' · ');
}
