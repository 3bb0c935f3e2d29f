import assert from 'node:assert/strict';
import { KeyRenameProvider } from '../../src/host/providers/rename';
import { runCitewell, withFiles } from '../support/commandLine';
import type { Range, WorkspaceEdit } from '../support/fakeVscode';
import { asEditorType } from '../support/hostServices';
import { keyWorkspace } from '../support/keyWorkspace';

const r = String.raw;

/** Texts with `§` where the key is cited; `doe` is what only looks like it. */
const templates: Readonly<Record<string, string>> = {
  tex: r`\begin{document}\cite{§,doe99} \citep[see][3]{ § } \verb+\cite{doe}+ % \cite{doe}
\bibliography{refs}\end{document}`,
  md: `---
bibliography: refs.bib
---
See @§ and [-@§, p. 3; @doe99], {cite:p}\`§,doe99\`, not \`@doe\` nor me@doe.org.`,
  qmd: `---
bibliography: refs.bib
---
[@§; @doe99]

\`\`\`{r}
"@doe"
\`\`\`
`,
  typ: `@§ #cite(<§>) // @doe
#bibliography("refs.bib")`,
  org: `#+bibliography: refs.bib
[cite:@§;@doe99] =[cite:@doe]=`,
  adoc: `:bibtex-file: refs.bib

cite:[§,doe99]`,
  rst: `:cite:p:\`§,doe99\`

.. bibliography:: refs.bib`,
};

const bibliography = `@misc{§, title = {On § as it is written doe}}
@misc{doe99, title = {Another work}, crossref = {§}}
`.replace('On § as', 'On doe as');

/** The names of fifty files with their templates. */
const files: readonly (readonly [name: string, template: string])[] = [
  ...Object.entries(templates).flatMap(([ending, template]) =>
    Array.from({ length: 7 }, (_, number) => [`chapter${number}.${ending}`, template] as const),
  ),
  ['refs.bib', bibliography],
];

function filesWith(key: string): Record<string, string> {
  return Object.fromEntries(files.map(([name, template]) => [name, template.replaceAll('§', key)]));
}

/** The texts after the edit, which nothing but the fake editor has seen. */
function applied(texts: Readonly<Record<string, string>>, edit: WorkspaceEdit): Record<string, string> {
  const after = { ...texts };
  const offsetIn = (text: string, { line, character }: Range['start']): number =>
    text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  const fromTheEnd = edit.replacements.toSorted(
    (one, other) =>
      other.range.start.line - one.range.start.line ||
      other.range.start.character - one.range.start.character,
  );
  for (const { uri, range, newText } of fromTheEnd) {
    const name = uri.path.replace('/w/', '');
    const text = after[name] ?? '';
    after[name] =
      text.slice(0, offsetIn(text, range.start)) + newText + text.slice(offsetIn(text, range.end));
  }
  return after;
}

describe('renaming a key in a project of fifty files in seven languages', () => {
  it('changes exactly the key tokens, in one edit, and leaves nothing for citewell check', async () => {
    const before = filesWith('doe');
    assert.equal(files.length, 50);
    const placed = Object.fromEntries(Object.entries(before).map(([name, text]) => [`/w/${name}`, text]));
    const { library, loader, keyTexts, document, position, token } = keyWorkspace({
      ...placed,
      '/w/refs.bib': (before['refs.bib'] ?? '').replace('{doe,', '{d|oe,'),
    });
    const provider = new KeyRenameProvider(library, loader, keyTexts);
    const answer = await provider.provideRenameEdits(document, position, 'roe2020', token);
    assert.ok(answer !== undefined && !('kind' in answer));
    const after = applied(before, asEditorType<WorkspaceEdit>(answer));
    assert.deepEqual(after, filesWith('roe2020'));
    withFiles(after, (folder) => {
      const { status, stdout } = runCitewell('check', folder);
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  });
});
