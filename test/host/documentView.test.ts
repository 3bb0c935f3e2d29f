import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { commands, papersMime, views } from '../../src/host/ids';
import { CheckedDocuments } from '../../src/host/library/checkedDocuments';
import type { Addition } from '../../src/host/library/citing';
import { PaperDropProvider } from '../../src/host/providers/paperDrop';
import { createDocumentView } from '../../src/host/views/documentView';
import type { DocumentNode } from '../../src/host/viewNodes';
import {
  DataTransferItem,
  type DocumentDropEdit,
  Position,
  type Range,
  type TreeItem,
  editorOf,
  events,
  said,
} from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

const bib = '@misc{doe99, title={First}}\n@misc{roe01, title={Second}}\n';
const front = '---\nbibliography: refs.bib\n---\n';

interface Shown {
  readonly description?: string;
  readonly treeDataProvider: vscode.TreeDataProvider<DocumentNode>;
  readonly dragAndDropController: vscode.TreeDragAndDropController<DocumentNode>;
}

interface Item extends TreeItem {
  readonly contextValue?: string;
  readonly description?: string;
  readonly command?: {
    readonly command: string;
    readonly arguments: readonly [unknown, { selection: Range }];
  };
}

/** The view beside an editor with `text`, in a workspace with `refs.bib`. */
async function viewOf(text: string) {
  const services = hostServices();
  const { fake, library, log, documents } = services;
  fake.write('/w/refs.bib', bib);
  const document = fake.open('/w/a.md', 'markdown', text);
  fake.activeEditor = editorOf(document, 0);
  const listening = createDocumentView(
    views.document,
    { library, documents, checked: new CheckedDocuments(services) },
    log,
  );
  const view = asEditorType<Shown>(fake.views.get(views.document));
  const provider = view.treeDataProvider;
  const children = async (parent?: DocumentNode): Promise<readonly DocumentNode[]> =>
    (await provider.getChildren(parent)) ?? [];
  const item = (node: DocumentNode): Item => asEditorType<Item>(provider.getTreeItem(node));
  const all = async (parent?: DocumentNode): Promise<DocumentNode[]> => {
    const nodes: DocumentNode[] = [];
    for (const node of await children(parent)) nodes.push(node, ...(await all(node)));
    return nodes;
  };
  const labels = async (): Promise<string[]> => (await all()).map((node) => item(node).label);
  return { ...services, document, view, listening, all, item, labels };
}

describe('the view of what a document cites', () => {
  it('has its rows when the editor first asks', async () => {
    const { listening, labels } = await viewOf(`${front}[@roe01]`);
    assert.deepEqual(await labels(), ['In the bibliography', 'Second']);
    listening.dispose();
  });

  it('shows the works, and jumps to their places', async () => {
    const { view, listening, all, item } = await viewOf(`${front}[@roe01] @quux @roe01`);
    await eventually(() => view.description === 'a.md · 2 works, 3 citations');
    const items = (await all()).map(item);
    assert.deepEqual(
      items.map(({ label, contextValue, description, command }) =>
        [label, contextValue, description, command && said(command.arguments[1].selection)]
          .filter(Boolean)
          .join(' | '),
      ),
      [
        'Missing | 1',
        'quux | missing | 3:10-3:14',
        'In the bibliography | 1',
        'Second | paper entry | 2× | 3:2-3:7',
        '[@roe01] @quux @roe01 | place | line 4 | 3:2-3:7',
        '[@roe01] @quux @roe01 | place | line 4 | 3:16-3:21',
      ],
    );
    listening.dispose();
  });

  it('follows edits and the bibliography', async () => {
    const { document, listening, labels, view } = await viewOf(`${front}@quux`);
    await eventually(() => view.description?.includes('1 work') === true);
    assert.deepEqual(await labels(), ['Missing', 'quux']);
    document.setText(`${front}@doe99`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(await labels(), ['In the bibliography', 'First']);
    listening.dispose();
  });

  it('keeps the document while a page has the focus, and lets go of it beside another file', async () => {
    const { fake, listening, view } = await viewOf(`${front}@doe99`);
    await eventually(() => view.description?.includes('1 work') === true);
    events.activeEditor.fire(undefined);
    assert.match(view.description ?? '', /1 work/u);
    events.activeEditor.fire(editorOf(fake.open('/w/a.py', 'python', 'x = 1'), 0));
    await eventually(() => view.description === '');
    assert.deepEqual(fake.commands.at(-1), ['setContext', 'citewell.isCiting', false]);
    listening.dispose();
  });
});

describe('papers that are dragged into a document', () => {
  /** Drops the papers of all rows of the view at `offset`; the text afterwards, and whether it is a part of a citation. */
  async function dropped(text: string, offset: number): Promise<string> {
    const { view, listening, all, ...services } = await viewOf(`${front}@doe99 @roe01`);
    await eventually(() => view.description?.includes('2 works') === true);
    const transfer = new Map<string, DataTransferItem>();
    await view.dragAndDropController.handleDrag?.(
      await all(),
      asEditorType<vscode.DataTransfer>(transfer),
      asEditorType<vscode.CancellationToken>({}),
    );
    assert.deepEqual([...transfer.keys()], [papersMime]);
    listening.dispose();
    const target = services.fake.open('/w/b.md', 'markdown', text);
    const position = target.positionAt(offset);
    const edit = asEditorType<DocumentDropEdit | undefined>(
      await new PaperDropProvider(services).provideDocumentDropEdits(
        asEditorType<vscode.TextDocument>(target),
        asEditorType<vscode.Position>(new Position(position.line, position.character)),
        asEditorType<vscode.DataTransfer>(transfer),
        asEditorType<vscode.CancellationToken>({ isCancellationRequested: false }),
      ),
    );
    if (edit === undefined) return 'nothing';
    const replacements = edit.additionalEdit?.replacements ?? [];
    target.replace([...replacements]);
    return replacements.length > 0
      ? target.getText()
      : `${text.slice(0, offset)}${edit.insertText}${text.slice(offset)}`;
  }

  it('become a citation there', async () => {
    assert.equal(await dropped('It is known.', 11), 'It is known[@doe99; @roe01].');
  });

  it('become a part of the citation there', async () => {
    assert.equal(await dropped('It is known [@poe02].', 15), 'It is known [@poe02; @doe99; @roe01].');
  });

  it('have their entries added to the bibliography once the editor has made the edit', async () => {
    const services = hostServices();
    const { fake, documents } = services;
    fake.write('/w/refs.bib', bib);
    fake.write('/w/other/all.bib', '@misc{poe02, title={Third}}');
    const target = fake.open('/w/b.md', 'markdown', front);
    const id = 'file:///w/other/all.bib#poe02';
    await documents.prepared(asEditorType<vscode.TextDocument>(target));
    const offer = async () =>
      asEditorType<DocumentDropEdit | undefined>(
        await new PaperDropProvider(services).provideDocumentDropEdits(
          asEditorType<vscode.TextDocument>(target),
          asEditorType<vscode.Position>(target.positionAt(front.length)),
          asEditorType<vscode.DataTransfer>(
            new Map([[papersMime, new DataTransferItem(JSON.stringify([id]))]]),
          ),
          asEditorType<vscode.CancellationToken>({ isCancellationRequested: false }),
        ),
      );
    assert.equal((await offer())?.insertText, '[@poe02]');
    target.setText(`${front}something else`);
    const added = () => fake.commands.filter(([command]) => command === commands.addCited);
    assert.deepEqual(added(), [], 'the user chose another edit');
    target.setText(front);
    await offer();
    target.setText(`${front}[@poe02]`);
    const [[, uri, papers] = []] = added();
    assert.equal(uri, 'file:///w/b.md');
    const keys = asEditorType<readonly Addition[]>(papers).map(({ holding, key }) => [holding.id, key]);
    assert.deepEqual(keys, [[id, 'poe02']]);
  });

  it('do nothing where all are there', async () => {
    assert.equal(await dropped('[@doe99; @roe01]', 3), 'nothing');
  });
});
