import assert from 'node:assert/strict';
import { foundBibliographies } from '../../../src/core/project/documentProject';
import { outcomesOf, projectOf } from '../../support/filesInMemory';

const r = String.raw;

async function outcomes(texts: Readonly<Record<string, string>>): Promise<string[]> {
  return outcomesOf(await projectOf(texts));
}

describe('the bibliographies of a LaTeX document', () => {
  it('are those that it declares itself', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/paper.tex': r`\begin{document}\bibliography{refs,sub/more}`,
        '/w/refs.bib': '',
        '/w/sub/more.bib': '',
      }),
      ['refs.bib in /w/paper.tex: found /w/refs.bib', 'sub/more.bib in /w/paper.tex: found /w/sub/more.bib'],
    );
  });

  it('are known with the commands that the user has named, and those that other files define', async () => {
    const commands = new Map([['mycite', 'K']]);
    const project = await projectOf(
      { '/w/main.tex': r`\input{defs}`, '/w/defs.tex': r`\newcommand{\ourcite}[1]{\cite{#1}}` },
      { commands },
    );
    assert.deepEqual(
      [...project.commands],
      [
        ['mycite', 'K'],
        ['ourcite', 'K'],
      ],
    );
  });

  it('are those of the main file that a magic comment names', async () => {
    const project = await projectOf({
      '/w/parts/one.tex': '% !TeX root = ../main.tex\nText',
      '/w/main.tex': r`\addbibresource{refs.bib}\begin{document}\input{parts/one}`,
      '/w/refs.bib': '',
    });
    assert.equal(project.root, '/w/main.tex');
    assert.deepEqual(project.files, ['/w/main.tex', '/w/parts/one.tex']);
    assert.deepEqual(outcomesOf(project), ['refs.bib in /w/main.tex: found /w/refs.bib']);
  });

  it('are those of the main file of a subfile', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/parts/one.tex': r`\documentclass[../main]{subfiles}\begin{document}`,
        '/w/main.tex': r`\bibliography{refs}\begin{document}\subfile{parts/one}`,
        '/w/refs.bib': '',
      }),
      ['refs.bib in /w/main.tex: found /w/refs.bib'],
    );
  });

  it('are those of the document that takes it in, over several steps', async () => {
    const project = await projectOf({
      '/w/parts/deep/one.tex': 'Text',
      '/w/parts/all.tex': r`\input{parts/deep/one}`,
      '/w/main.tex': r`\begin{document}\include{parts/all}\bibliography{refs}`,
      '/w/refs.bib': '',
    });
    assert.deepEqual(project.files, ['/w/main.tex', '/w/parts/all.tex', '/w/parts/deep/one.tex']);
    assert.deepEqual(foundBibliographies(project), ['/w/refs.bib']);
  });

  it('are those that another part declares, also one taken in by \\import', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/one.tex': 'Text',
        '/w/main.tex': r`\begin{document}\input{one}\import{back/}{matter}`,
        '/w/back/matter.tex': r`\bibliography{refs}`,
        '/w/back/refs.bib': '',
      }),
      ['refs.bib in /w/back/matter.tex: found /w/back/refs.bib'],
    );
  });

  it('begin at the folder of the main file, then at that of the part', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/thesis/parts/one.tex': '% !TeX root = ../main.tex\n\\bibliography{refs,own}',
        '/w/thesis/main.tex': r`\input{parts/one}`,
        '/w/thesis/refs.bib': '',
        '/w/thesis/parts/refs.bib': '',
        '/w/thesis/parts/own.bib': '',
      }),
      [
        'refs.bib in /w/thesis/parts/one.tex: found /w/thesis/refs.bib',
        'own.bib in /w/thesis/parts/one.tex: found /w/thesis/parts/own.bib',
      ],
    );
  });

  it('tell two projects with files of the same names apart', async () => {
    const files = {
      '/w/a/main.tex': r`\begin{document}\input{intro}\bibliography{refs}`,
      '/w/a/intro.tex': 'A',
      '/w/a/refs.bib': '',
      '/w/b/main.tex': r`\begin{document}\input{intro}\bibliography{refs}`,
      '/w/b/intro.tex': 'B',
      '/w/b/refs.bib': '',
      '/w/intro.tex': 'neither',
    };
    const foundFrom = async (path: string): Promise<readonly string[]> =>
      foundBibliographies(await projectOf(files, { from: path }));
    assert.deepEqual(await foundFrom('/w/a/intro.tex'), ['/w/a/refs.bib']);
    assert.deepEqual(await foundFrom('/w/b/intro.tex'), ['/w/b/refs.bib']);
    assert.deepEqual(await foundFrom('/w/intro.tex'), []);
  });

  it('are not looked for elsewhere by a document that is whole', async () => {
    const project = await projectOf({
      '/w/paper.tex': r`\documentclass{article}\begin{document}`,
      '/w/all.tex': r`\input{paper}\bibliography{refs}`,
      '/w/refs.bib': '',
    });
    assert.equal(project.root, '/w/paper.tex');
  });

  it('know what the main file and the parts before teach about commands', async () => {
    const project = await projectOf({
      '/w/one.tex': r`\mine{doe99} \newcommand{\own}[1]{\cite{#1}}`,
      '/w/main.tex': r`\newcommand{\mine}[1]{\cite{#1}}\input{macros}\begin{document}\input{one}`,
      '/w/macros.tex': r`\newcommand{\other}[1]{\mine{#1}}`,
    });
    assert.deepEqual(
      [...project.commands],
      [
        ['mine', 'K'],
        ['other', 'K'],
      ],
    );
  });

  it('survive rings of parts and of main files', async () => {
    const ring = await projectOf({ '/w/a.tex': r`\input{b}`, '/w/b.tex': r`\input{a}\bibliography{refs}` });
    assert.deepEqual(ring.files.toSorted(), ['/w/a.tex', '/w/b.tex']);
    const roots = await projectOf({ '/w/a.tex': '% !TeX root = b.tex', '/w/b.tex': '% !TeX root = a.tex' });
    assert.deepEqual(roots.files.toSorted(), ['/w/a.tex', '/w/b.tex']);
    const own = await projectOf({ '/w/a.tex': '% !TeX root = a.tex\n\\input{a}\\bibliography{x}' });
    assert.deepEqual(outcomesOf(own), ['x.bib in /w/a.tex: missing /w/x.bib']);
  });

  it('stop at a budget and say so', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 700 }, (_, number) => [`/w/p${number}.tex`, `\\input{p${number + 1}}`]),
    );
    const deep = await projectOf({ '/w/main.tex': r`\begin{document}\input{p0}`, ...long });
    assert.equal(deep.isCut, true);
    const all = Array.from({ length: 700 }, (_, number) => `\\input{q${number}}`).join('');
    const wide = Object.fromEntries(Array.from({ length: 700 }, (_, number) => [`/w/q${number}.tex`, '']));
    const broad = await projectOf({ '/w/main.tex': `\\begin{document}${all}`, ...wide });
    assert.equal(broad.isCut, true);
    assert.equal(broad.files.length, 500);
  });

  it('list the parts and main files that are missing', async () => {
    const { missingFiles } = await projectOf({
      '/w/a.tex': '% !TeX root = gone.tex\n\\begin{document}\\input{lost}',
    });
    assert.deepEqual(
      missingFiles.map(({ path, file }) => `${path} in ${file}`),
      ['gone.tex in /w/a.tex', 'lost.tex in /w/a.tex'],
    );
  });
});

describe('what becomes of a declaration', () => {
  const cases: [string, string, string][] = [
    ['a missing file', 'none.bib', 'missing /w/p/none.bib'],
    ['a file of no format that is read', 'list.docx', 'format /w/p/list.docx'],
    ['an address', 'https://x.org/a.bib', 'refused addresses are not read'],
    ['a network share', '//host/a.bib', 'refused network shares are not read'],
    ['a pattern', 'parts/*.bib', 'refused wildcards are not followed'],
    ['a path from the top of the project', '/shared/s.bib', 'found /w/shared/s.bib'],
    ['a path from the top of the disk', '/lib/all.bib', 'found /lib/all.bib'],
    ['a path that leads outside', '../../lib/all.bib', 'found /lib/all.bib'],
    ['a path that seems to be inside', '../../w2/all.bib', 'found /w2/all.bib'],
  ];
  const others = {
    '/w/p/list.docx': '',
    '/w/shared/s.bib': '',
    '/lib/all.bib': '',
    '/w2/all.bib': '',
    '/w/_quarto.yml': 'project:\n  type: website\n',
  };
  for (const [name, path, expected] of cases) {
    it(`${name}: ${expected.split(' ')[0]}`, async () => {
      const [outcome = ''] = await outcomes({
        '/w/p/a.qmd': `---\nbibliography: "${path}"\n---\n`,
        ...others,
      });
      assert.equal(outcome.replace(/^.*?in \S+: /u, ''), expected);
    });
  }

  it('is nothing outside the workspace in Restricted Mode, which the folder next to it is as well', async () => {
    for (const path of ['../../lib/all.bib', '../../w2/all.bib']) {
      const texts = { '/w/p/a.md': `---\nbibliography: "${path}"\n---\n`, ...others };
      const [outcome = ''] = outcomesOf(await projectOf(texts, { isTrusted: false }));
      assert.match(outcome, /: outside \/(?:lib|w2)\/all\.bib$/u);
    }
  });
});

describe('the bibliographies of a Markdown document', () => {
  it('are those of the front matter and of the files around it, joined', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/site/posts/one/a.qmd': '---\nbibliography: own.bib\n---\n',
        '/w/site/posts/one/own.bib': '',
        '/w/site/posts/_metadata.yml': 'bibliography: [posts.bib]\n',
        '/w/site/posts/posts.bib': '',
        '/w/site/_quarto.yml': 'project:\n  type: website\nbibliography:\n  - site.bib\n  - gone.bib\n',
        '/w/site/site.bib': '',
        '/w/_metadata.yml': 'bibliography: beyond.bib\n',
      }),
      [
        'own.bib in /w/site/posts/one/a.qmd: found /w/site/posts/one/own.bib',
        'posts.bib in /w/site/posts/_metadata.yml: found /w/site/posts/posts.bib',
        'site.bib in /w/site/_quarto.yml: found /w/site/site.bib',
        'gone.bib in /w/site/_quarto.yml: missing /w/site/gone.bib',
      ],
    );
  });

  it('are those of a book and of its first document', async () => {
    assert.deepEqual(
      await outcomes({
        '/w/02-more.Rmd': 'Text',
        '/w/_bookdown.yml': 'book_filename: b\nbibliography: a.bib\n',
        '/w/index.Rmd': '---\nbibliography: [b.bib]\n---\n',
        '/w/a.bib': '',
        '/w/b.bib': '',
      }),
      ['a.bib in /w/_bookdown.yml: found /w/a.bib', 'b.bib in /w/index.Rmd: found /w/b.bib'],
    );
  });

  const configurations: [string, string, string][] = [
    ['MyST', 'myst.yml', 'version: 1\nproject:\n  bibliography:\n    - refs.bib\n'],
    ['Jupyter Book', '_config.yml', 'bibtex_bibfiles:\n  - refs.bib\n'],
    ['Sphinx in Jupyter Book', '_config.yml', 'sphinx:\n  config:\n    bibtex_bibfiles: [refs.bib]\n'],
    ['jekyll-scholar', '_config.yml', 'scholar:\n  source: ./\n  bibliography: refs.bib\n'],
    ['Pandoc', '_quarto.yml', 'bibliography: {main: refs.bib}\n'],
  ];
  for (const [name, file, yaml] of configurations) {
    it(`are those that ${name} is configured with`, async () => {
      const texts = { '/w/docs/a.md': 'Text', [`/w/${file}`]: yaml, '/w/refs.bib': '' };
      assert.deepEqual(await outcomes(texts), [`refs.bib in /w/${file}: found /w/refs.bib`]);
    });
  }

  it('are none where the YAML says nothing or is none', async () => {
    for (const yaml of ['', '[[[[', 'bibliography: {a: {b: {c: {d: deep.bib}}}}', '__proto__: x'])
      assert.deepEqual(await outcomes({ '/w/a.md': 'Text', '/w/_quarto.yml': yaml }), []);
  });

  it('stand where they are said to', async () => {
    const yaml = 'a: 1\nbibliography:\n  - "my refs.bib"\n';
    const { bibliographies } = await projectOf({ '/w/a.md': '', '/w/_quarto.yml': yaml });
    const [{ span } = { span: { start: 0, end: 0 } }] = bibliographies;
    assert.equal(yaml.slice(span.start, span.end), 'my refs.bib');
  });
});

describe('the bibliographies of documents in other languages', () => {
  const cases: [string, string, Readonly<Record<string, string>>][] = [
    [
      'Typst',
      'refs.bib in /w/main.typ: found /w/refs.bib',
      { '/w/ch/one.typ': '@doe', '/w/main.typ': '#include "ch/one.typ"\n#bibliography("refs.bib")' },
    ],
    [
      'Typst from the top of the project',
      '/refs.bib in /w/ch/one.typ: found /w/refs.bib',
      { '/w/ch/one.typ': '@doe #bibliography("/refs.bib")' },
    ],
    [
      'Org',
      'refs.bib in /w/main.org: found /w/refs.bib',
      { '/w/one.org': 'Text', '/w/main.org': '#+bibliography: refs.bib\n#+include: one.org\n' },
    ],
    [
      'AsciiDoc',
      'refs.bib in /w/main.adoc: found /w/refs.bib',
      { '/w/one.adoc': 'Text', '/w/main.adoc': '= Title\n:bibtex-file: refs.bib\n\ninclude::one.adoc[]\n' },
    ],
    [
      'reStructuredText',
      'refs.bib in /w/main.rst: found /w/refs.bib',
      { '/w/one.rst': 'Text', '/w/main.rst': '.. include:: one.rst\n\n.. bibliography:: refs.bib\n' },
    ],
    [
      'Quarto',
      'refs.bib in /w/main.qmd: found /w/refs.bib',
      {
        '/w/_one.qmd': 'Text',
        '/w/main.qmd': '---\nbibliography: refs.bib\n---\n{{< include _one.qmd >}}\n',
      },
    ],
  ];
  for (const [name, expected, texts] of cases) {
    it(`are found: ${name}`, async () => {
      assert.deepEqual(await outcomes({ ...texts, '/w/refs.bib': '' }), [expected]);
    });
  }
});
