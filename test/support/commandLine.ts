import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs the command line as it is bundled beside the tests. */
export function runCitewell(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['out/test/cli.cjs', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Calls `use` with a folder that holds the files and is removed afterwards. */
export function withFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => void,
): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'citewell-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
