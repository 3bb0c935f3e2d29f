import * as vscode from 'vscode';
import { convertCitations as converted } from '../../core/cite/convertCitations';
import { everyNotation, notationOf } from '../../core/cite/notations';
import { toLineNumber, toRange, toSpan } from '../convert';
import type { CitableDocuments } from '../library/documents';
import type { CitableEditors } from './citableEditors';
import { inFigures, t } from '../../core/util/l10n';

interface Services {
  readonly documents: CitableDocuments;
  readonly editors: CitableEditors;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Writes the citations of the selection, or of all of the document, in a notation that the user chooses: another language, or
 * another package of LaTeX. One step; what cannot be carried is said.
 */
export function convertCitations({ documents, editors, log }: Services) {
  return async (): Promise<void> => {
    const editor = await editors.current();
    const prepared = editor && (await documents.inProject(editor.document));
    if (editor === undefined || prepared === undefined) {
      await vscode.window.showInformationMessage(
        t('Open the document first whose citations are to be written in another way.'),
      );
      return;
    }
    const { document, selections } = editor;
    const [selection] = selections;
    const isAll = selection === undefined || selection.isEmpty;
    const own = notationOf(prepared.markup, prepared.text, prepared.scan);
    const items = everyNotation().map((notation) => ({
      label: notation.name,
      ...(notation === own && { description: t('that of this document, for citations from elsewhere') }),
      notation,
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: isAll ? t('Convert All Citations') : t('Convert the Citations in the Selection'),
      placeHolder: t('What the citations become; all other text stays as it is'),
    });
    // It may have changed while the user chose.
    const marked = documents.scanned(document);
    if (chosen === undefined || marked === undefined) return;
    const within = isAll ? { start: 0, end: marked.text.length } : toSpan(document, selection);
    const { edits, count, losses } = converted(marked, chosen.notation, within);
    const isDone = await editor.edit((builder) => {
      for (const { span, newText } of edits) builder.replace(toRange(document, span), newText);
    });
    const name = vscode.workspace.asRelativePath(document.uri);
    if (!isDone) {
      await vscode.window.showWarningMessage(t('{0} cannot be edited. Is it read-only?', name));
      return;
    }
    const done =
      count === 0
        ? t('There are no citations that could be converted.')
        : count === 1
          ? t('1 citation now in the notation of {0}.', chosen.notation.name)
          : t('{0} citations now in the notation of {1}.', inFigures(count), chosen.notation.name);
    if (losses.length === 0) {
      await vscode.window.showInformationMessage(done);
      return;
    }
    for (const { span, message } of losses)
      log.info(`${name}, line ${toLineNumber(document, span.start)}: ${message}`);
    const details = t('Show Details');
    const lost =
      losses.length === 1
        ? t('1 thing could not be carried.')
        : t('{0} things could not be carried.', inFigures(losses.length));
    const said = `${done} ${lost}`;
    if ((await vscode.window.showWarningMessage(said, details)) === details) log.show();
  };
}
