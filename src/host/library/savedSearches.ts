import * as vscode from 'vscode';
import { meaninglessPart } from '../../core/search/query';
import { t } from '../../core/util/l10n';
import { settings } from '../ids';
import { currentSettings } from '../settings';

/** A search as the settings have it. */
export interface SavedSearch {
  readonly name: string;
  /** Empty where the setting has no text. */
  readonly query: string;
  readonly problem?: string;
}

/** More rows would hide the papers. */
const MOST_SEARCHES = 100;

function savedSearch([name, value]: readonly [string, unknown]): SavedSearch {
  if (typeof value !== 'string' || value.trim() === '')
    return {
      name,
      query: '',
      problem: t('There is no query. Write one in the setting “Library: Saved Searches”.'),
    };
  const part = meaninglessPart(value);
  if (part === undefined) return { name, query: value };
  const problem = t('“{0}” means nothing and is read as plain words: {1}', part, value);
  return { name, query: value, problem };
}

/** The searches that settings have, in their order; those of the workspace are its team's. */
export function savedSearches(): readonly SavedSearch[] {
  return Object.entries(currentSettings.savedSearches()).slice(0, MOST_SEARCHES).map(savedSearch);
}

/** Keeps a search in the workspace's settings, without a workspace in the user's; with no query, removes it wherever it is. */
export async function keepSearch(name: string, query: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const found = configuration.inspect<unknown>(settings.savedSearches);
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const places = [
    { target: Workspace, value: found?.workspaceValue },
    { target: Global, value: found?.globalValue },
  ];
  for (const { target, value } of places) {
    const others = Object.entries(asRecord(value)).filter(([one]) => one !== name);
    const isHere = others.length < Object.keys(asRecord(value)).length;
    const isKeptHere = query !== undefined && target === (hasWorkspace ? Workspace : Global);
    if (!isHere && !isKeptHere) continue;
    const searches = isKeptHere ? [...others, [name, query] as const] : others;
    await configuration.update(
      settings.savedSearches,
      searches.length === 0 ? undefined : Object.fromEntries(searches),
      target,
    );
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
