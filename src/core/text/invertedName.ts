import type { Author } from '../model/author';
import { isNameParticle, isNameSuffix } from './plainName';

/**
 * A name as catalogues write it, "van der Berg, Ada, Jr."; undefined where there is none. Several words without a comma
 * are a literal, as for a corporation, but "Pereira VM" and "Fanning E." end with initials, which belong to a person. Never throws.
 */
export function invertedName(written: string): Author | undefined {
  const pieces = written.split(',').map((piece) => piece.trim().replaceAll(/\s+/g, ' '));
  const [first = '', second = '', third = '', ...others] = pieces;
  if (first === '') return undefined;
  if (second === '' && third === '') {
    const lastBlank = Math.max(first.lastIndexOf(' '), 0);
    const [family, initials] = [first.slice(0, lastBlank), first.slice(lastBlank).trim()];
    if (family === '') return { kind: 'person', family: first };
    const isPerson = /^(?:\p{Lu}\.?-?){1,4}$/u.test(initials) && /\p{Ll}/u.test(family);
    if (!isPerson) return { kind: 'literal', literal: first };
    return person(family, spacedInitials(initials), '');
  }
  // Both orders of the last two parts are met.
  if (isNameSuffix(second) && third !== '') return person(first, [third, ...others].join(', '), second);
  return person(first, second, [third, ...others].filter(Boolean).join(', '));
}

/** The same for a catalogue that packs initials: "Brown, JM" and "Brown, J.M." are J. M. Brown. */
export function packedName(written: string): Author | undefined {
  const name = invertedName(written);
  if (name?.kind !== 'person' || name.given === undefined) return name;
  return { ...name, given: spacedInitials(name.given) };
}

function person(written: string, given: string, suffix: string): Author {
  const words = written.split(' ');
  const start = words.findIndex((word, at) => at === words.length - 1 || !isNameParticle(word));
  const prefix = words.slice(0, start).join(' ');
  return {
    kind: 'person',
    family: words.slice(start).join(' '),
    ...(given !== '' && { given }),
    ...(prefix !== '' && { prefix }),
    ...(suffix !== '' && { suffix }),
  };
}

/** `VM` and `J.M.` as people read them: `V. M.`, `J. M.`. */
function spacedInitials(given: string): string {
  if (/^\p{Lu}{1,3}$/u.test(given)) return Array.from(given, (letter) => `${letter}.`).join(' ');
  return given.replaceAll(/(?<=(?:^|[\s.])\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ');
}
