import { placesInBibtex } from '../keys/bibtexPlaces';
import type { KeyPlace } from '../keys/keyPlaces';
import type { ProblemCode } from '../model/problem';
import type { Span } from '../model/span';
import { freeKey, letterPostfix } from '../write/freeKey';
import type { Fix } from './finding';
import { nearestKey } from './nearestKey';
import { t } from '../util/l10n';

function fix(title: string, span: Span, newText: string, { isSafe = false } = {}): Fix[] {
  return [{ kind: 'edits', title, edits: [{ span, newText }], isSafe }];
}

function definedKeys(places: readonly KeyPlace[]): string[] {
  return places.filter(({ role }) => role !== 'cites').map(({ key }) => key);
}

/** What can be done at `span` of a `.bib` text. */
type Fixer = (text: string, span: Span) => Fix[];

/** Behind a key or a value that is followed by a field; a comma there changes nothing but the reading. */
const addComma: Fixer = (_text, { end }) =>
  fix(t('Write the comma'), { start: end, end }, ',', { isSafe: true });

const putInBraces: Fixer = (text, span) => {
  const word = text.slice(span.start, span.end);
  return /^[^\s{}",#=@]+$/u.test(word) ? fix(t('Put “{0}” in braces', word), span, `{${word}}`) : [];
};

/** Citations find the first entry, so that those of the key stay right. */
const takeFreeKey: Fixer = (text, span) => {
  const key = text.slice(span.start, span.end);
  const taken = new Set(definedKeys(placesInBibtex(text)));
  if (!taken.has(key)) return [];
  const free = freeKey(key, taken, letterPostfix);
  return fix(t('Rename this entry to “{0}”', free), span, free);
};

const takeNearestKey: Fixer = (text, { start, end }) => {
  const places = placesInBibtex(text);
  const asked = places.find(({ role, span }) => role === 'cites' && start <= span.start && span.end <= end);
  const own = places.findLast(({ entry }) => entry !== undefined && entry.start < start)?.key;
  const others = definedKeys(places).filter((key) => key !== own);
  const meant = asked && nearestKey(asked.key, others);
  return asked === undefined || meant === undefined
    ? []
    : fix(t('Change to “{0}”', meant), asked.span, meant);
};

const fixers: ReadonlyMap<string, Fixer> = new Map<ProblemCode, Fixer>([
  ['missing-comma', addComma],
  ['undefined-string', putInBraces],
  ['duplicate-key', takeFreeKey],
  ['unknown-crossref', takeNearestKey],
]);

/**
 * What can be done about a problem of a `.bib` text, told at `span`; nothing where no fix is known for its code, or
 * where the text has changed so that it no longer fits. Linear in the text.
 */
export function entryFixes(text: string, code: string, span: Span): readonly Fix[] {
  return fixers.get(code)?.(text, span) ?? [];
}
