import * as vscode from 'vscode';
import { missingDeclarations } from '../../core/findings/declarations';
import { type Finding, type RatedFinding, rated } from '../../core/findings/finding';
import { currentSettings } from '../settings';
import { markupOfDocument } from './documents';
import type { DocumentProjects } from './documentProjects';
import { openDocumentAt, textAt } from './sourceContent';

/** What is told of a file that is not an open document, and its text. */
export interface FindingsElsewhere {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly findings: readonly RatedFinding[];
}

/** True for a document whose own findings have its declarations already. */
function isTold(uri: vscode.Uri): boolean {
  const document = openDocumentAt(uri);
  return document !== undefined && markupOfDocument(document) !== undefined;
}

/**
 * Bibliographies that other files declare in vain for the open documents: their configuration files, and main files that
 * are closed. Each file once, as far as the projects of the documents are known.
 */
export async function missingElsewhere(projects: DocumentProjects): Promise<readonly FindingsElsewhere[]> {
  const files = new Map<string, { readonly uri: vscode.Uri; readonly findings: Map<number, Finding> }>();
  for (const document of vscode.workspace.textDocuments) {
    const placed = projects.latest(document);
    if (placed === undefined) continue;
    for (const { file, finding } of missingDeclarations(placed.project)) {
      const uri = placed.uriOf(file);
      if (isTold(uri)) continue;
      const known = files.get(uri.toString()) ?? { uri, findings: new Map<number, Finding>() };
      files.set(uri.toString(), known);
      known.findings.set(finding.span.start, finding);
    }
  }
  const found = await Promise.all(
    Array.from(files.values(), async ({ uri, findings }) => {
      const told = rated([...findings.values()], currentSettings.findingSeverities(uri));
      const text = told.length === 0 ? undefined : await textAt(uri);
      return text === undefined ? undefined : { uri, text, findings: told };
    }),
  );
  return found.filter((one) => one !== undefined);
}
