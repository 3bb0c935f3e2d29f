import type { CitationScan } from '../markup';

/** What prints the citations of a LaTeX document; `latex` is LaTeX itself. */
export type CitationPackage = 'natbib' | 'biblatex' | 'apacite' | 'latex';

/** Document classes that load natbib themselves. */
const natbibClasses =
  /\\documentclass\s*(?:\[[^\]]{0,2000}\]\s*)?\{(?:revtex4-[12]|elsarticle|acmart|aastex\w*|cas-[sd]c|sn-jnl|mnras)\}/u;

/** The text with blanks in place of its comments, so that offsets stay. */
export function withoutComments(text: string): string {
  return text.replaceAll(/(?<!\\)((?:\\\\)*)%.*/gu, (comment, slashes: string) =>
    slashes.padEnd(comment.length),
  );
}

/** Where the last command of a preamble without comments ends that loads a package, and its options; undefined if none does. */
export function lastLoadingOf(
  name: string,
  preamble: string,
): { readonly end: number; readonly options: string } | undefined {
  const loading = /\\(?:usepackage|RequirePackage)\s*(?:\[([^\]]{0,2000})\]\s*)?\{([^{}]{0,2000})\}/gu;
  const last = Array.from(preamble.matchAll(loading)).findLast(([, , packages = '']) =>
    packages.split(',').some((one) => one.trim() === name),
  );
  return last && { end: last.index + last[0].length, options: last[1] ?? '' };
}

/** What the preamble of a text loads; undefined if it has none that says. Linear. */
export function loadedPackage(text: string): CitationPackage | undefined {
  const code = withoutComments(text);
  const begin = code.indexOf(String.raw`\begin{document}`);
  const preamble = begin === -1 ? code : code.slice(0, begin);
  if (lastLoadingOf('biblatex', preamble) !== undefined) return 'biblatex';
  const apacite = lastLoadingOf('apacite', preamble);
  const isNatbib = lastLoadingOf('natbib', preamble) !== undefined || natbibClasses.test(preamble);
  if (isNatbib || apacite?.options.includes('natbib') === true) return 'natbib';
  if (apacite !== undefined) return 'apacite';
  return /\\documentclass\b/u.test(preamble) ? 'latex' : undefined;
}

/** What the commands of a part of a document belong to; LaTeX itself where they do not tell. */
export function packageOfCommands({ groups }: CitationScan): CitationPackage {
  const has = (commands: RegExp): boolean => groups.some(({ command }) => commands.test(command));
  if (has(/^(?:paren|text|auto|smart)cites?$/iu)) return 'biblatex';
  if (has(/^cite(?:t|p|alt|alp|yearpar)$/iu)) return 'natbib';
  return has(/^(?:short|full)?cite(?:A|NP)$/u) ? 'apacite' : 'latex';
}
