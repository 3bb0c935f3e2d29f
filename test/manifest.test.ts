import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { languages } from '../src/core/cite/markups';
import { toldCodes } from '../src/core/findings/entryProblems';
import { findingCodes, findingDefaults, findingSeverities } from '../src/core/findings/finding';
import { commands, contextKeys, settings, views, webviews } from '../src/host/ids';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly repository?: unknown;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when: string;
      readonly args?: unknown;
    }[];
    readonly configuration: readonly {
      readonly order: number;
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly markdownDescription?: string;
            readonly default?: unknown;
            readonly properties?: Readonly<
              Record<string, { readonly enum: unknown; readonly default: unknown }>
            >;
          }
        >
      >;
    }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
  };
}

const ownText = readFileSync('package.json', 'utf8');
const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
/** The manifest with the texts that its `%…%` stand for. */
const text = ownText.replaceAll(/"%([\w.-]+)%"/gu, (_, name: string) => JSON.stringify(texts[name]));
const manifest: Manifest = JSON.parse(text);
const { contributes } = manifest;

function sorted(values: Iterable<string>): string[] {
  return [...values].toSorted();
}

describe('the manifest', () => {
  it('has its texts in a file of their own, each of them once', () => {
    const used = [...ownText.matchAll(/"%([\w.-]+)%"/gu)].map(([, name = '']) => name);
    assert.deepEqual(sorted(new Set(used)), sorted(Object.keys(texts)));
    const own: unknown[] = [];
    JSON.parse(ownText, (name, value: unknown) => {
      if (/^(?:title|contents|.*[dD]escriptions?)$/u.test(name)) own.push(value);
      return value;
    });
    // The name of the product is the same everywhere.
    assert.deepEqual(
      own
        .flat()
        .filter((value) => typeof value === 'string' && !value.startsWith('%') && value !== 'Citewell'),
      [],
    );
  });

  it('names the commands that the code names', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commands)),
    );
  });

  it('names the settings that the code names', () => {
    const named = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(sorted(named), sorted(Object.values(settings)));
  });

  it('names the views that the code names', () => {
    const named = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(sorted(named), sorted(Object.values(views)));
    for (const id of Object.values(webviews))
      assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${id}`), id);
  });

  it('uses no command, view or context key that the code does not know', () => {
    const known = new Set<string>([
      ...Object.values(commands),
      ...Object.values(views),
      ...Object.values(settings),
      ...Object.values(webviews),
      ...Object.values(contextKeys),
      'citewell.svg',
      'citewell.vsix',
    ]);
    const used = text.match(/citewell\.[A-Za-z.]+[A-Za-z]/gu) ?? [];
    assert.deepEqual(
      used.filter((name) => !known.has(name)),
      [],
    );
  });

  it('describes every command and setting', () => {
    for (const { title, category } of contributes.commands) {
      assert.notEqual(title, '');
      assert.equal(category, 'Citewell');
    }
    for (const { properties } of contributes.configuration) {
      for (const [id, { markdownDescription, default: value }] of Object.entries(properties)) {
        assert.ok((markdownDescription ?? '').length > 20, id);
        assert.notEqual(value, undefined, `${id} works without being set`);
      }
    }
  });

  it('hides from the palette what needs a row', () => {
    const hidden = contributes.menus['commandPalette']?.map(({ command }) => command);
    assert.deepEqual(sorted(hidden ?? []), [
      commands.addCited,
      commands.copyAs,
      commands.copyBibtex,
      commands.copyKey,
      commands.editTags,
      commands.findSimilar,
      commands.insertPapers,
      commands.markRead,
      commands.markReading,
      commands.markSeen,
      commands.markUnread,
      commands.mergeEntries,
      commands.openAbstract,
      commands.openNote,
      commands.openOnline,
      commands.removeEntry,
      commands.removeSearch,
      commands.revealEntry,
      commands.toggleStar,
    ]);
  });

  it('stays small: at most 30 commands in the palette, 30 settings, 5 sections, 3 keys', () => {
    const settingCount = Object.keys(settings).length;
    const hidden = contributes.menus['commandPalette'] ?? [];
    assert.ok(contributes.commands.length - hidden.length <= 30);
    assert.ok(settingCount <= 30);
    assert.ok(contributes.configuration.length <= 5);
    // A key may do the same in the text and in a view.
    assert.ok(new Set(contributes.keybindings.map(({ key }) => key)).size <= 3);
  });

  it('gives the keys of the library the row that has the focus, and takes none from anybody else', () => {
    const ofLibrary = contributes.keybindings.filter(({ when }) => !when.includes('editorTextFocus'));
    assert.deepEqual(sorted(ofLibrary.map(({ command }) => command)), [
      commands.insertPapers,
      commands.markRead,
      commands.toggleStar,
    ]);
    for (const { when, args } of ofLibrary) {
      assert.equal(when, `focusedView == ${views.library} && listFocus && !inputFocus`);
      assert.deepEqual(args, { $treeViewId: views.library, $focusedTreeItem: true });
    }
  });

  it('wakes up for every language that can be cited in, and offers its key and menu only there', () => {
    const languageIds = languages.flatMap((language) => language.languageIds);
    const endings = languages.flatMap((language) => language.endings);
    for (const id of [...languageIds, 'bibtex'])
      assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`), id);
    const citing = (contributes.menus['editor/context'] ?? []).filter(
      ({ command }) => command !== commands.tidyBibliography,
    );
    const inText = contributes.keybindings.filter(({ when }) => when.includes('editorTextFocus'));
    for (const { when } of [...inText, ...citing]) {
      const [, id, ending] =
        /editorLangId =~ \/(.+)\/ \|\| resourceExtname =~ \/(.+)\/i\)?$/u.exec(when) ?? [];
      assert.ok(id !== undefined && ending !== undefined, when);
      assert.deepEqual(
        languageIds.filter((one) => !new RegExp(id, 'u').test(one)),
        [],
      );
      assert.deepEqual(
        endings.filter((one) => !new RegExp(ending, 'iu').test(one.slice(one.lastIndexOf('.')))),
        [],
      );
      assert.ok(!new RegExp(id, 'u').test('python'));
      assert.ok(!new RegExp(ending, 'iu').test('.py'));
    }
  });

  it('wakes up for files whose language may not be installed', () => {
    const known = manifest.activationEvents.flatMap(
      (event) => /^workspaceContains:\*\*\/\*(\..+)$/u.exec(event)?.[1]?.toLowerCase() ?? [],
    );
    // The editor itself knows LaTeX, Markdown and reStructuredText.
    assert.deepEqual(sorted(known), ['.adoc', '.asciidoc', '.org', '.qmd', '.rmd', '.typ']);
    const endings = new Set(languages.flatMap((language) => language.endings));
    for (const ending of known) assert.ok(endings.has(ending), ending);
  });

  it('offers a severity for every kind of finding', () => {
    const { properties = {} } =
      contributes.configuration.flatMap((section) => section.properties[settings.findingSeverity] ?? [])[0] ??
      {};
    assert.deepEqual(Object.keys(properties), toldCodes);
    for (const code of toldCodes) assert.deepEqual(properties[code]?.enum, findingSeverities);
    for (const code of findingCodes) assert.equal(properties[code]?.default, findingDefaults[code], code);
  });

  it('pins every package, ships none, and has the types of the oldest editor', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies))
      assert.match(version, /^\d/u, name);
    assert.equal(manifest.dependencies, undefined);
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
  });

  it('invents no address', () => {
    assert.equal(manifest.repository, undefined);
    assert.ok(existsSync(manifest.icon));
  });
});
