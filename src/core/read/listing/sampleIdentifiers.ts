import identifiers from '../../../../data/arxiv-ids.json';

/** The arXiv identifiers of the papers of the sample listing, by title folded with `foldText`, for `readListing`. */
export function sampleIdentifiers(): ReadonlyMap<string, string> {
  return new Map(Object.entries(identifiers));
}
