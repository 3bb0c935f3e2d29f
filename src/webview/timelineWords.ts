import type { TimelineSpan } from '../core/present/timeline';
import { inFigures, t } from '../core/util/l10n';

/** `2015`, or `1990–1994`. */
export function spanInWords({ from, to }: Pick<TimelineSpan, 'from' | 'to'>): string {
  return from === to ? String(from) : `${from}–${to}`;
}

export function papersInWords(count: number): string {
  return count === 1 ? t('1 paper') : t('{0} papers', inFigures(count));
}
