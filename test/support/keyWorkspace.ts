import type * as vscode from 'vscode';
import { type FakeDocument, type Position, type Uri, said, type Range } from './fakeVscode';
import { asEditorType, hostServices } from './hostServices';
import { marked } from './marked';

/** A workspace of files, of which the one with a `|` is open with the cursor there. */
export function keyWorkspace(files: Readonly<Record<string, string>>) {
  const services = hostServices();
  const { fake } = services;
  let opened: { document: FakeDocument; position: Position } | undefined;
  for (const [path, literal] of Object.entries(files)) {
    if (!literal.includes('|')) {
      fake.write(path, literal);
      continue;
    }
    const { text, offset } = marked(literal);
    fake.write(path, text);
    const document = fake.open(path, path.endsWith('.bib') ? 'bibtex' : 'plaintext', text);
    opened = { document, position: document.positionAt(offset) };
  }
  if (opened === undefined) throw new Error('No file has a cursor.');
  return {
    ...services,
    document: asEditorType<vscode.TextDocument>(opened.document),
    position: asEditorType<vscode.Position>(opened.position),
    token: asEditorType<vscode.CancellationToken>({ isCancellationRequested: false }),
  };
}

/** A place as a test compares it: `a.tex 0:6-0:9`. */
export function place(uri: unknown, range: unknown): string {
  const name = asEditorType<Uri>(uri).path.replace(/^\/w\//u, '');
  return `${name} ${said(asEditorType<Range>(range))}`;
}
