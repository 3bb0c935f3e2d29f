import type { Problem } from '../model/problem';
import { t } from '../util/l10n';

/** A file as text, with what had to be guessed. */
export type DecodedFile =
  | { readonly kind: 'text'; readonly text: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'undecodable'; readonly reason: string };

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/** Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1; its five gaps stay control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Bytes as Windows-1252, which every sequence of bytes is. Some versions of Node.js take it for Latin-1, so the difference
 * is made up for here.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replaceAll(/[\u0080-\u009F]/gu, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

/** How many bytes are looked at for a zero byte, which no text has. */
const SNIFFED_BYTES = 8192;

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    // The decoder takes the mark away, as the editor does, so offsets are the same in both.
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // "fatal" is how a decoder says that these bytes are no text in this encoding.
    return undefined;
  }
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** How many bytes from the beginning are UTF-8: those before the first sign of replacement. */
function endOfUtf8(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return utf8Length(lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD'))));
}

/**
 * The text of a file: by its byte-order mark, else UTF-8. A file that is not UTF-8 is read as Windows-1252, which
 * every sequence of bytes is, with a warning at the first place that gave it away. A byte-order mark is not part of the
 * text. Files with zero bytes and broken UTF-16 are not text. Never throws.
 */
export function decodeBytes(bytes: Uint8Array): DecodedFile {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  if (mark === undefined && bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    return { kind: 'undecodable', reason: t('it has zero bytes, so it is no text file') };
  }
  const text = decodeAs(mark?.label ?? 'utf-8', bytes);
  if (text !== undefined) return { kind: 'text', text, problems: [] };
  if (mark !== undefined && mark.label !== 'utf-8') {
    return {
      kind: 'undecodable',
      reason: t('it begins as {0} but goes on as something else', mark.label.toUpperCase()),
    };
  }
  const guessed = decodeWindows1252(bytes);
  // One byte is one character in Windows-1252, so the offset of the byte is that of the character.
  const place = endOfUtf8(bytes);
  return {
    kind: 'text',
    text: guessed,
    problems: [
      {
        code: 'not-utf8',
        severity: 'warning',
        message: t(
          'This file is not UTF-8 and was read as Windows-1252, so accents may be wrong. Save it with the encoding UTF-8.',
        ),
        span: { start: place, end: place + 1 },
      },
    ],
  };
}

/** The text of a file that is given as its bytes or, where it is open in an editor, as its text. Never throws. */
export function decodedContent(content: Uint8Array | string): DecodedFile {
  return typeof content === 'string' ? { kind: 'text', text: content, problems: [] } : decodeBytes(content);
}
