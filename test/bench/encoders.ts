import { decodeWindows1252 } from '../../src/core/read/decodeBytes';

/** An encoding as the editor names it, with what writes and reads it. */
export interface Encoder {
  readonly name: string;
  /** Characters beyond ASCII that it can hold. */
  readonly letters: string;
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
}

const utf8 = new TextEncoder();
const ofUtf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const everywhere = 'éüßČж漢😀\u00a0\u2028\u0301';

/** Twelve encodings of the kinds that there are: Unicode with and without a mark, one byte, two bytes. */
export const encoders: readonly [Encoder, ...Encoder[]] = [
  { name: 'utf8', letters: everywhere, encode: (text) => utf8.encode(text), decode: ofUtf8 },
  {
    name: 'utf8bom',
    letters: everywhere,
    encode: (text) => utf8.encode(`\ufeff${text}`),
    decode: ofUtf8,
  },
  utf16('utf16le', true),
  utf16('utf16be', false),
  tabled('windows1252', 'éüß€“”–', decodeWindows1252),
  tabled('iso88591', 'éüß\u00a0', decodeWindows1252, 0xa0),
  tabled('iso885915', 'éüß€', decoder('iso-8859-15'), 0xa0),
  tabled('windows1250', 'éČřß€', decoder('windows-1250')),
  tabled('windows1251', 'Жизнь«»', decoder('windows-1251')),
  tabled('macroman', 'éüß“”', decoder('macintosh')),
  tabled('koi8r', 'Жизнь', decoder('koi8-r')),
  twoBytes('shiftjis', '漢字表ソ', decoder('shift_jis')),
];

function decoder(label: string): (bytes: Uint8Array) => string {
  const made = new TextDecoder(label);
  return (bytes) => made.decode(bytes);
}

function utf16(name: string, isLittle: boolean): Encoder {
  const encode = (text: string) => {
    const bytes = new Uint8Array(text.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    for (const [at, unit] of Array.from(`\ufeff${text}`.split(''), (one) => one.charCodeAt(0)).entries())
      view.setUint16(at * 2, unit, isLittle);
    return bytes;
  };
  return { name, letters: everywhere, encode, decode: decoder(isLittle ? 'utf-16le' : 'utf-16be') };
}

function tabled(name: string, letters: string, decode: Encoder['decode'], firstByte = 0x80): Encoder {
  const bytesOf = new Map<string, readonly number[]>();
  for (let byte = firstByte; byte < 0x100; byte += 1) bytesOf.set(decode(Uint8Array.of(byte)), [byte]);
  return { name, letters, encode: (text) => encodeBy(bytesOf, text), decode };
}

function twoBytes(name: string, letters: string, decode: Encoder['decode']): Encoder {
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  }
  return { name, letters, encode: (text) => encodeBy(bytesOf, text), decode };
}

/** Throws where the encoding lacks a character: that is what the edits must not come to. */
function encodeBy(bytesOf: ReadonlyMap<string, readonly number[]>, text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      if (character <= '\x7f') return [character.charCodeAt(0)];
      const bytes = bytesOf.get(character);
      if (bytes === undefined) throw new Error(`no ${JSON.stringify(character)} in this encoding`);
      return [...bytes];
    }),
  );
}
