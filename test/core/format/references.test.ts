import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinReferences, outputs } from '../../../src/core/format/references';
import { formatted } from '../../support/citationStyles';

const layout = '<layout><text variable="title" font-style="italic"/></layout>';

const write = (title: string, output: (typeof outputs)[number]): string =>
  formatted(layout, [{ id: 'a', title }], output)[0] ?? '';

/** What means something to HTML, to Markdown or to the processor, divided by blanks. */
const pieces =
  `<script> </script> <img/src=x/onerror=y> <i> </i> <b> </sup> &lt; &#60; & \` ** _ [a](b) ![ ](javascript:x)
  ~~ ^ \\ # - 1. @key {.x} | \ue000 \ue002 \ue800 %%STRING%% " ' word É 😀 “ . ? \u0000`.split(/\s+/u);

const titles = fc.array(fc.constantFrom(...pieces, ' '), { maxLength: 12 }).map((some) => some.join(''));

describe('writing references', () => {
  it('writes the same words in HTML as in plain text, and no element but its own', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const html = write(title, 'html');
        const rest = html.replaceAll(/<\/?(?:i|b|sup)>/gu, '');
        assert.doesNotMatch(rest, /[<>"']/u);
        const words = rest
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        assert.equal(words.trim(), write(title, 'text'));
      }),
    );
  });

  it('writes the same words in Markdown as in plain text, with a backslash before what is a sign there', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const unescaped = write(title, 'markdown').replaceAll(/\\(.)/gu, (_whole, sign: string) =>
          // What is left of them would be signs.
          String.fromCharCode(0xf000 + sign.charCodeAt(0)),
        );
        const rest = unescaped.replaceAll(/\*{1,3}(?=[^*])|\*+$|<\/?sup>/gu, '');
        assert.doesNotMatch(rest, /[`_[\]<>~^|@{}]|&(?:[a-z]+;|#)/u);
        const words = rest.replaceAll(/[\uf000-\uf0ff]/gu, (sign) =>
          String.fromCharCode(sign.charCodeAt(0) - 0xf000),
        );
        assert.equal(words.trim(), write(title, 'text'));
      }),
    );
  });

  for (const [title, markdown] of [
    ['2. Ways', String.raw`2\. Ways`],
    ['2.5 Ways', '2.5 Ways'],
    ['# Heading', String.raw`\# Heading`],
    ['C# and a - b', 'C# and a - b'],
    ['- item', String.raw`\- item`],
    ['a_b [c](d) `e`', String.raw`a\_b \[c\](d) \`e\``],
    ['AT&T &amp; R&D &#60;', String.raw`AT&T \&amp; R&D \&#60;`],
    ['@doe mails a@b.org', String.raw`\@doe mails a\@b.org`],
    [String.raw`back\slash`, String.raw`back\\slash`],
  ] as const) {
    it(`takes “${title}” for words in Markdown`, () => {
      const written = formatted(
        '<layout><text variable="title"/></layout>',
        [{ id: 'a', title }],
        'markdown',
      );
      assert.deepEqual(written, [markdown]);
    });
  }

  it('joins references to lines, paragraphs, or an element', () => {
    const references = [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ];
    assert.deepEqual(
      outputs.map((output) => joinReferences(references, output)),
      [
        'A\nB',
        'A\n\nB',
        '<div class="csl-bib-body">\n  <div class="csl-entry">A</div>\n  <div class="csl-entry">B</div>\n</div>',
      ],
    );
    assert.equal(joinReferences([], 'text'), '');
  });
});
