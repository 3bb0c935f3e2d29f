import { type Column, type Frame, openFrame, packFrame } from '../util/frame';
import type { PackedTexts } from '../util/packedTexts';
import type { TextColumn } from '../util/textColumn';
import type { Category } from './category';
import type { PaperTable } from './paperTable';
import type { Abstracts, SourcePart } from './sourcePart';
import type { AbstractIndex, IndexShard, Vocabulary } from './wordIndex';

/**
 * What the columns of a part mean, and what readers make of a text. A change of either is a new version, so that what
 * an older Citewell has kept is read anew.
 */
export const partVersion = 4;

type Columns = Map<string, Column>;

/** Columns that are looked up by their names; a missing one makes the frame one of another kind. */
class MissingColumn extends Error {}

function column<Kind extends Column>(
  { columns }: Frame,
  name: string,
  kind: { new (length: number): Kind; readonly BYTES_PER_ELEMENT: number },
): Kind {
  const found = columns.get(name);
  if (!(found instanceof kind)) throw new MissingColumn(name);
  return found;
}

function packText(columns: Columns, name: string, { starts, bytes }: TextColumn): void {
  columns.set(`${name}.starts`, starts).set(`${name}.bytes`, bytes);
}

function openText(frame: Frame, name: string): TextColumn {
  return {
    starts: column(frame, `${name}.starts`, Uint32Array),
    bytes: column(frame, `${name}.bytes`, Uint8Array),
  };
}

function packVocabulary(columns: Columns, name: string, { text, starts, letters }: Vocabulary): void {
  columns.set(`${name}.text`, new TextEncoder().encode(text));
  columns.set(`${name}.starts`, starts).set(`${name}.letters`, letters);
}

function openVocabulary(frame: Frame, name: string): Vocabulary {
  return {
    text: new TextDecoder().decode(column(frame, `${name}.text`, Uint8Array)),
    starts: column(frame, `${name}.starts`, Uint32Array),
    letters: column(frame, `${name}.letters`, Uint32Array),
  };
}

const placeNames = ['starts', 'ends', 'keyStarts', 'keyEnds'] as const;
const tableNames = [
  'dates',
  'keyHashes',
  'aliasHashes',
  'aliasRows',
  'workHashes',
  'workRows',
  'order',
] as const;
const indexNames = ['rowStarts', 'rows', 'wordStarts', 'words'] as const;

function packNumbers<Name extends string>(
  columns: Columns,
  prefix: string,
  names: readonly Name[],
  from: Readonly<Record<Name, Uint32Array>>,
): void {
  for (const name of names) columns.set(`${prefix}.${name}`, from[name]);
}

function openNumbers<Name extends string>(
  frame: Frame,
  prefix: string,
  names: readonly Name[],
): Record<Name, Uint32Array> {
  return Object.fromEntries(
    names.map((name) => [name, column(frame, `${prefix}.${name}`, Uint32Array)]),
  ) as Record<Name, Uint32Array>;
}

/** What `packPart` keeps beside the columns. */
interface About {
  readonly said: unknown;
  readonly categories: readonly Category[];
}

/** A part without its abstracts as bytes, with what else is to be said of it as plain values. Linear. */
export function packPart({ table, index }: SourcePart, said: unknown): Uint8Array<ArrayBuffer> {
  const columns: Columns = new Map();
  packNumbers(columns, 'places', placeNames, table.places);
  packNumbers(columns, 'table', tableNames, table);
  columns.set('table.categoryOf', table.categoryOf).set('table.marks', table.marks);
  packText(columns, 'records', table.records);
  packVocabulary(columns, 'vocabulary', index.vocabulary);
  packNumbers(columns, 'index', indexNames, index);
  columns.set('index.rowFields', index.rowFields).set('index.fields', index.fields);
  const about: About = { said, categories: table.categories };
  return packFrame({ about, columns }, partVersion);
}

function isAbout(value: unknown): value is About {
  if (typeof value !== 'object' || value === null || !('said' in value) || !('categories' in value))
    return false;
  return Array.isArray(value.categories);
}

/** What `opening` gives; undefined if the bytes are no frame, or one of something else. */
function open<Value>(
  bytes: Uint8Array<ArrayBuffer>,
  opening: (frame: Frame) => Value | undefined,
): Value | undefined {
  const frame = openFrame(bytes, partVersion);
  if (frame === undefined) return undefined;
  try {
    return opening(frame);
  } catch (error) {
    if (error instanceof MissingColumn) return undefined;
    throw error;
  }
}

/** The part that was packed, over the same bytes, and what was said of it; undefined for any other bytes. */
export function openPart(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly part: SourcePart; readonly said: unknown } | undefined {
  return open(bytes, (frame) => {
    if (!isAbout(frame.about)) return undefined;
    const categoryOf = column(frame, 'table.categoryOf', Uint16Array);
    const table: PaperTable = {
      size: categoryOf.length,
      places: openNumbers(frame, 'places', placeNames),
      ...openNumbers(frame, 'table', tableNames),
      categories: frame.about.categories,
      categoryOf,
      marks: column(frame, 'table.marks', Uint8Array),
      records: openText(frame, 'records'),
    };
    const index: IndexShard = {
      size: table.size,
      vocabulary: openVocabulary(frame, 'vocabulary'),
      ...openNumbers(frame, 'index', indexNames),
      rowFields: column(frame, 'index.rowFields', Uint8Array),
      fields: column(frame, 'index.fields', Uint8Array),
    };
    return { part: { table, index, abstracts: undefined }, said: frame.about.said };
  });
}

/** Abstracts as bytes, with what else is to be said of them. Linear. */
export function packAbstracts({ texts, index }: Abstracts, said: unknown): Uint8Array<ArrayBuffer> {
  const columns: Columns = new Map();
  columns.set('texts.starts', texts.starts).set('texts.codes', texts.codes);
  packText(columns, 'pieces', texts.pieces);
  packVocabulary(columns, 'vocabulary', index.vocabulary);
  columns.set('index.rowStarts', index.rowStarts).set('index.rows', index.rows);
  return packFrame({ about: said, columns }, partVersion);
}

/** The abstracts that were packed, over the same bytes, and what was said of them; undefined for any other bytes. */
export function openAbstracts(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly abstracts: Abstracts; readonly said: unknown } | undefined {
  return open(bytes, (frame) => {
    const index: AbstractIndex = {
      vocabulary: openVocabulary(frame, 'vocabulary'),
      rowStarts: column(frame, 'index.rowStarts', Uint32Array),
      rows: column(frame, 'index.rows', Uint8Array),
    };
    const texts: PackedTexts = {
      starts: column(frame, 'texts.starts', Uint32Array),
      codes: column(frame, 'texts.codes', Uint8Array),
      pieces: openText(frame, 'pieces'),
    };
    return { abstracts: { texts, index }, said: frame.about };
  });
}
