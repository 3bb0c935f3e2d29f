import { hashText } from '../util/hashText';

const ending = '.md';
/** No system takes more than 255 bytes, of which a character is four at most. */
const MOST_BYTES = 180;
const KEPT_CHARACTERS = 60;
/** What any file system takes, and no link or glob reads as something else. */
const unsafe = /[^\p{L}\p{N}\p{M}._\-+,=@]/gu;
/** Names that mean devices in Windows, whatever ends them. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

function escaped(characters: string): string {
  const bytes = new TextEncoder().encode(characters);
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}

/**
 * The name of the file with the note of a paper: its key, with what a file system might take for something else escaped as
 * in an address. A name and never a path. A key that is longer than a name may be gets its hash at the end.
 */
export function noteFileName(key: string): string {
  const safe = key
    .replaceAll(unsafe, escaped)
    .replace(/^\.+|\.+$/gu, escaped)
    .replace(devices, (name) => escaped(name.slice(0, 1)) + name.slice(1));
  if (safe === '') return `%${ending}`;
  if (new TextEncoder().encode(safe).length <= MOST_BYTES) return safe + ending;
  // Half a character is none.
  return `${safe.slice(0, KEPT_CHARACTERS).replaceAll(/\p{Cs}/gu, '')}~${hashText(key).toString(16)}${ending}`;
}

/** The key of the paper whose note has this file name; undefined for a name that is not of `noteFileName`, or one that was cut. */
export function keyOfNote(fileName: string): string | undefined {
  if (!fileName.endsWith(ending)) return undefined;
  let key: string;
  try {
    key = decodeURIComponent(fileName.slice(0, -ending.length));
  } catch {
    // Not every percent sign begins an escape.
    return undefined;
  }
  return noteFileName(key) === fileName ? key : undefined;
}
