import { t } from '../util/l10n';

/** What is to be known of a `.csl` file before it is used. */
export type StyleFile =
  | { readonly kind: 'style' }
  /** It says nothing itself but in which style it is to be done, that with the id `parent`, and perhaps in which language. */
  | { readonly kind: 'dependent'; readonly parent: string; readonly language: string | undefined }
  | { readonly kind: 'broken'; readonly reason: string };

const piece =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|</gu;

/**
 * Looks at the text of a `.csl` file: every element has to be closed in its turn, since the processor, which does not
 * check that, would leave out half of the style. Never throws; linear.
 */
export function readStyleFile(text: string): StyleFile {
  const open: string[] = [];
  let root: string | undefined;
  let parent: string | undefined;
  let language: string | undefined;
  for (const { 0: whole, 1: slash, 2: name, 3: attributes = '', index } of text.matchAll(piece)) {
    if (whole === '<')
      return broken(t('there is a “<” that begins nothing in line {0}', lineOf(text, index)));
    if (name === undefined) continue;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name)
        return broken(t('</{0}> in line {1} closes what is not open there', name, lineOf(text, index)));
    } else {
      if (root === undefined) language = /\sdefault-locale\s*=\s*["']([^"']*)["']/u.exec(attributes)?.[1];
      root ??= name;
      if (name === 'link' && /\srel\s*=\s*["']independent-parent["']/u.test(attributes))
        parent ??= /\shref\s*=\s*["']([^"']*)["']/u.exec(attributes)?.[1];
      if (!attributes.endsWith('/')) open.push(name);
    }
  }
  if (root !== 'style') return broken(t('it is no CSL style: its first element is not <style>'));
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return broken(t('<{0}> is not closed', unclosed));
  return parent === undefined ? { kind: 'style' } : { kind: 'dependent', parent, language };
}

function broken(reason: string): StyleFile {
  return { kind: 'broken', reason };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
