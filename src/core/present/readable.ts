import type { Holding } from '../model/library';
import { decodeTex } from '../text/tex';

/** BibTeX has been decoded by its reader; listings are kept letter by letter and decoded when they are shown. */
function readable(text: string, { source }: Holding): string {
  return source.kind === 'bibliography' ? text : decodeTex(text);
}

/** The title to show; the key where there is none. Mathematics stays as `$…$`. */
export function readableTitle(holding: Holding): string {
  return holding.paper.title === '' ? holding.paper.key : readable(holding.paper.title, holding);
}

/** The abstract to show, or undefined. Mathematics stays as `$…$`. */
export function readableAbstract(holding: Holding): string | undefined {
  const { abstract } = holding.paper;
  return abstract === undefined ? undefined : readable(abstract, holding);
}
