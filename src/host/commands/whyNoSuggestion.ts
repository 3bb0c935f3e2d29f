import * as vscode from 'vscode';
import { isAbbreviations } from '../../core/findings/surroundings';
import { type WhyAction, whyNoSuggestion as whyAt } from '../../core/present/whyNoSuggestion';
import { t } from '../../core/util/l10n';
import { toRange } from '../convert';
import { providerOf } from '../features';
import { commands, settings } from '../ids';
import type { Citing } from '../library/citing';
import type { DocumentProjects } from '../library/documentProjects';
import { type CitableDocuments, markupOfDocument } from '../library/documents';
import type { Library } from '../library/library';
import type { ReadingCount } from '../library/readingCount';

/** So long a reading is waited for before it is the answer, in milliseconds. */
const PATIENCE = 1000;

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly citing: Citing;
  readonly progress: ReadingCount;
}

/** Settings of the editor that keep suggestions back where they are off. */
const editorSettings = ['editor.suggestOnTriggerCharacters', 'editor.suggest.showReferences'];

function hiddenBy(document: vscode.TextDocument): string | undefined {
  const configuration = vscode.workspace.getConfiguration(undefined, document);
  return editorSettings.find((id) => configuration.get(id) === false);
}

/** Says why nothing is suggested at the cursor, and offers what can be done about it. */
export function whyNoSuggestion(services: Services) {
  const { library, documents, projects, citing, progress } = services;
  return async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      await vscode.window.showInformationMessage(
        t('Put the cursor into a document first, where you expect a suggestion.'),
      );
      return;
    }
    const { document, selection } = editor;
    const offset = document.offsetAt(selection.active);
    const markup = markupOfDocument(document);
    const reading = documents.prepared(document);
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const scanned = await documents.inProject(document);
    const context = scanned && markup?.contextAt(scanned.text, scanned.scan, offset);
    const { snapshot, index } = library.state;
    const declared = projects.latest(document)?.project.bibliographies ?? [];
    const hidden = hiddenBy(document);
    const why = whyAt({
      markup,
      language: document.languageId,
      provider: providerOf('suggestions', document),
      hiddenBy: hidden,
      context,
      isInOneLine: context === undefined || toRange(document, context.insertSpan).isSingleLine,
      reading: progress.current,
      library: snapshot,
      index,
      shelf:
        scanned === undefined
          ? { citedKeys: new Set(), ownSources: new Set() }
          : citing.shelfOf(document, scanned, offset),
      lacking: declared
        .filter(({ outcome, written }) => outcome.kind !== 'found' && !isAbbreviations(written))
        .map(({ written }) => written),
    });
    const titles = titlesOf();
    const buttons = why.actions.map((action) => titles[action]);
    const chosen = await vscode.window.showInformationMessage(why.message, ...buttons);
    const action = why.actions.find((one) => titles[one] === chosen);
    if (action !== undefined) await take(action, editor, hidden);
  };
}

function titlesOf(): Readonly<Record<WhyAction, string>> {
  return {
    changeLanguage: t('Change Language'),
    turnOn: t('Open Settings'),
    editorSetting: t('Open Settings'),
    insertCitation: t('Insert Citation…'),
    showSuggestions: t('Show Suggestions'),
    showSamples: t('Show Sample Papers'),
    importPapers: t('Import Papers…'),
    searchPapers: t('Search Papers…'),
    explainBibliography: t('Explain Bibliography'),
    showProblems: t('Show Problems'),
  };
}

async function take(action: WhyAction, editor: vscode.TextEditor, hidden: string | undefined): Promise<void> {
  const run = vscode.commands.executeCommand;
  // The message has the focus, and a suggestion needs the cursor.
  await vscode.window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
  const steps: Readonly<Record<WhyAction, () => Thenable<unknown>>> = {
    changeLanguage: () => run('workbench.action.editor.changeLanguageMode'),
    turnOn: () => run('workbench.action.openSettings', settings.suggestions),
    editorSetting: () => run('workbench.action.openSettings', hidden),
    insertCitation: () => run(commands.insertCitation),
    showSuggestions: () => run('editor.action.triggerSuggest'),
    showSamples: () => run(commands.toggleSamplePapers),
    importPapers: () => run(commands.importPapers),
    searchPapers: () => run(commands.searchPapers),
    explainBibliography: () => run(commands.explainBibliography),
    showProblems: () => run('workbench.actions.view.problems'),
  };
  await steps[action]();
}
