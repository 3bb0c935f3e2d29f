import * as vscode from 'vscode';
import { linksOf } from '../../core/present/links';
import { openLink } from '../opener';
import type { MeantPapers } from '../targets';
import { t } from '../../core/util/l10n';

/** Opens the page of a paper: the kind of link asked for, else the best there is. */
export async function openOnline([{ paper }]: MeantPapers, wanted: unknown): Promise<void> {
  const links = linksOf(paper);
  const link = links.find(({ kind }) => kind === wanted) ?? links[0];
  if (link === undefined) {
    await vscode.window.showInformationMessage(
      t('No page of this paper is known: its entry has no DOI, arXiv id or address.'),
    );
    return;
  }
  await openLink(link);
}
