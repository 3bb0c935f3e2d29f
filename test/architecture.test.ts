import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** What it imports: paths from the root for files of ours, names for packages. */
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'));
}

function sourceFile(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gmu)].map(([, name = '']) =>
    name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
  );
  return { file, text, imports };
}

const sources = filesBelow('src')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map(sourceFile);

const below = (folder: string): readonly SourceFile[] =>
  sources.filter(({ file }) => file.startsWith(`src/${folder}/`));

/** Which parts of the core a part may import besides itself. */
const directions: Readonly<Record<string, readonly string[]>> = {
  util: [],
  model: ['text', 'util'],
  text: ['model', 'util'],
  read: ['model', 'text', 'util', 'write'],
  write: ['model', 'text', 'util'],
  format: ['text', 'util'],
  reading: ['model', 'text', 'util'],
  search: ['reading', 'model', 'text', 'util'],
  cite: ['model', 'text', 'util'],
  project: ['cite', 'read', 'model', 'text', 'util'],
  keys: ['cite', 'read', 'model', 'text', 'util'],
  edit: ['cite', 'read', 'write', 'model', 'text', 'util'],
  findings: ['project', 'keys', 'cite', 'read', 'write', 'model', 'text', 'util'],
  present: [
    'findings',
    'project',
    'keys',
    'cite',
    'search',
    'reading',
    'write',
    'read',
    'model',
    'text',
    'util',
  ],
};

/** Packages that the shipped code may import, each in the one file that knows it. */
const packages: Readonly<Record<string, string>> = {
  '@vscode/l10n': 'src/core/util/l10n.ts',
  citeproc: 'src/core/format/citationProcessor.ts',
  'fastest-levenshtein': 'src/core/findings/nearestKey.ts',
  'fuse.js/basic': 'src/core/search/fuzzy.ts',
  temml: 'src/webview/mathText.ts',
  valibot: 'src/protocol/messageShapes.ts',
  yaml: 'src/core/text/yaml.ts',
};

describe('the architecture', () => {
  it('has imports point inwards', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      core: ['core'],
      protocol: ['protocol', 'core'],
      host: ['host', 'protocol', 'core'],
      webview: ['webview', 'protocol', 'core'],
      worker: ['worker', 'protocol', 'core'],
      entry: ['entry', 'host', 'worker', 'protocol', 'core'],
    };
    for (const [layer, targets] of Object.entries(allowed)) {
      for (const { file, imports } of below(layer)) {
        const outwards = imports.filter(
          (name) => name.startsWith('src/') && !targets.includes(name.split('/')[1] ?? ''),
        );
        assert.deepEqual(outwards, [], file);
      }
    }
  });

  it('keeps the parts of the core in their order', () => {
    for (const [part, targets] of Object.entries(directions)) {
      for (const { file, imports } of below(`core/${part}`)) {
        const wrong = imports
          .filter((name) => name.startsWith('src/core/'))
          .map((name) => name.split('/')[2] ?? '')
          .filter((target) => target !== part && !targets.includes(target));
        assert.deepEqual(wrong, [], file);
      }
    }
    assert.deepEqual(
      readdirSync('src/core', { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
      Object.keys(directions).toSorted(),
    );
  });

  it('keeps the core pure: no clock, chance, timer, console or network', () => {
    const impure =
      /\bDate\.now|new Date\(\)|Math\.random|setTimeout|setInterval|\bconsole\.|\bfetch\(|performance\.now/u;
    for (const { file, text } of below('core')) assert.doesNotMatch(text, impure, file);
  });

  it('knows the editor in the host and its entries only', () => {
    const knowing = sources
      .filter(({ imports }) => imports.includes('vscode'))
      .map(({ file }) => file.split('/')[1]);
    assert.deepEqual([...new Set(knowing)], ['entry', 'host']);
  });

  it('has providers, views and commands meet in activate.ts', () => {
    for (const part of ['providers', 'views', 'commands']) {
      for (const { file, imports } of below(`host/${part}`)) {
        const others = imports.filter((name) =>
          ['providers', 'views', 'commands'].some(
            (other) => other !== part && name.startsWith(`src/host/${other}/`),
          ),
        );
        assert.deepEqual(others, [], file);
      }
    }
    const importers = sources
      .filter(({ imports }) => imports.includes('src/host/activate'))
      .map(({ file }) => file);
    assert.deepEqual(importers.toSorted(), ['src/entry/node.ts', 'src/entry/web.ts']);
  });

  it('knows each package in one file', () => {
    for (const { file, imports } of sources) {
      for (const name of imports) {
        const isPackage =
          !name.startsWith('src/') &&
          !name.startsWith('data/') &&
          !/^(?:vscode$|node:|citewell:)/u.test(name);
        if (isPackage) assert.equal(packages[name], file, `${name} in ${file}`);
      }
    }
  });

  it('has no import rings', () => {
    const byFile = new Map(sources.map((source) => [source.file.replace(/\.ts$/u, ''), source]));
    const done = new Set<string>();
    const visit = (name: string, way: readonly string[]): void => {
      assert.ok(!way.includes(name), [...way, name].join(' -> '));
      if (done.has(name)) return;
      for (const next of byFile.get(name)?.imports ?? []) if (byFile.has(next)) visit(next, [...way, name]);
      done.add(name);
    };
    for (const name of byFile.keys()) visit(name, []);
  });

  it('never makes markup of data or runs text', () => {
    const forbidden =
      /isTrusted = true|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|child_process|SnippetString/u;
    for (const { file, text } of sources) assert.doesNotMatch(text, forbidden, file);
  });

  it('opens nothing outside the editor but through the one opener', () => {
    const opening = sources
      .filter(({ text }) => /openExternal|vscode\.open\b/u.test(text))
      .map(({ file }) => file);
    assert.deepEqual(opening, ['src/host/opener.ts']);
  });

  it('writes no file of the user: file-system writes are for our own folders, and for new files where the user wants them', () => {
    const writing = sources.filter(({ text }) => /fs\.(?:writeFile|delete|rename|copy)\(/u.test(text));
    assert.deepEqual(
      writing.map(({ file }) => file),
      ['src/host/library/listings.ts', 'src/host/library/partCache.ts', 'src/host/library/wholeFile.ts'],
    );
    const callers = sources
      .filter(({ file, text }) => text.includes('writeWhole(') && !file.endsWith('/wholeFile.ts'))
      .map(({ file }) => file.split('/').at(-1));
    assert.deepEqual(callers, ['arrivals.ts', 'exportFile.ts', 'partCache.ts', 'readingFile.ts']);
  });

  it('says what every exported symbol of core and protocol is', () => {
    for (const { file, text } of [...below('core'), ...below('protocol')]) {
      const bare = [
        ...text.matchAll(/^(?!\s*\*\/)(.*)\n(export (?:const|function|interface|type|class) \w+)/gmu),
      ]
        .filter(([, before = '']) => !before.trimEnd().endsWith('*/'))
        .map(([, , symbol]) => symbol);
      assert.deepEqual(bare, [], file);
    }
  });

  it('is described in at most 200 lines that name only paths that exist', () => {
    const text = readFileSync('src/ARCHITECTURE.md', 'utf8');
    assert.ok(text.split('\n').length <= 200);
    const named = [...text.matchAll(/`((?:src|test|data|media|\.ci)\/[\w./-]*)`/gu)].map(
      ([, name = '']) => name,
    );
    assert.ok(named.length > 20);
    for (const name of named) assert.ok(existsSync(name), name);
  });
});
