import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { convertCitations } from '../src/core/cite/convertCitations';
import { markupOf } from '../src/core/cite/markups';
import { variantTitle } from '../src/core/cite/newCitation';
import { everyNotation } from '../src/core/cite/notations';
import { bibDocument } from '../src/core/edit/bibDocument';
import { removeEntry } from '../src/core/edit/removeEntry';
import { renameKey as renameEntry } from '../src/core/edit/renameKey';
import { entryFixes } from '../src/core/findings/entryFixes';
import { sourceFindings } from '../src/core/findings/sourceFindings';
import { renameKey } from '../src/core/keys/renameKey';
import { categoryName } from '../src/core/model/category';
import { assembleLibrary } from '../src/core/model/library';
import { abstractPage } from '../src/core/present/abstractPage';
import { documentCitations } from '../src/core/present/documentCitations';
import { explainBibliographies } from '../src/core/present/explanation';
import { arranged, arrangementInWords, groupings, sortings } from '../src/core/present/groupings';
import { childRows, libraryRows } from '../src/core/present/libraryTree';
import { paperCard } from '../src/core/present/paperCard';
import { entryTypeGroup } from '../src/core/read/bibtex/entryTypes';
import { decodeBytes } from '../src/core/read/decodeBytes';
import { readSource } from '../src/core/read/readSource';
import { english, inFigures, t, useTranslations } from '../src/core/util/l10n';
import { noMarks } from '../src/core/reading/rowMarks';
import { atOnce } from '../src/core/util/steps';
import { toMarkdown } from '../src/host/convert';
import {
  takeAttribute,
  takeTranslations,
  translationsAttribute,
  translationsMessage,
} from '../src/protocol/translations';
import { projectOf } from './support/filesInMemory';
import { checkedDocument, findingsIn, readSnapshot } from './support/findings';
import { holding, paper, snapshot, source } from './support/papers';
import { placesIn, sourceFiles, textsIn, textsOfProgram } from './support/texts';

type Texts = Readonly<Record<string, string>>;

function readTexts(file: string): Texts {
  return JSON.parse(readFileSync(file, 'utf8')) as Texts;
}

const translated = ['de', 'zh-cn'];
const texts = textsOfProgram();

describe('the texts of the program', () => {
  it('are literals, over several lines or with quotation marks in them', () => {
    const code = `x = t(\n  'One {0}',\n  one,\n) + t("it's") + at('no') + t('a \\\\ \\u00e9'); // t(no)\n// t(none)`;
    assert.deepEqual(
      textsIn(code.replace(' // t(no)', ''), 'a.ts').map(({ text }) => text),
      ['One {0}', 'it’s'.replace('’', "'"), 'a \\ é'],
    );
    assert.throws(() => textsIn("t('One ' + two)", 'a.ts'), /no literal/u);
    assert.throws(() => textsIn('t(`One ${two}`)', 'a.ts'), /no literal/u);
    assert.throws(() => textsIn('t(message)', 'a.ts'), /no literal/u);
  });

  it('number their places from 0 on', () => {
    for (const text of texts.keys()) {
      const places = [...new Set(placesIn(text))];
      assert.deepEqual(
        places,
        places.map((_, index) => `{${index}}`),
        text,
      );
    }
  });

  it('are what the editor is given, never bare words', () => {
    const bare =
      /(?:show(?:Error|Information|Warning)Message|setStatusBarMessage|withProgress)\(\s*(['"`])|\b(?:title|placeHolder|placeholder|openLabel|saveLabel|prompt|tooltip|description|detail|label|reason)\s*[:=]\s*(['"`])/gu;
    const formats = new Set(['BibTeX', 'biblatex', 'CSL-JSON', 'RIS']);
    const found = sourceFiles()
      .filter((file) => file.startsWith(path.join('src', 'host')))
      .flatMap((file) => {
        const code = readFileSync(file, 'utf8');
        return Array.from(code.matchAll(bare), ({ 0: match, index }) => {
          const [, , words = ''] =
            /^(['"`])((?:[^\\]|\\.)*?)\1/u.exec(code.slice(index + match.length - 1)) ?? [];
          return { file, words: words.replaceAll(/\$\{[^}]*\}|\$\([a-z-]+\)/gu, '') };
        });
      })
      .filter(({ words }) => /\p{L}{2}/u.test(words) && !formats.has(words));
    assert.deepEqual(found, []);
  });
});

for (const language of translated) {
  describe(`the translation into ${language}`, () => {
    const bundle = readTexts(`l10n/bundle.l10n.${language}.json`);
    const own = readTexts('package.nls.json');
    const manifest = readTexts(`package.nls.${language}.json`);

    it('has every text of the program, and nothing else', () => {
      const lacking = [...texts.values()].filter(({ text }) => !Object.hasOwn(bundle, text));
      assert.deepEqual(lacking, []);
      assert.deepEqual(
        Object.keys(bundle).filter((text) => !texts.has(text)),
        [],
      );
    });

    it('has its texts in the order of the English ones', () => {
      assert.deepEqual(Object.keys(bundle), Object.keys(bundle).toSorted());
      assert.deepEqual(Object.keys(manifest), Object.keys(own));
    });

    it('keeps the places of each text', () => {
      for (const [text, translation] of Object.entries(bundle)) {
        assert.notEqual(translation.trim(), '', text);
        assert.deepEqual(placesIn(translation), placesIn(text), text);
      }
    });

    it('keeps commands, settings, code and addresses of the manifest', () => {
      const kept = (text: string): string[] =>
        (text.match(/\(command:[^)]*\)|`[^`]+`|<https?:[^>]*>|\{keys\}/gu) ?? []).toSorted();
      for (const [name, text] of Object.entries(own))
        assert.deepEqual(kept(manifest[name] ?? ''), kept(text), name);
    });
  });
}

describe('a text in the language of the user', () => {
  afterEach(() => useTranslations(english));

  it('stays English where no translation is known', () => {
    useTranslations({ language: 'de', texts: {} });
    assert.equal(t('line {0}', 3), 'line 3');
  });

  it('has values as they are, also those that look like places', () => {
    useTranslations({ language: 'de', texts: { 'Add {0} to {1}': '{1} bekommt {0}' } });
    assert.equal(t('Add {0} to {1}', '{1}', 'a {0} b'), 'a {0} b bekommt {1}');
  });

  it('has numbers as people write them', () => {
    assert.equal(inFigures(4312), '4,312');
    useTranslations({ language: 'de', texts: {} });
    assert.equal(inFigures(4312), '4.312');
  });

  it('has dates as people write them', () => {
    const page = () => abstractPage(holding(paper({ key: 'a', date: '2023-09-25' }))).date;
    assert.equal(page(), '25 September 2023');
    useTranslations({ language: 'de', texts: readTexts('l10n/bundle.l10n.de.json') });
    assert.equal(page(), '25. September 2023');
    useTranslations({ language: 'zh-cn', texts: readTexts('l10n/bundle.l10n.zh-cn.json') });
    assert.equal(page(), '2023年9月25日');
  });

  it('reaches workers by a message', () => {
    useTranslations({ language: 'de', texts: { Entry: 'Eintrag' } });
    const message = structuredClone(translationsMessage());
    useTranslations(english);
    for (const other of [undefined, null, 1, {}, { kind: 'read' }]) takeTranslations(other);
    assert.equal(t('Entry'), 'Entry');
    takeTranslations(message);
    assert.equal(t('Entry'), 'Eintrag');
  });

  it('reaches pages by an attribute', () => {
    const said = 'a "b" & <c> &quot;';
    useTranslations({ language: 'de', texts: { Entry: said } });
    const attribute = translationsAttribute();
    useTranslations(english);
    assert.doesNotMatch(attribute, /["<]/u);
    takeAttribute(undefined);
    assert.equal(t('Entry'), 'Entry');
    takeAttribute(attribute.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    assert.equal(t('Entry'), said);
  });
});

/** Every text marked at both ends and longer than in English. */
const pseudo = new Map([...texts.keys()].map((text) => [text, `⟦${text} ~~~~⟧`]));

/** Fails where a text has words outside of the marks. */
function assertTranslated(said: string, data: readonly string[] = []): void {
  let rest = said;
  for (const known of data) rest = rest.replaceAll(known, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/gu, '');
  }
  assert.doesNotMatch(rest, /\p{L}{2}/u, said);
  assert.match(said, /⟦/u);
}

const r = String.raw;
const damaged = `@misc{a, title = {A}, title = x, note = "b}
@misc{, title = {B} year = 2000}
@misc{a, crossref = {none}, = 3}
@article{c, crossref = {c}} stray }
@misc{d d, title = {}
@string{n = n # n}
@misc{e, title = {E}, foo`;

describe('in a pseudo-language', () => {
  beforeEach(() => useTranslations({ language: 'en', texts: Object.fromEntries(pseudo) }));
  afterEach(() => useTranslations(english));

  it('are the problems of every reader', () => {
    const csl = '[{"id": 3 "title": "A"}, {"title": {}}, 4, {"id":"a","author":3,"issued":"x"},{"id":"a"}';
    const problems = [
      ...readSource('bibtex', damaged).problems,
      ...readSource('csl-json', csl).problems,
      ...readSource('csl-json', 'none').problems,
      ...readSource('csl-yaml', 'references:\n- 3\n- title: A').problems,
      ...readSource('hayagriva', 'a: 3').problems,
      ...readSource('ris', 'none').problems,
      ...readSource('ris', 'TY  - JOUR\nTI  - A\n').problems,
      ...readSource('cff', 'none: 1').problems,
      ...readSource('listing', 'stray\n\nLGFeb 31, 2023\nOnly a title\nabstract\n\nLG Sep 25, 2023\n')
        .problems,
    ];
    assert.ok(problems.length > 20, String(problems.length));
    for (const { message, related } of problems) {
      assertTranslated(message);
      if (related !== undefined) assertTranslated(related.message);
    }
    const decoded = decodeBytes(Uint8Array.of(0xe4, 0x20));
    assert.ok(decoded.kind === 'text');
    for (const { message } of decoded.problems) assertTranslated(message);
  });

  it('are findings and their fixes', async () => {
    const bib = '@misc{doe99, title={A}}\n@misc{roe 01, title={B}}\n@misc{fig-one, title={C}}';
    const front =
      '---\nbibliography: [refs.bib, none.bib, ../far.bib, x.docx, "https://x.org", b.bib]\n---\n\n';
    const files = { '/w/refs.bib': bib, '/w/b.bib': bib, '/w/other.bib': '@misc{poe, title={D}}' };
    const text = '[@doe99, @doe99] [@fig-one; @doe99] @fig-one @poe';
    const found = [
      ...(await findingsIn({ '/w/a.qmd': front + text, ...files })),
      ...(await findingsIn({ '/w/a.tex': r`\bibliography{refs}\cite{doe98, quux, poe}`, ...files })),
      ...(await findingsIn({
        '/w/a.md': '---\nbibliography: refs.bib\n---\n\n@doe99 @media',
        ...files,
      })),
      ...sourceFindings(
        readSnapshot('/w/s.bib', '@misc{a, doi={10.1/x}}\n@misc{b, doi={10.1/x}}'),
        new Set(),
        new Map([['unused-entry', 'hint']]),
      ),
    ];
    assert.ok(new Set(found.map(({ code }) => code)).size >= 9);
    for (const { message, fixes, related } of found) {
      assertTranslated(message);
      for (const { title } of fixes) assertTranslated(title);
      for (const place of related) assertTranslated(place.message);
    }
    for (const { code, span } of readSource('bibtex', damaged).problems)
      for (const { title } of entryFixes(damaged, code, span)) assertTranslated(title);
  });

  it('are the rows of the views', async () => {
    const papers = [
      paper({ key: 'a', title: '1', hasCode: true, category: entryTypeGroup('article') }),
      paper({ key: 'b', title: '2', year: 2015, category: entryTypeGroup('book') }),
    ];
    const library = assembleLibrary([snapshot(source('3'), ...papers)]);
    for (const grouping of Object.keys(groupings) as (keyof typeof groupings)[]) {
      assertTranslated(groupings[grouping].title());
      assertTranslated(groupings[grouping].counted(2));
      const filing = { known: new WeakMap(), timesCited: () => 0, marks: noMarks(library) };
      const rows = libraryRows(atOnce(arranged(library, { grouping, sorting: 'date' }, filing)));
      for (const row of [...rows, ...rows.flatMap(childRows)]) {
        // A paper without anything to say of it has data alone.
        if (row.kind !== 'paper' || row.holding.paper.hasCode) assertTranslated(row.spoken);
      }
    }
    for (const { title } of Object.values(sortings)) assertTranslated(title());
    assertTranslated(arrangementInWords({ grouping: 'author', sorting: 'title' }));
    const { document, surroundings } = await checkedDocument({
      '/w/a.tex': r`\bibliography{refs}\cite{doe99, quux, poe}`,
      '/w/refs.bib': '@misc{doe99, title={A}}',
      '/w/other.bib': '@misc{poe, title={D}}',
    });
    for (const { label, spoken } of documentCitations(document, surroundings).rows) {
      assertTranslated(label);
      assertTranslated(spoken);
    }
  });

  it('are the names of groups of entries', () => {
    const types =
      'article periodical inproceedings proceedings book inbook reference thesis techreport online software dataset patent manual unpublished legal audio image letter quux';
    for (const type of types.split(' ')) assertTranslated(categoryName(entryTypeGroup(type)));
  });

  it('is the card of a paper', () => {
    const flags = [
      { kind: 'title-doubtful' as const, alternative: { title: '1', authors: ['2'] } },
      { kind: 'category-doubtful' as const, alternatives: ['3', '4'] },
    ];
    const card = paperCard(
      holding(paper({ key: 'a', hasCode: true, abstract: 'a', arxiv: '1502.03044', flags })),
    );
    for (const doubt of card.doubts) assertTranslated(doubt);
    const markdown = toMarkdown(
      { ...card, links: [{ kind: 'url', label: '', url: '' }] },
      { isFolded: true },
    );
    for (const text of ['Abstract', 'Open abstract', 'Web page', 'Entry', 'Copy key'])
      assert.ok(markdown.value.includes(pseudo.get(text) ?? ''), text);
  });

  it('is the explanation of bibliographies', async () => {
    const files = {
      '/w/a.md':
        '---\nbibliography: [good.bib, bad.bib, none.bib, ../far.bib, x.docx, "https://x.org", "//a/b", "*.bib"]\n---',
      '/w/x.docx': '',
      '/w/good.bib': '1',
      '/w/bad.bib': 'unreadable',
    };
    for (const project of [
      await projectOf(files, { isTrusted: false }),
      await projectOf({ '/w/a.md': '' }),
    ]) {
      const sections = explainBibliographies(project, {
        nameOf: () => '1',
        textOf: () => '',
        papersIn: (file) => (file.endsWith('good.bib') ? 1 : undefined),
        others: [{ id: 'a', name: '2', papers: 1234 }],
      });
      for (const { title, rows } of sections) {
        assertTranslated(title);
        for (const { kind, label, description, detail } of rows) {
          if (kind === 'step') assertTranslated(label);
          if (detail !== '') assertTranslated(detail);
          if (description !== '') assertTranslated(description);
        }
      }
    }
  });

  it('are refusals and what is lost', () => {
    const texText = r`\citep[see][p.~3]{a,b} \citeauthor{c} \Citet*{d} \citetext{e} \citetable{f}`;
    const markup = markupOf('a.tex');
    assert.ok(markup !== undefined);
    const said: string[] = [];
    for (const notation of everyNotation()) {
      const conversion = convertCitations({ markup, text: texText, scan: markup.scan(texText) }, notation);
      said.push(...conversion.losses.map(({ message }) => message));
      // What it looks like behind the dash is an example.
      said.push(...notation.variants.map((variant) => variantTitle(variant).split(' — ')[0] ?? ''));
    }
    for (const name of ['a.md', 'a.typ', 'a.org', 'a.adoc', 'a.rst', 'a.tex']) {
      const one = markupOf(name);
      const refused = one?.insert('', one.scan(''), 0, ['a "b" \n{']);
      assert.ok(refused?.kind === 'refused', name);
      said.push(refused.reason);
    }
    const document = bibDocument('@misc{a, title={A}}\n@misc{b, crossref={a}}\n@misc{c, title={');
    for (const outcome of [
      removeEntry(document, { key: 'none' }),
      removeEntry(document, { key: 'a' }),
      removeEntry(document, { key: 'c' }),
      renameEntry(document, { key: 'a' }, 'b'),
      renameEntry(document, { key: 'a' }, ''),
      renameEntry(document, { key: 'a' }, 'x y'),
    ]) {
      assert.ok(outcome.kind === 'refused');
      said.push(outcome.reason);
    }
    const keyed = { kind: 'bibliography' as const, name: '1', text: '@misc{a,}\n@misc{b,}' };
    for (const newKey of ['', 'b', 'x y']) {
      const plan = renameKey([keyed], { oldKey: 'a', newKey, keepsOldKey: false });
      assert.ok(plan.kind === 'refused', newKey);
      said.push(plan.reason);
    }
    assert.ok(said.length > 40);
    for (const one of said) assertTranslated(one);
  });
});
