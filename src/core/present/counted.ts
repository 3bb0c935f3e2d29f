import { inFigures, t } from '../util/l10n';

/** A number of papers in words: `1 paper`, `4,312 papers`. */
export function countedPapers(number: number): string {
  return number === 1 ? t('1 paper') : t('{0} papers', inFigures(number));
}

/** A number of works in words: `1 work`, `12 works`. */
export function countedWorks(number: number): string {
  return number === 1 ? t('1 work') : t('{0} works', inFigures(number));
}

/** A number of citations in words: `1 citation`, `20 citations`. */
export function countedCitations(number: number): string {
  return number === 1 ? t('1 citation') : t('{0} citations', inFigures(number));
}
