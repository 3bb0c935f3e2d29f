import * as vscode from 'vscode';
import type { Refusal } from '../guard';
import type { Library } from './library';
import { openDocumentAt, reasonOf } from './sourceContent';
import { writeWhole } from './wholeFile';
import { t } from '../../core/util/l10n';

/**
 * Writes a new file where the user has chosen: under another name first, which takes its place when it is whole. A
 * bibliography of the library and a file with unsaved changes are left alone.
 */
export async function writeExport(
  uri: vscode.Uri,
  bytes: Uint8Array,
  { state }: Library,
): Promise<Refusal | undefined> {
  const name = vscode.workspace.asRelativePath(uri);
  const isSource = state.snapshot.sources.some(({ source }) => source.id === uri.toString());
  if (isSource)
    return refused(
      t('{0} is a bibliography of the library. Export to another file, or open it to change it.', name),
    );
  if (openDocumentAt(uri)?.isDirty === true)
    return refused(
      t('{0} is open with changes that are not saved. Save it first, or choose another file.', name),
    );
  try {
    await writeWhole(uri, bytes);
    return undefined;
  } catch (error) {
    return refused(t('{0} could not be written: {1}. Choose another place.', name, reasonOf(error)));
  }
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}
