import * as vscode from 'vscode';
import type { Provider } from '../core/present/whyNoSuggestion';
import { type FeatureName, settings } from './ids';
import { currentSettings } from './settings';

const texlab = 'efoerster.texlab';
const latexWorkshop = 'james-yu.latex-workshop';
const quarto = 'quarto.quarto';
const tinymist = 'myriad-dreamin.tinymist';

const latex: readonly string[] = ['latex', 'tex', 'latex-expl3', 'rsweave', 'jlweave'];

/** An extension that answers for citation keys in some languages as we do, so that both answers would be seen. */
interface Other {
  readonly extension: string;
  readonly languages: readonly string[];
  /** A setting of that extension which, when it is false, keeps it from answering. */
  readonly unless?: string;
}

/**
 * Who else answers, by the documentation of these extensions. Suggestions are not among them: others look for
 * the key, or for letters in their order, and words of a title in any order would find nothing. Nor is renaming,
 * for which the editor asks one extension, and only ours changes every language.
 */
const others: Readonly<Partial<Record<FeatureName, readonly Other[]>>> = {
  hover: [
    { extension: latexWorkshop, languages: latex, unless: 'latex-workshop.hover.citation.enabled' },
    { extension: texlab, languages: [...latex, 'bibtex'] },
    { extension: quarto, languages: ['quarto'] },
    { extension: tinymist, languages: ['typst'] },
  ],
  definition: [
    { extension: latexWorkshop, languages: latex },
    { extension: texlab, languages: [...latex, 'bibtex'] },
    { extension: tinymist, languages: ['typst'] },
  ],
  references: [
    { extension: texlab, languages: [...latex, 'bibtex'] },
    { extension: tinymist, languages: ['typst'] },
  ],
  highlights: [{ extension: texlab, languages: [...latex, 'bibtex'] }],
  // It draws its documents itself.
  preview: [{ extension: quarto, languages: ['quarto'] }],
  outline: [
    { extension: latexWorkshop, languages: ['bibtex'] },
    { extension: texlab, languages: ['bibtex'] },
  ],
};

function answers({ extension, languages, unless }: Other, document: vscode.TextDocument): boolean {
  if (!languages.includes(document.languageId)) return false;
  if (vscode.extensions.getExtension(extension) === undefined) return false;
  return unless === undefined || vscode.workspace.getConfiguration(undefined, document).get(unless) !== false;
}

/**
 * Who provides a feature in a document: we do where its setting says `on`, and where it says `auto` and no other extension
 * is known to do the same. Asked anew each time, for extensions come and go. Costs microseconds.
 */
export function providerOf(feature: FeatureName, document: vscode.TextDocument): Provider {
  const wanted = currentSettings.feature(settings[feature], document);
  if (wanted !== 'auto') return { kind: wanted === 'on' ? 'ours' : 'off' };
  const other = (others[feature] ?? []).find((one) => answers(one, document));
  return other === undefined ? { kind: 'ours' } : { kind: 'other', name: other.extension };
}

/** True if a feature is ours to provide in a document. */
export function isProvided(feature: FeatureName, document: vscode.TextDocument): boolean {
  return providerOf(feature, document).kind === 'ours';
}
