import type { Paper } from '../model/paper';

/** Entry types of BibTeX and biblatex with the codicon that stands for their kind. */
const icons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'book',
    mvbook: 'book',
    booklet: 'book',
    collection: 'library',
    mvcollection: 'library',
    proceedings: 'library',
    mvproceedings: 'library',
    reference: 'library',
    incollection: 'notebook',
    inbook: 'notebook',
    bookinbook: 'notebook',
    inreference: 'notebook',
    inproceedings: 'comment-discussion',
    conference: 'comment-discussion',
    phdthesis: 'mortar-board',
    mastersthesis: 'mortar-board',
    thesis: 'mortar-board',
    techreport: 'output',
    report: 'output',
    manual: 'output',
    online: 'globe',
    electronic: 'globe',
    www: 'globe',
    software: 'code',
    dataset: 'database',
    patent: 'law',
    periodical: 'library',
    article: 'file-text',
  }),
);

/** The name of the editor's icon for a kind of paper; a plain page for kinds without one. */
export function paperIcon({ type }: Paper): string {
  return icons.get(type) ?? 'file';
}
