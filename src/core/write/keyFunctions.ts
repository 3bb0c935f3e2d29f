import type { Author } from '../model/author';
import { transliterate } from '../text/transliterate';
import { wordSet } from '../util/wordSet';

/** What a key is made of. */
export interface KeyParts {
  readonly authors: readonly Author[];
  readonly authorsTruncated?: boolean;
  readonly year?: number;
  readonly title: string;
  /** The journal or proceedings. */
  readonly venue?: string;
  /** The type of the entry, in lower case. */
  readonly type?: string;
}

type Arguments = readonly (string | number)[];

/** Words that say nothing about a title when it opens with them; found out from the keys Google Scholar makes. */
const openingWords: ReadonlySet<string> = wordSet(`
  a an and are as at by do for from how in is of on or the to what when where which who why with
`);

/** The author part of a key when no author is known or none can be written in ASCII. */
const nobody = 'anonymous';

/**
 * What a template may begin a term with; the empty name is that of a literal. All give words in ASCII with blanks between
 * them, which go at last, and the empty text for what is not known.
 */
export const keyFunctions: ReadonlyMap<string, (parts: KeyParts, args: Arguments) => string> = new Map<
  string,
  (parts: KeyParts, args: Arguments) => string
>([
  ['', (_, [text]) => String(text ?? '')],
  ['auth', ({ authors }, [letters]) => cut(familyName(authors[0]), letters)],
  ['authors', (parts, [count]) => authorNames(parts, countOf(count, parts.authors.length))],
  ['authetal', authorsEtAl],
  ['authword', ({ authors }) => authorWord(authors)],
  ['year', ({ year }) => (year === undefined ? '' : String(year))],
  ['shortyear', ({ year }) => (year === undefined ? '' : String(year).slice(-2))],
  ['title', ({ title }) => tellingWords(title).map(capitalised).join(' ')],
  [
    'shorttitle',
    ({ title }, [count, capitals]) => firstWords(title, countOf(count, 3), countOf(capitals, 0)),
  ],
  [
    'veryshorttitle',
    ({ title }, [count, capitals]) => firstWords(title, countOf(count, 1), countOf(capitals, 0)),
  ],
  ['journal', ({ venue }) => wordsOf(venue ?? '').join(' ')],
  ['type', ({ type }) => type ?? ''],
]);

/** What may follow in a term, behind a point. */
export const keyFilters: ReadonlyMap<string, (text: string) => string> = new Map<
  string,
  (text: string) => string
>([
  ['lower', (text) => text.toLowerCase()],
  ['upper', (text) => text.toUpperCase()],
  ['capitalize', (text) => text.split(' ').map(capitalised).join(' ')],
  [
    'abbr',
    (text) =>
      text
        .split(' ')
        .map((word) => word.charAt(0))
        .join(''),
  ],
  ['fold', folded],
]);

/** The first author with a name that ASCII can write, so that one name in another script does not cost the part. */
function authorWord(authors: readonly Author[]): string {
  for (const author of authors) {
    const names = author.kind === 'literal' ? [author.literal] : [author.family, author.given ?? ''];
    const written = names.map(lastWord).find((word) => word !== '');
    if (written !== undefined) return written;
  }
  return nobody;
}

/** Scholar takes a name's last word up to its hyphen: "Rami Al-Rfou" is known as `al`, "Gemini Team" as `team`. */
function lastWord(name: string): string {
  const word = folded(name).trim().split(/\s+/).at(-1) ?? '';
  return wordsIn(word)[0] ?? '';
}

/** The family name without its particle, or the whole name of a corporation. */
function familyName(author: Author | undefined): string {
  if (author === undefined) return '';
  return wordsOf(author.kind === 'literal' ? author.literal : author.family).join(' ');
}

function authorNames({ authors, authorsTruncated }: KeyParts, count: number): string {
  const names = authors.slice(0, count).map(familyName).filter(Boolean);
  const goesOn = authors.length > count || authorsTruncated === true;
  return [...names, ...(goesOn ? ['EtAl'] : [])].join(' ');
}

function authorsEtAl(parts: KeyParts): string {
  return authorNames(parts, parts.authors.length === 2 ? 2 : 1);
}

/** The words of a title without those that say nothing, or all of them where none says anything. */
function tellingWords(title: string): readonly string[] {
  const words = wordsOf(title);
  const telling = words.filter((word) => !openingWords.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words.slice(0, 1);
}

function firstWords(title: string, count: number, capitals: number): string {
  const words = tellingWords(title).slice(0, count);
  return words.map((word, index) => (index < capitals ? capitalised(word) : word)).join(' ');
}

function countOf(argument: string | number | undefined, otherwise: number): number {
  return typeof argument === 'number' && argument > 0 ? argument : otherwise;
}

function cut(text: string, letters: string | number | undefined): string {
  return text.slice(0, countOf(letters, text.length));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words of a text in ASCII; no key needs more than the opening of a text. */
function wordsOf(text: string): readonly string[] {
  return wordsIn(folded(text.slice(0, 1000)));
}

/** Runs of letters and digits; an apostrophe joins ("don't" is `dont`), a hyphen parts. */
function wordsIn(text: string): readonly string[] {
  return text.replaceAll("'", '').match(/[A-Za-z0-9]+/g) ?? [];
}

/** The text in ASCII, with its capitals: "Çelik" is `Celik`. */
function folded(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const plain = transliterate(character);
    return character === character.toLowerCase() ? plain : capitalised(plain);
  }).join('');
}
