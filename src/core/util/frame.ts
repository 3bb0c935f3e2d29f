import { checksum, checksumSteps } from './checksum';

/**
 * Columns of numbers and texts in one run of bytes, to be handed to another thread or kept in a file without being
 * touched one by one:
 *
 *     frame   = magic version checksum length header data       five numbers of 32 bits, little-endian
 *     header  = JSON: what the columns mean, and kind, offset and length of each; `length` bytes, then zeros up to 8
 *     data    = the columns, each beginning at a multiple of 8
 *
 * The checksum is that of header and data.
 */

const magic = 0x5746_5743;
const prelude = 16;

/** What a column is made of. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Columns by their names, with what else has to be known of them as plain values. */
export interface Frame {
  readonly about: unknown;
  readonly columns: ReadonlyMap<string, Column>;
}

type ColumnKind = 8 | 16 | 32;
type ColumnPlace = readonly [name: string, kind: ColumnKind, offset: number, length: number];

const constructors = { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array } as const;

function kindOf(column: Column): ColumnKind {
  return column instanceof Uint8Array ? 8 : column instanceof Uint16Array ? 16 : 32;
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}

/** The frame as bytes; `version` names what its columns mean. Linear. */
export function packFrame({ about, columns }: Frame, version: number): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const places: ColumnPlace[] = [];
  for (const [name, column] of columns) {
    places.push([name, kindOf(column), offset, column.length]);
    offset += aligned(column.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ about, places }));
  const dataStart = prelude + aligned(header.length);
  const bytes = new Uint8Array(dataStart + offset);
  bytes.set(header, prelude);
  for (const [name, , start] of places) {
    const column = columns.get(name);
    if (column === undefined) continue;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), dataStart + start);
  }
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, magic, true);
  numbers.setUint32(4, version, true);
  numbers.setUint32(8, checksum(bytes.subarray(prelude)), true);
  numbers.setUint32(12, header.length, true);
  return bytes;
}

function isPlace(value: unknown): value is ColumnPlace {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [name, kind, offset, length] = value as readonly unknown[];
  const isKind = kind === 8 || kind === 16 || kind === 32;
  const isSize = (size: unknown): boolean => Number.isSafeInteger(size) && Number(size) >= 0;
  return typeof name === 'string' && isKind && isSize(offset) && isSize(length) && Number(offset) % 8 === 0;
}

/**
 * The frame in `bytes`, its columns being views of them; undefined if they are no frame of this version or end too
 * early. Whether they are as they were written is for `verifyFrame`. Costs the header; never throws.
 */
export function openFrame(bytes: Uint8Array<ArrayBuffer>, version: number): Frame | undefined {
  // A view can begin at a multiple of its size only.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (whole.length < prelude) return undefined;
  const numbers = new DataView(whole.buffer, whole.byteOffset);
  if (numbers.getUint32(0, true) !== magic || numbers.getUint32(4, true) !== version) return undefined;
  const headerEnd = prelude + numbers.getUint32(12, true);
  const header = headerOf(whole.subarray(prelude, headerEnd));
  if (header === undefined) return undefined;
  const dataStart = prelude + aligned(headerEnd - prelude);
  const columns = new Map<string, Column>();
  for (const [name, kind, offset, length] of header.places) {
    const start = dataStart + offset;
    if (start + (length * kind) / 8 > whole.length) return undefined;
    columns.set(name, new constructors[kind](whole.buffer, whole.byteOffset + start, length));
  }
  return { about: header.about, columns };
}

function headerOf(
  bytes: Uint8Array,
): { readonly about: unknown; readonly places: readonly ColumnPlace[] } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Bytes that are no JSON are no header; the caller is told so.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('about' in value) || !('places' in value))
    return undefined;
  const { about, places } = value;
  return Array.isArray(places) && places.every(isPlace) ? { about, places } : undefined;
}

/** Whether the bytes of a frame are as they were packed. Comes to its end in steps of a few milliseconds. */
export function* verifyFrame(bytes: Uint8Array<ArrayBuffer>): Generator<undefined, boolean> {
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (whole.length < prelude) return false;
  const said = new DataView(whole.buffer, whole.byteOffset).getUint32(8, true);
  return (yield* checksumSteps(whole.subarray(prelude))) === said;
}
