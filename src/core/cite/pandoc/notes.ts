import type { Note } from '../neutral';
import { noteOf, withDashes, withoutEscapes } from '../notes';

/** Words beside a citation in Markdown. */
export function markdownNote(written: string): Note | undefined {
  const bare = written.replaceAll(/\\[!-/:-@[-`{-~]/gu, '');
  const plain = written
    .replaceAll(/\\ |&nbsp;/gu, '\u00A0')
    .replaceAll(/(?<!\\)[*`]|(?<![\p{L}\p{N}\\])_|(?<!\\)_(?![\p{L}\p{N}])/gu, '');
  return noteOf('markdown', written, {
    plain: withDashes(withoutEscapes(plain)),
    isFormatted: /[*`$<]|(?<![\p{L}\p{N}])_|\]\(/u.test(bare),
  });
}

/** A note as it stands in brackets; a blank at which no line may end is a plain one, as people type it. */
export function markdownText({ language, written, plain }: Note): string {
  if (language === 'markdown') return written;
  return plain.replaceAll('\u00A0', ' ').replaceAll(/[\\`*_[\]<@;^~]/gu, String.raw`\$&`);
}
