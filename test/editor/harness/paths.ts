import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { atExit } from './cleanup';

/** The project's folder. The harness runs as a bundle in `out/editor`. */
export const projectFolder = path.resolve(__dirname, '../..');

/** Where editors, and what they need to run, are kept between runs; ignored by git. */
export const cacheFolder = path.join(projectFolder, '.vscode-test');

/** Where the walk leaves its pictures; ignored by git. */
export const picturesFolder = path.join(projectFolder, 'test/out');

/**
 * The bundled mocha suite of a checkout. It has to lie inside the extension's folder: an editor runs tests in the
 * extension host of the extension they belong to, and takes the Node host for any others.
 */
export function suiteFile(extension: string): string {
  return path.join(extension, 'out/editor/suite.cjs');
}

/** The workspace the suites and the walk start from. Never opened itself, always a copy of it. */
export const demoFolder = path.join(projectFolder, 'test/fixtures/demo');

/** A folder in the system's place for temporary files. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with everything in it. Happens at the end of this program at the latest. */
  readonly remove: () => void;
}

/** Makes an empty folder that does not outlive this program. */
export async function temporaryFolder(purpose: string): Promise<TemporaryFolder> {
  // Without links in its path, since an editor reports the real path of a file.
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), `citewell-${purpose}-`)));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const forget = atExit(removeFolder);
  return {
    path: folder,
    remove: () => {
      forget();
      removeFolder();
    },
  };
}

/** Calls `use` with a fresh copy of the demo workspace, and removes the copy afterwards. */
export async function withDemoCopy<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder('workspace');
  // Its name is in the title of the window, and so in every picture.
  const workspace = path.join(folder.path, 'demo');
  try {
    await cp(demoFolder, workspace, { recursive: true });
    return await use(workspace);
  } finally {
    folder.remove();
  }
}

/** The bibliography in the second folder of `withTwoFolders`. */
const groupBibliography =
  '@misc{lab2020,\n  title = {What the whole laboratory cites},\n  year = {2020}\n}\n';

/** Calls `use` with the file of a workspace: a fresh copy of the demo and a folder `group` with `lab.bib` beside it. */
export async function withTwoFolders<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  return withDemoCopy(async (demo) => {
    const beside = path.dirname(demo);
    const group = path.join(beside, 'group');
    await mkdir(group);
    await writeFile(path.join(group, 'lab.bib'), groupBibliography);
    const file = path.join(beside, 'thesis.code-workspace');
    await writeFile(file, JSON.stringify({ folders: [{ path: 'demo' }, { path: 'group' }] }));
    return use(file);
  });
}

/** `/home/me/paper` or, on Windows, `/c:/Users/me/paper`: the path part of a URI, not escaped. */
export function uriPath(file: string): string {
  return decodeURIComponent(pathToFileURL(file).pathname);
}
