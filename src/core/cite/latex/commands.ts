/**
 * How a command takes its mandatory arguments, one letter each. Optional ones (`<…>`, `[…]`) may stand before every
 * mandatory one and are not mentioned, but for `b`.
 *
 *   K  keys that are cited               \cite[pre][post]{keys}
 *   N  keys that are noted, not printed  \nocite{keys}
 *   B  bibliographies, `.bib` left out   \bibliography{refs,more}
 *   b  the same in brackets              \putbib[refs]
 *   R  one bibliography with its ending  \addbibresource{refs.bib}
 *   D  a key that is defined             \bibitem[label]{key}
 *   F  a file of the document            \include{intro}
 *   f  the same, braces or not           \input intro
 *   P  the folder of the file behind it  \import{folder}{file}
 *   C  a document class                  \documentclass[main]{subfiles}
 *   x  anything else                     \volcite[pre]{volume}[post]{keys} is xK, \citefield{keys}{field} is Kx
 *   +  at the end: all that repeats, and (pre)(post) may stand first, as in \cites(pre)(post)[pre][post]{keys}{keys}…
 */
export type Pattern = string;

const words = (text: string): string[] => text.trim().split(/\s+/);

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

// apacite manual; `\mask…` hides what it cites, for blind review.
const apacite = words(`
  cite citeA citeNP citeauthor citeauthorNP citeauthorp citeauthort citefullauthor citefullauthorp citefullauthort
  citeyear citeyearNP citeyearpar citet citep citealt citealp citenum citetalias citepalias
  fullcite fullciteA fullciteNP fullciteauthor fullciteauthorA fullciteauthorNP
  shortcite shortciteA shortciteNP shortciteauthor shortciteauthorA shortciteauthorNP shortciteauthorp
  shortciteauthort shortcitet shortcitep shortcitealt shortcitealp
  shortCitet shortCitep shortCitealt shortCitealp shortCiteauthor shortCiteauthorp shortCiteauthort
  citemeta fullcitemeta shortcitemeta
`);

/** Citation commands by pattern. Each is known with a capital and with a star too. */
const citing: Readonly<Record<Pattern, readonly string[]>> = {
  K: [
    ...apacite,
    ...apacite.flatMap((name) => [`mask${name}`, `mask${capitalised(name)}`]),
    // LaTeX, cite, bibentry, REVTeX, harvard, chicago, achicago, aastex and others of before biblatex.
    ...words(`
      cite bibentry onlinecite citeonline citen citenum citeN citeANP citeasnoun possessivecite shortciteN shortciteANP
      citework SCcite fullycite footcite cited citeauthoronline citeifnotcited citeonlineifnotcited footciteref cfcite
      citeall citealn citeauthory ocite ocites ycite ycites fullocite othercites
    `),
    // biblatex 3.9, natbib's reference sheet, jurabib.
    ...words(`
      parencite footcitetext textcite smartcite autocite citetitle citedate citeurl footfullcite notecite pnotecite
      fnotecite supercite citefullauthor
      footcitet footcitep footcitealt footcitealp footciteauthor footciteyear footcitetitle footcitetitleonly
      citetitleonly
    `),
    // mcite and biblatex's option mcite.
    ...words('mcite mparencite mfootcite mfootcitetext mtextcite msmartcite mautocite msupercite'),
    // Styles of biblatex: apa, chicago, mla, sbl, fiwi, historian, philosophy, abnt, gb7714, manuscripts, archaeology.
    ...words(`
      fullcitebib nptextcite atcite atpcite bibxrefcite bookbibxrefcite origfullcite origpublcite citeincite citeincitef
      fullciteincite citejournal cmshypercite cmsnoopcite gencite gentextcite foottextcite headlesscite headlessfullcite
      headlessparencite headlessparenshortcite shorthandcite shorthandrefcite shortrefcite surnamecite runcite
      parenfullcite titleandsubtitle bibentrycite biblistcite
      citecfilm citefilm citefullfilm citefilmnoindex citeepisode citetnoibidem citealtnoibidem completecitefilm
      fullcitefilm inparencite
      citeannote citecolon citedot citenodot citeurllast footcitecolon footcitedot footcitenodot footciteurllast
      ccite sdcite relatedcite plaincite citelastname citeyearorsh
      authornumcite citec citepns citetns inlinecite upcite pagescite yearcite yearpagescite
      detailscite shcite citeitem citeissue fciteissue pciteissue posscite previewcite reviewcite textreviewcite sfcite
      shortformcite posscitealt possciteauthor posscitet
    `),
  ],
  // natbib, jurabib, citeref and footbib: keys that are only spoken of.
  N: words(`
    nocite nocitemeta masknocite footnocite shortcites citeswithoutentry citepageref
    nextcitefull nextcitenotitle nextcitereset nextciteshort
  `),
  Nx: ['defcitealias'],
  // biblatex, harvard, csquotes 8.3, and the pages and sections of the style unified.
  Kx: words(`
    citename citelist citefield citeaffixed textcquote blockcquote begin{displaycquote}
    pgcitet pgcitep pgcitealt pgposscitet seccitet seccitep seccitealt secposscitet
  `),
  xK: words(`
    volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite
    foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote hybridblockcquote
    begin{foreigndisplaycquote} begin{hyphendisplaycquote}
  `),
  'K+': words(`
    cites parencites footcites footcitetexts smartcites textcites supercites autocites apud apudonline
    nptextcites citeincites citeincitefs fullciteincites gencites gentextcites foottextcites headlesscites
    headlessfullcites headlessparencites headlessparenshortcites surnamecites citetitles
    citets citealts authornumcites citecs detailscites footcitedots footcitenodots quotecite fullquotecite
    citeissues fciteissues pciteissues posscites previewcites reviewcites textreviewcites sfcites shortformcites
  `),
  'xK+': words('volcites pvolcites fvolcites ftvolcites svolcites tvolcites avolcites'),
};

/** Commands that say where bibliographies, keys and files are. */
const declaring: Readonly<Record<Pattern, readonly string[]>> = {
  // bibunits, bibtopic and nmbib have the last three.
  B: words('bibliography nobibliography defaultbibliography begin{btSect} multibibliography'),
  b: words('putbib newrefsection begin{refsection}'),
  R: words('addbibresource addglobalbib addsectionbib'),
  D: words('bibitem bib defbibentryset'),
  xxD: ['harvarditem'],
  F: words('include subfile subfileinclude InputIfFileExists SweaveInput'),
  f: ['input'],
  PF: words('import subimport inputfrom subinputfrom includefrom subincludefrom'),
  C: ['documentclass'],
};

/** multibib's manual, 2: what `\newcites{sfx}` defines again under a name with `sfx` at its end. */
export const suffixedCommands: readonly string[] = words(`
  cite nocite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citenum citetalias citepalias
  Citet Citep Citealt Citealp Citeauthor citeasnoun citeaffixed citeA citeN citeANP citeNP shortcite fullcite
  footcite footfullcite bibliography
`);

function table(): ReadonlyMap<string, Pattern> {
  const patterns = new Map<string, Pattern>();
  for (const [pattern, names] of Object.entries(citing)) {
    for (const name of names) patterns.set(name, pattern).set(capitalised(name), pattern);
  }
  for (const [pattern, names] of Object.entries(declaring)) {
    for (const name of names) patterns.set(name, pattern);
  }
  return patterns;
}

const patterns = table();

/**
 * How the command `name` (without backslash and star; an environment is `begin{name}`) takes its arguments; undefined
 * if it has nothing to do with citations.
 */
export function patternOf(name: string): Pattern | undefined {
  return patterns.get(name);
}
