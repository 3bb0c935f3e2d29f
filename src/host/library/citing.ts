import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import { type Citable, type Shelf, citableAs, citedSources } from '../../core/present/citable';
import { type DocumentShelf, citedKeys } from '../../core/present/suggestions';
import { commands } from '../ids';
import { currentSettings } from '../settings';
import { type AdditionPlace, additionPlace, declaredFor } from './additionPlace';
import type { BibliographyEdits, ChangeOutcome, DocumentChange } from './bibliographyEdits';
import type { DocumentProjects } from './documentProjects';
import type { CitableDocument } from './documents';
import type { Library } from './library';
import { newEntry } from './newEntry';
import type { Tasks } from './tasks';
import { t, inQuotes } from '../../core/util/l10n';

/** A paper with the key by which it is cited in a document. */
export interface CitedPaper extends Citable {
  readonly holding: Holding;
}

/** A paper whose entry is to be added, under a key. */
export type Addition = Pick<CitedPaper, 'holding' | 'key'>;

interface Services {
  readonly library: Library;
  readonly projects: DocumentProjects;
  readonly edits: BibliographyEdits;
  readonly tasks: Tasks;
}

/** `“a”`, `“a” and “b”`, `“a” and 3 more`. */
export function keysInWords(papers: readonly Pick<CitedPaper, 'key'>[]): string {
  const [first = '', second] = papers.map(({ key }) => inQuotes(key));
  if (second === undefined) return first;
  return papers.length === 2
    ? t('{0} and {1}', first, second)
    : t('{0} and {1} more', first, papers.length - 1);
}

/**
 * What is run after papers have been cited whose entries are to be added. The papers themselves go with it, since the
 * library may be another one by the time. Where it `isWanted` the user asks for it, whatever is set.
 */
export function additionCommand(
  document: vscode.TextDocument,
  additions: readonly Addition[],
  { isWanted = false } = {},
): vscode.Command {
  return {
    command: commands.addCited,
    title: t('Add to the bibliography'),
    arguments: [document.uri.toString(), additions.map(({ holding, key }) => ({ holding, key })), isWanted],
  };
}

/** The papers that the command was run with; none if it was run with anything else. */
export function additionsOf(value: unknown): readonly Addition[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one: unknown): one is Addition => {
    if (typeof one !== 'object' || one === null || !('holding' in one) || !('key' in one)) return false;
    return typeof one.holding === 'object' && one.holding !== null && typeof one.key === 'string';
  });
}

/** Knows by which key each paper is cited in a document, and adds the entries that its bibliographies lack. */
export class Citing {
  /** What was added since the library was last read: it does not know yet. */
  private readonly recent = new Set<string>();

  constructor(private readonly services: Services) {
    services.library.onDidChange(() => this.recent.clear());
  }

  /** What the ranking of papers and their keys depend on, with the cursor at `offset`. */
  shelfOf(
    document: vscode.TextDocument,
    { scan, ownSources }: Pick<CitableDocument, 'scan' | 'ownSources'>,
    offset?: number,
  ): DocumentShelf & { readonly cites: Shelf } {
    const { library, projects } = this.services;
    const isDeclared = declaredFor(projects.latest(document)).length > 0;
    const bibliographies = citedSources(library.state.snapshot, isDeclared ? ownSources : undefined);
    const addsEntries = currentSettings.addEntry(document.uri) !== 'never';
    return { citedKeys: citedKeys(scan, offset), ownSources, cites: { bibliographies, addsEntries } };
  }

  /** By which key each of the papers is cited in a document; two works never get one key. */
  cited({ cites }: { readonly cites: Shelf }, holdings: readonly Holding[]): readonly CitedPaper[] {
    const taken = new Set<string>();
    return holdings.map((holding) => {
      const citable = citableAs(holding, cites, taken);
      if (citable.isToBeAdded) taken.add(citable.key);
      return { holding, ...citable };
    });
  }

  /** Where entries for a document go, as far as its project is known. */
  placeFor(document: vscode.TextDocument): AdditionPlace {
    const { projects, library } = this.services;
    return additionPlace(projects.latest(document), library.state.snapshot);
  }

  /**
   * Adds entries to the first of the bibliographies that can be changed, in one step with changes of documents, and says so.
   * The refusal is that of the first one.
   */
  async addTo(
    uris: readonly vscode.Uri[],
    additions: readonly Addition[],
    {
      creates = false,
      beside = [],
    }: { readonly creates?: boolean; readonly beside?: readonly DocumentChange[] } = {},
  ): Promise<ChangeOutcome> {
    const { edits, tasks } = this.services;
    const open = additions.filter((addition) => !uris.some((uri) => this.recent.has(nameOf(addition, uri))));
    if (open.length === 0 && beside.length === 0) return { kind: 'changed', isSaved: true };
    const entries = await Promise.all(open.map(({ holding, key }) => newEntry(holding, key, tasks)));
    const operations = entries.map((entry) => ({ kind: 'add' as const, entry }));
    let refusal: ChangeOutcome | undefined;
    for (const uri of uris) {
      const name = vscode.workspace.asRelativePath(uri);
      const label = t('Add {0} to {1}', keysInWords(open), name);
      const outcome = await edits.make({ label, uri, creates, operations, beside });
      if (outcome.kind === 'changed') {
        if (open.length === 0) return outcome;
        for (const addition of open) this.recent.add(nameOf(addition, uri));
        const keys = keysInWords(open);
        const message = outcome.isSaved
          ? t('Citewell: added {0} to {1}. Undo takes it back.', keys, name)
          : t('Citewell: added {0} to {1}, which is not saved yet. Undo takes it back.', keys, name);
        vscode.window.setStatusBarMessage(message, 6000);
        return outcome;
      }
      refusal ??= outcome;
      if (outcome.isForFile !== true) break;
    }
    return refusal ?? { kind: 'refused', reason: t('There is no bibliography to add to. Declare one.') };
  }
}

function nameOf({ holding, key }: Addition, uri: vscode.Uri): string {
  return `${key} ${uri.toString()} ${holding.id}`;
}
