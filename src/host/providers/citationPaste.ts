import * as vscode from 'vscode';
import { adoptedText } from '../../core/cite/convertCitations';
import { notationOf } from '../../core/cite/notations';
import { toWorkspaceEdit } from '../convert';
import { type CitationServices, citationEdit, citationKind } from '../library/citationEdit';
import { copiedHoldings } from '../library/copiedHoldings';
import { t } from '../../core/util/l10n';

/** A longer text is not looked through for citations while somebody waits for it to be pasted. */
const LONGEST_TEXT = 200_000;

function offer(title: string, insertText: string): vscode.DocumentPasteEdit {
  const edit = new vscode.DocumentPasteEdit(insertText, title, citationKind);
  // Plain paste stays what happens if nobody chooses.
  edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  return edit;
}

/**
 * Offers to paste a DOI, an address or an entry as a citation, and citations of another language as those of the document.
 * What is pasted if nobody chooses is the text as it is.
 */
export class CitationPasteProvider implements vscode.DocumentPasteEditProvider {
  constructor(private readonly services: CitationServices) {}

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const text = (await dataTransfer.get('text/plain')?.asString()) ?? '';
    const [range] = ranges;
    if (text === '' || text.length > LONGEST_TEXT || range === undefined) return undefined;
    const edits = [...this.adopted(document, text), ...(await this.cited(document, range, text))];
    return token.isCancellationRequested || edits.length === 0 ? undefined : edits;
  }

  /** The text with its citations in the language of the document. */
  private adopted(document: vscode.TextDocument, text: string): readonly vscode.DocumentPasteEdit[] {
    const scanned = this.services.documents.scanned(document);
    if (scanned === undefined) return [];
    const notation = notationOf(scanned.markup, scanned.text, scanned.scan);
    const adopted = adoptedText(text, scanned.markup, notation);
    if (adopted === undefined) return [];
    const title =
      adopted.losses.length === 0
        ? t('Paste citations as {0}', notation.name)
        : t('Paste citations as {0} (not everything can be carried)', notation.name);
    return [offer(title, adopted.text)];
  }

  /** A citation of what the text stands for; only where nothing is selected, for that would be lost. */
  private async cited(
    document: vscode.TextDocument,
    range: vscode.Range,
    text: string,
  ): Promise<readonly vscode.DocumentPasteEdit[]> {
    if (!range.isEmpty) return [];
    const holdings = await copiedHoldings(text, this.services);
    const found = await citationEdit(this.services, document, range.start, holdings);
    if (found === undefined) return [];
    const title = t('Paste as citation');
    const edit = offer(title, found.isHere ? found.edit.newText : '');
    if (!found.isHere) edit.additionalEdit = toWorkspaceEdit(title, [{ document, edits: [found.edit] }]);
    return [edit];
  }
}
