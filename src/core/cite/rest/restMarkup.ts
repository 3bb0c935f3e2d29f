import { markupInStyles } from '../styledMarkup';
import type { CitationGroup, CitationScan, Markup } from '../markup';
import { matchesIn } from '../passages';
import { isCiteRole, roleGroup, roleStyle } from '../roles';
import { restBlocks } from './blocks';
import { t } from '../../util/l10n';

/**
 * The roles of sphinxcontrib-bibtex, `:cite:p:` before a list in backquotes; inline literals are passed over. The
 * citations of docutils itself, `[CIT2002]_`, refer to a definition in the document and name no key.
 */
const opening = /``(?=\S)(?:[^`]|`(?!`)){1,500}``|(?<![\w\\])(:[a-z]+(?::[a-z]+)?:)`(?!`[^\s.,;:)])/gu;

/** Every citation of a reStructuredText. Never throws; linear. */
export function scanRest(text: string): CitationScan {
  const { passages, bibliographies, includes } = restBlocks(text);
  const groups: CitationGroup[] = [];
  for (const [{ 0: head, 1: command, index: start }] of matchesIn(text, passages, opening)) {
    if (command === undefined || !isCiteRole(command.slice(1, -1))) continue;
    const group = roleGroup(text, start, start + head.length - 1, command);
    groups.push(group);
    opening.lastIndex = group.span.end;
  }
  return { groups, bibliographies, definitions: [], includes, problems: [] };
}

/** reStructuredText with sphinxcontrib-bibtex. */
export const restMarkup: Markup = markupInStyles({
  id: 'restructuredtext',
  triggerCharacters: ['`', ',', ' '],
  scan: scanRest,
  styles: [roleStyle([':', ':'])],
  refusal: { name: 'sphinxcontrib-bibtex', because: () => t('it has white space or one of , ; { } ` \\') },
});
