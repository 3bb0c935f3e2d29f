import type { CommandPatterns } from '../../src/core/cite/markup';
import { markupOf } from '../../src/core/cite/markups';
import { type DocumentProject, documentProject } from '../../src/core/project/documentProject';
import { type ProjectFiles, projectFile } from '../../src/core/project/projectFile';
import { segmentsOf } from '../../src/core/project/paths';

/** The workspace `/w` with these files; others may be outside of it. */
export function filesInMemory(
  texts: Readonly<Record<string, string>>,
  isTrusted = true,
  commands: CommandPatterns = new Map(),
): ProjectFiles & { readonly reads: string[] } {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, projectFile(path, text)]));
  const reads: string[] = [];
  const topOf = (path: string): string | undefined => (segmentsOf(path)[0] === 'w' ? '/w' : undefined);
  return {
    reads,
    topOf,
    commands,
    read: async (path) => {
      reads.push(path);
      return files.get(path);
    },
    exists: async (path) => files.has(path),
    isAllowed: (path) => isTrusted || topOf(path) !== undefined,
    documents: async () => [...files.keys()].filter((path) => markupOf(path) !== undefined),
  };
}

/** The project of one of these files, of the first if none is named. */
export async function projectOf(
  texts: Readonly<Record<string, string>>,
  {
    from,
    isTrusted,
    commands,
  }: { readonly from?: string; readonly isTrusted?: boolean; readonly commands?: CommandPatterns } = {},
): Promise<DocumentProject> {
  const path = from ?? Object.keys(texts)[0] ?? '';
  const files = filesInMemory(texts, isTrusted, commands);
  const start = await files.read(path);
  const markup = markupOf(path);
  if (start === undefined || markup === undefined) throw new Error(`No document: ${path}`);
  return documentProject(start, markup, files);
}

/** What became of each declaration, with the file that it stands in: `refs.bib in /w/main.tex: found /w/refs.bib`. */
export function outcomesOf({ bibliographies }: DocumentProject): string[] {
  return bibliographies.map(({ written, file, outcome }) => {
    const said = { found: '', format: '', outside: '', missing: '', refused: '' };
    switch (outcome.kind) {
      case 'missing':
        said.missing = outcome.tried.join(' ');
        break;
      case 'refused':
        said.refused = outcome.reason;
        break;
      default:
        said[outcome.kind] = outcome.path;
    }
    return `${written} in ${file}: ${outcome.kind} ${said[outcome.kind]}`;
  });
}
