import type { Blocks } from './eventLoop';

/** What somebody does in the Library view. */
export const viewTasks = ['opening', 'expanding', 'filtering', 'showing an abstract'] as const;

export type ViewTask = (typeof viewTasks)[number];

/** What one run of the suite found out about a library. */
export interface LargeFigures {
  readonly papers: number;
  /** From the first need of the library to its papers, in milliseconds. */
  readonly loadMs: number;
  /** What the editor's own way of asking for suggestions takes, on average over questions, in milliseconds. */
  readonly suggestingMs: number;
  /** What the Library view takes for each of its doings, each as quick as it can be, in milliseconds. */
  readonly view: Readonly<Record<ViewTask, number>>;
  readonly blocks: Blocks;
  /** The extension host with the library and nothing going on, in bytes. */
  readonly memory: number;
}

const mark = 'figures ';

/** A line of the suite's report. */
export function writeFigures(figures: LargeFigures): string {
  return mark + JSON.stringify(figures);
}

/** What `writeFigures` wrote; undefined for any other line. */
export function readFigures(line: string): LargeFigures | undefined {
  return line.startsWith(mark) ? (JSON.parse(line.slice(mark.length)) as LargeFigures) : undefined;
}
