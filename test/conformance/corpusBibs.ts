import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The `.bib` files of the corpus, by their names in it and their paths, in the order of their names. */
export function corpusBibs(corpus: string): readonly { readonly name: string; readonly path: string }[] {
  return readdirSync(path.join(corpus, 'bib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bib'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: path.relative(corpus, file), path: file }));
}
