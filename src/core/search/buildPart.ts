import { paperTable } from '../model/paperTable';
import type { ReadResult } from '../model/paper';
import type { Abstracts, SourcePart } from '../model/sourcePart';
import { packTexts } from '../util/packedTexts';
import { buildAbstractIndex } from './abstractIndex';
import { buildShard } from './indexShard';

/** The table of what a reader found and its index, without the abstracts, so that papers can be shown before those are there. */
export function buildPart({ papers, places }: Pick<ReadResult, 'papers' | 'places'>): SourcePart {
  return { table: paperTable(papers, places), index: buildShard(papers), abstracts: undefined };
}

/** The abstracts of the same papers. Costs about as much as all the rest. */
export function buildAbstracts({ papers }: Pick<ReadResult, 'papers'>): Abstracts {
  const texts = packTexts(papers.map(({ abstract = '' }) => abstract));
  return { texts, index: buildAbstractIndex(texts) };
}

/** All of a part at once. */
export function buildWholePart(read: Pick<ReadResult, 'papers' | 'places'>): SourcePart {
  return { ...buildPart(read), abstracts: buildAbstracts(read) };
}
