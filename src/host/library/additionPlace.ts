import * as vscode from 'vscode';
import { isAbbreviations } from '../../core/findings/surroundings';
import { type LibrarySnapshot, filledBibliographies } from '../../core/model/library';
import type { ProjectBibliography } from '../../core/project/documentProject';
import { formatOfName } from '../../core/read/formatNames';
import type { PlacedProject } from './documentProjects';
import { isInBibtex } from './keyTexts';

/** Where the entry of a paper goes that is cited in a document. */
export type AdditionPlace =
  /** The first of these that can be changed. */
  | { readonly kind: 'declared'; readonly uris: readonly vscode.Uri[] }
  /** The document declares it, and there is no such file yet. */
  | { readonly kind: 'missing'; readonly uri: vscode.Uri }
  /** Nothing is declared; these are in the workspace. */
  | { readonly kind: 'undeclared'; readonly uris: readonly vscode.Uri[] }
  /** What is declared is in formats that are not written, or out of reach. */
  | { readonly kind: 'unwritten'; readonly names: readonly string[] };

/** What is declared for the documents of a project, but for files that hold no entries. */
export function declaredFor(placed: PlacedProject | undefined): readonly ProjectBibliography[] {
  return placed?.project.bibliographies.filter(({ written }) => !isAbbreviations(written)) ?? [];
}

/** The place for a document of this project. */
export function additionPlace(placed: PlacedProject | undefined, library: LibrarySnapshot): AdditionPlace {
  const declared = declaredFor(placed);
  if (placed === undefined || declared.length === 0) {
    const inWorkspace = filledBibliographies(library).filter(({ source }) => isInBibtex(source));
    return { kind: 'undeclared', uris: inWorkspace.map(({ source }) => vscode.Uri.parse(source.id, true)) };
  }
  const isBibtex = (path: string): boolean => formatOfName(path) === 'bibtex';
  const found = declared.flatMap(({ outcome }) =>
    outcome.kind === 'found' && isBibtex(outcome.path) ? [outcome.path] : [],
  );
  if (found.length > 0) return { kind: 'declared', uris: [...new Set(found)].map(placed.uriOf) };
  const [missing] = declared.flatMap(({ outcome }) =>
    outcome.kind === 'missing' ? outcome.tried.filter(isBibtex).slice(0, 1) : [],
  );
  if (missing !== undefined) return { kind: 'missing', uri: placed.uriOf(missing) };
  return { kind: 'unwritten', names: [...new Set(declared.map(({ written }) => written))] };
}
