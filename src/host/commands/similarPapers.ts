import * as vscode from 'vscode';
import { citationsOf } from '../../core/cite/markup';
import { type SimilarSuggestion, fittingPapers, relatedPapers } from '../../core/present/similar';
import { paragraphAt } from '../../core/text/paragraph';
import { t } from '../../core/util/l10n';
import { foldText } from '../../core/text/fold';
import type { PaperPick } from '../convert';
import { inSteps } from '../inSteps';
import { commands } from '../ids';
import type { Library } from '../library/library';
import type { MeantPapers } from '../targets';
import { type CitingServices, citeAt, editorToCiteIn } from './insertCitation';
import { pickFrom } from './pickPapers';

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
    const shelf = services.citing.shelfOf(document, prepared);
    const fitting = await inSteps(fittingPapers(snapshot, index(), passage, shelf));
    if (fitting.length === 0) {
      await vscode.window.showInformationMessage(
        passage.text.trim() === ''
          ? t('Put the cursor in a paragraph, or select the text that needs a citation.')
          : t('No paper of the library shares words with this text. Write more of it, or add papers.'),
      );
      return;
    }
    const picked = await pickFrom(
      narrowed(fitting, snapshot.size),
      {
        title: t('What Should I Cite Here?'),
        placeholder: t('By the words of titles and abstracts; tick several to cite them together'),
        canPickMany: true,
      },
      services.library.onDidChange,
    );
    await citeAt(
      services,
      editor,
      picked.flatMap(({ holdingId }) => holding(holdingId) ?? []),
    );
  };
}

/** Offers the papers most like the one the command was called for, and opens the abstract of the one chosen. */
export function findSimilar(library: Library) {
  return async ([paper]: MeantPapers): Promise<void> => {
    const { snapshot, index } = library.state;
    const related = await inSteps(relatedPapers(snapshot, index(), paper));
    if (related.length === 0) {
      await vscode.window.showInformationMessage(
        t('No other paper of the library shares telling words with “{0}”.', paper.paper.key),
      );
      return;
    }
    const [picked] = await pickFrom(
      narrowed(related, snapshot.size),
      {
        title: t('Similar to {0}', paper.paper.key),
        placeholder: t('Enter opens the abstract'),
        canPickMany: false,
      },
      library.onDidChange,
    );
    if (picked !== undefined) await vscode.commands.executeCommand(commands.openAbstract, picked.holdingId);
  };
}

/** What was found, narrowed down to the rows that have all words which are typed. */
function narrowed(list: readonly SimilarSuggestion[], of: number) {
  const open = { iconPath: new vscode.ThemeIcon('book'), tooltip: t('Open Abstract') };
  const rows = list.map((suggestion) => {
    const { title, key, authors, year, isToBeAdded, terms, holding } = suggestion;
    const item: PaperPick = {
      label: title,
      description: [key, authors, year, isToBeAdded ? t('adds its entry') : ''].filter(Boolean).join(' · '),
      detail: t('In common: {0}', terms.join(', ')),
      alwaysShow: true,
      buttons: [open],
      holdingId: holding.id,
    };
    return { item, text: foldText([item.label, item.description, item.detail].join(' ')) };
  });
  return (query: string) => {
    const words = foldText(query).split(/\s+/u);
    const items = rows.flatMap(({ item, text }) =>
      words.every((word) => text.includes(word)) ? [item] : [],
    );
    return { items, total: items.length, of };
  };
}
