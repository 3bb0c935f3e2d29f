import { texTable } from 'citewell:tex-table';
import { decodeTex } from '../text/tex';
import { once } from '../util/once';

/** Symbols by their characters, the shortest command first found. Commands are tried, since some mean more in TeX. */
const commands = once(() => {
  const all = new Map<string, string>();
  for (const [name, character] of Object.entries(texTable().symbols)) {
    const known = all.get(character);
    const tex = `{\\${name}}`;
    if ((known === undefined || tex.length < known.length) && decodeTex(tex) === character)
      all.set(character, tex);
  }
  return all;
});

const accents = once(
  () => new Map(Object.entries(texTable().accents).map(([name, mark]) => [mark, name] as const)),
);

/** Signs that TeX makes of ASCII ones. */
const ligatures: ReadonlyMap<string, string> = new Map([
  ['–', '--'],
  ['—', '---'],
  ['“', '``'],
  ['”', "''"],
  ['‘', '`'],
  ['’', "'"],
  ['\u00a0', '~'],
]);

/**
 * How TeX writes a character in ASCII: `{\'e}` for é, `{\ss}` for ß, `--` for –. Undefined where it has no way that is
 * read back as the same character.
 */
export function texForCharacter(character: string): string | undefined {
  const ligature = ligatures.get(character);
  if (ligature !== undefined) return ligature;
  const [base = '', ...marks] = character.normalize('NFD');
  if (marks.length === 0) return commands().get(character);
  let tex = base > '\x7f' ? commands().get(base) : base;
  for (const mark of marks) {
    const name = accents().get(mark);
    if (name === undefined || tex === undefined) return undefined;
    tex = `{\\${name}${/[a-z]$/i.test(name) ? ' ' : ''}${tex}}`;
  }
  return tex !== undefined && decodeTex(tex) === character.normalize('NFC') ? tex : undefined;
}
