import type * as vscode from 'vscode';
import { sameKeys } from '../../core/keys/sameKeys';
import type { Holding } from '../../core/model/library';
import { type AroundPlace, sentenceAround } from '../../core/text/sentence';
import { rangesIn } from '../convert';
import type { KeyTexts } from './keyTexts';
import type { Library } from './library';

/** A place of a document that cites a paper. */
export interface CitingPlace extends AroundPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** The first of the places, and how many there are. */
export interface CitingPlaces {
  readonly places: readonly CitingPlace[];
  readonly count: number;
}

const MOST_PLACES = 200;

/** Finds where the documents of the workspace cite a paper, by its key or an alias of it; undefined if it was given up. */
export function citedPlaces(library: Library, keyTexts: KeyTexts) {
  return async ({ paper }: Holding, token: vscode.CancellationToken): Promise<CitingPlaces | undefined> => {
    const keys = sameKeys(library.state.snapshot, paper.key);
    const places: CitingPlace[] = [];
    let count = 0;
    for await (const { uri, keyed, places: all } of keyTexts.having(keys, token)) {
      if (keyed.kind !== 'document') continue;
      const found = all.filter(({ key, role }) => role === 'cites' && keys.includes(key));
      const rangeOf = rangesIn(keyed.text);
      for (const { span } of found.slice(0, MOST_PLACES - places.length))
        places.push({ uri, range: rangeOf(span), ...sentenceAround(keyed.text, span) });
      count += found.length;
    }
    return token.isCancellationRequested ? undefined : { places, count };
  };
}
