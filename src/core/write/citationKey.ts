import { once } from '../util/once';
import type { KeyParts } from './keyFunctions';
import { defaultKeyTemplate } from './defaultKeyTemplate';
import { keyFromTemplate, readKeyTemplate } from './keyTemplate';

const scholars = once(() => readKeyTemplate(defaultKeyTemplate));

/**
 * A key in the manner of Google Scholar, lower-case ASCII letters and digits only: the first author's family name, the
 * year, the first telling word of the title, as in `wortsman2023small`. A part that is missing is left out; without an
 * author the key starts with `anonymous`. A key that is taken gets a free suffix, the first one where suffixes were given
 * in turn: a, b, …, z, aa, ab, … Never empty; look-ups grow with the logarithm of the keys that share a stem.
 */
export function makeCitationKey(parts: KeyParts, taken: ReadonlySet<string> = new Set()): string {
  return keyFromTemplate(scholars(), parts, taken);
}
