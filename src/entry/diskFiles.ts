import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CommandPatterns } from '../core/cite/markup';
import { markupOf } from '../core/cite/markups';
import { segmentsOf } from '../core/project/paths';
import { type ProjectFile, type ProjectFiles, projectFile } from '../core/project/projectFile';
import { decodeBytes } from '../core/read/decodeBytes';

/** Folders and files that are looked at below one folder. */
const MOST_ENTRIES = 100_000;
/** A longer text is data that is called a document, in bytes. */
const LONGEST_DOCUMENT = 5_000_000;

/** The path of a file as a project names it: `/thesis/main.tex`, `/c:/thesis/main.tex`. */
export function projectPath(file: string): string {
  return `/${segmentsOf(path.resolve(file).replaceAll(path.sep, '/')).join('/')}`;
}

/** The path of a file of a project as the file system has it. */
export function diskPath(projectName: string): string {
  return /^\/[A-Za-z]:/u.test(projectName) ? projectName.slice(1) : projectName;
}

/** How a person calls a file: from the working directory if it is in it. */
export function shownPath(projectName: string): string {
  const relative = path.relative('.', diskPath(projectName));
  return relative.startsWith('..') ? diskPath(projectName) : relative.replaceAll(path.sep, '/');
}

/** What is there: a file, a folder, or undefined for nothing that can be read. */
export function kindOf(projectName: string): 'file' | 'folder' | undefined {
  const stats = statSync(diskPath(projectName), { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return 'folder';
  return stats?.isFile() === true ? 'file' : undefined;
}

/**
 * Every file below a folder in the order of the names, as paths of a project. Hidden folders, `node_modules` and links
 * to folders are not entered; what cannot be listed is passed by.
 */
export function filesBelow(folder: string): string[] {
  const files: string[] = [];
  const waiting = [folder];
  let left = MOST_ENTRIES;
  for (let next = waiting.pop(); next !== undefined && left > 0; next = waiting.pop()) {
    for (const entry of entriesOf(next)) {
      if (left-- === 0) break;
      const isHidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      const name = `${next === '/' ? '' : next}/${entry.name}`;
      if (entry.isDirectory() && !isHidden) waiting.push(name);
      else if (entry.isFile()) files.push(name);
    }
  }
  return files.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(diskPath(folder), { withFileTypes: true });
  } catch {
    // No permission, or gone meanwhile: there is nothing to look at.
    return [];
  }
}

/** The files on the disk as projects are worked out from, with the working directory as the workspace. Read once each. */
export class DiskFiles implements ProjectFiles {
  private readonly known = new Map<string, ProjectFile | undefined>();
  private list: readonly string[] | undefined;
  private readonly top = projectPath('.');

  /** `commands` cite besides those that are known. */
  constructor(readonly commands: CommandPatterns) {}

  async read(file: string): Promise<ProjectFile | undefined> {
    if (!this.known.has(file)) this.known.set(file, this.readNow(file));
    return this.known.get(file);
  }

  async exists(file: string): Promise<boolean> {
    return kindOf(file) === 'file';
  }

  isAllowed(): boolean {
    return true;
  }

  topOf(file: string): string | undefined {
    const own = segmentsOf(file);
    return segmentsOf(this.top).every((segment, index) => own[index] === segment) ? this.top : undefined;
  }

  async documents(): Promise<readonly string[]> {
    this.list ??= filesBelow(this.top).filter((file) => markupOf(file) !== undefined);
    return this.list;
  }

  private readNow(file: string): ProjectFile | undefined {
    const name = diskPath(file);
    const stats = statSync(name, { throwIfNoEntry: false });
    if (stats?.isFile() !== true || stats.size > LONGEST_DOCUMENT) return undefined;
    try {
      const decoded = decodeBytes(readFileSync(name));
      return decoded.kind === 'text' ? projectFile(file, decoded.text) : undefined;
    } catch {
      // Gone meanwhile, or no permission: absent, as for an editor.
      return undefined;
    }
  }
}
