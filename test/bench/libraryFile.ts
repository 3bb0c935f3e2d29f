import type { Paper } from '../../src/core/model/paper';
import { bibtexEntry } from '../../src/core/write/bibtexEntry';
import { type Random, seededRandom } from './random';

const publishers = [
  'Curran Associates, Inc.',
  'MIT Press',
  'Morgan-Kaufmann',
  'Springer',
  'Association for Computing Machinery',
  'Elsevier',
  'Cambridge University Press',
] as const;

/** Letters as many programs write them. */
const accents: ReadonlyMap<string, string> = new Map([
  ['ü', '{\\"u}'],
  ['ö', '{\\"o}'],
  ['é', "{\\'e}"],
  ['í', "{\\'i}"],
  ['á', "\\'{a}"],
  ['ø', '{\\o}'],
  ['Ø', '{\\O}'],
  ['ñ', '\\~{n}'],
  ['Ł', '{\\L}'],
]);

type Fields = readonly (readonly [name: string, value: string])[];

/** What papers are written with beside what we show of them. */
function furtherFields({ type, key, arxiv, venue = '' }: Paper, { below, chance, pick }: Random): Fields {
  if (arxiv !== undefined) return [['url', `https://arxiv.org/abs/${arxiv}`]];
  const page = 1 + below(9000);
  const kind: Fields =
    type === 'inproceedings'
      ? [['editor', 'H. Wallach and H. Larochelle and A. Beygelzimer and R. Garnett']]
      : [['number', String(1 + below(12))]];
  return [
    ...kind,
    ['pages', `${page}--${page + 4 + below(20)}`],
    ['volume', String(1 + below(60))],
    ['publisher', pick(publishers)],
    ['url', `https://proceedings.example.org/paper_files/paper/${page}/hash/${key}_Paper-Conference.pdf`],
    ...(chance(0.3) ? ([['keywords', `${venue.toLowerCase()}, learning theory`]] as const) : []),
    ...(chance(0.2) ? ([['issn', `1049-${1000 + below(9000)}`]] as const) : []),
  ];
}

function entryOf(paper: Paper, random: Random): string {
  const entry = bibtexEntry(paper);
  const close = entry.lastIndexOf('\n}');
  const further = furtherFields(paper, random).map(([name, value]) => `,\n  ${name} = {${value}}`);
  // The half of all programs that write accents as TeX.
  const head = random.chance(0.5)
    ? entry.slice(0, close).replaceAll(/[üöéíáøØñŁ]/gu, (letter) => accents.get(letter) ?? letter)
    : entry.slice(0, close);
  return `${head}${further.join('')}\n}\n`;
}

/**
 * `papers` as the text of a `.bib` file such as libraries have, with volumes, pages, publishers and addresses, an empty
 * line between two entries: about 1.9 kB an entry with abstracts. The same call gives the same text in every run.
 */
export function bibtexFile(papers: readonly Paper[]): string {
  const random = seededRandom(papers.length);
  const text = papers.map((paper) => entryOf(paper, random)).join('\n');
  // In one piece, as a text that was read from a file is.
  return Buffer.from(text).toString();
}
