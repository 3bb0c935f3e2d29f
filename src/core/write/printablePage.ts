import { t } from '../util/l10n';

/** What is printed of a paper, as plain text: mathematics in Unicode. */
export interface PrintableParts {
  readonly title: string;
  /** Authors, date and category, identifiers: each a line of its own. */
  readonly lines: readonly string[];
  /** Paragraphs. */
  readonly abstract: readonly string[];
  /** Empty where there is none. */
  readonly reference: string;
  readonly bibtex: string;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => entities.get(character) ?? '');
}

function elements(name: string, texts: readonly string[]): string {
  return texts.map((text) => `<${name} dir="auto">${escaped(text)}</${name}>`).join('\n');
}

function section(heading: string, name: string, texts: readonly string[]): string {
  const known = texts.filter((text) => text.trim() !== '');
  return known.length === 0 ? '' : `<h2>${escaped(heading)}</h2>\n${elements(name, known)}\n`;
}

/** A paper as a page of HTML that stands alone: every browser prints it. It runs nothing and asks for nothing. */
export function printablePage({ title, lines, abstract, reference, bibtex }: PrintableParts): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
body { font: 11pt/1.5 serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; }
h1 { font-size: 1.5em; line-height: 1.25; }
h2 { font-size: 1em; margin: 1.5em 0 0.5em; break-after: avoid; }
p { margin: 0 0 0.6em; }
pre { font-size: 0.85em; white-space: pre-wrap; }
</style>
</head>
<body>
${elements('h1', [title])}
${elements('p', lines)}
${section(t('Abstract'), 'p', abstract)}${section(t('Reference'), 'p', [reference])}${section('BibTeX', 'pre', [bibtex])}</body>
</html>
`;
}
