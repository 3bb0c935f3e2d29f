import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readNames } from '../../src/core/text/personNames';
import { decodeTex } from '../../src/core/text/tex';
import { recordsOf } from './bibFiles';
import { retorquereDifferences } from './knownDifferences';
import { Tally, type Scorer } from './scorer';

interface ExpectedName {
  readonly lastName?: string;
  readonly firstName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly name?: string;
}

interface Case {
  readonly name: string;
  readonly bib: string;
  readonly expected: {
    readonly entries: readonly {
      readonly key: string;
      readonly type: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }[];
  };
}

/** The cases of the Better BibTeX parser and what it makes of them, its HTML and its quotation marks set aside. */
export const retorquereCases: Scorer = {
  name: 'retorquere cases',
  run: (corpus) => {
    const tally = new Tally(retorquereDifferences);
    const lines = readFileSync(path.join(corpus, 'bib/retorquere/cases.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean);
    for (const line of lines) check(JSON.parse(line) as Case, tally);
    return tally.score();
  },
};

function check({ name, bib, expected }: Case, tally: Tally): void {
  const records = recordsOf(bib).filter(({ entry }) => entry.key !== '');
  const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key).join('\n');
  const expectedEntries = expected.entries.filter(({ key }) => key !== '');
  tally.check(name, '', 'keys', keys(records.map(({ entry }) => entry)), keys(expectedEntries));
  const byKey = new Map(records.map((record) => [record.entry.key, record]));
  for (const { key, type, fields } of expectedEntries) {
    const record = byKey.get(key);
    if (record === undefined) continue;
    tally.check(name, key, 'type', record.entry.type, type.toLowerCase());
    const title = fields['title'];
    const actualTitle = decodeTex(record.field('title') ?? '');
    // Formulas stay TeX here and become text there.
    if (typeof title === 'string' && !actualTitle.includes('$')) {
      tally.check(name, key, 'title', comparable(actualTitle), comparable(title));
    }
    const author = fields['author'];
    if (Array.isArray(author)) {
      const actual = readNames(record.field('author') ?? '').authors.map((one) =>
        one.kind === 'literal'
          ? one.literal
          : [one.prefix, one.family, one.given, one.suffix].filter(Boolean).join('|'),
      );
      const wanted = (author as ExpectedName[])
        .filter((one) => one.lastName !== undefined || (one.name ?? '') !== '')
        .map(
          (one) =>
            one.name ?? [one.prefix, one.lastName, one.firstName, one.suffix].filter(Boolean).join('|'),
        );
      tally.check(name, key, 'author', comparable(actual.join('; ')), comparable(wanted.join('; ')));
    }
  }
}

/** Without markup, formulas, and the differences between kinds of blanks, hyphens and quotation marks. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/<[^<>]{1,80}>/g, '')
    .replaceAll(/[\u2018\u2019`´]/g, "'")
    .replaceAll(/[\u201c\u201d\u201e«»]|''/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]+|-{2,3}/g, '-')
    .replaceAll(/[{}\u200b\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
