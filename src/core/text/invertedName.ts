import type { Author } from '../model/author';
import { isNameParticle, isNameSuffix } from './plainName';

/**
 * A name as catalogues write it, "van der Berg, Ada, Jr."; undefined where there is none. Without a comma it is a literal,
 * as for a corporation, but "Pereira VM" and "Fanning E." end with initials, which belong to a person. Never throws.
 */
export function invertedName(written: string): Author | undefined {
  const pieces = written
    .split(',')
    .map((piece) => piece.trim().replaceAll(/\s+/g, ' '))
    .filter((piece) => piece !== '');
  const [first = '', second, third] = pieces;
  if (first === '') return undefined;
  if (second === undefined) {
    const [, family, initials] = /^(.*\p{Ll}.*) ((?:\p{Lu}\.?-?){1,4})$/u.exec(first) ?? [];
    if (family === undefined || initials === undefined) return { kind: 'literal', literal: first };
    return person(family, spacedInitials(initials), undefined);
  }
  // Both orders of the last two parts are met.
  if (third !== undefined && isNameSuffix(second)) return person(first, third, second);
  return person(first, spacedInitials(second), third);
}

function person(written: string, given: string, suffix: string | undefined): Author {
  const words = written.split(' ');
  const start = words.findIndex((word, at) => at === words.length - 1 || !isNameParticle(word));
  const prefix = words.slice(0, start).join(' ');
  return {
    kind: 'person',
    family: words.slice(start).join(' '),
    given,
    ...(prefix !== '' && { prefix }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** `VM` and `J.M.` as people read them: `V. M.`, `J. M.`. */
function spacedInitials(given: string): string {
  if (/^\p{Lu}{1,3}$/u.test(given)) return Array.from(given, (letter) => `${letter}.`).join(' ');
  return given.replaceAll(/(?<=(?:^|[\s.])\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ');
}
