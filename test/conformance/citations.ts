import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Citation, citationsOf } from '../../src/core/cite/markup';
import { markupOf } from '../../src/core/cite/markups';
import { citationDifferences } from './knownDifferences';
import { type Scorer, Tally } from './scorer';

interface Expected {
  readonly key: string;
  /** Of the `@` in Markdown, of the key elsewhere. */
  readonly offset: number;
  readonly located?: boolean;
  /** Pandoc sees a citation, Quarto a cross-reference. */
  readonly crossrefPrefix?: boolean;
}

interface Cited {
  readonly citations?: readonly Expected[];
  readonly notCitations?: readonly { readonly offset: number }[];
  readonly sameKeysMarkedAndUnmarked?: boolean;
}

/** A document that Pandoc, myst-parser or the Typst compiler has read. */
interface ExpectedFile extends Cited {
  readonly file: string;
  /** Parts of a file that are documents of their own, each behind a line `--- name ---`. */
  readonly sections?: readonly (Cited & { readonly section: number })[];
}

/** One document: what has to be found, and where nothing may be. */
interface Document {
  readonly file: string;
  readonly text: string;
  /** Which of the documents of the file, if it holds several. */
  readonly section?: number;
  readonly expected: readonly Expected[];
  readonly others: readonly { readonly offset: number }[];
}

const folders = ['md', 'myst', 'typst'];

/** What pandoc-crossref and pandoc-xnos take from Pandoc, which alone would cite it. */
const filterReference = /^(?:fig|tbl|lst|eq|sec):/iu;

class Rate {
  private right = 0;
  private all = 0;

  public count(isRight: boolean): void {
    this.all += 1;
    if (isRight) this.right += 1;
  }

  public text(): string {
    return `${this.right} of ${this.all} (${this.all === 0 ? '–' : ((100 * this.right) / this.all).toFixed(2)} %)`;
  }
}

/** The citations of real documents against what the programs that read them cited. */
export const citations: Scorer = {
  name: 'citations',
  run: (corpus) => {
    const tally = new Tally(citationDifferences);
    const lines = folders.map((folder) => {
      const [found, reported, left] = [new Rate(), new Rate(), new Rate()];
      for (const document of documentsIn(corpus, folder)) {
        const { file, expected, others } = document;
        const cited = citedIn(document);
        for (const { key, offset } of expected) {
          const isThere = cited.some((one) => one.key === key && isAt(one.span.start, offset));
          found.count(isThere);
          if (isThere) tally.pass(1);
          else tally.differ(file, key, 'missing', `not found at ${offset}`);
        }
        for (const { key, span } of cited) {
          const isOne = expected.some((one) => one.key === key && isAt(span.start, one.offset));
          reported.count(isOne);
          if (isOne) tally.pass(1);
          else tally.differ(file, key, 'none', `at ${span.start} is no citation`);
        }
        for (const { offset } of others) {
          const taken = cited.find(({ span }) => isAt(span.start, offset));
          left.count(taken === undefined);
          // What is taken has been counted as reported already.
          if (taken === undefined) tally.pass(1);
        }
      }
      return `${folder}: found ${found.text()}; of those reported right ${reported.text()}; others left alone ${left.text()}`;
    });
    return tally.score(lines);
  },
};

/** The key follows the sign by one character, or by two where it stands in braces or the author is suppressed. */
function isAt(start: number, offset: number): boolean {
  return start >= offset && start <= offset + 2;
}

function citedIn({ file, text, section }: Document): readonly Citation[] {
  const markup = markupOf(file);
  if (markup === undefined) return [];
  const { start, end } = sectionsOf(text)[section ?? -1] ?? { start: 0, end: text.length };
  return citationsOf(markup.scan(text.slice(start, end))).map((citation) => ({
    ...citation,
    span: { start: citation.span.start + start, end: citation.span.end + start },
  }));
}

function sectionsOf(text: string): { readonly start: number; readonly end: number }[] {
  const heads = [...text.matchAll(/^--- .+ ---$/gmu)];
  return heads.map(({ 0: head, index }, number) => ({
    start: index + head.length,
    end: heads[number + 1]?.index ?? text.length,
  }));
}

function documentsIn(corpus: string, folder: string): Document[] {
  const read = (file: string): string =>
    readFileSync(path.join(corpus, file), 'utf8').replaceAll('\r\n', '\n');
  return readdirSync(path.join(corpus, 'expected', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cites.json'))
    .map((entry): ExpectedFile => JSON.parse(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')))
    .flatMap((expected) => documentsOf(expected, read(expected.file)));
}

function documentsOf(expected: ExpectedFile, text: string): Document[] {
  const { file, sections } = expected;
  if (sections === undefined) return documentOf(file, text, expected);
  return sections.flatMap((part) =>
    documentOf(file, text, part).map((one) => ({ ...one, section: part.section })),
  );
}

function documentOf(
  file: string,
  text: string,
  { citations: cited, notCitations, sameKeysMarkedAndUnmarked }: Cited,
): Document[] {
  // The expectation was made by marking each sign; in these documents the marks changed what was read.
  if (sameKeysMarkedAndUnmarked === false && !file.startsWith('myst/')) return [];
  const located = (cited ?? []).filter((one) => one.located !== false);
  const isReference = (one: Expected): boolean => isCrossReference(file, text, one);
  const wanted = located.filter((one) => !isReference(one));
  const others = [...(notCitations ?? []), ...located.filter(isReference)];
  return [{ file, text, expected: wanted, others }];
}

/** What the parser alone takes for a citation, and the rest of the program for a reference within the documents. */
function isCrossReference(file: string, text: string, { key, crossrefPrefix }: Expected): boolean {
  if (file.endsWith('.qmd')) return crossrefPrefix === true;
  if (file.startsWith('md/')) return filterReference.test(key);
  const labels = [`(${key})=\n`, `:label: ${key}\n`, `:name: ${key}\n`];
  return file.startsWith('myst/') && labels.some((label) => text.includes(label));
}
