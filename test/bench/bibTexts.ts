import type { Random } from './random';

/** The five ways in which the lines of a file end. */
export const lineEndStyles = ['\\n', '\\r\\n', '\\r', 'mixed', '\\r\\n, none at the end'] as const;
type LineEndStyle = (typeof lineEndStyles)[number];

/** The text, of which all lines end in `\n`, with its lines ended in another way. */
export function inLineEnds(text: string, style: LineEndStyle, { pick }: Random): string {
  const written: Readonly<Record<LineEndStyle, (text: string) => string>> = {
    '\\n': (plain) => plain,
    '\\r\\n': (plain) => plain.replaceAll('\n', '\r\n'),
    '\\r': (plain) => plain.replaceAll('\n', '\r'),
    mixed: (plain) => plain.replaceAll('\n', () => pick(['\n', '\n', '\r\n', '\r\n', '\r'])),
    '\\r\\n, none at the end': (plain) => plain.trimEnd().replaceAll('\n', '\r\n'),
  };
  return written[style](text);
}

const types = ['article', 'ARTICLE', 'Book', 'inproceedings', 'InProceedings', 'misc'] as const;
const names = [
  'title',
  'author',
  'year',
  'journal',
  'note',
  'doi',
  'url',
  'month',
  'abstract',
  'TITLE',
] as const;
const between = [
  '\n',
  '\n\n',
  '\n\n\n',
  ' ',
  '\n% a comment\n',
  '\njunk between\n',
  '\n@comment{kept}\n\n',
] as const;
const heads = [
  '',
  '',
  '% Encoding: x\n\n',
  '@string{nat = "Nature"}\n\n',
  '@preamble{"\\newcommand"}\n',
  '\n\n',
] as const;
const damages = [
  '@book{x, title = {open',
  '@book{, title={no key}}',
  '@book{y z}',
  '<<<<<<< ours\n',
  '}',
] as const;

interface Layout {
  readonly indent: string;
  readonly equals: string;
  readonly isAligned: boolean;
  readonly endsWithComma: boolean;
  readonly isOneLine: boolean;
}

/** A `.bib` text of a few entries in a style of its own, its lines ended by `\n`; a few texts are damaged. */
export function randomBibText(letters: string, random: Random): string {
  const { below, chance, pick } = random;
  const layout: Layout = {
    indent: pick(['  ', '\t', '    ', '', ' ']),
    equals: pick([' = ', '=', ' =', '= ']),
    isAligned: chance(0.2),
    endsWithComma: chance(0.4),
    isOneLine: chance(0.15),
  };
  const count = below(7);
  const keys = Array.from({ length: count }, (_, index) => (chance(0.05) ? 'same' : keyOf(index, random)));
  const usual = pick(between);
  let text = pick(heads);
  for (const key of keys) {
    text += entryText(key, keys, letters, layout, random) + (chance(0.8) ? usual : pick(between));
    if (chance(0.02)) text += pick(damages) + pick(between);
  }
  return text;
}

function keyOf(index: number, { chance, pick }: Random): string {
  return `${pick(['xu', 'Ba', 'o:k', 'm-n', "O'B"])}${chance(0.5) ? index : 9 - index}${pick(['', 'a', '_x'])}${index}`;
}

function entryText(
  key: string,
  keys: readonly string[],
  letters: string,
  layout: Layout,
  random: Random,
): string {
  const { below, chance, pick } = random;
  const fields = Array.from({ length: below(6) }, () => pick(names) as string);
  if (chance(0.1)) fields.push(pick(['crossref', 'related', 'xdata', 'ids']));
  const lineEnd = layout.isOneLine ? ' ' : `\n${layout.indent}`;
  const longest = Math.max(0, ...fields.map((name) => name.length));
  const written = fields.map((name) => {
    const padded = layout.isAligned ? name.padEnd(longest) : name;
    const isKey = ['crossref', 'related', 'xdata'].includes(name);
    return `${padded}${layout.equals}${isKey ? `{${keys[below(keys.length)]}}` : valueText(letters, random)}`;
  });
  const comment = !layout.isOneLine && chance(0.05) ? ' % of this' : '';
  const joined = written.join(`,${comment}${lineEnd}`);
  const [open, close] = chance(0.05) ? ['(', ')'] : ['{', '}'];
  const end = `${layout.endsWithComma ? ',' : ''}${layout.isOneLine ? '' : '\n'}${close}`;
  return `@${pick(types)}${chance(0.05) ? ' ' : ''}${open}${key}${written.length === 0 ? '' : `,${lineEnd}`}${joined}${end}`;
}

/** A value with its delimiters. */
export function valueText(letters: string, random: Random): string {
  const { below, pick } = random;
  const inside = valueInside(letters, random);
  return pick([
    `{${inside}}`,
    `{${inside}}`,
    `"${inside.replaceAll('"', '')}"`,
    String(1990 + below(40)),
    'jan',
    `nat # "${below(9)}"`,
  ]);
}

/** A value without delimiters, with balanced braces. */
export function valueInside(letters: string, random: Random): string {
  const { below, chance, pick } = random;
  const characters = Array.from(letters);
  const words = Array.from({ length: below(6) }, () =>
    pick([
      'Show',
      '{BERT}',
      '\\"{u}',
      '$x_1$',
      '%',
      '@',
      '"q"',
      '#',
      ',',
      '=',
      '2015',
      '\n',
      characters[below(characters.length)] ?? '',
    ]),
  );
  return words.join(chance(0.8) ? ' ' : '');
}
