import * as vscode from 'vscode';
import { citationsOf } from '../../core/cite/markup';
import { type SimilarSuggestion, fittingPapers, relatedPapers } from '../../core/present/similar';
import { paragraphAt } from '../../core/text/paragraph';
import { t } from '../../core/util/l10n';
import { type PaperPick, toQuickPickItem } from '../convert';
import { commands } from '../ids';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { targetHoldings } from '../targets';
import { type CitingServices, citeAt, editorToCiteIn } from './insertCitation';

/** Offers the papers of the library that fit the selection, or the paragraph at the cursor, and cites those chosen. */
export function suggestCitations(services: CitingServices) {
  return async (): Promise<void> => {
    const editor = await editorToCiteIn(services.editors);
    if (editor === undefined) return;
    const { document, selection } = editor;
    const prepared = await services.documents.prepared(document);
    if (prepared === undefined) return;
    const { text, scan } = prepared;
    const { start, end } = selection.isEmpty
      ? paragraphAt(text, document.offsetAt(selection.active))
      : { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    const inside = citationsOf(scan).filter(({ span }) => start <= span.start && span.end <= end);
    const passage = { text: text.slice(start, end), cited: new Set(inside.map(({ key }) => key)) };
    const { snapshot, index, holding } = services.library.state;
    const fitting = fittingPapers(snapshot, index(), passage, services.citing.shelfOf(document, prepared));
    if (fitting.length === 0) {
      await vscode.window.showInformationMessage(
        passage.text.trim() === ''
          ? t('Put the cursor in a paragraph, or select the text that needs a citation.')
          : t('No paper of the library shares words with this text. Write more of it, or add papers.'),
      );
      return;
    }
    const picked = await pickSimilar(fitting, {
      title: t('What Should I Cite Here?'),
      placeholder: t('By the words of titles and abstracts; tick several to cite them together'),
      canPickMany: true,
    });
    await citeAt(
      services,
      editor,
      picked.flatMap((id) => holding(id) ?? []),
    );
  };
}

/** Offers the papers most like the one the command was called for, and opens the abstract of the one chosen. */
export function findSimilar(library: Library, loader: LibraryLoader) {
  return async (target?: unknown, selection?: unknown): Promise<void> => {
    await loader.ensureLoaded();
    const [paper] = targetHoldings(library, target, selection);
    if (paper === undefined) return;
    const { snapshot, index } = library.state;
    const related = relatedPapers(snapshot, index(), paper);
    if (related.length === 0) {
      await vscode.window.showInformationMessage(
        t('No other paper of the library shares telling words with “{0}”.', paper.paper.key),
      );
      return;
    }
    const [picked] = await pickSimilar(related, {
      title: t('Similar to {0}', paper.paper.key),
      placeholder: t('Enter opens the abstract'),
      canPickMany: false,
    });
    if (picked !== undefined) await vscode.commands.executeCommand(commands.openAbstract, picked);
  };
}

interface SimilarPickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly canPickMany: boolean;
}

/** Lets the user choose by the words in common; the ids of those chosen, none where the user turns away. */
function pickSimilar(
  list: readonly SimilarSuggestion[],
  { title, placeholder, canPickMany }: SimilarPickOptions,
): Promise<readonly string[]> {
  const open = { iconPath: new vscode.ThemeIcon('book'), tooltip: t('Open Abstract') };
  const picker = vscode.window.createQuickPick<PaperPick>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.canSelectMany = canPickMany;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = list.map((suggestion) => ({
    ...toQuickPickItem(suggestion),
    detail: t('{0} · in common: {1}', suggestion.title, suggestion.terms.join(', ')),
    alwaysShow: false,
    buttons: [open],
  }));
  return new Promise((resolve) => {
    let chosen: readonly PaperPick[] = [];
    const subscriptions = [
      picker.onDidTriggerItemButton(({ item }) => {
        void vscode.commands.executeCommand(commands.openAbstract, item.holdingId);
      }),
      picker.onDidAccept(() => {
        // Enter without a tick takes the row it is on.
        chosen = picker.selectedItems.length > 0 ? picker.selectedItems : picker.activeItems.slice(0, 1);
        picker.hide();
      }),
      picker.onDidHide(() => {
        for (const subscription of subscriptions) subscription.dispose();
        picker.dispose();
        resolve(chosen.map(({ holdingId }) => holdingId));
      }),
    ];
    picker.show();
    const [first] = picker.items;
    if (first !== undefined) picker.activeItems = [first];
  });
}
