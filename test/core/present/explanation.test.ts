import assert from 'node:assert/strict';
import { explainBibliographies } from '../../../src/core/present/explanation';
import { projectOf } from '../../support/filesInMemory';

type Texts = Readonly<Record<string, string>>;

/** The explanation of the first of these files, a line for each row. */
async function explained(texts: Texts, options: { readonly isTrusted?: boolean } = {}): Promise<string[]> {
  const project = await projectOf(texts, options);
  const sections = explainBibliographies(project, {
    nameOf: (path) => path.replace(/^\/w\//u, ''),
    textOf: (path) => texts[path],
    papersIn: (path) => (texts[path] === 'unreadable' ? undefined : Number(texts[path])),
    others: [{ id: 'file:///w/more.bib', name: 'more.bib', papers: 1234 }],
  });
  return sections.flatMap(({ title, rows }) => [
    `# ${title}`,
    ...rows.map(({ kind, label, description, detail, step }) =>
      [kind, label, description, detail, step?.kind].filter(Boolean).join(' | '),
    ),
  ]);
}

const others = ['# Not declared, offered after them', 'good | more.bib | 1,234 papers | openSource'];

describe('the explanation of bibliographies', () => {
  it('says what was found, where it is declared, and what is offered besides', async () => {
    assert.deepEqual(
      await explained({
        '/w/p/one.tex': '% !TeX root = ../main.tex',
        '/w/main.tex': '\\begin{document}\n\\bibliography{refs,bad}\\input{p/one}',
        '/w/refs.bib': '1',
        '/w/bad.bib': 'unreadable',
      }),
      [
        '# Declared, offered first',
        'good | refs.bib | declared in main.tex, line 2 | Found as refs.bib: 1 paper. | open',
        'problem | bad.bib | declared in main.tex, line 2 | Found as bad.bib, but it could not be read. The Problems panel or the log says why. | open',
        ...others,
      ],
    );
  });

  it('says why a bibliography was not found, each with a next step', async () => {
    assert.deepEqual(
      await explained(
        {
          '/w/a.md': '---\nbibliography:\n- none.bib\n- ../far.bib\n- x.docx\n- https://x.org\n---',
          '/w/x.docx': '',
        },
        { isTrusted: false },
      ),
      [
        '# Declared, offered first',
        'problem | none.bib | declared in a.md, line 3 | There is no such file. Looked for none.bib. | open',
        'step | Create none.bib | create',
        'problem | ../far.bib | declared in a.md, line 4 | It is outside the workspace, where nothing is read in Restricted Mode. | open',
        'step | Manage Workspace Trust… | trust',
        'problem | x.docx | declared in a.md, line 5 | Files of this format are not read. Export it as BibTeX (.bib) or CSL (.json, .yaml). | open',
        'problem | https://x.org | declared in a.md, line 6 | It is not looked for: addresses are not read. Name a file in the workspace instead. | open',
        ...others,
      ],
    );
  });

  it('says that nothing is declared, and which parts are missing', async () => {
    const [first, second, ...rest] = await explained({ '/w/a.tex': '\\begin{document}\n\\input{lost}' });
    assert.equal(first, '# Declared, offered first');
    assert.match(second ?? '', /^problem \| No bibliography is declared for this document \| Add /u);
    assert.deepEqual(rest, [
      '# Parts of the document that are missing',
      'problem | lost.tex | named in a.tex, line 2 | There is no such file, or it may not be read. What it declares is not known. | open',
      ...others,
    ]);
  });

  it('makes no icon of a name', async () => {
    const rows = await explained({ '/w/a.md': '---\nbibliography: "$(x).bib"\n---' });
    assert.ok(rows.every((row) => !row.includes('$(')));
  });
});
