import * as vscode from 'vscode';
import type { Source, SourceSnapshot } from '../../core/model/library';
import type { ProblemCode } from '../../core/model/problem';
import { decodeBytes } from '../../core/read/decodeBytes';
import type { ListingOptions } from '../../core/read/listing/readListing';
import type { SourceFormat } from '../../core/read/readSource';
import type { SourceReader } from '../../core/read/sourceReader';

/** The text of a source, or why there is none. */
export type SourceText =
  | { readonly kind: 'text'; readonly text: string; readonly problems: SourceSnapshot['problems'] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly reason: string };

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The open document of a file, which may have changes that are not saved; undefined if it is not open. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** The text at `uri`: of the editor's document if it is open, unsaved changes included, else of the file. */
export async function textAt(uri: vscode.Uri): Promise<SourceText> {
  const open = openDocumentAt(uri);
  if (open !== undefined) return { kind: 'text', text: open.getText(), problems: [] };
  // An untitled document that is no longer open was thrown away.
  if (uri.scheme === 'untitled') return { kind: 'gone' };
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? { kind: 'gone' } : { kind: 'failed', code: 'unreadable-file', reason: reasonOf(error) };
  }
  const decoded = decodeBytes(bytes);
  return decoded.kind === 'text'
    ? decoded
    : { kind: 'failed', code: 'undecodable-file', reason: decoded.reason };
}

const formatOfKind: Readonly<Record<Source['kind'], SourceFormat>> = {
  bibliography: 'bibtex',
  listing: 'listing',
  sample: 'listing',
};

/**
 * The new state of a source after its text was fetched; undefined if the source is gone. A failure keeps the papers of
 * `previous` and says that they are stale.
 */
export function snapshotOf(
  source: Source,
  fetched: SourceText,
  previous: SourceSnapshot | undefined,
  options: ListingOptions,
  reader: SourceReader,
): SourceSnapshot | undefined {
  switch (fetched.kind) {
    case 'gone':
      return undefined;
    case 'failed': {
      const message = `${source.name} could not be read: ${fetched.reason}.`;
      return {
        source,
        papers: previous?.papers ?? [],
        problems: [{ code: fetched.code, severity: 'error', message, span: { start: 0, end: 0 } }],
        staleBecause: fetched.reason,
      };
    }
    case 'text': {
      const { papers, problems } = reader.read(source.id, formatOfKind[source.kind], fetched.text, options);
      return { source, papers, problems: [...fetched.problems, ...problems] };
    }
  }
}
