import type { Author } from '../../model/author';
import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import type { DataMap, DataNode } from '../../text/dataNode';
import { readYaml } from '../../text/yaml';
import { itemsOf, peopleUnder, personIn, wordsOf } from '../dataFields';
import { type FoundReferences, keyed, otherKind } from '../keyedReferences';
import { yamlProblem } from '../yamlProblem';
import { keywordsText, pageRange } from '../tagged/fieldForms';
import { t } from '../../util/l10n';

/**
 * Reads a citation file (`CITATION.cff`, version 1.2 of the Citation File Format): the software or data that it is about,
 * and the work that its authors prefer to be cited. Never throws; linear.
 */
export function readCff(text: string): FoundReferences {
  const { root, errors } = readYaml(text);
  const works =
    root?.kind === 'map' && (root.fields.has('cff-version') || root.fields.has('authors'))
      ? worksOf(root)
      : [];
  const [error] = errors;
  if (error !== undefined) return keyed({ found: works, problems: [yamlProblem(error)] });
  const message = t(
    'This file holds no citation: there are no “cff-version”, “title” and “authors”. Write them.',
  );
  return keyed({ found: works, problems: works.length === 0 ? otherKind(text, message) : [] });
}

/** True if a line of the text says the version of the format. */
export function isCff(text: string): boolean {
  return /^cff-version[ \t]*:/m.test(text);
}

function worksOf(root: DataMap): FoundReferences['found'] {
  const preferred = root.fields.get('preferred-citation');
  return [root, ...(preferred?.kind === 'map' ? [preferred] : [])].map((map) => ({
    reference: referenceOf(map, map === root),
    place: { span: { start: map.start, end: Math.max(map.end, map.start + 1) } },
  }));
}

const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article'],
  ['magazine-article', 'article'],
  ['newspaper-article', 'article'],
  ['book', 'book'],
  ['conference', 'proceedings'],
  ['conference-paper', 'inproceedings'],
  ['data', 'dataset'],
  ['database', 'dataset'],
  ['dataset', 'dataset'],
  ['edited-work', 'collection'],
  ['manual', 'manual'],
  ['patent', 'patent'],
  ['proceedings', 'proceedings'],
  ['report', 'report'],
  ['software', 'software'],
  ['software-code', 'software'],
  ['standard', 'standard'],
  ['thesis', 'thesis'],
  ['unpublished', 'unpublished'],
  ['video', 'video'],
  ['website', 'online'],
]);

function referenceOf({ fields }: DataMap, isSoftware: boolean): Reference {
  const words = (name: string) => wordsOf(fields.get(name));
  const type = types.get(words('type') ?? '') ?? (isSoftware ? 'software' : 'misc');
  const identifiers = itemsOf(fields.get('identifiers')).filter((node) => node.kind === 'map');
  const doi = identifiers.find((one) => wordsOf(one.fields.get('type')) === 'doi')?.fields.get('value');
  const date = [words('year'), padded(words('month')), padded(words('day'))];
  const known = date.slice(0, date.includes(undefined) ? date.indexOf(undefined) : 3).join('-');
  return {
    key: '',
    type,
    names: namesMap([
      ['author', peopleUnder(fields.get('authors'), person)],
      ['editor', peopleUnder(fields.get('editors'), person)],
      ['translator', peopleUnder(fields.get('translators'), person)],
    ]),
    fields: fieldsMap([
      ['title', words('title')],
      ['date', words('date-released') ?? words('date-published') ?? known],
      ['journaltitle', type === 'inproceedings' ? undefined : words('journal')],
      ['booktitle', words('collection-title') ?? nameUnder(fields.get('conference'))],
      ['volume', words('volume')],
      ['number', words('issue') ?? words('number')],
      ['pages', pageRange(words('start'), words('end'))],
      ['pagetotal', words('pages')],
      ['edition', words('edition')],
      ['version', words('version')],
      ['publisher', nameUnder(fields.get('publisher'))],
      ['institution', nameUnder(fields.get('institution'))],
      ['doi', words('doi') ?? wordsOf(doi)],
      ['isbn', words('isbn')],
      ['issn', words('issn')],
      ['url', words('url') ?? words('repository-code') ?? words('repository')],
      ['repository', words('repository-code') ?? words('repository')],
      [
        'license',
        itemsOf(fields.get('license'))
          .flatMap((node) => wordsOf(node) ?? [])
          .join(', '),
      ],
      ['keywords', keywordsText(itemsOf(fields.get('keywords')).flatMap((node) => wordsOf(node) ?? []))],
      ['abstract', words('abstract')],
      ['note', words('notes')],
    ]),
  };
}

function padded(digits: string | undefined): string | undefined {
  return digits?.padStart(2, '0');
}

function nameUnder(node: DataNode | undefined): string | undefined {
  return node?.kind === 'map' ? wordsOf(node.fields.get('name')) : wordsOf(node);
}

function person(node: DataNode): Author | undefined {
  if (node.kind !== 'map') return undefined;
  const name = personIn(node, {
    family: 'family-names',
    given: 'given-names',
    prefix: 'name-particle',
    suffix: 'name-suffix',
  });
  const literal = wordsOf(node.fields.get('name')) ?? wordsOf(node.fields.get('alias'));
  return name ?? (literal === undefined ? undefined : { kind: 'literal', literal });
}
