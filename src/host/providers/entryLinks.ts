import * as vscode from 'vscode';
import { entryLinks } from '../../core/present/entryLinks';
import { rangesIn } from '../convert';
import { addressOf } from '../opener';
import { t } from '../../core/util/l10n';

/** Makes links of the DOIs and arXiv identifiers of a bibliography. */
export class EntryLinkProvider implements vscode.DocumentLinkProvider {
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const text = document.getText();
    const rangeOf = rangesIn(text);
    return entryLinks(text).map(({ span, link }) => {
      const documentLink = new vscode.DocumentLink(rangeOf(span), addressOf(link));
      documentLink.tooltip = t('Open {0}', link.url);
      return documentLink;
    });
  }
}
