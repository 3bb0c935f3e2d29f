import type { DeclaredBibliography } from '../cite/markup';
import type { DataNode } from '../text/dataNode';
import { readYaml } from '../text/yaml';
import { folderOf, foldersUpTo, joinPath } from './paths';
import type { ProjectFiles } from './projectFile';

/** A declaration, the file that it stands in, and the folders that its path may begin at, the likeliest first. */
export interface PlacedDeclaration extends DeclaredBibliography {
  readonly file: string;
  readonly folders: readonly string[];
}

/** Names of fields, from the outermost inwards. */
type Way = readonly string[];

interface ConfigurationFile {
  readonly name: string;
  /** Where bibliographies are named. */
  readonly ways: readonly Way[];
  /** Where a folder is named that their paths begin at, and what it is if nothing is said. */
  readonly folder?: { readonly way: Way; readonly otherwise: string };
  /** The document whose front matter counts for all documents beside and below it. */
  readonly main?: string;
  /** Nothing above its folder belongs to the project. */
  readonly isTop: boolean;
}

/** Files that declare bibliographies for the documents in their folder and below. A further one is one more row. */
const configurationFiles: readonly ConfigurationFile[] = [
  { name: '_metadata.yml', ways: [['bibliography']], isTop: false },
  { name: '_quarto.yml', ways: [['bibliography']], isTop: true },
  { name: '_bookdown.yml', ways: [['bibliography']], main: 'index.Rmd', isTop: true },
  { name: 'myst.yml', ways: [['bibliography'], ['project', 'bibliography']], isTop: true },
  {
    // Jupyter Book, then jekyll-scholar.
    name: '_config.yml',
    ways: [['bibliography'], ['bibtex_bibfiles'], ['sphinx', 'config', 'bibtex_bibfiles']],
    isTop: true,
  },
  {
    name: '_config.yml',
    ways: [['scholar', 'bibliography']],
    folder: { way: ['scholar', 'source'], otherwise: '_bibliography' },
    isTop: true,
  },
];

/** The name of every configuration file, each once. */
export const configurationNames: readonly string[] = [...new Set(configurationFiles.map(({ name }) => name))];

/** The languages whose documents are configured by such files, by the ids of their markups. */
const configured: ReadonlySet<string> = new Set(['markdown', 'quarto', 'myst', 'restructuredtext']);

/** A longer file is data. */
const LONGEST_CONFIGURATION = 200_000;
/** `bibliography:` may be a map of lists. */
const DEEPEST_LIST = 2;

function nodeAt(root: DataNode | undefined, way: Way): DataNode | undefined {
  let node = root;
  for (const name of way) node = node?.kind === 'map' ? node.fields.get(name) : undefined;
  return node;
}

/** The words in a node: itself, the items of a list, the values of a map. */
function textsIn(node: DataNode | undefined, depth = 0): DeclaredBibliography[] {
  if (node === undefined || depth > DEEPEST_LIST) return [];
  if (node.kind === 'text') {
    const { text: path, start, end } = node;
    return path === '' ? [] : [{ path, span: { start, end } }];
  }
  const parts = node.kind === 'list' ? node.items : [...node.fields.values()];
  return parts.flatMap((part) => textsIn(part, depth + 1));
}

function declaredIn(row: ConfigurationFile, file: string, root: DataNode | undefined): PlacedDeclaration[] {
  const own = folderOf(file);
  const named = row.folder && nodeAt(root, row.folder.way);
  const folder = row.folder && joinPath(own, named?.kind === 'text' ? named.text : row.folder.otherwise);
  const folders = folder === undefined ? [own] : [folder, own];
  return row.ways.flatMap((way) =>
    textsIn(nodeAt(root, way)).map((declaration) => ({ ...declaration, file, folders })),
  );
}

/** What configuration files declare for a document. */
export interface Configuration {
  /** Those of the nearest folder first; lists are joined. */
  readonly declarations: readonly PlacedDeclaration[];
  /** Documents whose own declarations count for this one, too. */
  readonly mains: readonly string[];
}

/**
 * The configuration of the document at `path` in the language with the id `markup`: the files of its folder and of
 * those around it, up to the folder of the workspace or to that of a file which begins a project. Empty for languages
 * that are not configured in this way; what is no YAML declares nothing.
 */
export async function configurationOf(
  path: string,
  markup: string,
  files: ProjectFiles,
): Promise<Configuration> {
  const declarations: PlacedDeclaration[] = [];
  const mains: string[] = [];
  if (!configured.has(markup)) return { declarations, mains };
  for (const folder of foldersUpTo(folderOf(path), files.topOf(path))) {
    let isTop = false;
    for (const row of configurationFiles) {
      const file = await files.read(joinPath(folder, row.name));
      if (file === undefined) continue;
      isTop ||= row.isTop;
      if (row.main !== undefined) mains.push(joinPath(folder, row.main));
      if (file.text.length > LONGEST_CONFIGURATION) continue;
      declarations.push(...declaredIn(row, file.path, readYaml(file.text).root));
    }
    if (isTop) break;
  }
  return { declarations, mains };
}
