import { authorsInShort } from '../model/author';
import { type Incoming, incoming, lookupsOf } from '../model/incoming';
import { type KeyColumns, keysInUse } from '../model/keysInUse';
import type { Paper } from '../model/paper';
import type { Reference } from '../model/reference';
import { paperOfReference } from '../read/paperOfReference';
import { plainMath } from '../text/plainMath';
import { freeKey, letterPostfix } from '../write/freeKey';
import { type KeyTemplate, keyFromTemplate } from '../write/keyTemplate';
import { plainLabel } from './plainLabel';
import { t } from '../util/l10n';

/** What is known of works that come in, in the order in which it is shown. */
export const incomingKinds = ['new', 'in-doubt', 'known'] as const satisfies readonly Incoming['kind'][];

/** A work that may come in. */
export interface ImportRow {
  /** Its number among all works of the files. */
  readonly work: number;
  readonly title: string;
  /** `Xu et al. 2015`; empty where nothing is known. */
  readonly byline: string;
  /** The key that it is to get. */
  readonly key: string;
  /** Why it may not be wanted; empty for a new one. */
  readonly remark: string;
}

/** The works of one kind. */
export interface ImportSection {
  readonly kind: Incoming['kind'];
  /** The numbers of all its works, in the order of the files. */
  readonly works: Uint32Array<ArrayBuffer>;
  /** The keys that these are to get, in the same order. */
  readonly keys: readonly string[];
  /** The first of its works: `MOST_SHOWN` at most. */
  readonly rows: readonly ImportRow[];
}

/** So many works of one kind are shown one by one; nobody looks through more. */
export const MOST_SHOWN = 1000;

/** What works come into. */
export interface ImportTarget {
  /** What the bibliography has already. */
  readonly papers: readonly Paper[];
  /** The keys that all bibliographies in sight have. */
  readonly keyColumns: readonly KeyColumns[];
  readonly template: KeyTemplate;
}

/**
 * Compares works with a bibliography that they are to be added to, and gives each a key: its own where it has one that is
 * free, else one by the template. Keys of the bibliography are taken in any case of letters, those of others only where
 * another work has them; new works choose first. Sections without works are left out. Never throws; linear.
 */
export function importPreview(
  references: readonly Reference[],
  { papers, keyColumns, template }: ImportTarget,
): readonly ImportSection[] {
  const works = references.map((reference, work) => ({
    reference,
    work,
    paper: paperOfReference(reference),
  }));
  const findings = findingsOf(
    works.map(({ paper }) => paper),
    papers,
  );
  const isInUse = keysInUse(keyColumns);
  const taken = new Set(papers.flatMap(({ key, aliases = [] }) => [key, ...aliases]).map(folded));
  const keys = new Map<number, string>();
  for (const kind of incomingKinds) {
    for (const { reference, work, paper } of works) {
      if (findings[work]?.kind !== kind) continue;
      const inUse = { has: (key: string) => taken.has(folded(key)) || isInUse(key, paper) };
      const key = hasTellingKey(reference)
        ? freeKey(reference.key, inUse, letterPostfix)
        : keyFromTemplate(template, paper, inUse);
      keys.set(work, key);
      taken.add(folded(key));
    }
  }
  const keyOf = (work: number): string => keys.get(work) ?? '';
  return incomingKinds.flatMap((kind): readonly ImportSection[] => {
    const own = works.filter(({ work }) => findings[work]?.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        kind,
        works: Uint32Array.from(own, ({ work }) => work),
        keys: own.map(({ work }) => keyOf(work)),
        rows: own.slice(0, MOST_SHOWN).map(({ work, paper }) => ({
          work,
          title: plainLabel(paper.title === '' ? paper.key : plainMath(paper.title)),
          byline: plainLabel(
            [authorsInShort(paper.authors, paper.authorsTruncated), paper.year].filter(Boolean).join(' '),
          ),
          key: keyOf(work),
          remark: remarkOn(findings[work], keyOf),
        })),
      },
    ];
  });
}

/** What is known of a work; `above` is the number of another one of the files that is the same. */
type Finding = Incoming | { readonly kind: 'in-doubt'; readonly above: number };

function findingsOf(works: readonly Paper[], papers: readonly Paper[]): readonly Finding[] {
  const target = lookupsOf(papers);
  const numbers = new Map(works.map((paper, work) => [paper, work]));
  const among = lookupsOf(works);
  return works.map((paper, work): Finding => {
    const found = incoming(paper, target);
    if (found.kind !== 'new') return found;
    // Under its number, which is what is asked for.
    const above = (others: readonly Paper[]): readonly Paper[] =>
      others.flatMap((other) => {
        const number = numbers.get(other) ?? work;
        return number < work ? [{ ...other, key: String(number) }] : [];
      });
    const again = incoming(paper, {
      withSameId: (one) => above(among.withSameId(one)),
      withSameTitle: (one) => above(among.withSameTitle(one)),
    });
    return again.kind === 'known' ? { kind: 'in-doubt', above: Number(again.key) } : found;
  });
}

function remarkOn(finding: Finding | undefined, keyOf: (work: number) => string): string {
  if (finding === undefined || finding.kind === 'new') return '';
  if ('above' in finding) return t('the same work as “{0}” above', keyOf(finding.above));
  const key = plainLabel(finding.key);
  if (finding.kind === 'known') return t('there as “{0}”', key);
  switch (finding.differs) {
    case 'year':
      return t('has the title of “{0}”, and another year', key);
    case 'authors':
      return t('has the title of “{0}”, and another first author', key);
    case 'doi':
      return t('has the title of “{0}”, and another DOI', key);
  }
}

function folded(key: string): string {
  return key.toLowerCase();
}

/** What BibTeX, biber and the languages that cite can have in a key. */
const writableKey = /^[^\s{}(),"'#%~\\=\p{Cc}]{1,100}$/u;

/** True where the source has a key that somebody may know; many programs write numbers and addresses. */
function hasTellingKey({ key, isKeyMade, entry }: Reference): boolean {
  if (isKeyMade === true || !writableKey.test(key)) return false;
  return entry !== undefined || (/\p{L}/u.test(key) && !key.includes('://'));
}
