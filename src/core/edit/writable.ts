import { isNameUnit } from '../read/bibtex/characters';
import { hasBalancedBraces, type NewField } from '../write/entryText';
import { texForCharacter } from '../write/texCharacters';
import { wordSet } from '../util/wordSet';
import { canEncode } from './encodings';
import { refused, type Refused } from './outcome';
import { t } from '../util/l10n';

/** Fields in which TeX commands would not be read as what they stand for. */
const verbatimFields: ReadonlySet<string> = wordSet(`
  crossref doi entryset eprint file ids pdf related url urlraw verba verbb verbc xdata xref
`);

/**
 * The field as the encoding of a file can hold it: characters that it lacks are written as TeX where the field is read as
 * such. Refused where its name is none or its braces are not balanced; a character without a TeX form stays.
 */
export function writableField(field: NewField, encoding: string): NewField | Refused {
  const { name, value } = field;
  if (name === '' || !Array.from({ length: name.length }, (_, at) => name.charCodeAt(at)).every(isNameUnit)) {
    return refused(t('"{0}" cannot be the name of a field. Use letters, digits, - and _ only.', name));
  }
  if (!hasBalancedBraces(value)) {
    return refused(t('The braces in the value of "{0}" are not balanced. Add or remove a brace.', name));
  }
  if (verbatimFields.has(name) || canEncode(value, encoding)) return field;
  const carried = Array.from(value, (character) =>
    canEncode(character, encoding) ? character : (texForCharacter(character) ?? character),
  );
  return { ...field, value: carried.join('') };
}

/** What BibTeX, biber or a citation command would take for something else in a key. */
const notInKeys = /[\s"#%'(),={}\\~]|\p{Cc}/u;

/** Why a text cannot be a key, with what to do; undefined where it can. */
export function objectionToKey(key: string): string | undefined {
  if (key === '') return t('A key cannot be empty. Give the entry a key.');
  const [wrong] = notInKeys.exec(key) ?? [];
  if (wrong === undefined) return undefined;
  return t(
    'A key cannot have {0} in it. Leave it out of "{1}".',
    /\s/.test(wrong) ? t('white space') : wrong,
    key,
  );
}
