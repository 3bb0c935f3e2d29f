import { wordSet } from '../../util/wordSet';

/** Links of org-ref that cite (its manual, "Citations"): the commands of natbib and biblatex. */
export const citeLinks: ReadonlySet<string> = wordSet(`
  cite cite* nocite citet citet* citep citep* citealt citealt* citealp citealp* citenum citeauthor citeauthor*
  citefullauthor citeyear citeyear* citeyearpar Citet Citet* Citep Citep* Citealt Citealt* Citealp Citealp* Citeauthor
  Citeauthor* Cite parencite parencite* Parencite footcite Footcite footcitetext textcite Textcite smartcite Smartcite
  supercite autocite autocite* Autocite Autocite* citetitle citetitle* citedate citedate* citeurl fullcite footfullcite
  notecite Notecite pnotecite Pnotecite fnotecite cites Cites parencites Parencites footcites footcitetexts smartcites
  Smartcites textcites Textcites supercites autocites Autocites bibentry`);

/** Links of org-ref that declare bibliographies. */
export const bibliographyLinks: ReadonlySet<string> = wordSet('bibliography nobibliography addbibresource');

/** Blocks whose inside is no Org. */
export const verbatimBlocks: ReadonlySet<string> = wordSet('src example export comment');

/** Keywords whose value is text with citations (Org's syntax, "Keywords"). */
export const textKeywords: ReadonlySet<string> = wordSet('title subtitle author date caption');
