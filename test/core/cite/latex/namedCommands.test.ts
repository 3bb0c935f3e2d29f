import assert from 'node:assert/strict';
import { namedCommands } from '../../../../src/core/cite/latex/namedCommands';
import { scanLatex } from '../../../../src/core/cite/latex/scan';
import { citationsOf } from '../../../../src/core/cite/markup';

const r = String.raw;

function keysIn(text: string, ...templates: readonly string[]): readonly string[] {
  return citationsOf(scanLatex(text, { commands: namedCommands(templates) })).map(({ key }) => key);
}

describe('commands that somebody names', () => {
  const cases: readonly (readonly [template: string, text: string, keys: readonly string[]])[] = [
    [r`\mycite{keys}`, r`\mycite[see][3]{a, b}`, ['a', 'b']],
    ['mycite', r`\mycite{a}`, ['a']],
    [r`\mycite{}{keys}`, r`\mycite{no}{a}`, ['a']],
    [r`\mycite{keys}{note}`, r`\mycite{a}{no}`, ['a']],
    [r`\mycites{keys}...`, r`\mycites{a}{b}{c}`, ['a', 'b', 'c']],
    [r`\mycites{}{keys}…`, r`\mycites{no}{a}{no}{b}`, ['a', 'b']],
  ];
  for (const [template, text, keys] of cases) {
    it(`${template} finds the keys of ${text}`, () => {
      assert.deepEqual(keysIn(text), []);
      assert.deepEqual(keysIn(text, template), keys);
    });
  }

  it('leave the others as they are', () => {
    assert.deepEqual(keysIn(r`\mycite{a}\cite{b}`, r`\mycite{keys}`), ['a', 'b']);
  });

  it('are not taken from what is no template', () => {
    const wrong = ['', r`\mycite{a b}`, r`\mycite{}`, '*', r`\mycite[keys]`, '{keys}'];
    assert.equal(namedCommands(wrong).size, 0);
  });
});
