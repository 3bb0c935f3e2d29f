import * as vscode from 'vscode';
import { linksOf } from '../../core/present/links';
import type { Library } from '../library/library';
import { openLink } from '../opener';
import { targetHoldings } from '../targets';
import { t } from '../../core/util/l10n';

/** Opens the page of a paper: the kind of link asked for, else the best there is. */
export function openOnline(library: Library) {
  return async (target?: unknown, kindOrSelection?: unknown): Promise<void> => {
    const [holding] = targetHoldings(library, target, kindOrSelection);
    if (holding === undefined) return;
    const links = linksOf(holding.paper);
    const link = links.find(({ kind }) => kind === kindOrSelection) ?? links[0];
    if (link === undefined) {
      await vscode.window.showInformationMessage(
        t('No page of this paper is known: its entry has no DOI, arXiv id or address.'),
      );
      return;
    }
    await openLink(link);
  };
}
