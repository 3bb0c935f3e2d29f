import * as vscode from 'vscode';
import { placesInBibtex } from '../../core/keys/bibtexPlaces';
import type { Holding } from '../../core/model/library';
import type { Place } from '../../core/model/places';
import { rangesIn } from '../convert';
import { textAt } from './sourceContent';

/** Where the entry of a paper is now: all of it, and its key. */
export interface EntryPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly keyRange: vscode.Range;
}

/** The place of an entry in a text that has changed since it was read. */
function placeAgain(text: string, key: string): Place | undefined {
  const place = placesInBibtex(text).find(({ key: own, role }) => role === 'defines' && own === key);
  return place && { span: place.entry ?? place.span, keySpan: place.span };
}

/** The place of a paper in its source as it is now; undefined if it is no longer there. Costs the length of the source. */
export async function entryPlace({ paper, source, place }: Holding): Promise<EntryPlace | undefined> {
  const uri = vscode.Uri.parse(source.id, true);
  const text = await textAt(uri);
  if (text === undefined) return undefined;
  const { keySpan } = place;
  const isThere = keySpan === undefined || text.slice(keySpan.start, keySpan.end) === paper.key;
  const current = isThere ? place : placeAgain(text, paper.key);
  if (current === undefined) return undefined;
  const rangeOf = rangesIn(text);
  return { uri, range: rangeOf(current.span), keyRange: rangeOf(current.keySpan ?? current.span) };
}
