import assert from 'node:assert/strict';
import { markupOf } from '../../src/core/cite/markups';
import type { TextEdit } from '../../src/core/cite/markup';
import { auxiliaryKeysIn } from '../../src/core/findings/auxiliaryKeys';
import { documentFindings } from '../../src/core/findings/documentFindings';
import type { RatedFinding, Severities } from '../../src/core/findings/finding';
import type { CheckedDocument, Surroundings } from '../../src/core/findings/surroundings';
import { withEdits } from '../../src/core/keys/renameKey';
import { wholeSlice } from '../../src/core/model/editedSource';
import { type SourceSnapshot, assembleLibrary } from '../../src/core/model/library';
import { documentProject } from '../../src/core/project/documentProject';
import { nameOf } from '../../src/core/project/paths';
import { readSource } from '../../src/core/read/readSource';
import { buildWholePart } from '../../src/core/search/buildPart';
import { filesInMemory } from './filesInMemory';

/** A bibliography as the library has it after reading. */
export function readSnapshot(path: string, text: string): SourceSnapshot {
  const source = { id: `file://${path}`, kind: 'bibliography' as const, name: nameOf(path) };
  return { source, slices: [wholeSlice(buildWholePart(readSource('bibtex', text)))], problems: [] };
}

/** The first of these files with all that surrounds it. Bibliographies in `unread` are there but have not been read. */
export async function checkedDocument(
  texts: Readonly<Record<string, string>>,
  unread: readonly string[] = [],
): Promise<{ readonly document: CheckedDocument; readonly surroundings: Surroundings }> {
  const [path = ''] = Object.keys(texts);
  const files = filesInMemory(texts);
  const start = await files.read(path);
  const markup = markupOf(path);
  assert.ok(start !== undefined && markup !== undefined, path);
  const project = await documentProject(start, markup, files);
  const others = await Promise.all(
    project.files.filter((file) => file !== path).map((file) => files.read(file)),
  );
  const sources = Object.entries(texts)
    .filter(([file]) => file.endsWith('.bib') && !unread.includes(file))
    .map(([file, text]) => readSnapshot(file, text));
  return {
    document: { path, text: start.text, markup, scan: start.scan(markup, project.commands) },
    surroundings: {
      project,
      library: assembleLibrary(sources),
      auxiliaryKeys: new Set(
        Object.entries(texts).flatMap(([file, text]) =>
          file.endsWith('.bib') ? [...auxiliaryKeysIn(text)] : [],
        ),
      ),
      sourceIdOf: (file) => `file://${file}`,
      neighbours: others.flatMap((file) =>
        file === undefined ? [] : [{ text: file.text, scan: file.scan(markup) }],
      ),
    },
  };
}

/** The findings of the first of these files. */
export async function findingsIn(
  texts: Readonly<Record<string, string>>,
  { severities = new Map(), unread = [] }: { severities?: Severities; unread?: readonly string[] } = {},
): Promise<readonly RatedFinding[]> {
  const { document, surroundings } = await checkedDocument(texts, unread);
  return documentFindings(document, surroundings, severities);
}

/** A finding as a test compares it: `unknown-key doe98: Change to “doe99” => \cite{doe99}`. */
export function saidOf(text: string, { code, span, fixes }: RatedFinding): string {
  const said = fixes.flatMap((fix) => {
    if (fix.kind === 'addition') return [fix.title];
    return fix.kind === 'edits' ? [`${fix.title}${fix.isSafe ? '!' : ''} => ${edited(text, fix.edits)}`] : [];
  });
  return [`${code} ${text.slice(span.start, span.end)}`, ...said].join(' | ');
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return withEdits(text, edits).trim().split('\n').at(-1)?.trim() ?? '';
}
