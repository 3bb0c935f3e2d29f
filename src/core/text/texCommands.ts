import { texTable } from 'citewell:tex-table';
import { once } from '../util/once';

/** What becomes of a command in readable text. */
export type TexCommand =
  /** The command stands for these characters. */
  | { readonly kind: 'symbol'; readonly text: string }
  /** The command puts a combining mark on the character after it. */
  | { readonly kind: 'accent'; readonly mark: string }
  /** The command says how its argument looks; only the argument is kept. */
  | { readonly kind: 'dropped' }
  /** The command stands, together with its first argument, for this: an empty text, or a blank for `\hspace`. */
  | { readonly kind: 'argument-replaced'; readonly by: '' | ' ' }
  /** The argument is kept as it is written: an address. */
  | { readonly kind: 'verbatim' }
  /** The argument is a formula. */
  | { readonly kind: 'formula' }
  /** The argument is raised or lowered, where Unicode has all its characters so. */
  | { readonly kind: 'script'; readonly characters: ReadonlyMap<string, string> };

// What the table lacks, or has for formulas only.
const moreSymbols: Readonly<Record<string, string>> = {
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  LaTeXe: 'LaTeX2ε',
  BibTeX: 'BibTeX',
  XeTeX: 'XeTeX',
  LuaTeX: 'LuaTeX',
  pdfTeX: 'pdfTeX',
  glqq: '„',
  grqq: '“',
  glq: '‚',
  grq: '‘',
  flqq: '«',
  frqq: '»',
  flq: '‹',
  frq: '›',
  lq: '‘',
  rq: '’',
  degree: '°',
  space: ' ',
  quad: ' ',
  qquad: ' ',
  enspace: ' ',
  thinspace: ' ',
  newline: ' ',
  linebreak: ' ',
  par: ' ',
  nobreakspace: ' ',
  bibrangedash: '–',
  textquotesingle: "'",
  ' ': ' ',
  '\n': ' ',
  '\r': ' ',
  '\t': ' ',
  '\\': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '>': ' ',
  '!': '',
  '/': '',
  '-': '',
  '@': '',
};
const moreAccents: Readonly<Record<string, string>> = {
  b: '\u0331',
  t: '\u0361',
  G: '\u030f',
  C: '\u030f',
  U: '\u030e',
  f: '\u0311',
  textcedilla: '\u0327',
  textogonekcentered: '\u0328',
};
const fonts =
  'emph enquote textit textbf textsc textsf texttt textrm textsl textup textmd textnormal textlf text uline underline ' +
  'em it bf sc sf tt rm sl up md itshape bfseries scshape sffamily ttfamily rmfamily slshape upshape mdseries ' +
  'normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge';
/** Commands by what they do, each with the names it goes by. */
const namedCommands = (): readonly (readonly [string, TexCommand])[] => [
  [
    `${fonts} protect aftergroup relax mbox hbox fbox makebox unskip ignorespaces noindent sloppy nolinebreak uppercase lowercase`,
    { kind: 'dropped' },
  ],
  [
    'NoCaseChange MakeSentenceCase bibstring mkbibquote mkbibemph mkbibbold natexlab MakeUppercase MakeLowercase',
    { kind: 'dropped' },
  ],
  [
    'begin end href textcolor color noopsort SortNoop noop label phantom',
    { kind: 'argument-replaced', by: '' },
  ],
  ['hspace vspace hphantom', { kind: 'argument-replaced', by: ' ' }],
  ['url path nolinkurl', { kind: 'verbatim' }],
  ['ensuremath', { kind: 'formula' }],
  ['textsuperscript', { kind: 'script', characters: new Map(Object.entries(texTable().superscripts)) }],
  ['textsubscript', { kind: 'script', characters: new Map(Object.entries(texTable().subscripts)) }],
];

const commands = once(() => {
  const all = new Map<string, TexCommand>();
  for (const symbols of [texTable().symbols, moreSymbols]) {
    for (const [name, text] of Object.entries(symbols)) all.set(name, { kind: 'symbol', text });
  }
  for (const accents of [texTable().accents, moreAccents]) {
    for (const [name, mark] of Object.entries(accents)) all.set(name, { kind: 'accent', mark });
  }
  for (const [names, command] of namedCommands()) {
    for (const name of names.split(' ')) all.set(name, command);
  }
  return all;
});

/** What `\name` does, without its backslash: a run of letters or one other character; undefined if unknown. */
export function texCommand(name: string): TexCommand | undefined {
  return commands().get(name);
}
