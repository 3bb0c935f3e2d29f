import type { Paper, ReadResult } from '../../model/paper';
import { type Place, placeColumns } from '../../model/places';
import type { Problem } from '../../model/problem';
import type { Reference } from '../../model/reference';
import type { Span } from '../../model/span';
import type { DataMap } from '../../text/dataNode';
import { cslPaper } from './cslPaper';
import { cslReference } from './cslReference';
import { t } from '../../util/l10n';

/** What a text holds, in its order. */
export interface FoundItems {
  readonly items: readonly DataMap[];
  readonly problems: readonly Problem[];
  /** Those of `items` of which some is missing, which is among the problems: nothing more needs to be said of them. */
  readonly damaged: ReadonlySet<DataMap>;
  /** The text has a list of items, be it an empty one, or has nothing at all. */
  readonly isBibliography: boolean;
}

/** Fields of which every item has some; other data has one of them by chance. */
const telling = ['type', 'title', 'author', 'editor', 'issued', 'container-title', 'DOI', 'URL'];

/** True if the map can only be an item: it has an `id` and a field that tells of a work. */
export function isItemLike({ fields }: DataMap): boolean {
  return fields.has('id') && telling.some((name) => fields.has(name));
}

function tellsOfWork({ fields }: DataMap): boolean {
  return ['id', ...telling].filter((name) => fields.has(name)).length > 1;
}

/**
 * The papers of the items of `text`. Every item with an id is one, also where a field is wrong or another item has its
 * id. `readWords` makes readable words of titles and the like. Data of another kind gives no papers and one problem. Never throws; linear.
 */
export function papersOfItems(
  text: string,
  found: FoundItems,
  readWords: (written: string) => string,
): ReadResult {
  const { items, damaged } = found;
  if (isOtherData(found)) {
    const problems = found.problems.length > 0 ? found.problems : [noCsl(text)];
    return { papers: [], places: placeColumns([]), problems };
  }
  const papers: Paper[] = [];
  const places: Place[] = [];
  const problems: Problem[] = [...found.problems];
  const firstIds = new Map<string, Span>();
  for (const item of items) {
    const id = item.fields.get('id');
    if (id?.kind !== 'text' || id.text === '') {
      problems.push(missingKey(item));
      continue;
    }
    const first = firstIds.get(id.text);
    if (first === undefined) firstIds.set(id.text, id);
    else problems.push(duplicateKey(id.text, id, first));
    const described = cslPaper(item, readWords, (problem) => {
      if (!damaged.has(item)) problems.push(problem);
    });
    papers.push({ ...described, key: id.text });
    places.push(placeOf(text, item, id.text, id));
  }
  problems.sort((one, other) => one.span.start - other.span.start);
  return { papers, places: placeColumns(places), problems };
}

/** The works of the items with an id, those that are wanted. Never throws; linear. */
export function referencesOfItems(
  found: FoundItems,
  readWords: (written: string) => string,
  isWanted: (key: string) => boolean,
): readonly Reference[] {
  if (isOtherData(found)) return [];
  return found.items.flatMap((item) => {
    const id = item.fields.get('id');
    const isKnown = id?.kind === 'text' && id.text !== '' && isWanted(id.text);
    return isKnown ? [cslReference(item, id.text, readWords)] : [];
  });
}

function isOtherData({ items, isBibliography }: FoundItems): boolean {
  return items.length > 0 ? !items.some(tellsOfWork) : !isBibliography;
}

/** An id that is written with escapes has no place where its key could be read or replaced. */
function placeOf(text: string, item: Span, key: string, { start, end }: Span): Place {
  const span = { start: item.start, end: item.end };
  return text.slice(start, end) === key ? { span, keySpan: { start, end } } : { span };
}

function noCsl(text: string): Problem {
  const start = text.search(/[^\s\ufeff]/u);
  return {
    code: 'not-csl',
    severity: 'error',
    message: t(
      'This file holds no bibliography: there are no items with “id”, “type” and “title”, as Zotero and Pandoc write them. Export it anew as CSL-JSON or CSL-YAML.',
    ),
    span: { start: Math.max(start, 0), end: Math.max(start, 0) + 1 },
  };
}

function missingKey({ start }: DataMap): Problem {
  return {
    code: 'missing-key',
    severity: 'error',
    message: t('This item has no “id” and cannot be cited. Add one.'),
    span: { start, end: start + 1 },
  };
}

function duplicateKey(key: string, { start, end }: Span, first: Span): Problem {
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: t(
      'An item above has the id "{0}" too, and a citation finds that one. Rename or remove one of them.',
      key,
    ),
    span: { start, end },
    related: { message: t('The first item'), span: { start: first.start, end: first.end } },
  };
}
