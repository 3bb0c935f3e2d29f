import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { CitationVariants } from '../../src/host/library/citationVariants';
import { Citing } from '../../src/host/library/citing';
import { DocumentProjects } from '../../src/host/library/documentProjects';
import { CitableDocuments } from '../../src/host/library/documents';
import { KeyTexts } from '../../src/host/library/keyTexts';
import { BibliographyEdits } from '../../src/host/library/bibliographyEdits';
import { Library } from '../../src/host/library/library';
import { LibraryLoader } from '../../src/host/library/libraryLoader';
import { PartCache } from '../../src/host/library/partCache';
import { Readings } from '../../src/host/library/readings';
import { SourceUpdates } from '../../src/host/library/sourceUpdates';
import { Tasks } from '../../src/host/library/tasks';
import { WorkspaceFiles } from '../../src/host/library/workspaceFiles';
import type { WorkerPort } from '../../src/host/library/workerPort';
import { type MeantPapers, commandForPapers } from '../../src/host/targets';
import * as editor from './fakeVscode';
import { readingOnThisThread, workerOnThisThread } from './workerOnThisThread';

/** What the editor remembers, in memory. */
export function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return asEditorType({
    get: (name: string) => values.get(name),
    update: async (name: string, value: unknown) => void values.set(name, value),
  });
}

/** What a test of an adapter works with: the real services on a fake editor whose sample papers are turned off. */
export function hostServices(
  options: { readonly samplePapers?: boolean; readonly startReading?: () => WorkerPort } = {},
) {
  const { fake } = editor;
  fake.reset();
  fake.settings.set('citewell.library.samplePapers', options.samplePapers === true);
  fake.write('/extension/data/listing.txt', readFileSync('data/listing.txt', 'utf8'));
  const logged: string[] = [];
  const log = {
    info: (line: string) => logged.push(line),
    warn: (line: string) => logged.push(line),
    error: (line: string) => logged.push(`error: ${line}`),
  };
  const context = {
    extensionUri: editor.Uri.parse('file:///extension'),
    globalStorageUri: editor.Uri.parse('file:///storage'),
    workspaceState: memento(),
  } as unknown as vscode.ExtensionContext;
  const library = new Library();
  const readings = new Readings(options.startReading ?? readingOnThisThread, log);
  const cache = new PartCache(editor.Uri.parse('file:///storage/papers') as unknown as vscode.Uri, log);
  const updates = new SourceUpdates(library, readings, cache, log);
  const loader = new LibraryLoader(
    context,
    library,
    updates,
    cache,
    log,
    editor.Uri.parse('file:///home/me') as unknown as vscode.Uri,
  );
  const files = new WorkspaceFiles();
  const projects = new DocumentProjects(files);
  const documents = new CitableDocuments(loader, projects);
  const keyTexts = new KeyTexts(library, documents, projects, files);
  const tasks = new Tasks(() => workerOnThisThread('tasks'), log);
  const edits = new BibliographyEdits(tasks, log);
  const citing = new Citing({ library, projects, edits, tasks });
  const kept = new Map<string, unknown>();
  const variants = new CitationVariants({
    get: <Value>(key: string) => kept.get(key) as Value,
    update: async (key, value) => void kept.set(key, value),
  });
  /** A command as the editor calls it, with no rows selected. */
  const meant = (run: (papers: MeantPapers, second: unknown) => unknown) =>
    commandForPapers({ library, loader, selected: () => [] }, run);
  return {
    meant,
    citing,
    variants,
    fake,
    logged,
    log,
    tasks,
    edits,
    context,
    library,
    cache,
    updates,
    progress: updates.progress,
    loader,
    files,
    projects,
    documents,
    keyTexts,
  };
}

/** The values of the fake editor as the adapters' types name them. */
export function asEditorType<Type>(value: unknown): Type {
  return value as Type;
}

/** Settles when `isSo` holds; fails when that does not come about. */
export async function eventually(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Never came about: ${isSo.toString()}`);
}
