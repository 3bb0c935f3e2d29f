import type { Block, BlockKind, Run } from './referenceText';

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** The classes that programs with CSL use, so that style sheets for these fit. */
const classes: ReadonlyMap<BlockKind, string> = new Map<BlockKind, string>([
  ['margin', 'csl-left-margin'],
  ['beside', 'csl-right-inline'],
  ['block', 'csl-block'],
  ['indent', 'csl-indent'],
]);

/** A reference as HTML: elements without addresses, and everything else as text. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, runs }) => {
      const html = runs.map(runHtml).join('');
      const name = classes.get(kind);
      return name === undefined ? html : `<div class="${name}">${html.trim()}</div>`;
    })
    .join('')
    .trim();
}

function runHtml({ text, style }: Run): string {
  let html = text.replaceAll(/[&<>"']/gu, (character) => entities.get(character) ?? '');
  if (style.script !== undefined) {
    const name = style.script === 'raised' ? 'sup' : 'sub';
    html = `<${name}>${html}</${name}>`;
  }
  if (style.underline) html = `<u>${html}</u>`;
  if (style.smallCaps) html = `<span style="font-variant: small-caps">${html}</span>`;
  if (style.bold) html = `<b>${html}</b>`;
  if (style.italic) html = `<i>${html}</i>`;
  return html;
}
