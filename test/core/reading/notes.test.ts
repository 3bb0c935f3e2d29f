import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyOfNote, noteFileName } from '../../../src/core/reading/noteFile';
import { noteText } from '../../../src/core/reading/noteText';
import { paper, person } from '../../support/papers';

describe('notes', () => {
  const names: readonly (readonly [string, string])[] = [
    ['xu2015show', 'xu2015show.md'],
    ['Müller:2020', 'Müller%3A2020.md'],
    ['../../.ssh/config', '%2E%2E%2F..%2F.ssh%2Fconfig.md'],
    ['C:\\Windows', 'C%3A%5CWindows.md'],
    ['con', '%63on.md'],
    ['NUL.tex', '%4EUL.tex.md'],
    ['console', 'console.md'],
    ['a b#c%20', 'a%20b%23c%2520.md'],
    ['.', '%2E.md'],
    ['', '%.md'],
  ];
  for (const [key, name] of names)
    it(`has the note of ${JSON.stringify(key)} in ${name}`, () => assert.equal(noteFileName(key), name));

  it('has a name that leads nowhere and tells the key again, whatever the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (key) => {
        const name = noteFileName(key);
        assert.doesNotMatch(name, /[/\\:*?"<>|\s]|^\./u);
        assert.ok(new TextEncoder().encode(name).length <= 255);
        const told = keyOfNote(name);
        // Half a character is written as a sign that stands for what is broken.
        if (told !== undefined) assert.equal(told, key.replaceAll(/\p{Cs}/gu, '\uFFFD'));
        else assert.ok(key === '' || name.includes('~'));
      }),
    );
    assert.notEqual(noteFileName('a'.repeat(400)), noteFileName(`${'a'.repeat(399)}b`));
  });

  it('says nothing of files that are no notes of ours', () => {
    assert.deepEqual(['README', 'a b.md', '100%.md', '%61.md'].map(keyOfNote), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('fills in a template with what is known, none of it as Markdown', () => {
    const shown = paper({
      key: 'xu',
      title: '# <img src=x>\n[a](command:b) $x$ {year}',
      authors: [person('Kelvin Xu')],
    });
    assert.equal(
      noteText('# {title}\n{authors}, {year}, {key} {constructor} {venue}{nothing}', shown),
      String.raw`# \# \<img src=x\> \[a\](command:b) \$x\$ \{year\}` +
        '\nKelvin Xu, unknown, xu {constructor} unknown{nothing}',
    );
  });
});
