/**
 * How a command that a document defines takes its parameters: `m` for a mandatory one in braces, `o` for any other. The
 * first letter is that of `#1`.
 */
export type Parameters = string;

/** Of `[2][see]` in `\newcommand`: the first of two is optional. `count` is what the first brackets hold. */
export function newcommandParameters(count: string, hasDefault: boolean): Parameters {
  const number = /^[1-9]$/u.test(count.trim()) ? Number(count) : 0;
  return (hasDefault ? 'o' : '').padEnd(number, 'm').slice(0, number);
}

/** Of `[3][1=,2=]` in `\newcommandx`, the xargs package: those named are optional. */
export function newcommandxParameters(count: string, defaults: string): Parameters {
  const optional = new Set(defaults.split(',').map((item) => Number(item.split('=', 1)[0])));
  return Array.from(newcommandParameters(count, false), (letter, index) =>
    optional.has(index + 1) ? 'o' : letter,
  ).join('');
}

/** Of what stands before the braces in `\def\name#1[#2]{…}`; undefined if other text delimits the parameters. */
export function defParameters(parameterText: string): Parameters | undefined {
  if (!/^(?:#[1-9]|\[#[1-9]\]|\s)*$/u.test(parameterText)) return undefined;
  return Array.from(parameterText.matchAll(/(?<bracket>\[)?#/gu), ({ groups }) =>
    groups?.['bracket'] === undefined ? 'm' : 'o',
  ).join('');
}

/** What follows a letter of an argument specification, and what it declares. */
interface Specifier {
  readonly declares: Parameters;
  /** The characters that delimit the argument. */
  readonly delimiters: number;
  /** The braces behind those: defaults, processors. */
  readonly groups: number;
}

const nothingMore = { delimiters: 0, groups: 0 };

/** The kernel's own list, usrguide 2.2 to 2.4. What is not in it is no specifier. */
const specifiers: ReadonlyMap<string, Specifier> = new Map([
  ['m', { ...nothingMore, declares: 'm' }],
  ['v', { ...nothingMore, declares: 'm' }],
  ['b', { ...nothingMore, declares: 'o' }],
  ['o', { ...nothingMore, declares: 'o' }],
  ['s', { ...nothingMore, declares: 'o' }],
  ['O', { declares: 'o', delimiters: 0, groups: 1 }],
  ['t', { declares: 'o', delimiters: 1, groups: 0 }],
  ['r', { declares: 'o', delimiters: 2, groups: 0 }],
  ['R', { declares: 'o', delimiters: 2, groups: 1 }],
  ['d', { declares: 'o', delimiters: 2, groups: 0 }],
  ['D', { declares: 'o', delimiters: 2, groups: 1 }],
  ['>', { declares: '', delimiters: 0, groups: 1 }],
  ['=', { declares: '', delimiters: 0, groups: 1 }],
  ['+', { ...nothingMore, declares: '' }],
  ['!', { ...nothingMore, declares: '' }],
]);

/** Behind the braces that open at or behind `start`, or the end of the text. */
function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth <= 0) return at + 1;
  }
  return text.length;
}

/** Of `s O{} m` in `\NewDocumentCommand`; undefined if it has a letter that is not understood. */
export function documentCommandParameters(specification: string): Parameters | undefined {
  let parameters = '';
  let at = 0;
  while (at < specification.length) {
    const letter = specification[at] ?? '';
    at++;
    if (letter.trim() === '') continue;
    if (letter === 'e' || letter === 'E') {
      // `e{^_}` declares one parameter for each of its tokens.
      const end = endOfGroup(specification, at);
      parameters += 'o'.repeat(specification.slice(at, end).replace(/[\s{}]/gu, '').length);
      at = letter === 'E' ? endOfGroup(specification, end) : end;
      continue;
    }
    const specifier = specifiers.get(letter);
    if (specifier === undefined) return undefined;
    parameters += specifier.declares;
    at += specifier.delimiters;
    for (let group = 0; group < specifier.groups; group++) at = endOfGroup(specification, at);
  }
  return parameters;
}
