// Builds everything that runs:  node esbuild.mjs [--watch | --bench | --conformance | --editor | --webview | --tests [--only PART]]
//   (nothing)  the extension for both hosts, the command line and the abstract page, minified, into dist/
//   --watch    the same, unminified, again after each change
//   --bench    the measurements, the fuzzer and the hostile files, into out/
//   --conformance  the comparison with what other programs read, into out/
//   --editor   the harness that drives a real editor, and the suite that runs inside it, into out/
//   --webview  the program that tries out the pages in a browser, into out/
//   --tests    the unit and adapter tests into out/;  --only PART: test files whose path contains PART
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const { values: args } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    bench: { type: 'boolean' },
    conformance: { type: 'boolean' },
    editor: { type: 'boolean' },
    tests: { type: 'boolean' },
    webview: { type: 'boolean' },
    only: { type: 'string' },
  },
});

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  target: 'es2023',
  // Every program we run in has them; taken for new, they would become calls of RegExp, made anew each time.
  supported: { 'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true },
  minify: !args.watch && !args.tests && !args.editor,
  sourcemap: args.watch || args.tests || args.editor ? 'linked' : false,
  logLevel: 'warning',
  // Tables of letters would be twice as long in ASCII.
  charset: 'utf8',
  legalComments: 'none',
  plugins: [texTablePlugin()],
  // The package's build for Node.js can read files, which none of our programs needs of it.
  alias: { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
};
const inNode = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The package's build for Node.js cannot be cut to what is used.
  alias: { ...shared.alias, yaml: './node_modules/yaml/browser/index.js' },
};

/** What `src/core/text/yaml.ts` takes from the package yaml, the heaviest of all that the host may come to need. */
const yamlNames = ['isAlias', 'isMap', 'isPair', 'isScalar', 'isSeq', 'parseDocument'];

/**
 * Parts of the core that only commands need: the Node host loads them when one is first run. They may export functions
 * alone, and know nothing that others would have to know as well.
 */
const partsForCommands = [
  'src/core/cite/convertCitations.ts',
  'src/core/cite/declareBibliography.ts',
  'src/core/cite/notations.ts',
  'src/core/present/explanation.ts',
  'src/core/present/printable.ts',
  'src/core/present/similar.ts',
  'src/core/present/timeline.ts',
  'src/core/write/keyTemplate.ts',
  'src/core/write/printablePage.ts',
];

/** @type {import('esbuild').BuildOptions} */
const formatter = {
  // For styles that are documents of a browser; ours are texts, and nothing of it should be able to ask the network.
  define: { XMLHttpRequest: 'undefined', ActiveXObject: 'undefined' },
  // The notice of citeproc itself is lost when it is minified.
  banner: {
    js: `/* Contains citeproc-js, Copyright (c) 2009-2019 Frank Bennett, under the Common Public Attribution License 1.0.
   Source code: https://github.com/Juris-M/citeproc-js. See THIRD-PARTY.txt one folder above. */`,
  },
};

/** The programs that are shipped. @type {import('esbuild').BuildOptions[]} */
const programs = [
  {
    ...inNode,
    entryPoints: ['src/entry/node.ts'],
    outfile: 'dist/node/extension.cjs',
    external: ['vscode'],
    alias: shared.alias,
    plugins: [...packagesLater(), partsLater(partsForCommands, './forCommands.cjs')],
  },
  {
    ...inNode,
    stdin: {
      contents: [...partsForCommands, 'src/core/util/l10n.ts']
        .map((part) => `export * from './${part}';`)
        .join('\n'),
      resolveDir: '.',
    },
    outfile: 'dist/node/forCommands.cjs',
    alias: shared.alias,
    plugins: packagesLater(),
  },
  {
    ...inNode,
    stdin: { contents: `export { ${yamlNames.join(', ')} } from 'yaml';`, resolveDir: '.' },
    outfile: 'dist/node/yaml.cjs',
  },
  {
    ...inNode,
    stdin: { contents: "export { default } from 'fuse.js/basic';", resolveDir: '.' },
    outfile: 'dist/node/fuse.cjs',
  },
  {
    ...inNode,
    stdin: { contents: "export { texTable } from 'citewell:tex-table';", resolveDir: '.' },
    outfile: 'dist/node/texTable.cjs',
  },
  { ...inNode, entryPoints: ['src/entry/nodeWorker.ts'], outfile: 'dist/node/worker.cjs' },
  {
    ...inNode,
    entryPoints: ['src/entry/nodeTasks.ts'],
    outfile: 'dist/node/tasks.cjs',
    alias: shared.alias,
    plugins: [...shared.plugins, loadedLater('yaml', yamlNames, "require('./yaml.cjs')")],
  },
  {
    ...inNode,
    entryPoints: ['src/entry/nodeFormatter.ts'],
    outfile: 'dist/node/formatter.cjs',
    ...formatter,
  },
  {
    ...inNode,
    entryPoints: ['src/entry/cli.ts'],
    outfile: 'dist/node/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...shared,
    platform: 'browser',
    format: 'cjs',
    entryPoints: ['src/entry/web.ts'],
    outfile: 'dist/web/extension.cjs',
    external: ['vscode'],
    supported: { ...shared.supported, 'dynamic-import': true },
    plugins: packagesHandedOver(),
  },
  {
    ...shared,
    platform: 'browser',
    format: 'esm',
    stdin: {
      contents: [
        `export { ${yamlNames.join(', ')} } from 'yaml';`,
        "export { default as Fuse } from 'fuse.js/basic';",
        "export { texTable } from 'citewell:tex-table';",
      ].join('\n'),
      resolveDir: '.',
    },
    outfile: 'dist/web/packages.js',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/entry/webWorker.ts'],
    outfile: 'dist/web/worker.js',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/entry/webTasks.ts'],
    outfile: 'dist/web/tasks.js',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/entry/webFormatter.ts'],
    outfile: 'dist/web/formatter.js',
    ...formatter,
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/webview/abstractPage.ts'],
    outfile: 'dist/webview/abstractPage.js',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/webview/timelinePage.ts'],
    outfile: 'dist/webview/timelinePage.js',
  },
];

/** Writes `citewell:tex-table`: what TeX commands stand for, from unicode2latex, trimmed to what bibliographies use. */
function texTable() {
  const tables = path.join(
    path.dirname(createRequire(import.meta.url).resolve('unicode2latex')),
    '../tables',
  );
  const readTable = (name) => JSON.parse(readFileSync(path.join(tables, name), 'utf8'));
  // Mathematical alphabets, box drawing, APL and the rarer arrows and operators occur in formulas only.
  const inText = /^(?:[\0-\u21ff\u2200-\u22ff\u25a0-\u26ff\u3000-\u303f\ufb00-\ufb06])/u;
  // Spellings that are right in formulas but not in text, or whose character is a slip of the table.
  const corrections = {
    slash: '/',
    quotedblbase: '„',
    quotesinglbase: '‚',
    textasciigrave: '`',
    hat: undefined,
  };
  const symbols = {};
  const superscripts = {};
  const subscripts = {};
  for (const [command, meaning] of Object.entries(readTable('latex2unicode.json'))) {
    const character = typeof meaning === 'string' ? meaning : meaning.text;
    const name = /^\\(?:cyrchar\\)?([A-Za-z]{1,24})$/.exec(command)?.[1];
    if (name !== undefined && inText.test(character) && !/\p{M}/u.test(character[0]))
      symbols[name] = character.normalize('NFC');
    const script = /^([_^])\{(.)\}$/u.exec(command);
    if (script !== null) (script[1] === '^' ? superscripts : subscripts)[script[2]] = character;
  }
  const accents = {};
  for (const [name, mark] of Object.entries(readTable('combining.json').tounicode)) {
    if (/^\p{M}+$/u.test(mark)) accents[name] = mark;
  }
  return { symbols: { ...symbols, ...corrections }, accents, superscripts, subscripts };
}

/** @returns {import('esbuild').Plugin} */
function texTablePlugin() {
  return {
    name: 'tex-table',
    setup(build) {
      build.onResolve({ filter: /^citewell:tex-table$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'tex-table',
      }));
      build.onLoad({ filter: /.*/, namespace: 'tex-table' }, () => ({
        contents: `let table; export const texTable = () => (table ??= JSON.parse(${JSON.stringify(JSON.stringify(texTable()))}));`,
        loader: 'js',
      }));
    },
  };
}

/**
 * Has a package loaded by the expression `load` when the first of its functions is called; `default` is a class that is
 * made an object of.
 * @returns {import('esbuild').Plugin}
 */
function loadedLater(name, functions, load, imports = '') {
  const namespace = `${name}-later`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace }));
      build.onResolve({ filter: /^\./, namespace }, ({ path: wanted }) => ({ path: wanted, external: true }));
      build.onLoad({ filter: /.*/, namespace }, () => ({
        contents: [
          imports,
          'let loaded;',
          `const load = () => (loaded ??= ${load});`,
          ...functions.map((one) =>
            one === 'default'
              ? 'export default function (...args) { return new (load().default)(...args); }'
              : `export const ${one} = (...args) => load().${one}(...args);`,
          ),
        ].join('\n'),
      }));
    },
  };
}

/** For the Node host: packages that are loaded when they are first needed, and the table of TeX. */
function packagesLater() {
  return [
    loadedLater('yaml', yamlNames, "require('./yaml.cjs')"),
    loadedLater('fuse.js/basic', ['default'], "require('./fuse.cjs')"),
    loadedLater('citewell:tex-table', ['texTable'], "require('./texTable.cjs')"),
  ];
}

/**
 * Has modules of ours loaded from `file`, which has them all, when the first of their functions is called. The file has
 * a copy of its own of what they import, and is told the language of the user.
 * @returns {import('esbuild').Plugin}
 */
function partsLater(parts, file) {
  const namespace = 'parts-later';
  const asked = new Set(parts.map((part) => path.resolve(part)));
  const loader = 'citewell:parts';
  const l10n = path.resolve('src/core/util/l10n.ts');
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\//, namespace: 'file' }, ({ path: wanted, resolveDir }) => {
        const module = `${path.join(resolveDir, wanted)}.ts`;
        return asked.has(module) ? { path: module, namespace } : undefined;
      });
      build.onResolve({ filter: /^citewell:parts$/ }, () => ({ path: loader, namespace }));
      build.onResolve({ filter: /.*/, namespace }, ({ path: wanted }) =>
        wanted === file ? { path: file, external: true } : { path: wanted },
      );
      build.onLoad({ filter: /.*/, namespace }, ({ path: module }) => ({
        contents:
          module === loader
            ? [
                `import { translationsInUse } from ${JSON.stringify(l10n)};`,
                'let loaded;',
                'export function load() {',
                `  if (loaded === undefined) (loaded = require(${JSON.stringify(file)})).useTranslations(translationsInUse());`,
                '  return loaded;',
                '}',
              ].join('\n')
            : [
                `import { load } from '${loader}';`,
                ...functionsOf(module).map(
                  (one) => `export const ${one} = (...args) => load().${one}(...args);`,
                ),
              ].join('\n'),
      }));
    },
  };
}

/** The names of what a module of ours exports; fails if that is anything but functions. */
function functionsOf(module) {
  const exported = [...readFileSync(module, 'utf8').matchAll(/^export (?!interface|type)(.*?) (\w+)\b/gmu)];
  const others = exported.filter(([, kind]) => !/^function\*?$/u.test(kind));
  if (others.length > 0) throw new Error(`${module} exports ${others[0][2]}, which is no function`);
  return exported.map(([, , name]) => name);
}

/**
 * For a host that loads one file: `citewell:packages`, which is handed the packages that the bundle leaves out.
 * @returns {import('esbuild').Plugin[]}
 */
function packagesHandedOver() {
  const namespace = 'packages';
  const imports = "import { packages } from 'citewell:packages';";
  return [
    {
      name: namespace,
      setup(build) {
        build.onResolve({ filter: /^citewell:packages$/ }, ({ path: name }) => ({ path: name, namespace }));
        build.onLoad({ filter: /.*/, namespace }, () => ({
          contents: 'export let packages; export const handOver = (loaded) => { packages = loaded; };',
        }));
      },
    },
    loadedLater('yaml', yamlNames, 'packages', imports),
    loadedLater('fuse.js/basic', ['default'], '{ default: packages.Fuse }', imports),
    loadedLater('citewell:tex-table', ['texTable'], 'packages', imports),
  ];
}

/**
 * Writes the citation styles and the languages of `src/core/format/styles.ts` into `folder`, with the names of their
 * authors and their licence in them as they are in the packages that carry them.
 */
async function writeStyles(folder) {
  const carried = 'node_modules/@citation-js/plugin-csl/lib';
  const readTable = (name) => JSON.parse(readFileSync(path.join(carried, name), 'utf8'));
  const inModule = async (name) =>
    (await import(pathToFileURL(`node_modules/rehype-citation/dist/node/styles/${name}.js`).href)).default;
  const ours = readTable('styles.json');
  // Newer than what the repository of all styles has.
  const styles = {
    apa: ours.apa,
    'chicago-author-date': await inModule('chicago'),
    'harvard-cite-them-right': ours.harvard1,
    'modern-language-association': await inModule('mla'),
    'nlm-citation-sequence': ours.vancouver,
  };
  const repository = 'node_modules/@manuscripts/data/dist/csl';
  const readRepository = (name) => JSON.parse(readFileSync(path.join(repository, name), 'utf8'));
  const byLetter = {};
  const styleOf = (id) => {
    byLetter[id[0]] ??= readRepository(`styles/${id[0]}.json`);
    return styles[id] ?? byLetter[id[0]][`http://www.zotero.org/styles/${id}`];
  };
  const locales = readTable('locales.json');
  const localeOf = (id) => locales[id] ?? xmlOf(readRepository('locales/locales.json')[id]);
  const files = [
    ...shipped('shippedStyles', /\bid: '([^']+)'/gu).map((id) => [`styles/${id}.csl`, styleOf(id)]),
    ...shipped('shippedLocales', /'([a-z]{2}-[A-Z]{2})'/gu).map((id) => [
      `locales/locales-${id}.xml`,
      localeOf(id),
    ]),
  ];
  for (const [name, text] of files) {
    if (text === undefined) throw new Error(`No package has ${name}`);
    if (!text.includes('creativecommons.org/licenses/by-sa/3.0/'))
      throw new Error(`${name} has another licence than its notice says`);
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** An element of XML, which the repository keeps as a value. */
function xmlOf({ name, attrs, children }) {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const head = [name, ...Object.entries(attrs).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : xmlOf(child)));
  return inside.length === 0 ? `<${head}/>` : `<${head}>${inside.join('')}</${name}>`;
}

/** What a table of `src/core/format/styles.ts` names. */
function shipped(table, name) {
  const text = readFileSync('src/core/format/styles.ts', 'utf8');
  const start = text.indexOf(`const ${table}`);
  return [...text.slice(start, text.indexOf('];', start)).matchAll(name)].map(([, id]) => id);
}

/** Formatting is the one part under a licence with conditions for programs, and the largest: see the architecture. */
function assertOnlyInFormatters(outputs) {
  for (const [file, { inputs }] of Object.entries(outputs)) {
    const hasProcessor = Object.keys(inputs).some((input) => input.startsWith('node_modules/citeproc/'));
    if (hasProcessor && !/formatter\.c?js$/u.test(file)) throw new Error(`citeproc is in ${file}`);
  }
}

/** What its licence asks to be said of a package beside the licence itself. */
const conditions = {
  citeproc: () =>
    `dist/node/formatter.cjs and dist/web/formatter.js are this package, minified and without what asks the network for
styles, and the lines that call it. They are distributed under the Common Public Attribution License 1.0, of which a copy follows.
The source code is available under the same licence at https://github.com/Juris-M/citeproc-js, and as the package
citeproc of this version at https://www.npmjs.com/package/citeproc.
Attribution: citeproc-js, Copyright (c) 2009-2019 Frank Bennett, https://github.com/Juris-M/citeproc-js

${createRequire(import.meta.url)('spdx-license-list/licenses/CPAL-1.0.json').licenseText.trim()}`,
};

const stylesNotice = `Citation styles and locales (CC-BY-SA-3.0)

The files in dist/styles and dist/locales are from the Citation Style Language project, https://citationstyles.org,
and are licensed under the Creative Commons Attribution-ShareAlike 3.0 Unported License,
https://creativecommons.org/licenses/by-sa/3.0/. Each file names its authors or translators. They are as the packages
@citation-js/plugin-csl, rehype-citation and @manuscripts/data carry them.`;

/** Writes the licences of all packages that went into the programs into `dist/THIRD-PARTY.txt`, as they ask for. */
function writeNotices(inputs) {
  const bundled = inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(input)?.[1]);
  // The table of TeX commands is made from one of them, and files are copied from the others: no inputs of their own.
  const names = [
    ...new Set([
      ...bundled,
      'unicode2latex',
      '@citation-js/plugin-csl',
      'rehype-citation',
      '@manuscripts/data',
    ]),
  ]
    .filter((name) => name !== undefined)
    .toSorted((one, other) => (one < other ? -1 : 1));
  const notices = names.map((name) => {
    const folder = path.join('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
    const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
    return [`${name} ${version} (${license})`, text, conditions[name]?.() ?? ''].filter(Boolean).join('\n\n');
  });
  writeFileSync('dist/THIRD-PARTY.txt', `${[...notices, stylesNotice].join('\n\n---\n\n')}\n`);
}

/** Every file below `folder` whose name ends in `ending`, sorted. */
function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
    .sort();
}

/** One bundle per suite: the modules under test are loaded once, and mocha starts in half a second. */
function suite(files, outfile, options) {
  return {
    ...inNode,
    stdin: {
      contents: files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: '.',
      sourcefile: 'suite.ts',
    },
    outfile,
    ...options,
  };
}

/** @type {import('esbuild').BuildOptions[]} */
const conformance = [
  { ...inNode, entryPoints: ['test/conformance/main.ts'], outfile: 'out/conformance.cjs', minify: false },
];

/** @type {import('esbuild').BuildOptions[]} */
const benches = [
  {
    ...inNode,
    entryPoints: ['main', 'fuzz', 'hostile', 'edits'].map((name) => `test/bench/${name}.ts`),
    outdir: 'out/bench',
    outExtension: { '.js': '.cjs' },
    minify: false,
  },
  {
    ...inNode,
    entryPoints: ['race', 'kill', 'faults'].map((name) => `test/bench/${name}.ts`),
    outdir: 'out/bench',
    outExtension: { '.js': '.cjs' },
    minify: false,
    alias: { ...inNode.alias, vscode: './test/support/fakeVscode.ts' },
  },
];

/** @type {() => import('esbuild').BuildOptions[]} */
function tests() {
  const unit = filesBelow('test', '.test.ts').filter(
    (file) => !file.startsWith('test/editor/') && (args.only === undefined || file.includes(args.only)),
  );
  return [
    // Adapters meet a fake editor here, and the real one in test/editor.
    suite(unit, 'out/test/unit.cjs', { alias: { ...inNode.alias, vscode: './test/support/fakeVscode.ts' } }),
    { ...inNode, entryPoints: ['src/entry/cli.ts'], outfile: 'out/test/cli.cjs' },
    { ...inNode, entryPoints: ['src/entry/nodeFormatter.ts'], outfile: 'out/test/formatter.cjs' },
  ];
}

/** @type {import('esbuild').BuildOptions[]} */
const webviewHarness = [
  {
    ...inNode,
    entryPoints: ['test/webview/run.ts'],
    outfile: 'out/webview/run.cjs',
    external: ['playwright-core', 'axe-core'],
    minify: false,
  },
];

/** @type {() => import('esbuild').BuildOptions[]} */
function editorHarness() {
  // One bundle for both extension hosts, so without Node. The first file provides `describe` and `it`.
  const insideEditor = (folder, outfile) =>
    suite(['test/editor/suite/index.ts', ...filesBelow(folder, '.test.ts')], outfile, {
      platform: 'browser',
      external: ['vscode'],
      // Mocha's browser build would export itself in place of the suite.
      define: { module: 'undefined' },
    });
  return [
    insideEditor('test/editor/suite', 'out/editor/suite.cjs'),
    insideEditor('test/editor/large', 'out/editor/largeSuite.cjs'),
    {
      ...inNode,
      entryPoints: ['run', 'start', 'desktop', 'package', 'pictures', 'large'].map(
        (name) => `test/editor/${name}.ts`,
      ),
      outdir: 'out/editor',
      outExtension: { '.js': '.cjs' },
      external: ['playwright-core', 'axe-core', '@vscode/test-electron', '@vscode/vsce'],
    },
  ];
}

if (args.watch) {
  await writeStyles('dist');
  const contexts = await Promise.all(programs.map((program) => esbuild.context(program)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const wanted = [
    ...(args.tests ? tests() : []),
    ...(args.conformance ? conformance : []),
    ...(args.bench ? benches : []),
    ...(args.editor ? editorHarness() : []),
    ...(args.webview ? webviewHarness : []),
  ];
  const built = await Promise.all(
    (wanted.length > 0 ? wanted : programs).map((options) => esbuild.build({ ...options, metafile: true })),
  );
  // The command line finds them one folder above itself.
  if (args.tests) await writeStyles('out');
  if (wanted.length === 0) {
    await writeStyles('dist');
    for (const { metafile } of built) assertOnlyInFormatters(metafile.outputs);
    writeNotices(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  }
}
