import type { CitedItem, Notation, Variant, WrittenCitation } from '../neutral';
import { flagsLost, formattingLost, itemsWithNotes, notesOf } from '../notes';
import { roleVariants, roleWriter } from '../roleNotation';
import { markdownText } from './notes';
import { signStyle } from './styles';
import { t } from '../../util/l10n';

const signVariants: readonly [Variant, ...Variant[]] = [
  { command: '[@]', mode: 'parenthetical' },
  { command: '@', mode: 'textual' },
  { command: '[-@]', mode: 'suppressed' },
  { command: '^[@]', mode: 'footnote' },
];

function signed(key: string, isSuppressed: boolean): string {
  return `${isSuppressed ? '-' : ''}@${signStyle.written(key, false) ?? key}`;
}

function inBrackets(items: readonly CitedItem[], isSuppressed: boolean): string {
  const parts = items.map(({ key, prenote, locator, isSuppressed: isOne = false }) => {
    const before = prenote === undefined ? '' : `${markdownText(prenote)} `;
    return `${before}${signed(key, isSuppressed || isOne)}${locator === undefined ? '' : `, ${markdownText(locator)}`}`;
  });
  return `[${parts.join('; ')}]`;
}

/** What stands before a work in the text is text. */
function inText(items: readonly CitedItem[]): string {
  const parts = items.map(({ key, prenote, locator }) => {
    const before = prenote === undefined ? '' : `${markdownText(prenote)} `;
    return `${before}${signed(key, false)}${locator === undefined ? '' : ` [${markdownText(locator)}]`}`;
  });
  return parts.join('; ');
}

function writeSigns(name: string): Notation['write'] {
  return (citation, { command }): WrittenCitation | undefined => {
    const items = itemsWithNotes(citation);
    if (items.some(({ key }) => signStyle.written(key, false) === undefined)) return undefined;
    const losses = [...formattingLost(notesOf(items), 'markdown'), ...flagsLost(citation, name)];
    if (command === '@') return { text: inText(items), losses };
    const text = inBrackets(items, command === '[-@]');
    return { text: command === '^[@]' ? `^[${text}]` : text, losses };
  };
}

/** Pandoc's Markdown, also of Quarto and R Markdown. */
export const pandocNotation: Notation = {
  id: 'pandoc',
  name: 'Pandoc',
  markups: ['markdown', 'quarto'],
  language: 'markdown',
  variants: signVariants,
  write: writeSigns('Pandoc'),
};

const writeRoles = roleWriter('MyST', 'markdown', ['{', '}']);
const writeMystSigns = writeSigns('MyST');

/** MyST: its roles, and the signs of Pandoc. */
export const mystNotation: Notation = {
  id: 'myst',
  name: 'MyST',
  markups: ['myst', 'markdown'],
  language: 'markdown',
  variants: [
    ...roleVariants(['{', '}']),
    { command: '[@]', mode: 'parenthetical', title: () => t('In parentheses, with signs') },
    { command: '@', mode: 'textual', title: () => t('In the text, with a sign') },
  ],
  write: (citation, variant) =>
    variant.command.startsWith('{') ? writeRoles(citation, variant) : writeMystSigns(citation, variant),
};
