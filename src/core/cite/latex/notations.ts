import { type CitedItem, type NeutralCitation, type Notation, type Note, type Variant } from '../neutral';
import { flagsLost, formattingLost, itemsWithNotes, notesOf, suppressionLost } from '../notes';
import { isLatexKey } from './keyList';
import { latexArgument } from './notes';
import type { CitationPackage } from './packages';
import { t } from '../../util/l10n';

const variants: Readonly<Record<CitationPackage, readonly [Variant, ...Variant[]]>> = {
  natbib: [
    { command: 'citep', mode: 'parenthetical' },
    { command: 'citet', mode: 'textual' },
    { command: 'citealp', mode: 'bare' },
    { command: 'citeyearpar', mode: 'suppressed' },
    { command: 'citeauthor', mode: 'author' },
    { command: 'citeyear', mode: 'year' },
  ],
  biblatex: [
    { command: 'parencite', mode: 'parenthetical' },
    { command: 'textcite', mode: 'textual' },
    { command: 'autocite', mode: 'parenthetical', title: () => t('As the style has it') },
    { command: 'cite', mode: 'bare' },
    { command: 'parencite*', mode: 'suppressed' },
    { command: 'citeauthor', mode: 'author' },
    { command: 'citeyear', mode: 'year' },
    { command: 'citetitle', mode: 'title' },
    { command: 'fullcite', mode: 'full' },
    { command: 'footcite', mode: 'footnote' },
  ],
  apacite: [
    { command: 'cite', mode: 'parenthetical' },
    { command: 'citeA', mode: 'textual' },
    { command: 'citeNP', mode: 'bare' },
    { command: 'citeyear', mode: 'suppressed' },
    { command: 'citeauthor', mode: 'author' },
    { command: 'citeyearNP', mode: 'year' },
  ],
  latex: [{ command: 'cite', mode: 'parenthetical' }],
};

const names: Readonly<Record<CitationPackage, () => string>> = {
  natbib: () => t('LaTeX with natbib'),
  biblatex: () => t('LaTeX with biblatex'),
  apacite: () => t('LaTeX with apacite'),
  latex: () => t('LaTeX without packages'),
};

/** Commands of biblatex that take one list only. */
const single: ReadonlySet<string> = new Set([
  'citeyear',
  'citeauthor',
  'fullcite',
  'parencite*',
  'citetitle',
]);

function brackets(prenote: Note | undefined, locator: Note | undefined, id: CitationPackage): string {
  const [before, behind] = [prenote, locator].map((note) => (note === undefined ? '' : latexArgument(note)));
  const argument = behind === '' ? '' : `[${behind}]`;
  if (before === '') return argument;
  if (id === 'apacite') return `<${before}>${argument}`;
  return `[${before}]${argument === '' ? '[]' : argument}`;
}

/** One command for works that have no notes but before the first and behind the last. */
function oneCommand(command: string, items: readonly CitedItem[], id: CitationPackage): string {
  const prenote = items[0]?.prenote;
  const keys = items.map(({ key }) => key).join(',');
  // LaTeX itself has no place for what stands before.
  const isOutside = id === 'latex' && prenote !== undefined;
  const options = brackets(isOutside ? undefined : prenote, items.at(-1)?.locator, id);
  return `${isOutside ? `${latexArgument(prenote)} ` : ''}\\${command}${options}{${keys}}`;
}

function isForOneCommand(items: readonly CitedItem[]): boolean {
  return items.every(
    ({ prenote, locator }, index) =>
      (prenote === undefined || index === 0) && (locator === undefined || index === items.length - 1),
  );
}

function inParts(items: readonly CitedItem[], command: string, id: CitationPackage): string {
  return items.map((item) => oneCommand(command, [item], id)).join('; ');
}

function multiple(command: string, { items, prenote, postnote }: NeutralCitation): string {
  const [before, behind] = [prenote, postnote].map((note) => (note === undefined ? '' : latexArgument(note)));
  const ofAll = `${before === '' ? '' : `(${before})`}${behind === '' && before === '' ? '' : `(${behind})`}`;
  const lists = items.map((item) => `${brackets(item.prenote, item.locator, 'biblatex')}{${item.key}}`);
  return `\\${command}s${ofAll}${lists.join('')}`;
}

function textOf(citation: NeutralCitation, { command, mode }: Variant, id: CitationPackage): string {
  const { isCapitalised = false, hasAllAuthors = false } = citation;
  const [base = '', star = ''] = command.split(/(?=\*)/u);
  const isStarred = star !== '' || (hasAllAuthors && id === 'natbib');
  const first = isCapitalised && hasCapitals(id) ? base.charAt(0).toUpperCase() : base.charAt(0);
  const name = first + base.slice(1) + (isStarred ? '*' : '');
  const items = itemsWithNotes(citation);
  if (isForOneCommand(items)) return oneCommand(name, items, id);
  if (id === 'biblatex' && !single.has(command)) return multiple(name, citation);
  if (id === 'natbib' && mode === 'parenthetical') {
    return `\\citetext{${inParts(items, name.replace(/(?<=ite)p/u, 'alp'), id)}}`;
  }
  return inParts(items, name, id);
}

function hasCapitals(id: CitationPackage): boolean {
  return id === 'natbib' || id === 'biblatex';
}

function notation(id: CitationPackage): Notation {
  const name = names[id];
  return {
    id,
    get name() {
      return name();
    },
    markups: ['latex'],
    language: 'latex',
    variants: variants[id],
    write: (citation, variant) => {
      const { items } = citation;
      if (!items.every(({ key }) => isLatexKey(key))) return undefined;
      const losses = [
        ...formattingLost(notesOf(itemsWithNotes(citation)), 'latex'),
        ...flagsLost(citation, name(), { capital: hasCapitals(id), authors: id === 'natbib' }),
        ...suppressionLost(items, name()),
      ];
      return { text: textOf(citation, variant, id), losses };
    },
  };
}

/** LaTeX with each of the packages, and by itself. */
export const latexNotations: readonly [Notation, ...Notation[]] = [
  notation('latex'),
  notation('natbib'),
  notation('biblatex'),
  notation('apacite'),
];
