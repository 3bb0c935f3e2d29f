/**
 * How a command takes its arguments. Optional ones (`<…>`, `[…]`) may stand before each mandatory one.
 *
 *   plain      \cite[pre][post]{keys}          also what \citefield and \textcquote begin with
 *   second     \volcite[pre]{volume}[post]{keys}, \foreigntextcquote{language}[pre][post]{keys}
 *   multi      \cites(pre)(post)[pre][post]{keys}[pre][post]{keys}…
 *   multiSecond   \volcites(pre)(post)[pre]{volume}[post]{keys}…
 */
export type ArgumentShape = 'plain' | 'second' | 'multi' | 'multiSecond';

/** What is to be known of a citation command to find its keys. */
export interface CiteCommand {
  readonly shape: ArgumentShape;
  /** mcite marks all but the first key with `*`. */
  readonly starsKeys: boolean;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

// biblatex manual 3.9, natbib reference sheet, apacite manual, csquotes manual 8.3, mcite manual.
const plain = words(`
  cite parencite footcite footcitetext textcite smartcite autocite citeauthor citetitle citeyear citedate citeurl
  fullcite footfullcite notecite pnotecite fnotecite supercite nocite bibentry onlinecite citeonline citen shortcites
  citeasnoun possessivecite
  citet citep citealt citealp citefullauthor citeyearpar citenum citetalias citepalias
  citename citelist citefield
  textcquote blockcquote
  citeA citeNP citeANP citeyearNP shortcite shortciteA shortciteNP shortciteANP fullciteA fullciteNP fullciteANP
  citeauthorNP shortciteauthor shortciteauthorNP fullciteauthor fullciteauthorNP nocitemeta
  citemeta fullcitemeta shortcitemeta
`);

const second = words(`
  volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite
  foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote hybridblockcquote
`);

const multi = words('cites parencites footcites footcitetexts smartcites textcites supercites autocites');

const multiSecond = words('volcites pvolcites fvolcites ftvolcites svolcites tvolcites avolcites');

const starred = words('mcite mparencite mfootcite mfootcitetext mtextcite msmartcite mautocite msupercite');

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function table(): ReadonlyMap<string, CiteCommand> {
  const commands = new Map<string, CiteCommand>();
  const add = (names: readonly string[], shape: ArgumentShape, starsKeys = false): void => {
    for (const name of names) {
      commands.set(name, { shape, starsKeys });
      commands.set(capitalised(name), { shape, starsKeys });
    }
  };
  add(plain, 'plain');
  add(second, 'second');
  add(multi, 'multi');
  add(multiSecond, 'multiSecond');
  add(starred, 'plain', true);
  return commands;
}

const commands = table();

/** How the command `name` (without backslash and star) takes its keys; undefined if it is no citation command. */
export function citeCommand(name: string): CiteCommand | undefined {
  return commands.get(name);
}

/** Commands whose argument is a comma list of `.bib` files, the ending left out. */
export const bibliographyLists: ReadonlySet<string> = new Set(['bibliography', 'nobibliography']);

/** Commands whose argument is one bibliography file with its ending. */
export const bibliographyResources: ReadonlySet<string> = new Set([
  'addbibresource',
  'addglobalbib',
  'addsectionbib',
]);

/** Environments whose text TeX never reads as commands. */
export const verbatimEnvironments: ReadonlySet<string> = new Set([
  'verbatim',
  'verbatim*',
  'Verbatim',
  'Verbatim*',
  'BVerbatim',
  'LVerbatim',
  'SaveVerbatim',
  'alltt',
  'lstlisting',
  'minted',
  'comment',
  'filecontents',
  'filecontents*',
]);

/** Commands whose argument, between braces or between two equal characters, is taken letter by letter. */
export const verbatimCommands: ReadonlySet<string> = new Set([
  'verb',
  'Verb',
  'lstinline',
  'mintinline',
  'url',
  'path',
  'nolinkurl',
]);
