import * as vscode from 'vscode';
import { type NewCitation, variantTitle } from '../../core/cite/newCitation';
import { notationOf } from '../../core/cite/notations';
import type { CitationVariants } from '../library/citationVariants';
import type { CitableDocument } from '../library/documents';
import { t } from '../../core/util/l10n';

/**
 * Asks how a new citation is to be written: its kind, which is remembered for the next one, then words before it and a
 * locator, which may both be left out. Undefined where the user thinks better of it.
 */
export async function chosenCitation(
  variants: CitationVariants,
  document: CitableDocument,
): Promise<NewCitation | undefined> {
  const notation = notationOf(document.markup, document.text, document.scan);
  const last = variants.usual(document)?.variant;
  const items = notation.variants.map((variant) => ({
    label: variantTitle(variant),
    description: variant === last ? t('{0} · as last time', variant.command) : variant.command,
    variant,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Insert Citation as… ({0})', notation.name),
    placeHolder: t('How the citation reads; the next one is written the same way'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  const prenote = await vscode.window.showInputBox({
    title: t('Words before the citation'),
    placeHolder: t('see; Enter for none'),
  });
  if (prenote === undefined) return undefined;
  const locator = await vscode.window.showInputBox({
    title: t('Where in the work'),
    placeHolder: t('p. 3, chap. 2; Enter for none'),
  });
  if (locator === undefined) return undefined;
  const { variant } = chosen;
  await variants.remember(notation, variant);
  return { notation, variant, prenote, locator };
}
