import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { styleWith } from '../support/citationStyles';
import { runCitewell, withFiles } from '../support/commandLine';

interface Golden {
  readonly title: string;
  readonly authors: readonly string[];
  readonly [field: string]: unknown;
}

interface Printed {
  readonly papers: readonly { readonly [field: string]: unknown; readonly authors: readonly Name[] }[];
  readonly problems: readonly { readonly code: string; readonly start: number; readonly file: string }[];
  readonly files: readonly {
    readonly language: string;
    readonly citations: readonly unknown[];
    readonly bibliographies: readonly unknown[];
  }[];
}

interface Name {
  readonly given?: string;
  readonly prefix?: string;
  readonly family?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

function citewell(...args: readonly string[]) {
  const answer = runCitewell(...args);
  const json = (): Printed => JSON.parse(answer.stdout);
  return { ...answer, json };
}

const nameOf = ({ given, prefix, family, suffix, literal }: Name): string =>
  literal ?? [given, prefix, family, suffix].filter(Boolean).join(' ');

describe('citewell read', () => {
  it('prints the sample listing as it is known to be', () => {
    const golden: readonly Golden[] = JSON.parse(readFileSync('test/golden/listing.json', 'utf8'));
    const { papers, problems } = citewell('read', 'data/listing.txt', '--json').json();
    assert.deepEqual(problems, []);
    assert.equal(papers.length, 26);
    const fields = [
      'key',
      'title',
      'authorsTruncated',
      'date',
      'year',
      'category',
      'organizations',
      'hasCode',
      'abstract',
      'arxiv',
    ];
    for (const [number, expected] of golden.entries()) {
      const paper = papers[number]!;
      for (const field of fields)
        assert.deepEqual(paper[field], expected[field], `${expected.title}: ${field}`);
      assert.deepEqual(paper.authors.map(nameOf), expected.authors);
    }
  });

  it('prints problems with file, line and column, and every good entry', () => {
    withFiles(
      { 'refs.bib': '@misc{a, title = {A}}\n@misc{b, title = {B}\n@misc{c, title = {C}}\n' },
      (folder) => {
        const file = path.join(folder, 'refs.bib');
        const { status, stdout, stderr } = citewell('read', file);
        assert.equal(status, 0);
        assert.deepEqual(stdout.match(/^\w/gmu), ['a', 'b', 'c']);
        assert.ok(stderr.startsWith(`${file}:2:1: error: `), stderr);
      },
    );
  });

  it('reads CSL-JSON and CSL-YAML like any bibliography', () => {
    withFiles(
      {
        'refs.json': '[{"id": "a", "type": "book", "title": "A"},\n {"id": "b", "title": B}]',
        'refs.yml': 'references:\n- id: c\n  type: book\n',
        'package.json': '{"name": "x", "version": "1.0.0"}',
      },
      (folder) => {
        const files = ['refs.json', 'refs.yml', 'package.json'].map((name) => path.join(folder, name));
        const { status, stdout, stderr } = citewell('read', ...files);
        assert.equal(status, 0);
        assert.deepEqual(stdout.match(/^\w/gmu), ['a', 'b', 'c']);
        assert.ok(stderr.startsWith(`${files[0]}:2:23: error: Here should be a value`), stderr);
        assert.match(stderr, /package\.json:1:1: error: This file holds no bibliography/u);
      },
    );
  });

  it('goes on after a file that cannot be read, and says so in its exit code', () => {
    const { status, stdout, stderr } = citewell('read', 'no-such-file.bib', 'data/listing.txt');
    assert.equal(status, 1);
    assert.match(stderr, /^no-such-file\.bib: cannot be read: /u);
    assert.equal(stdout.trim().split('\n').length, 26);
  });

  it('refuses what is neither a bibliography nor a listing', () => {
    withFiles(
      { 'notes.txt': 'Dear diary,\n', 'image.bib': Uint8Array.from([0x89, 0x50, 0, 1]) },
      (folder) => {
        const notes = citewell('read', path.join(folder, 'notes.txt'));
        assert.equal(notes.status, 1);
        assert.match(notes.stderr, /neither a bibliography/u);
        assert.match(citewell('read', path.join(folder, 'image.bib')).stderr, /zero bytes/u);
      },
    );
  });
});

describe('citewell cites', () => {
  it('prints every citation with its exact place', () => {
    withFiles(
      { 'p.tex': String.raw`\bibliography{refs} \citep[see][]{a, b}`, 'p.qmd': '[@a; @fig-x]' },
      (folder) => {
        const { files } = citewell(
          'cites',
          path.join(folder, 'p.tex'),
          path.join(folder, 'p.qmd'),
          '--json',
        ).json();
        assert.deepEqual(
          files.map(({ language, citations, bibliographies }) => ({ language, citations, bibliographies })),
          [
            {
              language: 'latex',
              citations: [
                { key: 'a', start: 34, end: 35, command: 'citep' },
                { key: 'b', start: 37, end: 38, command: 'citep' },
              ],
              bibliographies: [{ path: 'refs.bib', start: 14, end: 18 }],
            },
            {
              language: 'quarto',
              citations: [{ key: 'a', start: 2, end: 3, command: '@' }],
              bibliographies: [],
            },
          ],
        );
      },
    );
  });

  it('names a file in a language it does not know', () => {
    const { status, stderr } = citewell('cites', 'package.json');
    assert.equal(status, 1);
    assert.match(stderr, /package\.json: is no document/u);
  });
});

describe('citewell search', () => {
  it('prints the papers that fit, best first, no more than asked for', () => {
    const { papers } = citewell('search', 'attned tell', 'data/listing.txt', '--json', '--limit', '1').json();
    assert.deepEqual(
      papers.map(({ key, title, score }) => [key, title, typeof score]),
      [
        [
          'xu2015show',
          'Show, Attend and Tell: Neural Image Caption Generation with Visual Attention',
          'number',
        ],
      ],
    );
  });
});

describe('citewell check', () => {
  const thesis = {
    'main.tex': String.raw`\begin{document}\input{parts/one}\bibliography{refs}`,
    'parts/one.tex': String.raw`\cite{doe99,doe98}`,
    'refs.bib': '@misc{doe99, title={A}, doi={10.1/x}}\n@misc{roe01, title={B}, doi={10.1/x}}\n',
    'node_modules/x/README.md': '[@nobody]',
  };

  /** Each line of the answer without the folder. */
  function checked(
    files: Readonly<Record<string, string>>,
    paths: readonly string[],
    ...options: readonly string[]
  ): { readonly status: number | null; readonly lines: readonly string[]; readonly stderr: string } {
    let answer = { status: null as number | null, lines: [] as string[], stderr: '' };
    withFiles(files, (folder) => {
      const { status, stdout, stderr } = citewell(
        'check',
        ...paths.map((one) => path.join(folder, one)),
        ...options,
      );
      const lines = stdout.split('\n').filter(Boolean);
      answer = { status, lines: lines.map((line) => line.replace(`${folder}/`, '')), stderr };
    });
    return answer;
  }

  it('tells what is wrong in documents and bibliographies below a folder', () => {
    const { status, lines, stderr } = checked(thesis, ['.']);
    assert.deepEqual(
      lines.map((line) => line.replace(/: [^:]*\[/u, ' [')),
      ['parts/one.tex:1:13: warning [unknown-key]', 'refs.bib:2:7: information [same-work-twice]'],
    );
    assert.equal(status, 0);
    assert.match(stderr, /^2 documents and 1 bibliography file checked: 2 findings, 0 errors\.$/mu);
  });

  it('exits with 1 where something counts as an error', () => {
    const { status, lines } = checked(
      thesis,
      ['.'],
      '--severity',
      'unknown-key=error',
      '--severity',
      'same-work-twice=off',
    );
    assert.equal(status, 1);
    assert.equal(lines.length, 1);
    assert.match(
      lines[0] ?? '',
      /^parts\/one\.tex:1:13: error: There is no entry “doe98” in .*\[unknown-key\]$/u,
    );
  });

  it('reads the bibliography that a single document declares', () => {
    const { lines } = checked(
      { 'a.md': '---\nbibliography: lib/refs.bib\n---\n[@doe99; @quux]', 'lib/refs.bib': '@misc{doe99}' },
      ['a.md'],
    );
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['a.md:4:11:'],
    );
  });

  it('tells a bibliography that a configuration file declares in vain, once', () => {
    const files = { '_quarto.yml': 'bibliography: none.bib\n', 'a.qmd': '[@quux]', 'b.qmd': '[@quux]' };
    assert.deepEqual(
      checked(files, ['.']).lines.map((line) => line.split('. ')[0]),
      ['_quarto.yml:1:15: warning: There is no bibliography none.bib'],
    );
  });

  it('passes on what the reader has found, as an error where an entry is broken', () => {
    const { status, lines } = checked({ 'refs.bib': '@misc{b, title = {B}\n@misc{c}\n' }, ['refs.bib']);
    assert.equal(status, 1);
    assert.match(lines[0] ?? '', /^refs\.bib:1:1: error: .*\[unclosed-entry\]$/u);
  });

  it('tells the problems of entries as loudly as it is asked to, with the other place', () => {
    const files = { 'refs.bib': '@misc{a, title={A}}\n@misc{a, title={B}}\n@misc{c, month=foo}' };
    const severities = ['--severity', 'duplicate-key=error', '--severity', 'undefined-string=off'];
    withFiles(files, (folder) => {
      const { findings } = JSON.parse(citewell('check', folder, '--json', ...severities).stdout);
      assert.deepEqual(
        findings.map(({ code, severity, related }: Record<string, unknown>) => [code, severity, related]),
        [
          [
            'duplicate-key',
            'error',
            [{ file: path.join(folder, 'refs.bib'), message: 'The first entry', start: 6, end: 7 }],
          ],
        ],
      );
    });
  });

  it('takes commands for citations that it is told of', () => {
    const files = { 'refs.bib': '@misc{doe99}', 'a.tex': String.raw`\bibliography{refs}\mycite{x}{quux}` };
    const { lines } = checked(files, ['.'], '--cite-command', String.raw`\mycite{}{keys}`);
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['a.tex:1:31:'],
    );
  });

  it('tells unused entries when asked for', () => {
    const { lines } = checked(thesis, ['.'], '--severity', 'unused-entry=hint');
    assert.ok(lines.some((line) => line.startsWith('refs.bib:2:7: hint: No document cites “roe01”')));
  });

  it('prints JSON with offsets and lines', () => {
    withFiles(thesis, (folder) => {
      const { findings } = JSON.parse(citewell('check', folder, '--json').stdout);
      assert.deepEqual(
        findings.map(
          ({ file, line, column, start, end, code, severity, related }: Record<string, unknown>) => [
            path.basename(String(file)),
            line,
            column,
            start,
            end,
            code,
            severity,
            (related as unknown[]).length,
          ],
        ),
        [
          ['one.tex', 1, 13, 12, 17, 'unknown-key', 'warning', 0],
          ['refs.bib', 2, 7, 44, 49, 'same-work-twice', 'information', 1],
        ],
      );
    });
  });

  it('says what is not there, in its exit code too', () => {
    const { status, stderr } = checked({}, ['none']);
    assert.equal(status, 1);
    assert.match(stderr, /none: cannot be read: there is no such file or folder/u);
  });
});

describe('citewell format', () => {
  const library = {
    'refs.bib': String.raw`@article{b, title={A $x_i$ <b> \textit{E. coli}}, author={Roe, Ann}, journal={Nests}, year=2020}
@book{a, title={Ants}, author={Doe, John}, year=1999}`,
  };

  /** What is printed, with the folder of the files in front of the paths. */
  function references(
    files: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    let answer: ReturnType<typeof citewell> | undefined;
    withFiles({ ...library, ...files }, (folder) => {
      const inFolder = args.map((arg) => (/\.(?:bib|csl)$/u.test(arg) ? path.join(folder, arg) : arg));
      answer = citewell('format', ...inFolder);
    });
    assert.ok(answer);
    return answer;
  }

  it('prints the list of references in a style that comes with it', () => {
    const { status, stdout, stderr } = references({}, 'refs.bib', '--style', 'apa');
    assert.equal(stderr, '');
    assert.equal(stdout, 'Doe, J. (1999). Ants.\nRoe, A. (2020). A $x_i$ <b> E. coli. Nests.\n');
    assert.equal(status, 0);
  });

  it('prints Markdown, HTML and JSON', () => {
    const files = { 'my.csl': styleWith('<layout><text variable="title" font-style="italic"/></layout>') };
    const printed = (...options: readonly string[]): string =>
      references(files, 'refs.bib', '--style', 'my.csl', ...options).stdout;
    assert.equal(printed('--as', 'markdown'), '*A* $x_i$ *\\<b\\> E. coli*\n\n*Ants*\n');
    assert.ok(printed('--as', 'html').includes('<div class="csl-entry"><i>Ants</i></div>\n</div>\n'));
    assert.deepEqual(JSON.parse(printed('--json')).references[1], { id: 'a', text: 'Ants' });
  });

  it('takes a style of the user, and another language', () => {
    const files = {
      'my.csl': styleWith('<layout><text term="and" suffix=" "/><text variable="title"/></layout>'),
    };
    const { stdout } = references(files, 'refs.bib', '--style', 'my.csl', '--locale', 'de-AT');
    assert.equal(stdout.split('\n')[1], 'Und Ants');
  });

  it('finds the style that another refers to, beside it or among its own', () => {
    const dependent = (id: string): string =>
      `<style xmlns="x"><info><link rel="independent-parent" href="http://x/${id}"/></info></style>`;
    const files = {
      'journal.csl': dependent('apa'),
      'other.csl': dependent('my'),
      'lost.csl': dependent('my-journal'),
      'my.csl': styleWith('<layout><text variable="title"/></layout>'),
    };
    assert.ok(references(files, 'refs.bib', '--style', 'journal.csl').stdout.startsWith('Doe, J. (1999).'));
    assert.equal(references(files, 'refs.bib', '--style', 'other.csl').stdout.split('\n')[1], 'Ants');
    const { status, stderr } = references(files, 'refs.bib', '--style', 'lost.csl');
    assert.equal(status, 1);
    assert.match(
      stderr,
      /lost\.csl: is formatted like http:\/\/x\/my-journal, which is not here\. Save .*my-journal\.csl\.$/mu,
    );
  });

  it('names its styles for one that it does not have', () => {
    const { status, stderr } = references({}, 'refs.bib', '--style', 'my-journal');
    assert.equal(status, 2);
    assert.match(stderr, /there is no style “my-journal”: apa, ieee, chicago .*vancouver .*\.csl file/u);
    assert.equal(references({}, 'refs.bib').status, 2);
    assert.equal(references({}, 'refs.bib', '--style', 'apa', '--locale', 'tlh').status, 2);
    assert.equal(references({}, 'refs.bib', '--style', 'apa', '--as', 'pdf').status, 2);
  });

  it('says what is wrong with a style', () => {
    const files = { 'broken.csl': '<style><info></style>', 'notes.csl': '<style class="note"></style>' };
    const broken = references(files, 'refs.bib', '--style', 'broken.csl');
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /broken\.csl: cannot be used as a style: <\/style> in line 1/u);
    assert.match(references(files, 'refs.bib', '--style', 'none.csl').stderr, /none\.csl: cannot be read/u);
    assert.equal(references(files, 'refs.bib', '--style', 'notes.csl').status, 1);
  });

  it('names the works of which the style prints nothing', () => {
    const files = {
      'refs.bib': '@misc{x, note={N}}',
      'my.csl': styleWith('<layout><text variable="title"/></layout>'),
    };
    const { stdout, stderr } = references(files, 'refs.bib', '--style', 'my.csl');
    assert.equal(stdout, '');
    assert.match(stderr, /nothing could be printed for x/u);
  });
});

describe('calling citewell', () => {
  it('prints its help when asked', () => {
    const { status, stdout } = citewell('--help');
    assert.equal(status, 0);
    for (const command of ['read', 'cites', 'search', 'check', 'format'])
      assert.ok(stdout.includes(`citewell ${command}`));
  });

  for (const [name, args] of [
    ['nothing', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['read', 'x', '--frobnicate']],
    ['no file', ['read']],
    ['a finding that does not exist', ['check', '.', '--severity', 'nonsense=error']],
    ['a command that is none', ['check', '.', '--cite-command', '{keys}']],
    ['a severity that does not exist', ['check', '.', '--severity', 'unknown-key=loud']],
    ['a limit that is no number', ['search', 'x', 'data/listing.txt', '--limit', 'many']],
  ] as const) {
    it(`exits with 2 for ${name}`, () => assert.equal(citewell(...args).status, 2));
  }
});

describe('citewell convert', () => {
  const refs = '@article{a, title = {T}, journal = {J}, shelf = {3}, year = 2020}\n';

  it('prints the works of a file in another format, and what that has no place for', () => {
    withFiles({ 'refs.bib': refs }, (folder) => {
      const file = path.join(folder, 'refs.bib');
      const answer = runCitewell('convert', file, '--to', 'ris');
      assert.equal(answer.stdout, 'TY  - JOUR\nID  - a\nTI  - T\nT2  - J\nPY  - 2020\nER  - \n');
      assert.equal(answer.stderr, `${file}: information: ris has no place for “shelf”, which one work has\n`);
      assert.equal(answer.status, 0);
    });
  });

  it('writes to a file, and takes the word of the caller for the format', () => {
    withFiles({ 'refs.txt': '%A Doe, Jane\n%J J\n%D 2020\n' }, (folder) => {
      const [file, out] = [path.join(folder, 'refs.txt'), path.join(folder, 'out.bib')];
      const answer = runCitewell('convert', file, '--from', 'endnote', '--to', 'bibtex', '--out', out);
      assert.deepEqual([answer.stdout, answer.stderr, answer.status], ['', '', 0]);
      assert.equal(
        readFileSync(out, 'utf8'),
        '@article{doe2020,\n  author = {Doe, Jane},\n  year = {2020},\n  journal = {J}\n}\n',
      );
    });
  });

  it('finds the format out and tells problems at their places', () => {
    withFiles({ 'refs.txt': 'TY  - BOOK\nID  - a\n' }, (folder) => {
      const file = path.join(folder, 'refs.txt');
      const answer = runCitewell('convert', file, '--to', 'biblatex');
      assert.equal(answer.stdout, '@book{a,\n}\n');
      assert.match(
        answer.stderr,
        /refs\.txt:1:1: warning: This record has no end\. Put a line with ER behind it\.\n$/,
      );
    });
  });

  const wrong: [string, readonly string[], number, RegExp][] = [
    [
      'a call without a target',
      ['FILE'],
      2,
      /“convert” needs --to and one of bibtex, biblatex, csl-json, ris/,
    ],
    ['an unknown target', ['FILE', '--to', 'xml'], 2, /--to takes one of .*, not “xml”/],
    ['an unknown source', ['FILE', '--to', 'ris', '--from', 'xml'], 2, /--from takes one of .*, not “xml”/],
    ['two files', ['FILE', 'FILE', '--to', 'ris'], 2, /one file at a time/],
    ['a file that is not there', ['FILE.none', '--to', 'ris'], 1, /cannot be read/],
    [
      'a place that cannot be written',
      ['FILE', '--to', 'ris', '--out', 'FOLDER/none/out.ris'],
      1,
      /cannot be written/,
    ],
  ];
  for (const [name, args, status, message] of wrong) {
    it(`refuses ${name}`, () => {
      withFiles({ 'refs.bib': refs }, (folder) => {
        const real = args.map((arg) =>
          arg.replace('FOLDER', folder).replace('FILE', path.join(folder, 'refs.bib')),
        );
        const answer = runCitewell('convert', ...real);
        assert.equal(answer.status, status);
        assert.match(answer.stderr, message);
        assert.equal(answer.stdout, '');
      });
    });
  }

  it('refuses a file in no format', () => {
    withFiles({ 'diary.txt': 'Dear diary,' }, (folder) => {
      const answer = runCitewell('convert', path.join(folder, 'diary.txt'), '--to', 'ris');
      assert.equal(answer.status, 1);
      assert.match(answer.stderr, /is neither a bibliography .* nor a listing of papers/);
    });
  });
});
