import { readFileSync } from 'node:fs';
import { applyEdits } from '../../src/core/edit/textEdits';
import { type BibOperation, editBibliography } from '../../src/core/edit/bibOperation';
import { placesInBibtex } from '../../src/core/keys/bibtexPlaces';
import { decodeBytes } from '../../src/core/read/decodeBytes';
import { corpusBibs } from './corpusBibs';
import type { Scorer } from './scorer';

const key = 'citewell2026added';
const added: BibOperation = {
  kind: 'add',
  entry: {
    type: 'article',
    key,
    fields: [
      { name: 'title', value: 'An added entry' },
      { name: 'author', value: 'Doe, Jane' },
      { name: 'year', value: '2026' },
    ],
  },
};

/** Files that are refused, and why that is right. */
const refusals: ReadonlyMap<string, string> = new Map([
  [
    'bib/citation-js/different_delimiters.bib',
    'its last entry is not closed and would take in what is added',
  ],
  ['bib/serde_bibtex/errors.bib', 'the same'],
  ['bib/serde_bibtex/non_utf8.bib', 'the same'],
  [
    'bib/jabref/encoding-utf-16BE-with-header.bib',
    'its lines end in lone carriage returns, so that all of it is a comment to some programs',
  ],
]);

/** The text with another key, wherever the key stands as a key. */
function renamed(text: string, from: string, to: string): string {
  const edits = placesInBibtex(text)
    .filter(({ key: one, role }) => one === from && role !== 'alias')
    .map(({ span }) => ({ span, newText: to }));
  return applyEdits(text, edits);
}

/**
 * Adds an entry to every real bibliography, renames a key and removes the entry again: what is left of it all must be the
 * renaming.
 */
export const bibEdits: Scorer = {
  name: 'edits of real bibliographies',
  run: (corpus) => {
    const lines: string[] = [];
    let [passed, failed] = [0, 0];
    for (const file of corpusBibs(corpus)) {
      const decoded = decodeBytes(readFileSync(file.path));
      if (decoded.kind === 'undecodable') continue;
      const { text } = decoded;
      const counts = new Map<string, number>();
      const places = placesInBibtex(text);
      for (const place of places) counts.set(place.key, (counts.get(place.key) ?? 0) + 1);
      const old = places.find(({ role, key: one }) => role === 'defines' && counts.get(one) === 1)?.key;
      const fresh = `${old ?? ''}Renamed`;
      const operations: readonly BibOperation[] = [
        added,
        ...(old === undefined ? [] : [{ kind: 'rename' as const, target: { key: old }, key: fresh }]),
        { kind: 'remove', target: { key } },
      ];
      const outcome = editBibliography(text, 'utf8', operations);
      if (outcome.kind === 'refused') {
        const reason = refusals.get(file.name);
        if (reason === undefined) failed += 1;
        else passed += 1;
        lines.push(
          reason === undefined
            ? `WRONG   ${file.name}: ${outcome.reason}`
            : `known   ${file.name}: refused, ${reason}`,
        );
        continue;
      }
      const expected = old === undefined ? text : renamed(text, old, fresh);
      if (applyEdits(text, outcome.edits) === expected) passed += 1;
      else {
        failed += 1;
        lines.push(`WRONG   ${file.name}: more than the key is different`);
      }
    }
    return { passed, failed, lines };
  },
};
