// The module that an editor loads as the tests of an extension. The build puts the test files behind it, so that
// `describe` and `it` exist before they run. It is the same bundle for both extension hosts: mocha's browser build
// needs neither Node nor a document.
import 'mocha/mocha.js';
import { type ExtensionHost, reportMark, writeSuiteEnd } from './report';

/** Prints one line a test, and everything about a test that fails. */
class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('suite', (suite) => print(suite.title, depth(suite)));
    runner.on('pass', (test) => print(`✓ ${test.title}`, depth(test)));
    runner.on('fail', (test, reason: unknown) => {
      print(`✗ ${test.title}`, depth(test));
      for (const line of inFull(reason).split('\n')) print(line, depth(test) + 2);
    });
  }
}

const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: LineReporter });
// What loading a file would do: it puts `describe`, `it` and the hooks into the global scope.
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Called once by the editor. Rejects when a test has failed, which becomes the exit code of the editor. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failed) => {
      print(writeSuiteEnd({ passed: runner.stats?.passes ?? 0, failed, host: extensionHost() }));
      if (failed === 0) resolve();
      else reject(new Error(`${failed} tests failed`));
    });
  });
}

function depth(item: Mocha.Suite | Mocha.Runnable): number {
  return item.parent === undefined ? 0 : depth(item.parent) + 1;
}

function inFull(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

function extensionHost(): ExtensionHost {
  return 'importScripts' in globalThis ? 'web' : 'node';
}

function print(line: string, indentation = 0): void {
  console.log(reportMark + '  '.repeat(indentation) + line);
}
