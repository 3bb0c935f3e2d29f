// An esbuild plugin: the virtual module `citewell:tex-table`, what TeX commands stand for, taken from the package
// unicode2latex and trimmed to what bibliographies use: about 25 kB of its 140 kB.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const tables = path.join(path.dirname(require.resolve('unicode2latex')), '../tables');
const readTable = (name) => JSON.parse(readFileSync(path.join(tables, name), 'utf8'));

/** Mathematical alphabets, box drawing, APL and the rarer arrows and operators occur in formulas only. */
const inText = /^(?:[\0-\u21ff\u2200-\u22ff\u25a0-\u26ff\u3000-\u303f\ufb00-\ufb06])/u;

/** Spellings that are right in formulas but not in text, or whose character is a slip of the table. */
const corrections = {
  slash: '/',
  quotedblbase: '„',
  quotesinglbase: '‚',
  textasciigrave: '`',
  hat: undefined,
};

function texTable() {
  const symbols = {};
  const superscripts = {};
  const subscripts = {};
  for (const [command, meaning] of Object.entries(readTable('latex2unicode.json'))) {
    const character = typeof meaning === 'string' ? meaning : meaning.text;
    const name = /^\\(?:cyrchar\\)?([A-Za-z]{1,24})$/.exec(command)?.[1];
    if (name !== undefined && inText.test(character) && !/\p{M}/u.test(character[0]))
      symbols[name] = character;
    const script = /^([_^])\{(.)\}$/u.exec(command);
    if (script !== null) (script[1] === '^' ? superscripts : subscripts)[script[2]] = character;
  }
  const accents = {};
  for (const [name, mark] of Object.entries(readTable('combining.json').tounicode)) {
    if (/^\p{M}+$/u.test(mark)) accents[name] = mark;
  }
  return { symbols: { ...symbols, ...corrections }, accents, superscripts, subscripts };
}

/** @type {import('esbuild').Plugin} */
export const texTablePlugin = {
  name: 'tex-table',
  setup(build) {
    build.onResolve({ filter: /^citewell:tex-table$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'tex-table',
    }));
    build.onLoad({ filter: /.*/, namespace: 'tex-table' }, () => ({
      contents: Object.entries(texTable())
        .map(
          ([name, table]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(table))});`,
        )
        .join('\n'),
      loader: 'js',
    }));
  },
};
