import { decodeWindows1252 } from '../read/decodeBytes';

/** What an encoding can write besides ASCII, by the editor's names for encodings without their hyphens. */
type Repertoire =
  | { readonly kind: 'unicode' }
  | { readonly kind: 'one byte'; readonly label: string; readonly firstByte: number }
  | { readonly kind: 'two bytes'; readonly label: string };

const unicode = ['utf8', 'utf8bom', 'utf16le', 'utf16be', 'gb18030'].map(
  (name) => [name, { kind: 'unicode' }] as const,
);
/** The ISO 8859 family leaves 0x80 to 0x9F to control characters; decoders take some of it for its Windows cousins. */
const iso = ['iso88591', 'iso88592', 'iso88593', 'iso88594', 'iso88595', 'iso88596', 'iso88597', 'iso88598']
  .concat(['iso885910', 'iso885911', 'iso885913', 'iso885914', 'iso885915'])
  .map((name) => [name, { kind: 'one byte', label: name, firstByte: 0xa0 }] as const);
const oneByte = [
  ['windows1250', 'windows-1250'],
  ['windows1251', 'windows-1251'],
  ['windows1252', 'windows-1252'],
  ['windows1253', 'windows-1253'],
  ['windows1254', 'windows-1254'],
  ['windows1255', 'windows-1255'],
  ['windows1256', 'windows-1256'],
  ['windows1257', 'windows-1257'],
  ['windows1258', 'windows-1258'],
  ['windows874', 'windows-874'],
  ['macroman', 'macintosh'],
  ['koi8r', 'koi8-r'],
  ['koi8u', 'koi8-u'],
  ['cp866', 'ibm866'],
].map(([name = '', label = '']) => [name, { kind: 'one byte', label, firstByte: 0x80 }] as const);
const twoBytes = [
  ['shiftjis', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['gbk', 'gbk'],
  ['gb2312', 'gbk'],
].map(([name = '', label = '']) => [name, { kind: 'two bytes', label }] as const);

const repertoires: ReadonlyMap<string, Repertoire> = new Map<string, Repertoire>([
  ...unicode,
  ...iso,
  ...oneByte,
  ...twoBytes,
]);

const charactersOf = new Map<string, ReadonlySet<string>>();

/**
 * True if a file in `encoding`, named as the editor does (`utf8bom`, `windows1252`) or with hyphens (`UTF-8`), can hold
 * the text. An encoding that is not known here is taken to hold ASCII only. Half a surrogate pair is in none.
 */
export function canEncode(text: string, encoding: string): boolean {
  return firstNotEncoded(text, encoding) === undefined;
}

/** The first character that the encoding cannot hold; undefined where it holds all of the text. */
export function firstNotEncoded(text: string, encoding: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(text)) return undefined;
  const name = encoding.toLowerCase().replaceAll(/[-_ ]/g, '');
  const repertoire = repertoires.get(name);
  if (repertoire?.kind === 'unicode') return /\p{Cs}/u.exec(text)?.[0];
  let characters = charactersOf.get(name);
  if (characters === undefined) charactersOf.set(name, (characters = charactersIn(repertoire)));
  for (const character of text) {
    if (character > '\x7f' && !characters.has(character)) return character;
  }
  return undefined;
}

function charactersIn(repertoire: Exclude<Repertoire, { kind: 'unicode' }> | undefined): ReadonlySet<string> {
  if (repertoire === undefined) return new Set();
  try {
    return new Set(repertoire.kind === 'one byte' ? ofOneByte(repertoire) : ofTwoBytes(repertoire.label));
  } catch {
    // A host may be built without the decoders of rare encodings; its editor has them all the same.
    return new Set();
  }
}

function ofOneByte({ label, firstByte }: { readonly label: string; readonly firstByte: number }): string {
  const bytes = Uint8Array.from({ length: 0x100 - firstByte }, (_, index) => firstByte + index);
  const text = label === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(label).decode(bytes);
  return text.replaceAll('\ufffd', '');
}

function ofTwoBytes(label: string): readonly string[] {
  const decoder = new TextDecoder(label);
  const characters: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      // Two signs are not one character but a byte that stands alone, and another.
      if (character.length === 1 && character !== '\ufffd') characters.push(character);
    }
  }
  return characters;
}
