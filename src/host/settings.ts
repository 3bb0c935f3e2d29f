import * as vscode from 'vscode';
import { type FindingSeverity, type Severities, findingSeverities } from '../core/findings/finding';
import { defaultKeyTemplate } from '../core/write/defaultKeyTemplate';
import { type SettingId, settings } from './ids';

function raw(id: SettingId, scope?: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration(undefined, scope).get(id);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isSeverity(value: unknown): value is FindingSeverity {
  return findingSeverities.some((severity) => severity === value);
}

function severities(value: unknown): Severities {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).filter((entry): entry is [string, FindingSeverity] => isSeverity(entry[1])),
  );
}

const DEFAULT_STYLE = 'apa';

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const DEFAULT_NOTES = 'notes';
/** As in the manifest. */
const DEFAULT_NOTE = '# {title}\n\n- Authors: {authors}\n- Year: {year}\n- Key: {key}\n\n';

/** A name that was set, and whether it was the user who set it and not the workspace. */
function named(id: SettingId): { readonly value: string | undefined; readonly isTheUsers: boolean } {
  const found = vscode.workspace.getConfiguration().inspect<unknown>(id);
  const ofWorkspace = [found?.workspaceFolderValue, found?.workspaceValue].find(isName);
  const value = ofWorkspace ?? (isName(found?.globalValue) ? found.globalValue : undefined);
  return { value, isTheUsers: ofWorkspace === undefined };
}

/** Whether the entry of a paper that is cited is added to the bibliography which lacks it. */
type AddEntry = 'ask' | 'always' | 'never';

/** The settings as they are now; a value of the wrong type counts as not set. */
export const currentSettings = {
  samplePapers: (): boolean => raw(settings.samplePapers) !== false,
  files: (): readonly string[] => strings(raw(settings.files)),
  exclude: (): readonly string[] => strings(raw(settings.exclude)),
  savedSearches: (): Readonly<Record<string, unknown>> => {
    const value = raw(settings.savedSearches);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  },
  /** A path, and whether it was the user who chose it and not the workspace. */
  notesFolder: (): { readonly path: string; readonly isTheUsers: boolean } => {
    const { value, isTheUsers } = named(settings.notesFolder);
    return { path: value ?? DEFAULT_NOTES, isTheUsers };
  },
  notesTemplate: (): string => {
    const value = raw(settings.notesTemplate);
    return isName(value) ? value : DEFAULT_NOTE;
  },
  preferredCategories: (): readonly string[] => strings(raw(settings.preferredCategories)),
  citationCommands: (scope: vscode.Uri): readonly string[] => strings(raw(settings.citationCommands, scope)),
  followSelection: (): boolean => raw(settings.followSelection) === true,
  keepOldKey: (): boolean => raw(settings.keepOldKey) === true,
  findingSeverities: (scope: vscode.Uri): Severities => severities(raw(settings.findingSeverity, scope)),
  /** What is set for the language of a document comes before what is set for all. */
  feature: (id: SettingId, scope: vscode.TextDocument): 'auto' | 'on' | 'off' => {
    const value = raw(id, scope);
    return value === 'on' || value === 'off' ? value : 'auto';
  },
  inlayHints: (): boolean => raw(settings.inlayHints) === true,
  /** A style by its name or file, and whether it was the user who chose it and not the workspace. */
  style: (): { readonly name: string; readonly isTheUsers: boolean } => {
    const { value, isTheUsers } = named(settings.style);
    return { name: value ?? DEFAULT_STYLE, isTheUsers };
  },
  /** How the key of a work is made that comes without one: see `src/core/write/keyTemplate.ts`. */
  keyTemplate: (): string => {
    const value = raw(settings.keyTemplate);
    return isName(value) ? value : defaultKeyTemplate;
  },
  addEntry: (scope: vscode.Uri): AddEntry => {
    const value = raw(settings.addEntry, scope);
    return value === 'ask' || value === 'never' ? value : 'always';
  },
};

/** Turns a yes-or-no setting around for this user, and says in the status bar what holds from now on. */
export async function toggleSetting(
  id: SettingId,
  isOn: boolean,
  said: { readonly on: string; readonly off: string },
): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, !isOn, vscode.ConfigurationTarget.Global);
  vscode.window.setStatusBarMessage(isOn ? said.off : said.on, 4000);
}
