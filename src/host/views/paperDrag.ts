import * as vscode from 'vscode';
import { papersMime } from '../ids';
import type { Library } from '../library/library';
import { targetHoldings } from '../targets';

/** Lets the papers of a view be dragged into documents: what travels are their ids. */
export function paperDrag<Node>(library: Library): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [papersMime],
    dropMimeTypes: [],
    handleDrag: (nodes, dataTransfer) => {
      const ids = targetHoldings(library, undefined, nodes).map(({ id }) => id);
      if (ids.length > 0) dataTransfer.set(papersMime, new vscode.DataTransferItem(JSON.stringify(ids)));
    },
  };
}
