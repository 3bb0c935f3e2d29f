import type { Reference, ReferenceResult } from '../model/reference';
import { assertNever } from '../util/assertNever';
import { type BibDialect, bibEntry } from './bibEntry';
import { defaultStyle } from './bibStyle';
import { cslItem } from './cslItem';
import { entryText } from './entryText';
import { freeKey, letterPostfix } from './freeKey';
import { risText } from './risText';

/** The formats that works can be written in. */
export const exportFormats = ['bibtex', 'biblatex', 'csl-json', 'ris'] as const;

/** One of the formats that works can be written in. */
export type ExportFormat = (typeof exportFormats)[number];

/** Works as a text. */
export interface ExportText {
  /** Ends with a line end unless it is empty. */
  readonly text: string;
  /** What the format has no place for, by the names of the fields, with how many works have it. */
  readonly lost: ReadonlyMap<string, number>;
  /** Keys that the format does not allow, with those that stand for them. */
  readonly changedKeys: ReadonlyMap<string, string>;
}

/** The works in their order as a file of the format, which keeps a preamble if it can. Never throws; linear. */
export function exportText(
  { references, preamble }: Omit<ReferenceResult, 'problems'>,
  format: ExportFormat,
): ExportText {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return bibText(references, preamble, format);
    case 'csl-json': {
      const items = references.map(cslItem);
      return { text: `${JSON.stringify(items, undefined, 2)}\n`, lost: new Map(), changedKeys: new Map() };
    }
    case 'ris': {
      const records = references.map(risText);
      const lost = new Map<string, number>();
      for (const name of records.flatMap((record) => record.lost)) lost.set(name, (lost.get(name) ?? 0) + 1);
      return { text: records.map(({ text }) => text).join('\n'), lost, changedKeys: new Map() };
    }
    default:
      return assertNever(format);
  }
}

function bibText(
  references: readonly Reference[],
  preamble: string | undefined,
  dialect: BibDialect,
): ExportText {
  const taken = new Set(references.map(({ key }) => key));
  const changedKeys = new Map<string, string>();
  const entries = references.map((reference) => {
    const key = bibKey(reference.key, taken, reference.entry === undefined ? unusualInKeys : notInKeys);
    if (key !== reference.key) changedKeys.set(reference.key, key);
    return entryText({ ...bibEntry(reference, dialect), key }, defaultStyle);
  });
  const head = preamble === undefined ? [] : [`@preamble{{${preamble}}}`];
  const text = [...head, ...entries].map((entry) => `${entry}\n`).join('\n');
  return { text, lost: new Map(), changedKeys };
}

/** What would end a key in a `.bib` file. */
const notInKeys = /[\s{},"#%\p{Cc}\ufeff]+/gu;

/** What a key of a `.bib` file may have, and one that is new there should not. */
const unusualInKeys = /[\s{}(),"#%~\\='@\p{Cc}\ufeff]+/gu;

function bibKey(key: string, taken: Set<string>, unwanted: RegExp): string {
  const plain = key.replaceAll(unwanted, '_');
  if (plain === key) return key;
  const free = freeKey(plain === '' ? 'anonymous' : plain, taken, letterPostfix);
  taken.add(free);
  return free;
}
