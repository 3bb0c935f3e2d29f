import * as vscode from 'vscode';
import { paperCount } from '../../core/model/library';
import {
  type ExplanationRow,
  type NextStep,
  type Surroundings,
  explainBibliographies,
} from '../../core/present/explanation';
import { assertNever } from '../../core/util/assertNever';
import { toRange } from '../convert';
import { type CitableDocuments, markupOfDocument } from '../library/documents';
import type { DocumentProjects, PlacedProject } from '../library/documentProjects';
import type { Library } from '../library/library';
import type { WorkspaceFiles } from '../library/workspaceFiles';
import type { CitableEditors } from './citableEditors';
import { t } from '../../core/util/l10n';

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly files: WorkspaceFiles;
  readonly editors: CitableEditors;
}

interface StepPick extends vscode.QuickPickItem {
  readonly step?: NextStep | undefined;
}

const icons: Readonly<Record<ExplanationRow['kind'], string>> = {
  good: '$(check)',
  problem: '$(warning)',
  step: '$(arrow-right)',
};

/** Shows which bibliographies the current document has and why, and takes the step that the user chooses. */
export function explainBibliography({ library, documents, projects, files, editors }: Services) {
  return async (): Promise<void> => {
    const document = (await editors.current())?.document;
    const markup = document && markupOfDocument(document);
    if (document === undefined || markup === undefined) {
      await vscode.window.showInformationMessage(
        t('Open a document with citations first, such as LaTeX or Markdown.'),
      );
      return;
    }
    await documents.prepared(document);
    const placed = await projects.of(document, markup, { isExact: true });
    if (placed === undefined) {
      await vscode.window.showInformationMessage(
        t('This document has no place yet to look for bibliographies from. Save it, or open a folder.'),
      );
      return;
    }
    const surroundings = await surroundingsOf(placed, library, files);
    const items = explainBibliographies(placed.project, surroundings).flatMap(
      ({ title, rows }): StepPick[] => [
        { label: title, kind: vscode.QuickPickItemKind.Separator },
        ...rows.map(({ kind, label, description, detail, step }) => ({
          label: `${icons[kind]} ${label}`,
          description,
          detail,
          step,
        })),
      ],
    );
    const picked = await vscode.window.showQuickPick(items, {
      title: t('Bibliographies of {0}', vscode.workspace.asRelativePath(document.uri)),
      placeHolder: t('Enter opens the bibliography or the place that needs a change'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked?.step !== undefined) await take(picked.step, placed);
  };
}

async function surroundingsOf(
  { project, uriOf, ownSources }: PlacedProject,
  { state }: Library,
  files: WorkspaceFiles,
): Promise<Surroundings> {
  const texts = new Map<string, string>();
  for (const { file } of [...project.bibliographies, ...project.missingFiles]) {
    if (texts.has(file)) continue;
    const found = await files.read(uriOf(file));
    if (found !== undefined) texts.set(file, found.text);
  }
  const { sources } = state.snapshot;
  const counts = new Map(sources.map((snapshot) => [snapshot.source.id, paperCount(snapshot)]));
  return {
    nameOf: (path) => vscode.workspace.asRelativePath(uriOf(path)),
    textOf: (path) => texts.get(path),
    papersIn: (path) => counts.get(uriOf(path).toString()),
    others: sources
      .filter(({ source }) => !ownSources.has(source.id))
      .map(({ source: { id, name } }) => ({ id, name, papers: counts.get(id) ?? 0 })),
  };
}

async function take(step: NextStep, { uriOf }: PlacedProject): Promise<void> {
  switch (step.kind) {
    case 'open':
      return open(uriOf(step.path), step.span);
    case 'openSource':
      return open(vscode.Uri.parse(step.id, true));
    case 'create': {
      const uri = uriOf(step.path);
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(uri, { ignoreIfExists: true });
      if (await vscode.workspace.applyEdit(edit)) return open(uri);
      await vscode.window.showWarningMessage(
        t(
          '{0} cannot be created. Is the folder there, and not read-only?',
          vscode.workspace.asRelativePath(uri),
        ),
      );
      return;
    }
    case 'trust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    default:
      assertNever(step);
  }
}

async function open(uri: vscode.Uri, span?: { readonly start: number; readonly end: number }): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = span && toRange(document, span);
  await vscode.window.showTextDocument(document, selection === undefined ? {} : { selection });
}
