import { fullName } from '../model/author';
import type { Paper } from '../model/paper';
import { t } from '../util/l10n';

/** What a template may ask for, as text of one line. */
const values: Readonly<Record<string, (paper: Paper) => string>> = {
  key: ({ key }) => key,
  title: ({ title }) => title,
  authors: ({ authors, authorsTruncated }) =>
    [...authors.map(fullName), ...(authorsTruncated ? [t('others')] : [])].join(', '),
  year: ({ year }) => (year === undefined ? '' : String(year)),
  venue: ({ venue = '' }) => venue,
  doi: ({ doi = '' }) => doi,
};

/** The text of a new note: the template with `{title}` and others filled in, none of which becomes Markdown. */
export function noteText(template: string, paper: Paper): string {
  return template.replaceAll(/\{(?<name>[a-z]+)\}/gu, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : plainMarkdown(value(paper)) || t('unknown');
  });
}

/** A text in Markdown as it reads: on one line, and without a meaning of its own. */
function plainMarkdown(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/gu, '')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|!$&~@]/gu, String.raw`\$&`)
    .replace(/^(?<sign>[-+=]|\d+[.)])/u, String.raw`\$<sign>`);
}
