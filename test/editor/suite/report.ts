/** Begins every line of the suite's report, to tell it from everything else an editor logs. */
export const reportMark = '[suite] ';

/** The two programs that run extensions: Node.js on a machine, a worker in a browser. */
export type ExtensionHost = 'node' | 'web';

/** How the suite ended. */
export interface SuiteEnd {
  readonly passed: number;
  readonly failed: number;
  readonly host: ExtensionHost;
}

/** "12 passed, 0 failed in the node host", the last line of the report. */
export function writeSuiteEnd({ passed, failed, host }: SuiteEnd): string {
  return `${passed} passed, ${failed} failed in the ${host} host`;
}

/** What `writeSuiteEnd` wrote; undefined for any other line. */
export function readSuiteEnd(line: string): SuiteEnd | undefined {
  const match = /^(\d+) passed, (\d+) failed in the (node|web) host$/u.exec(line);
  if (match === null) return undefined;
  return { passed: Number(match[1]), failed: Number(match[2]), host: match[3] === 'web' ? 'web' : 'node' };
}
