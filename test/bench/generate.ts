import { type Author, fullName } from '../../src/core/model/author';
import type { Category } from '../../src/core/model/category';
import type { Paper } from '../../src/core/model/paper';
import { entryTypeGroup } from '../../src/core/read/bibtex/entryTypes';
import { capitalised, proseOf } from './prose';
import { type Random, seededRandom } from './random';
import { samplePapers, wordsDrawn } from './sampleWords';
import { vocabularySize, wordStock, zipfRank } from './wordStock';

export interface GenerateOptions {
  readonly seed?: number;
  /** Gives each paper an abstract of 150 to 230 words, which makes it several times as large. */
  readonly withAbstracts?: boolean;
}

const venues = [
  'Advances in Neural Information Processing Systems',
  'International Conference on Machine Learning',
  'Journal of Machine Learning Research',
  'Proceedings of the AAAI Conference on Artificial Intelligence',
  'Annual Meeting of the Association for Computational Linguistics',
  'IEEE Transactions on Pattern Analysis and Machine Intelligence',
  'Conference on Computer Vision and Pattern Recognition',
  'Nature',
  'Science',
  'Physical Review Letters',
  'Communications of the ACM',
  'PLOS ONE',
  'Journal of the American Statistical Association',
  'Annals of Statistics',
  'SIAM Journal on Numerical Analysis',
  'Lecture Notes in Computer Science',
] as const;

const classes: readonly [Category, ...Category[]] = [
  { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' },
  { kind: 'arxiv', id: 'cs.CL', short: 'CL', name: 'Computation and Language' },
  { kind: 'arxiv', id: 'cs.CV', short: 'CV', name: 'Computer Vision and Pattern Recognition' },
  { kind: 'arxiv', id: 'math.ST', short: 'ST', name: 'Statistics Theory' },
  { kind: 'arxiv', id: 'hep-th', short: 'hep-th', name: 'High Energy Physics - Theory' },
];

const journalArticles = entryTypeGroup('article');
/** Venues whose papers are no articles, and what those are. */
const meetings = /\b(?:Advances|Conference|Meeting|Proceedings)\b/u;
const ofMeeting = { type: 'inproceedings', category: entryTypeGroup('inproceedings') };

/** Families of which a library of science is full, whatever the words of the sample. */
const commonFamilies = `Wang Zhang Li Chen Liu Yang Smith Kim Kumar Singh Müller Nguyen Lee Johnson García Silva
  Rossi Sato Ivanov Haddad Schröder Novák Łukaszewicz Øystein Jørgensen Dupont`;
const commonGivens = `Wei Anna John Maria Yuki Peter José Fatima Ivan Chloé Jian Sofia David Priya Lars Ming`;

/** Makes paper after paper in the manner of `sample`; one after `count` papers has the vocabulary for so many. */
function paperMaker(sample: readonly Paper[], count: number, random: Random) {
  const people = sample.flatMap(({ authors }) => authors).filter((author) => author.kind === 'person');
  const families = wordStock(
    [commonFamilies, commonFamilies, ...people.map(({ family }) => family)],
    /\p{Lu}\p{L}+/gu,
  );
  const givens = wordStock([commonGivens, commonGivens, ...people.map(fullName)], /\p{Lu}\p{L}+/gu);
  const familyRanks = 200 + vocabularySize(count);
  const text = wordsDrawn(sample, count * 9, random);
  const author = (): Author => {
    const first = givens.word(zipfRank(random, 400));
    const second = random.chance(0.3) ? ` ${first.charAt(0)}.` : '';
    const given = (random.chance(0.25) ? `${first.charAt(0)}.` : first) + second;
    return { kind: 'person', given, family: families.word(zipfRank(random, familyRanks)) };
  };

  const keys = new Map<string, number>();
  const keyOf = (authors: readonly Author[], year: number, title: readonly string[]): string => {
    const [first] = authors;
    const family = first?.kind === 'person' ? first.family : 'anonymous';
    const telling = title.find((word) => word.length > 3) ?? 'paper';
    const stem = `${family}${year}${telling}`
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z\d]/gu, '');
    const times = keys.get(stem) ?? 0;
    keys.set(stem, times + 1);
    return times === 0 ? stem : `${stem}${times + 1}`;
  };

  return (number: number, withAbstract: boolean): Paper => {
    const title = text(5 + random.below(9));
    const authors = Array.from({ length: 1 + Math.floor(6 * random.share() ** 2) }, author);
    // Half of all papers are from the last twelve years or so.
    const year = 2025 - Math.floor(60 * random.share() ** 2.3);
    const isPreprint = random.chance(0.35);
    const serial = String(number).padStart(7, '0');
    const paper: Paper = {
      key: keyOf(authors, year, title),
      type: isPreprint ? 'misc' : 'article',
      title: capitalised(title.join(' ')),
      authors,
      authorsTruncated: random.chance(0.03),
      year,
      date: String(year),
      category: isPreprint ? random.pick(classes) : journalArticles,
      organizations: [],
      hasCode: random.chance(0.1),
      flags: [],
      ...(isPreprint
        ? { arxiv: `${serial.slice(0, 4)}.${serial.slice(2)}` }
        : { venue: random.pick(venues) }),
      ...(random.chance(0.6) && { doi: `10.${1000 + random.below(9000)}/${serial}` }),
      ...(withAbstract && { abstract: proseOf(text, 150 + random.below(80), random) }),
    };
    return meetings.test(paper.venue ?? '') ? { ...paper, ...ofMeeting } : paper;
  };
}

/**
 * A library of `count` papers with titles, names, years, venues and keys such as real ones have: a few words are
 * everywhere, most are rare, and new ones keep coming as it grows. The same call gives the same papers in every run.
 */
export function generatePapers(
  count: number,
  { seed = 1, withAbstracts = false }: GenerateOptions = {},
): Paper[] {
  const make = paperMaker(samplePapers(), count, seededRandom(seed));
  return Array.from({ length: count }, (_, number) => make(number, withAbstracts));
}
