import * as vscode from 'vscode';
import { markupOf } from '../../core/cite/markups';
import { auxiliaryKeysIn } from '../../core/findings/auxiliaryKeys';
import { MOST_PAPERS } from '../../core/findings/sourcePapers';
import {
  type CheckedDocument,
  type Neighbour,
  type Surroundings,
  bibliographiesOf,
} from '../../core/findings/surroundings';
import { type SourceSnapshot, filledBibliographies, paperCount } from '../../core/model/library';
import type { CitableDocuments } from './documents';
import type { DocumentProjects, PlacedProject } from './documentProjects';
import { isInBibtex } from './keyTexts';
import type { Library } from './library';
import { textAt } from './sourceContent';
import type { WorkspaceFiles } from './workspaceFiles';

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly files: WorkspaceFiles;
}

/** Puts a document together with all that decides what its keys mean. */
export class CheckedDocuments {
  private readonly auxiliary = new WeakMap<SourceSnapshot, ReadonlySet<string>>();

  constructor(private readonly services: Services) {}

  /** As the document and the library are now; undefined for a language without citations. Reads what is not read yet. */
  async of(
    document: vscode.TextDocument,
  ): Promise<{ readonly document: CheckedDocument; readonly surroundings: Surroundings } | undefined> {
    const { library, documents, projects } = this.services;
    const scanned = await documents.prepared(document);
    if (scanned === undefined) return undefined;
    const placed = projects.latest(document);
    const { path } = projects.fileOf(document);
    const { snapshot } = library.state;
    const looked = {
      project: placed?.project,
      library: snapshot,
      sourceIdOf: (file: string) => placed?.uriOf(file).toString() ?? file,
    };
    const { isDeclared, declared } = bibliographiesOf(looked);
    const surroundings = {
      ...looked,
      auxiliaryKeys: await this.auxiliaryKeys(isDeclared ? declared : filledBibliographies(snapshot)),
      neighbours: placed === undefined ? [] : await this.neighboursOf(path, placed),
    };
    return { document: { ...scanned, path }, surroundings };
  }

  /** Read once for each reading of a bibliography; not of very large ones. */
  private async auxiliaryKeys(snapshots: readonly SourceSnapshot[]): Promise<ReadonlySet<string>> {
    const all = new Set<string>();
    for (const snapshot of snapshots) {
      let keys = this.auxiliary.get(snapshot);
      if (keys === undefined) {
        const isLarge = paperCount(snapshot) > MOST_PAPERS || !isInBibtex(snapshot.source);
        const text = isLarge ? undefined : await textAt(vscode.Uri.parse(snapshot.source.id, true));
        this.auxiliary.set(snapshot, (keys = auxiliaryKeysIn(text ?? '')));
      }
      for (const key of keys) all.add(key);
    }
    return all;
  }

  private async neighboursOf(own: string, { project, uriOf }: PlacedProject): Promise<readonly Neighbour[]> {
    const neighbours: Neighbour[] = [];
    for (const path of project.files) {
      const markup = markupOf(path) ?? markupOf(project.root);
      const file =
        path === own || markup === undefined ? undefined : await this.services.files.read(uriOf(path));
      if (file === undefined || markup === undefined) continue;
      neighbours.push({ text: file.text, scan: file.scan(markup, project.commands) });
    }
    return neighbours;
  }
}
