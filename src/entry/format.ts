import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Output, joinReferences } from '../core/format/references';
import { readStyleFile } from '../core/format/styleFile';
import { shippedLocale, shippedLocales, shippedStyle, shippedStyles } from '../core/format/styles';
import { sampleIdentifiers } from '../core/read/listing/sampleIdentifiers';
import { referencesIn } from '../core/read/referencesIn';
import { cslItem } from '../core/write/cslItem';
import {
  type FormatterResult,
  formatInWorker,
  hasFormatter,
  shippedLocaleFile,
  shippedStyleFile,
} from './formatter';
import { sourceText } from './readFile';
import { complain, complainAbout, exit, say, textOf } from './terminal';

/** What the command is told beside the files. */
export interface FormatOptions {
  readonly json: boolean;
  /** The name of a style that comes with the package, or a `.csl` file. */
  readonly style: string | undefined;
  readonly locale: string | undefined;
  readonly as: Output;
}

interface Style {
  readonly text: string;
  /** The language that a dependent style asks for. */
  readonly language: string | undefined;
}

/** Where there are more. */
const styleRepository = 'https://www.zotero.org/styles';

/** `citewell format`: the list of references of all works in `files`. */
export async function format(files: readonly string[], options: FormatOptions): Promise<number> {
  const { json, locale, as } = options;
  if (locale !== undefined && shippedLocale(locale) === undefined) {
    complain(`citewell: there is no locale “${locale}”; there are ${shippedLocales.join(', ')}.`);
    return exit.usage;
  }
  const name = options.style ?? '';
  if (!isFile(name) && shippedStyle(name) === undefined) {
    const what = options.style === undefined ? '“format” needs --style' : `there is no style “${name}”`;
    complain(`citewell: ${what}: ${styleNames()}, or a .csl file (${styleRepository} has them).`);
    return exit.usage;
  }
  if (!hasFormatter()) {
    complain('citewell: “format” needs formatter.cjs beside this file, and the folders styles and locales.');
    return exit.unreadable;
  }
  const style = isFile(name) ? styleOf(name) : shippedStyleText(name);
  const locales = shippedLocales.map((language) => ({ language, text: textOf(shippedLocaleFile(language)) }));
  const read = files.map(itemsOf);
  if (style === undefined || locales.some(({ text }) => text === undefined)) return exit.unreadable;
  const items = read.flatMap((of) => of ?? []);
  const answer = await formatInWorker({
    items,
    style: style.text,
    locales: locales.map(({ language, text }) => ({ language, text: text?.text ?? '' })),
    language: locale ?? style.language,
    output: as,
  });
  if (answer.kind !== 'formatted') {
    complain(`${name}: ${failureMessage(answer)}`);
    return exit.unreadable;
  }
  const { references } = answer;
  const printed = new Set(references.map(({ id }) => id));
  const missing = items.filter(({ id }) => !printed.has(id));
  if (missing.length > 0)
    complain(`${name}: nothing could be printed for ${missing.map(({ id }) => id).join(', ')}`);
  if (json) say(JSON.stringify({ references }, undefined, 1));
  else if (references.length > 0) say(joinReferences(references, as));
  return read.every((of) => of !== undefined) ? exit.done : exit.unreadable;
}

function itemsOf(file: string) {
  const source = sourceText(file);
  if (source === undefined) return undefined;
  const { references, problems } = referencesIn(source.format, source.text, {
    identifiers: sampleIdentifiers(),
  });
  complainAbout({ ...source, problems: [...source.problems, ...problems] });
  return references.map(cslItem);
}

function isFile(style: string): boolean {
  return /\.csl$/iu.test(style) || /[\\/]/u.test(style);
}

function styleNames(): string {
  return shippedStyles.map(({ id, alias }) => (alias === undefined ? id : `${alias} (${id})`)).join(', ');
}

function shippedStyleText(name: string): Style | undefined {
  const style = shippedStyle(name);
  const decoded = style && textOf(shippedStyleFile(style.id));
  return decoded && { text: decoded.text, language: undefined };
}

/** The style in a file, or that which it refers to, from beside it or from the package; undefined after saying why not. */
function styleOf(file: string): Style | undefined {
  const decoded = textOf(file);
  if (decoded === undefined) return undefined;
  const style = readStyleFile(decoded.text);
  // The formatter says what is broken.
  if (style.kind !== 'dependent') return { text: decoded.text, language: undefined };
  const { parent, language } = style;
  const id = parent.slice(parent.lastIndexOf('/') + 1);
  const beside = path.join(path.dirname(file), `${id}.csl`);
  const found = existsSync(beside) ? textOf(beside) : shippedStyleText(parent);
  if (found !== undefined) return { text: found.text, language };
  complain(`${file}: is formatted like ${parent}, which is not here. Save that style as ${beside}.`);
  return undefined;
}

function failureMessage(failure: Exclude<FormatterResult, { kind: 'formatted' }>): string {
  const { reason } = failure;
  switch (failure.kind === 'failed' ? failure.code : 'failed') {
    case 'broken-style':
      return `cannot be used as a style: ${reason}. ${styleRepository} may have it whole.`;
    case 'no-bibliography':
      return `cannot make a list of references: ${reason}. Choose another style: ${styleNames()}.`;
    case 'dependent-style':
    case 'failed':
      return `the references could not be formatted: ${reason}. Try another style, or fewer works.`;
  }
}
