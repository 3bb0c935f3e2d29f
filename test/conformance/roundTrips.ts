import { readFileSync } from 'node:fs';
import type { Paper } from '../../src/core/model/paper';
import { biblatexType } from '../../src/core/model/workTypes';
import { readSource } from '../../src/core/read/readSource';
import { referencesIn } from '../../src/core/read/referencesIn';
import { type ExportFormat, exportFormats, exportText } from '../../src/core/write/exportText';
import { corpusBibs } from './corpusBibs';
import type { Scorer } from './scorer';

/** Why a field of a paper may read otherwise after a format has carried it. */
interface Loss {
  readonly formats: readonly ExportFormat[];
  readonly field: keyof Paper;
  readonly reason: string;
  readonly explains: (before: Paper, after: Paper) => boolean;
}

const always = () => true;

/** What formats have no place for. */
const losses: readonly Loss[] = [
  {
    formats: ['biblatex'],
    field: 'type',
    reason: 'a type of BibTeX is written as the one that BibLaTeX has for it',
    explains: (before, after) => after.type === biblatexType(before.type).type,
  },
  {
    formats: ['bibtex', 'csl-json', 'ris'],
    field: 'type',
    reason: 'a type that the format has no word for',
    explains: always,
  },
  {
    formats: ['bibtex', 'csl-json', 'ris'],
    field: 'category',
    reason: 'the group of another type',
    explains: (before, after) => before.type !== after.type,
  },
  ...(['title', 'venue'] as const).map((field): Loss => ({
    formats: ['bibtex', 'csl-json', 'ris'],
    field,
    reason: 'a title and its subtitle become one',
    explains: (before, after) => after[field]?.startsWith(before[field] ?? '') ?? false,
  })),
  ...(['title', 'abstract'] as const).map((field): Loss => ({
    formats: ['csl-json', 'ris'],
    field,
    reason: 'unbreakable blanks, line ends, or what looks like markup',
    explains: (before, after) => bare(before[field]) === bare(after[field]),
  })),
  {
    formats: ['csl-json', 'ris'],
    field: 'venue',
    reason: 'one place for what an entry says twice: journal and book, organization and publisher',
    explains: always,
  },
  {
    formats: ['csl-json', 'ris'],
    field: 'aliases',
    reason: 'further keys have no place',
    explains: always,
  },
  {
    formats: ['csl-json'],
    field: 'hasPdf',
    reason: 'files are under “custom”, where nothing looks for them',
    explains: always,
  },
  ...(['date', 'year'] as const).map((field): Loss => ({
    formats: ['bibtex', 'csl-json', 'ris'],
    field,
    reason: 'words in the field `date`, which only the other formats may have',
    explains: (before, after) => before[field] === undefined && after[field] !== undefined,
  })),
  {
    formats: ['csl-json', 'ris'],
    field: 'arxiv',
    reason: 'an identifier that braces hide',
    explains: (before) => before.arxiv === undefined,
  },
  {
    formats: ['ris'],
    field: 'authors',
    reason: 'commas divide a name: corporations with commas, particles with capitals',
    explains: (before, after) => namesOf(before) === namesOf(after),
  },
  {
    formats: ['ris'],
    field: 'key',
    reason: 'a key with signs that no key should have',
    explains: (before) => /[\s{}(),"#%~\\=]/.test(before.key),
  },
];

/**
 * The .bib files of the corpus converted to each format and read again: every paper has to be the same but for what the
 * format has no place for, which is counted and named.
 */
export const roundTrips: Scorer = {
  name: 'round trips',
  run: (corpus) => {
    const texts = corpusBibs(corpus).map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
    const trip = new Trip();
    for (const format of exportFormats) for (const { name, text } of texts) trip.make(name, text, format);
    return trip.score();
  },
};

class Trip {
  private passed = 0;
  private readonly lost = new Map<string, number>();
  private readonly wrong: string[] = [];

  public make(name: string, text: string, format: ExportFormat): void {
    const { papers } = readSource('bibtex', text);
    const written = exportText(referencesIn('bibtex', text), format);
    const again = readSource(format === 'biblatex' ? 'bibtex' : format, written.text).papers;
    if (again.length !== papers.length)
      this.wrong.push(`${name}  ${format}: ${papers.length} papers became ${again.length}`);
    for (const [row, before] of papers.entries()) {
      const after = again[row];
      if (after !== undefined) this.compare(`${name}  ${format}  ${before.key}`, before, after, format);
    }
  }

  private compare(place: string, before: Paper, after: Paper, format: ExportFormat): void {
    this.passed += 1;
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Paper>) {
      const [one, other] = [before, after].map((paper) => JSON.stringify(paper[field]));
      if (one === other) continue;
      const loss = losses.find(
        (known) => known.field === field && known.formats.includes(format) && known.explains(before, after),
      );
      if (loss === undefined) {
        this.wrong.push(`${place}  ${field}: ${other}, was ${one}`);
        continue;
      }
      const kind = `${format}  ${field}: ${loss.reason}`;
      this.lost.set(kind, (this.lost.get(kind) ?? 0) + 1);
    }
  }

  public score() {
    return {
      passed: this.passed,
      failed: this.wrong.length,
      lines: [
        ...Array.from(this.lost, ([kind, count]) => `known   ${kind} (${count})`),
        ...this.wrong.map((line) => `WRONG   ${line}`),
      ],
    };
  }
}

function bare(text: string | undefined): string {
  return (text ?? '').replaceAll(/<[^<>]*>|[\s\u00a0]+/g, '');
}

function namesOf({ authors }: Paper): string {
  return authors
    .flatMap((author) =>
      author.kind === 'literal'
        ? [author.literal]
        : [author.given, author.prefix, author.family, author.suffix],
    )
    .join(' ')
    .split(/[\s,.;]+/)
    .toSorted()
    .join(' ')
    .trim();
}
