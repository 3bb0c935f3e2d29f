import type { CommandPatterns } from '../markup';

/** `\name{…}{…}`, with `...` behind it where all arguments repeat; the backslash may be left out, and so may `{keys}`. */
const template = /^\\?([A-Za-z@]+)((?:\{[A-Za-z]*\})*)(\.\.\.|…)?$/u;

/**
 * The citation commands that somebody names by templates: `\mycite{keys}`, `\mycite{}{keys}` where another argument stands
 * first, `\mycites{keys}...` where the arguments repeat. Optional arguments are not mentioned. Templates of any other form,
 * and those without keys, are left out.
 */
export function namedCommands(templates: readonly string[]): CommandPatterns {
  const commands = new Map<string, string>();
  for (const written of templates) {
    const [, name = '', groups = '', dots] = template.exec(written.trim()) ?? [];
    const list = groups === '' ? '{keys}' : groups;
    if (name === '' || !list.includes('{keys}')) continue;
    const pattern = Array.from(list.matchAll(/\{(\w*)\}/gu), ([, word]) => (word === 'keys' ? 'K' : 'x'));
    commands.set(name, pattern.join('') + (dots === undefined ? '' : '+'));
  }
  return commands;
}
