import assert from 'node:assert/strict';
import { type FormattingTask, formatReferences } from '../../../src/core/format/formatReferences';
import { outputs } from '../../../src/core/format/references';
import { type ItemFields, formatted, smallLocale, styleWith } from '../../support/citationStyles';

const titleAlone = '<layout><text variable="title"/></layout>';

const task = (fields: Partial<FormattingTask>): FormattingTask => ({
  items: [{ id: 'a', title: 'A' } as ItemFields],
  style: styleWith(titleAlone),
  locales: [{ language: 'en-US', text: smallLocale }],
  language: undefined,
  output: 'text',
  ...fields,
});

/** A title in all outputs. */
function titles(title: unknown): readonly string[] {
  return outputs.map((output) => formatted(titleAlone, [{ id: 'a', title }], output)[0] ?? 'nothing');
}

describe('formatReferences', () => {
  it('sets names, dates and titles as the style says, in its order', () => {
    const layout = `<sort><key variable="title"/></sort>
      <layout suffix=".">
        <names variable="author"><name name-as-sort-order="first" initialize-with=". "/></names>
        <date variable="issued" prefix=" (" suffix="). "><date-part name="year"/></date>
        <text variable="title" font-style="italic"/>
        <text variable="container-title" prefix=". In " quotes="true"/>
      </layout>`;
    const items = [
      {
        id: 'b',
        title: 'Zebra',
        author: [{ family: 'Roe', given: 'Ann Lee' }],
        issued: { 'date-parts': [[2020, 5]] },
      },
      {
        id: 'a',
        title: 'Ant',
        author: [{ literal: 'The Group' }],
        issued: { 'date-parts': [['1999']] },
        'container-title': 'Nests',
      },
    ];
    assert.deepEqual(formatted(layout, items), [
      'The Group (1999). Ant. In “Nests.”',
      'Roe, A. L. (2020). Zebra.',
    ]);
    assert.deepEqual(formatted(layout, items, 'markdown'), [
      'The Group (1999). *Ant*. In “Nests.”',
      'Roe, A. L. (2020). *Zebra*.',
    ]);
    assert.deepEqual(formatted(layout, items, 'html'), [
      'The Group (1999). <i>Ant</i>. In “Nests.”',
      'Roe, A. L. (2020). <i>Zebra</i>.',
    ]);
  });

  it('says that there are more authors, in place of a name', () => {
    const authors = (names: readonly object[]) =>
      formatted(
        '<layout suffix="."><names variable="author"><name and="symbol" delimiter=", "/></names></layout>',
        [{ id: 'a', author: names }],
      )[0];
    const others = { literal: 'others' };
    assert.equal(authors([{ family: 'Roe' }, others]), 'Roe et al.');
    assert.equal(authors([{ family: 'Roe' }, { family: 'Doe' }, others]), 'Roe, Doe, et al.');
    assert.equal(authors([others]), 'others.');
    assert.equal(authors([others, { family: 'Roe' }]), 'others & Roe.');
  });

  it('names the archive of a preprint once', () => {
    const layout =
      '<layout><group delimiter="; "><text variable="number"/><text variable="publisher"/><text variable="archive"/><text variable="archive_location"/></group></layout>';
    const preprint = {
      id: 'a',
      type: 'article',
      archive: 'arXiv',
      archive_location: '1706.1',
      number: 'arXiv:1706.1',
    };
    assert.deepEqual(formatted(layout, [preprint]), ['arXiv:1706.1; arXiv']);
    assert.deepEqual(formatted(layout, [{ ...preprint, publisher: 'Cornell' }]), ['arXiv:1706.1; Cornell']);
    const article = { ...preprint, type: 'article-journal', number: '4' };
    assert.deepEqual(formatted(layout, [article]), ['4; arXiv; 1706.1']);
  });

  it('says which item each reference is of, whatever the item is called', () => {
    const items = ['__proto__', 'constructor', '7', ''].map((id, number) => ({
      id,
      title: `T${4 - number}`,
    }));
    const style = styleWith(`<sort><key variable="title"/></sort>${titleAlone}`);
    const result = formatReferences(task({ items, style }));
    assert.deepEqual(result, {
      kind: 'formatted',
      references: [
        { id: '', text: 'T1' },
        { id: '7', text: 'T2' },
        { id: 'constructor', text: 'T3' },
        { id: '__proto__', text: 'T4' },
      ],
    });
  });

  it('leaves out an item of which the style prints nothing', () => {
    const items = [{ id: 'a' }, { id: 'b', title: 'B' } as ItemFields];
    assert.deepEqual(formatReferences(task({ items })), {
      kind: 'formatted',
      references: [{ id: 'b', text: 'B' }],
    });
  });

  it('reads the markup that CSL-JSON has in titles, and nothing else as markup', () => {
    assert.deepEqual(titles('On <i>E. coli</i> and H<sub>2</sub>O<sup>+</sup>'), [
      'On E. coli and H2O+',
      'On *E. coli* and H<sub>2</sub>O<sup>+</sup>',
      'On <i>E. coli</i> and H<sub>2</sub>O<sup>+</sup>',
    ]);
    assert.deepEqual(titles('<sc>Caps</sc> <b>fat</b> <span class="nocase">iPad</span>'), [
      'Caps fat iPad',
      'Caps **fat** iPad',
      '<span style="font-variant: small-caps">Caps</span> <b>fat</b> iPad',
    ]);
    assert.deepEqual(titles('<script>alert(1)</script>'), [
      '<script>alert(1)</script>',
      String.raw`\<script\>alert(1)\</script\>`,
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    ]);
    assert.deepEqual(titles('<img src=x onerror=alert(1)>'), [
      '<img src=x onerror=alert(1)>',
      String.raw`\<img src=x onerror=alert(1)\>`,
      '&lt;img src=x onerror=alert(1)&gt;',
    ]);
    assert.equal(
      titles(`<i onclick="x('y')">a</i>`)[2],
      '&lt;i onclick=&quot;x(&#39;y’)&quot;&gt;a&lt;/i&gt;',
    );
  });

  it('makes no link of an address', () => {
    const layout = '<layout><text variable="URL"/></layout>';
    for (const url of ['javascript:alert(1)', 'https://example.org/']) {
      assert.deepEqual(formatted(layout, [{ id: 'a', URL: url }], 'html'), [url]);
    }
    assert.deepEqual(formatted(layout, [{ id: 'a', URL: '[x](javascript:y)' }], 'markdown'), [
      String.raw`\[x\](javascript:y)`,
    ]);
  });

  it('leaves mathematics as it is', () => {
    const math = String.raw`Finding $\alpha_{ij} < "b"$ and $O(n*m)$`;
    const layout = '<layout><text variable="title" text-case="title"/></layout>';
    assert.deepEqual(formatted(layout, [{ id: 'a', title: math }]), [math]);
    assert.deepEqual(formatted(layout, [{ id: 'a', title: math }], 'markdown'), [math]);
    assert.deepEqual(titles('Costs $5 or $6'), [
      'Costs $5 or $6',
      String.raw`Costs \$5 or \$6`,
      'Costs $5 or $6',
    ]);
  });

  it('lets no markup through in mathematics', () => {
    const [, markdown, html] = titles('A $x<img src=q onerror=y> [a](javascript:b)$ z');
    assert.equal(markdown, 'A $x< img src=q onerror=y> [a] (javascript:b)$ z');
    assert.equal(html, 'A $x&lt;img src=q onerror=y&gt; [a](javascript:b)$ z');
  });

  it('takes no data for the patterns of a replacement', () => {
    const layout = '<layout><text variable="title" font-style="italic" quotes="true"/></layout>';
    for (const title of ['a $& b', 'a $` b', 'a $1 b', 'a $$ b'])
      assert.deepEqual(formatted(layout, [{ id: 'a', title }]), [`“${title}”`]);
  });

  it('takes no data for its own marks', () => {
    const title = 'a \ue002b\ue000 \ue0010\ue001 \ue800\uf8ff';
    assert.deepEqual(titles(title), [title, title, title]);
  });

  it('prints no character that commands a terminal or breaks a line', () => {
    assert.deepEqual(titles('a\u001b[31mb\u0007\r\n\tc\u2028d\u009be')[0], 'a[31mb c de');
  });

  it('formats what is well-formed of an item in wrong shapes', () => {
    const layout = `<layout delimiter="|"><group delimiter="|"><text variable="title"/><names variable="author"/>
      <date variable="issued"><date-part name="year"/></date><text variable="DOI"/></group></layout>`;
    const wrong: readonly ItemFields[] = [
      { id: 'a', title: { toString: 'x' }, author: 'Doe', issued: 1999, DOI: 7 },
      {
        id: 'b',
        title: 'B',
        author: [null, 7, {}, { family: ['x'] }, { family: 'Roe' }],
        issued: { 'date-parts': 3 },
      },
      { id: 'c', title: 'C', issued: { 'date-parts': [[], ['x'], [2001, 'May']] }, language: '__proto__' },
      { id: 'd', title: 'D', type: 'constructor', language: {}, note: 'title: Other\n__proto__: x' },
      JSON.parse('{"id": "e", "title": "E", "__proto__": {"DOI": "9"}, "hasOwnProperty": "no"}'),
    ];
    assert.deepEqual(formatted(layout, wrong), ['7', 'B|Roe', 'C|2001', 'D', 'E']);
  });

  it('takes names in one of the two shapes of CSL', () => {
    const layout = '<layout><names variable="author"><name/></names></layout>';
    const author = [
      { given: 'Ann' },
      { family: ' ', literal: 'The Group', given: 'X', 'dropping-particle': 'of' },
      { family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van', literal: 'no', 'comma-suffix': 'x' },
      { suffix: 'Jr.' },
    ];
    assert.deepEqual(formatted(layout, [{ id: 'a', author }]), ['Ann, The Group, Vincent van Gogh']);
  });

  it('says of a range from a day to a year what both ends say', () => {
    const layout = '<layout><date variable="issued" form="numeric"><date-part name="year"/></date></layout>';
    const issued = { 'date-parts': [[1999, 5, 6], [2001]] };
    assert.deepEqual(formatted(layout.replace(' form="numeric"', ''), [{ id: 'a', issued }]), ['1999–2001']);
  });

  it('loses one work alone where the processor fails at it', () => {
    const layout = `<layout><text variable="title"/>
      <choose><if variable="note"><text variable="note" font-style="unheard-of"/></if></choose></layout>`;
    const items = ['A', 'B', 'C'].map((title) => ({ id: title, title, ...(title === 'B' && { note: 'x' }) }));
    assert.deepEqual(formatted(layout, items), ['A', 'C']);
    assert.match(formatted(layout, items.slice(1, 2))[0] ?? '', /undefined|function/u);
  });

  it('puts the parts of a reference where the style has them', () => {
    const layout = `<layout><text variable="citation-number" display="left-margin" prefix="[" suffix="]"/>
      <text variable="title" display="right-inline"/><text variable="note" display="block"/></layout>`;
    const items = [{ id: 'a', title: 'Title', note: 'Seen' }];
    assert.deepEqual(
      outputs.map((output) => formatted(layout, items, output)[0]),
      [
        '[1] Title\nSeen',
        '\\[1\\] Title\\\nSeen',
        '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">Title</div><div class="csl-block">Seen</div>',
      ],
    );
  });

  it('gives every block a line', () => {
    const layout = `<layout><text variable="title" display="block"/><text variable="note" display="block"/>
      <text variable="publisher"/></layout>`;
    const items = [{ id: 'a', title: 'Title', note: 'Seen', publisher: 'Press' }];
    assert.deepEqual(formatted(layout, items), ['Title\nSeen\nPress']);
    assert.deepEqual(formatted(layout, items, 'html'), [
      '<div class="csl-block">Title</div><div class="csl-block">Seen</div>Press',
    ]);
  });

  it('takes nothing in a note for a field', () => {
    const layout = '<layout delimiter="|"><text variable="title"/><text variable="DOI"/></layout>';
    const note = '{:DOI: 10.1/x}';
    assert.deepEqual(formatted(layout, [{ id: 'a', title: 'A', note }]), ['A']);
  });

  it('writes upright what is italic in italics', () => {
    const layout = '<layout><text variable="title" font-style="italic"/></layout>';
    const items = [{ id: 'a', title: 'The <i>Ant</i> way' }];
    assert.deepEqual(formatted(layout, items, 'html'), ['<i>The </i>Ant<i> way</i>']);
    assert.deepEqual(formatted(layout, items, 'markdown'), ['*The* Ant *way*']);
  });

  it('uses the language that is asked for, or the same of another country, or English', () => {
    const german = smallLocale.replace('en-US', 'de-DE').replace('>and<', '>und<');
    const locales = [
      { language: 'en-US', text: smallLocale },
      { language: 'de-DE', text: german },
    ];
    const style = styleWith('<layout><text term="and"/></layout>');
    const said = ['de-DE', 'de-AT', 'it-IT', 'constructor', undefined].map((language) => {
      const result = formatReferences(task({ style, locales, language }));
      return result.kind === 'formatted' ? result.references[0]?.text : result.reason;
    });
    assert.deepEqual(said, ['Und', 'Und', 'And', 'And', 'And']);
  });

  for (const [name, style, code, reason] of [
    ['something else', 'Dear diary', 'broken-style', /no CSL style/u],
    ['half a style', styleWith(titleAlone).slice(0, -40), 'broken-style', /not closed|begins nothing/u],
    ['a style that refers to another', dependent('http://x.org/apa'), 'dependent-style', /x\.org\/apa$/u],
    [
      'a style without references',
      styleWith('').replace(/<bibliography>.*<\/bibliography>/u, ''),
      'no-bibliography',
      /citations only/u,
    ],
    [
      'a style that calls itself',
      styleWith('<layout><text macro="a"/></layout>').replace(
        '<citation>',
        '<macro name="a"><text macro="a"/></macro><citation>',
      ),
      'failed',
      /infinite loop/u,
    ],
  ] as const) {
    it(`says what is wrong with ${name}`, () => {
      const result = formatReferences(task({ style }));
      assert.equal(result.kind, 'failed');
      if (result.kind !== 'failed') return;
      assert.equal(result.code, code);
      assert.match(result.reason, reason);
    });
  }
});

function dependent(parent: string): string {
  return `<style xmlns="http://purl.org/net/xbiblio/csl"><info><link href="${parent}" rel="independent-parent"/></info></style>`;
}
