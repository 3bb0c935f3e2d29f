import type { ReadResult } from '../model/paper';
import { type Place, placeColumns } from '../model/places';
import type { Problem } from '../model/problem';
import type { Reference } from '../model/reference';
import { makeCitationKey } from '../write/citationKey';
import { paperOfReference } from './paperOfReference';
import { t } from '../util/l10n';

/** A work with its place. */
export interface FoundReference {
  readonly reference: Reference;
  readonly place: Place;
}

/** The works of a file in its order. */
export interface FoundReferences {
  readonly found: readonly FoundReference[];
  readonly problems: readonly Problem[];
}

/**
 * The works, those without a key under one in the manner of Google Scholar that is free in the file. A key that is there
 * twice is reported and kept.
 */
export function keyed({ found, problems }: FoundReferences): FoundReferences {
  const taken = new Set(found.map(({ reference }) => reference.key));
  const seen = new Set<string>();
  const all: Problem[] = [...problems];
  const withKeys = found.map(({ reference, place }): FoundReference => {
    const { key } = reference;
    if (key === '') return { reference: withKey(reference, taken), place };
    if (seen.has(key)) all.push(duplicateKey(key, place));
    seen.add(key);
    return { reference, place };
  });
  return { found: withKeys, problems: all.toSorted((one, other) => one.span.start - other.span.start) };
}

function withKey(reference: Reference, taken: Set<string>): Reference {
  const key = makeCitationKey(paperOfReference(reference), taken);
  taken.add(key);
  return { ...reference, key, isKeyMade: true };
}

function duplicateKey(key: string, { span, keySpan = span }: Place): Problem {
  const { start, end } = keySpan;
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: t(
      'A record above is called "{0}" too, and a citation finds that one. Rename or remove one of them.',
      key,
    ),
    span: { start, end: Math.max(end, start + 1) },
  };
}

/** The papers of the works, as the library shows them. */
export function papersOfFound({ found, problems }: FoundReferences): ReadResult {
  return {
    papers: found.map(({ reference }) => paperOfReference(reference)),
    places: placeColumns(found.map(({ place }) => place)),
    problems,
  };
}

/** Says at the beginning of a text that it is of another kind; nothing of an empty one. */
export function otherKind(text: string, message: string): readonly Problem[] {
  const start = text.search(/[^\s\ufeff]/u);
  if (start === -1) return [];
  return [{ code: 'not-a-record', severity: 'error', message, span: { start, end: start + 1 } }];
}

/** True for what BibTeX and the languages that cite can have for a key. */
export function isKey(text: string): boolean {
  return /^[^\s{}(),"#%~\\=]{1,200}$/.test(text);
}
