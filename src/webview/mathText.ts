import temml from 'temml';
import type { TextSegment } from '../core/text/mathSegments';
import { element } from './elements';

/** Nested deeper than this, mathematics is shown as it is written. */
const DEEPEST_MATH = 100;

/** A length with which a formula would be larger than the page. */
const hugeLength = /\d(?:\d\d|[eE]\+?\d)[\d.]*\s*(?:em|ex|mu|pt|pc|cm|mm|in|px|bp|dd|cc|sp)/u;

function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of tex) {
    if (character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === '}') depth--;
  }
  return deepest;
}

/** Mathematics as MathML; what Temml cannot read stays readable as TeX. */
function mathElement(tex: string, isDisplay: boolean): HTMLElement {
  const holder = element(isDisplay ? 'div' : 'span', { className: isDisplay ? 'math display' : 'math' });
  if (depthOf(tex) > DEEPEST_MATH || hugeLength.test(tex)) {
    holder.textContent = tex;
    return holder;
  }
  temml.render(tex, holder, {
    displayMode: isDisplay,
    throwOnError: false,
    trust: false,
    maxExpand: 200,
    errorColor: 'inherit',
  });
  return holder;
}

/** The nodes of a text with mathematics. */
export function textNodes(segments: readonly TextSegment[]): (Node | string)[] {
  return segments.map((segment) =>
    segment.kind === 'text' ? segment.text : mathElement(segment.tex, segment.isDisplay),
  );
}
