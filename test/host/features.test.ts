import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { isProvided } from '../../src/host/features';
import { type FeatureName, settings } from '../../src/host/ids';
import { fake } from '../support/fakeVscode';
import { asEditorType } from '../support/hostServices';

const workshop = 'james-yu.latex-workshop';

/** True if a feature is ours in a document of a language. */
function isOurs(feature: FeatureName, languageId: string): boolean {
  return isProvided(feature, asEditorType<vscode.TextDocument>({ languageId }));
}

describe('features', () => {
  beforeEach(() => fake.reset());

  const cases: readonly (readonly [string, FeatureName, string, boolean])[] = [
    [workshop, 'suggestions', 'latex', true],
    [workshop, 'hover', 'latex', false],
    [workshop, 'hover', 'markdown', true],
    [workshop, 'definition', 'latex', false],
    [workshop, 'references', 'latex', true],
    [workshop, 'rename', 'latex', true],
    [workshop, 'outline', 'bibtex', false],
    ['efoerster.texlab', 'references', 'bibtex', false],
    ['efoerster.texlab', 'highlights', 'latex', false],
    ['quarto.quarto', 'hover', 'quarto', false],
    ['quarto.quarto', 'definition', 'quarto', true],
    ['myriad-dreamin.tinymist', 'definition', 'typst', false],
    ['myriad-dreamin.tinymist', 'suggestions', 'typst', true],
  ];
  for (const [extension, feature, language, expected] of cases) {
    it(`${expected ? 'keep' : 'leave'} ${feature} in ${language} beside ${extension}`, () => {
      assert.ok(isOurs(feature, language));
      fake.extensions.add(extension);
      assert.equal(isOurs(feature, language), expected);
    });
  }

  it('are ours where the other extension has them turned off', () => {
    fake.extensions.add(workshop);
    fake.set('latex-workshop.hover.citation.enabled', false);
    assert.ok(isOurs('hover', 'latex'));
  });

  it('follow their settings, whoever else is there', () => {
    fake.extensions.add(workshop);
    fake.set(settings.hover, 'on');
    fake.set(settings.suggestions, 'off');
    assert.ok(isOurs('hover', 'latex'));
    assert.ok(!isOurs('suggestions', 'markdown'));
    fake.set(settings.hover, 'nonsense');
    assert.ok(!isOurs('hover', 'latex'));
  });
});
