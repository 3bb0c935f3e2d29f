import { wordSet } from '../../util/wordSet';
import type { CitationMode } from '../neutral';
import type { CitationPackage } from './packages';

/** What commands print, without capital, star and the `s` of those that take several lists. */
const commands: readonly (readonly [mode: CitationMode, names: ReadonlySet<string>])[] = [
  [
    'parenthetical',
    wordSet('cite citep parencite autocite smartcite shortcite shortcitep fullcitep onlinecite citeonline'),
  ],
  ['textual', wordSet('citet textcite citeA citeasnoun shortciteA fullciteA shortcitet citeN shortciteN')],
  ['bare', wordSet('citealt citealp citeNP shortciteNP fullciteNP shortcitealt shortcitealp')],
  ['author', wordSet('citeauthor citefullauthor shortciteauthor fullciteauthor citeauthorNP')],
  ['year', wordSet('citeyear citeyearNP citedate')],
  ['suppressed', wordSet('citeyearpar')],
  ['title', wordSet('citetitle')],
  ['full', wordSet('fullcite bibentry')],
  ['footnote', wordSet('footcite footcitep footfullcite')],
];

const modes: ReadonlyMap<string, CitationMode> = new Map(
  commands.flatMap(([mode, names]) => [...names].map((name): [string, CitationMode] => [name, mode])),
);

/** Commands of apacite that mean something else elsewhere. */
const ofApacite: ReadonlyMap<string, CitationMode> = new Map([
  ['citeyear', 'suppressed'],
  ['fullcite', 'parenthetical'],
]);

const withAllAuthors = wordSet('citefullauthor fullciteA fullciteNP fullciteauthor');

/** What a command prints, and how it says so. */
export interface CommandMeaning {
  readonly mode: CitationMode;
  readonly isCapitalised: boolean;
  readonly hasAllAuthors: boolean;
}

/** What a command prints in a document with this package; undefined for one that is not known. */
export function meaningOf(
  command: string,
  isStarred: boolean,
  loaded: CitationPackage,
): CommandMeaning | undefined {
  const name = command.charAt(0).toLowerCase() + command.slice(1);
  const single = name.endsWith('s') && modes.has(name.slice(0, -1)) ? name.slice(0, -1) : name;
  const mode = (loaded === 'apacite' ? ofApacite.get(single) : undefined) ?? modes.get(single);
  if (mode === undefined) return undefined;
  // biblatex leaves the author out where a star stands, natbib no author.
  const isOfBiblatex = loaded === 'biblatex' || /^(?:parencite|autocite)/u.test(single);
  const isSuppressed = isStarred && isOfBiblatex && mode === 'parenthetical';
  return {
    mode: isSuppressed ? 'suppressed' : mode,
    isCapitalised: name !== command,
    hasAllAuthors: (isStarred && !isOfBiblatex) || withAllAuthors.has(single),
  };
}
