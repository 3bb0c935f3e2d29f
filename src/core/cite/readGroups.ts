import type { Span } from '../model/span';
import type { CitationGroup, CitationScan } from './markup';
import type { CitationReading } from './neutral';
import { t } from '../util/l10n';

/** Reads the citation that begins with a group; undefined where it is still being typed. */
export type ReadGroup = (text: string, group: CitationGroup) => CitationReading | undefined;

/**
 * What stands at the places of a scan, in the order of the text; the places do not overlap. A citation with another one in
 * its notes is kept. Groups without a key are left out. Linear but for sorting.
 */
export function readGroups(text: string, { groups }: CitationScan, read: ReadGroup): CitationReading[] {
  const readings: CitationReading[] = [];
  const inOrder = groups.toSorted(
    (one, other) => one.span.start - other.span.start || other.span.end - one.span.end,
  );
  let end = 0;
  for (const [index, group] of inOrder.entries()) {
    if (group.span.start < end || group.citations.length === 0) continue;
    const reading = read(text, group);
    if (reading === undefined) {
      ({ end } = group.span);
      continue;
    }
    ({ end } = reading.span);
    const holdsAnother = (inOrder[index + 1]?.span.start ?? end) < end;
    readings.push(holdsAnother ? kept(reading.span, t('another citation stands in its notes')) : reading);
  }
  return readings;
}

/** A place at which a text is left as it is. */
export function kept(span: Span, reason: string): CitationReading {
  return { kind: 'kept', span, reason };
}
