import type { CitationScan, CommandPatterns, Markup } from '../cite/markup';

/** A file of a project at one version. */
export interface ProjectFile {
  /** With forward slashes, from the top: `/thesis/main.tex`. */
  readonly path: string;
  readonly text: string;
  /** Its citations in that language, with these commands known. Worked out once, while the same is asked for. */
  scan(markup: Markup, commands?: CommandPatterns): CitationScan;
}

/** What a project is read through. Absence is `undefined`; nothing is thrown. */
export interface ProjectFiles {
  /** The file as it is now; undefined if there is none or it cannot be read. The same object for the same version. */
  read(path: string): Promise<ProjectFile | undefined>;
  /** True if there is a file, whatever it holds. */
  exists(path: string): Promise<boolean>;
  /** False for what must not be touched: in Restricted Mode, all that is outside the workspace. */
  isAllowed(path: string): boolean;
  /** The folder of the workspace that a file is in; undefined outside. */
  topOf(path: string): string | undefined;
  /** Commands that the user has named, known in every document. */
  readonly commands: CommandPatterns;
  /** The documents of the workspace, in no order. */
  documents(): Promise<readonly string[]>;
}

const noCommands: CommandPatterns = new Map();

function isSame(one: CommandPatterns, other: CommandPatterns): boolean {
  if (one === other) return true;
  return one.size === other.size && [...one].every(([name, pattern]) => other.get(name) === pattern);
}

/** A file with this text. */
export function projectFile(path: string, text: string): ProjectFile {
  let last: { markup: Markup; commands: CommandPatterns; scan: CitationScan } | undefined;
  return {
    path,
    text,
    scan(markup, commands = noCommands) {
      if (last?.markup !== markup || !isSame(last.commands, commands)) {
        last = { markup, commands, scan: markup.scan(text, { commands }) };
      }
      return last.scan;
    },
  };
}
