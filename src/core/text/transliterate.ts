import { foldText } from './fold';

/** Greek and Cyrillic letters as catalogues commonly write them in Latin ones; unlisted letters have no plain form. */
const latinForms: ReadonlyMap<string, string> = new Map([
  ...pair('αβγδεζηικλμνξοπρστυφω', 'a b g d e z i i k l m n x o p r s t y f o'),
  ...pair('θχψ', 'th ch ps'),
  ...pair('абвгдезийклмнопрстуфыэіґ', 'a b v g d e z i i k l m n o p r s t u f y e i g'),
  ...pair('жхцчшщюяєђљњћџ', 'zh kh ts ch sh shch yu ya ye dj lj nj c dz'),
  ...pair('ъь', ' '),
]);

/**
 * The text in lower-case ASCII letters, digits and whatever other ASCII signs it holds: "Çelik" is `celik`, "Иванов" is
 * `ivanov`. A letter of a script without an alphabet known here (Chinese, Arabic, …) is dropped, so a name may come back
 * empty. Linear.
 */
export function transliterate(text: string): string {
  return foldText(text).replace(/[^\0-\x7f]/g, (letter) => latinForms.get(letter) ?? '');
}

function pair(letters: string, forms: string): readonly (readonly [string, string])[] {
  const written = forms.split(' ');
  return letters.split('').map((letter, at) => [letter, written[at] ?? '']);
}
