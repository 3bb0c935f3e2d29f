import assert from 'node:assert/strict';
import { markupOf } from '../../../src/core/cite/markups';

describe('the markup of a document', () => {
  const cases: [string, string, string | undefined][] = [
    ['paper.tex', '', 'latex'],
    ['notes.md', '', 'markdown'],
    ['NOTES.MD', 'plaintext', 'markdown'],
    ['notes.myst.md', 'markdown', 'myst'],
    ['notes.qmd', 'markdown', 'quarto'],
    ['report.Rmd', '', 'markdown'],
    ['paper.typ', 'plaintext', 'typst'],
    ['paper.org', '', 'org'],
    ['paper.adoc', '', 'asciidoc'],
    ['paper.asciidoc', '', 'asciidoc'],
    ['paper.rst', '', 'restructuredtext'],
    ['Untitled-1', 'typst', 'typst'],
    ['Untitled-1', 'org', 'org'],
    // A Markdown cell of a notebook has the notebook's name and a language of its own.
    ['notes.ipynb', 'markdown', 'markdown'],
    ['notes.ipynb', 'python', undefined],
    ['main.py', 'python', undefined],
  ];
  for (const [file, language, id] of cases) {
    it(`is ${id ?? 'none'} for ${file} in ${language === '' ? 'no language' : language}`, () => {
      assert.equal(markupOf(file, language)?.id, id);
    });
  }
});
