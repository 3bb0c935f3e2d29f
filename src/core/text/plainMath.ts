import { texTable } from 'citewell:tex-table';
import { once } from '../util/once';
import { mathSegments } from './mathSegments';
import { decodeTex } from './tex';

interface Script {
  readonly sign: '^' | '_';
  readonly characters: Readonly<Record<string, string>>;
}

const scripts = once((): readonly Script[] => [
  { sign: '^', characters: texTable().superscripts },
  { sign: '_', characters: texTable().subscripts },
]);

/** `text` raised or lowered where Unicode has every character so, else with its sign: `ˣ²`, `^(α)`. */
function scripted(text: string, { sign, characters }: Script): string {
  const raised = [...text].map((character) =>
    Object.hasOwn(characters, character) ? characters[character] : undefined,
  );
  if (raised.every((character) => character !== undefined)) return raised.join('');
  return /^[\p{L}\p{N}]+$/u.test(text) ? sign + text : `${sign}(${text})`;
}

/** The double-struck capitals that Unicode had before it had them all. */
const earlyDoubleStruck: ReadonlyMap<string, string> = new Map([
  ['C', 'ℂ'],
  ['H', 'ℍ'],
  ['N', 'ℕ'],
  ['P', 'ℙ'],
  ['Q', 'ℚ'],
  ['R', 'ℝ'],
  ['Z', 'ℤ'],
]);

function doubleStruck(capital: string): string {
  return earlyDoubleStruck.get(capital) ?? String.fromCodePoint(0x1d538 + capital.charCodeAt(0) - 65);
}

/** One formula without its dollar signs as a line of Unicode: `\leq 5` is ≤ 5, `x^{2}` is x². */
function formula(tex: string): string {
  let line = tex.replaceAll(/\\(?:left|right|displaystyle|limits|,|;|!|:)(?![A-Za-z])/gu, '');
  line = line.replaceAll(/\\d?frac\s*\{([^{}]{0,100})\}\s*\{([^{}]{0,100})\}/gu, '$1/$2');
  line = line.replaceAll(/\\mathbb\s*\{?([A-Z])\}?/gu, (_whole, capital: string) => doubleStruck(capital));
  for (const script of scripts()) {
    const pattern =
      script.sign === '^'
        ? /\^(?:\{([^{}]{0,100})\}|([^\s\\{}]))/gu
        : /_(?:\{([^{}]{0,100})\}|([^\s\\{}]))/gu;
    line = line.replaceAll(pattern, (_whole, group: string | undefined, single: string | undefined) =>
      scripted(decodeTex(group ?? single ?? ''), script),
    );
  }
  // The blank that ends the name of a command keeps the symbols apart here.
  return decodeTex(line.replaceAll(/(\\[A-Za-z]+)\s+(?=\S)/gu, '$1{} '));
}

/**
 * The text with its mathematics as Unicode, for places that show one line of plain text: `$\leq5$%` is ≤5%. What
 * Unicode lacks stays in TeX's words. The rest of the text is not touched; linear.
 */
export function plainMath(text: string): string {
  if (!/[$\\]/u.test(text)) return text;
  return mathSegments(text)
    .map((segment) => (segment.kind === 'text' ? segment.text : formula(segment.tex)))
    .join('');
}
