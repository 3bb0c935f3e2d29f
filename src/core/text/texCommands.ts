import * as table from 'citewell:tex-table';

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

const commands = new Map<string, TexCommand>();

function define(names: string, command: TexCommand): void {
  for (const name of names.split(' ')) commands.set(name, command);
}

for (const [name, text] of Object.entries(table.symbols)) commands.set(name, { kind: 'symbol', text });
for (const [name, mark] of Object.entries(table.accents)) commands.set(name, { kind: 'accent', mark });

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
for (const [name, text] of Object.entries(moreSymbols)) commands.set(name, { kind: 'symbol', text });

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
for (const [name, mark] of Object.entries(moreAccents)) commands.set(name, { kind: 'accent', mark });

const fonts =
  'emph enquote textit textbf textsc textsf texttt textrm textsl textup textmd textnormal textlf text uline underline ' +
  'em it bf sc sf tt rm sl up md itshape bfseries scshape sffamily ttfamily rmfamily slshape upshape mdseries ' +
  'normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge';
define(
  `${fonts} protect aftergroup relax mbox hbox fbox makebox unskip ignorespaces noindent sloppy nolinebreak uppercase lowercase`,
  {
    kind: 'dropped',
  },
);
define(
  'NoCaseChange MakeSentenceCase bibstring mkbibquote mkbibemph mkbibbold natexlab MakeUppercase MakeLowercase',
  { kind: 'dropped' },
);
define('begin end href textcolor color noopsort SortNoop noop label phantom', {
  kind: 'argument-replaced',
  by: '',
});
define('hspace vspace hphantom', { kind: 'argument-replaced', by: ' ' });
define('url path nolinkurl', { kind: 'verbatim' });
define('ensuremath', { kind: 'formula' });
define('textsuperscript', { kind: 'script', characters: new Map(Object.entries(table.superscripts)) });
define('textsubscript', { kind: 'script', characters: new Map(Object.entries(table.subscripts)) });

/** What `\name` does, without its backslash: a run of letters or one other character; undefined if unknown. */
export function texCommand(name: string): TexCommand | undefined {
  return commands.get(name);
}
