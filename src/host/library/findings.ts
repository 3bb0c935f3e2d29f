import * as vscode from 'vscode';
import { markupOf } from '../../core/cite/markups';
import { documentFindings } from '../../core/findings/documentFindings';
import {
  type RatedFinding,
  type RelatedPlace,
  type Severities,
  severityOf,
} from '../../core/findings/finding';
import { type CitedKeys, citedKeysOf, sourceFindings } from '../../core/findings/sourceFindings';
import { MOST_PAPERS } from '../../core/findings/sourcePapers';
import type { Neighbour } from '../../core/findings/surroundings';
import { type LibrarySnapshot, paperCount } from '../../core/model/library';
import { rangesIn } from '../convert';
import { currentSettings } from '../settings';
import type { CheckedDocuments } from './checkedDocuments';
import { type CitableDocuments, markupOfDocument } from './documents';
import type { DocumentProjects, PlacedProject } from './documentProjects';
import type { Library } from './library';
import { textAt } from './sourceContent';
import { type WorkspaceFiles, isTheUsers } from './workspaceFiles';

/** A finding with the other places that have to do with it. */
export interface PlacedFinding {
  readonly finding: RatedFinding;
  readonly related: readonly vscode.DiagnosticRelatedInformation[];
}

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly projects: DocumentProjects;
  readonly files: WorkspaceFiles;
}

/** All that findings follow from; where it is the same, they are. */
interface Basis {
  readonly version: number;
  readonly snapshot: LibrarySnapshot;
  readonly placed: PlacedProject | undefined;
  readonly severities: string;
}

function isSame(one: Basis | undefined, other: Basis): boolean {
  return (
    one?.version === other.version &&
    one.snapshot === other.snapshot &&
    one.placed === other.placed &&
    one.severities === other.severities
  );
}

const nothing: readonly PlacedFinding[] = [];

/** Knows what is to be told about open documents and bibliographies, each worked out once while nothing changes. */
export class Findings {
  private readonly known = new WeakMap<
    vscode.TextDocument,
    { readonly basis: Basis; readonly findings: readonly PlacedFinding[] }
  >();

  constructor(
    private readonly services: Services,
    private readonly checked: CheckedDocuments,
  ) {}

  /**
   * The findings of an open document as it is now, which has the library read if the document says anything about
   * citations; those of a bibliography as it was last read. Undefined for what is neither, and where the document has
   * changed meanwhile.
   */
  async of(document: vscode.TextDocument): Promise<readonly PlacedFinding[] | undefined> {
    if (document.isClosed || !isTheUsers(document.uri)) return undefined;
    const { library, documents, projects } = this.services;
    const isCitable = markupOfDocument(document) !== undefined;
    if (!isCitable && library.source(document.uri.toString()) === undefined) return undefined;
    if (isCitable) {
      if (!this.saysAnything(document)) return nothing;
      await documents.prepared(document);
    }
    const severities = currentSettings.findingSeverities(document.uri);
    const basis: Basis = {
      version: document.version,
      snapshot: library.state.snapshot,
      placed: isCitable ? projects.latest(document) : undefined,
      severities: JSON.stringify([...severities]),
    };
    const known = this.known.get(document);
    if (known !== undefined && isSame(known.basis, basis)) return known.findings;
    const found = isCitable
      ? await this.inDocument(document, severities)
      : await this.inSource(document, severities);
    const findings = await this.placed(found);
    if (document.version !== basis.version) return undefined;
    this.known.set(document, { basis, findings });
    return findings;
  }

  /** False for a text that has nothing to do with citations, for which nothing need be read. */
  private saysAnything(document: vscode.TextDocument): boolean {
    const scan = this.services.documents.scanned(document)?.scan;
    const lists = [scan?.groups, scan?.bibliographies, scan?.problems];
    return lists.some((list = []) => list.length > 0);
  }

  private async inDocument(
    document: vscode.TextDocument,
    severities: Severities,
  ): Promise<readonly RatedFinding[]> {
    const checked = await this.checked.of(document);
    return checked === undefined ? [] : documentFindings(checked.document, checked.surroundings, severities);
  }

  private async inSource(
    { uri }: vscode.TextDocument,
    severities: Severities,
  ): Promise<readonly RatedFinding[]> {
    const snapshot = this.services.library.source(uri.toString());
    if (snapshot === undefined) return [];
    const isUnusedWanted = severityOf('unused-entry', severities) !== 'off';
    return sourceFindings(snapshot, isUnusedWanted ? await this.citedKeys() : undefined, severities);
  }

  private async citedKeys(): Promise<CitedKeys> {
    const { files, projects } = this.services;
    const cited: Neighbour[] = [];
    for (const uri of await files.documents()) {
      const [file, markup] = [await files.read(uri), markupOf(uri.path)];
      if (file === undefined || markup === undefined) continue;
      const { project } = await projects.ofFile(file, markup, uri);
      cited.push({ text: file.text, scan: file.scan(markup, project.commands) });
    }
    return citedKeysOf(cited);
  }

  /** Related places with their lines; those in a very large bibliography are left out, for it would have to be read. */
  private async placed(findings: readonly RatedFinding[]): Promise<readonly PlacedFinding[]> {
    const rangesOf = new Map<string, ReturnType<typeof rangesIn> | undefined>();
    const locate = async ({ message, source, span }: RelatedPlace) => {
      const uri = vscode.Uri.parse(source, true);
      if (!rangesOf.has(source)) {
        const snapshot = this.services.library.source(source);
        const isLarge = snapshot !== undefined && paperCount(snapshot) > MOST_PAPERS;
        const text = isLarge ? undefined : await textAt(uri);
        rangesOf.set(source, text === undefined ? undefined : rangesIn(text));
      }
      const rangeOf = rangesOf.get(source);
      if (rangeOf === undefined) return [];
      return [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeOf(span)), message)];
    };
    const placed: PlacedFinding[] = [];
    for (const finding of findings) {
      const related: vscode.DiagnosticRelatedInformation[] = [];
      for (const place of finding.related) related.push(...(await locate(place)));
      placed.push({ finding, related });
    }
    return placed;
  }
}
