import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { languages } from '../src/core/cite/markups';
import { toldCodes } from '../src/core/findings/entryProblems';
import { findingCodes, findingDefaults, findingSeverities } from '../src/core/findings/finding';
import { commands, contextKeys, settings, views, walkthrough, webviews } from '../src/host/ids';

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
      readonly icon?: string;
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<
      Record<string, readonly { readonly command: string; readonly when: string; readonly group?: string }[]>
    >;
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
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly when: string;
      readonly contents: string;
    }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly title: string;
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
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
      ...Object.values(views).map((view) => `${view}.focus`),
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
      commands.tryLatex,
      commands.tryMarkdown,
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

  it('has an icon wherever a command is a button', () => {
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    for (const menu of ['view/title', 'view/item/context']) {
      for (const { command, group = '' } of contributes.menus[menu] ?? []) {
        if (!/^(?:navigation|inline)/u.test(group)) continue;
        assert.match(icons.get(command) ?? '', /^\$\([a-z-]+\)$/u, `${menu}: ${command}`);
      }
    }
  });

  it('leads through the first minute in five steps, each with one button and a picture', () => {
    const [start] = contributes.walkthroughs;
    assert.ok(start !== undefined && contributes.walkthroughs.length === 1);
    assert.ok(walkthrough.endsWith(`#${start.id}`));
    assert.equal(start.steps.length, 5);
    const known = new Set<string>([...Object.values(commands), `${views.library}.focus`]);
    for (const { id, title, description, media, completionEvents } of start.steps) {
      assert.notEqual(title, '', id);
      // A link that is alone on its line becomes a button.
      const buttons = [...description.matchAll(/^\[[^\]]+\]\(command:([^)]+)\)$/gmu)].map(
        ([, name = '']) => name,
      );
      assert.equal(buttons.length, 1, id);
      assert.ok(known.has(buttons[0] ?? ''), id);
      assert.ok(existsSync(media.svg), media.svg);
      assert.ok(media.altText.length > 20, id);
      assert.ok(completionEvents.length > 0, id);
      const picture = readFileSync(media.svg, 'utf8');
      assert.match(picture, /var\(--vscode-foreground/u, `${media.svg} has the colours of the theme`);
      assert.doesNotMatch(
        picture,
        /<(?:script|style|image|foreignObject)|https?:\/\/(?!www\.w3\.org\/2000\/svg)/u,
      );
    }
  });

  it('has a text for every state of an empty view', () => {
    const whenOf = (view: string) =>
      contributes.viewsWelcome.filter((one) => one.view === view).map(({ when }) => when);
    assert.deepEqual(
      [
        /workbenchState == empty/u,
        /workbenchState != empty/u,
        /^citewell\.isFiltered$/u,
        / citewell\.hasUnread$/u,
        /!isWorkspaceTrusted/u,
      ].map((state) => whenOf(views.library).filter((when) => state.test(when)).length),
      [1, 1, 1, 1, 1],
    );
    assert.deepEqual(whenOf(views.document), ['!citewell.isCiting', 'citewell.isCiting']);
    for (const { contents } of contributes.viewsWelcome)
      for (const [, name = ''] of contents.matchAll(/\(command:(citewell\.[^)]+)\)/gu))
        assert.ok(Object.values<string>(commands).includes(name), name);
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
