import type { CommandPatterns } from '../markup';
import { readArguments } from './arguments';
import { type Pattern, patternOf } from './commands';
import { type CommandDefinition, type Meaning, readDefinition } from './definitions';
import { slotsOf } from './keyList';
import type { Command, LatexTokens } from './lex';
import type { Role, RoleOf } from './roles';

/** What a text says about commands. */
export interface Lessons {
  /** The commands it defines that take keys, bibliographies or files. */
  readonly commands: CommandPatterns;
  /** The places of backslashes whose commands are named there and not executed, `\name` in `\def\name#1{…}`. */
  readonly mentions: ReadonlySet<number>;
}

/** No document defines more; what does is made to cost time. */
const MOST_COMMANDS = 1000;

type Body = Extract<Meaning, { kind: 'body' }>;

/** The parameter that stands alone in each slot of an argument, `#1` and `#2` in `\cite{#1,#2}`, by number. */
function parametersIn(text: string, span: { start: number; end: number }): number[] {
  return slotsOf(text, span).flatMap(({ token }) => {
    const [, digit] = /^#([1-9])$/u.exec(text.slice(token.start, token.end)) ?? [];
    return digit === undefined ? [] : [Number(digit)];
  });
}

/**
 * The pattern of a command with this body: a mandatory parameter is what the argument is in which it stands alone, as
 * `#1` in `\cite[p.~2]{#1}`; a command at the end of the body that finds no arguments there takes them from behind the
 * new command.
 */
function patternOfBody(
  text: string,
  tokens: LatexTokens<Role>,
  { parameters, span }: Body,
  inside: readonly Command<Role>[],
): Pattern {
  const letters = new Map<number, string>();
  let tail = '';
  for (const command of inside) {
    if (command.role.kind !== 'takes') continue;
    const { pattern } = command.role;
    const call = readArguments(text, tokens, command, pattern);
    const isOpen = call.stop === span.end;
    tail = isOpen && call.arguments.length === 0 ? pattern : isOpen ? call.missing : '';
    for (const argument of call.arguments) {
      for (const number of parametersIn(text, argument.span)) {
        // A key that is printed anywhere is a citation.
        if (letters.get(number) !== 'K') letters.set(number, argument.letter);
      }
    }
  }
  const own = Array.from(parameters, (parameter, index) =>
    parameter === 'm' ? (letters.get(index + 1) ?? 'x') : '',
  );
  const mandatory = own.join('');
  return mandatory === '' ? tail : mandatory + tail.replace('+', '');
}

/** Those of `commands` behind the one at `index` that begin before `end` and are executed. */
function commandsInside(
  commands: readonly Command<Role>[],
  index: number,
  end: number,
  mentions: ReadonlySet<number>,
): Command<Role>[] {
  const inside: Command<Role>[] = [];
  for (let next = index + 1; next < commands.length; next++) {
    const command = commands[next];
    if (command === undefined || command.start >= end) break;
    if (!mentions.has(command.start)) inside.push(command);
  }
  return inside;
}

interface PlacedDefinition extends CommandDefinition {
  /** Of the defining command among all. */
  readonly index: number;
}

function definitionsOf(text: string, tokens: LatexTokens<Role>): PlacedDefinition[] {
  const definitions: PlacedDefinition[] = [];
  for (const [index, { role, end }] of tokens.commands.entries()) {
    if (role.kind !== 'defines') continue;
    if (role.syntax === 'suffixes' && definitions.length > MOST_COMMANDS) continue;
    for (const definition of readDefinition(text, tokens, role.syntax, end))
      definitions.push({ ...definition, index });
  }
  return definitions;
}

/**
 * What the definitions of a text teach. What LaTeX and its packages define is not learnt anew, and definitions inside
 * the body of another are passed over. Linear; never throws.
 */
export function learnCommands(text: string, tokens: LatexTokens<Role>, roleOf: RoleOf): Lessons {
  const definitions = definitionsOf(text, tokens);
  const mentions = new Set(definitions.flatMap((definition) => definition.mentions));
  const commands = new Map<string, Pattern>();
  let bodyEnd = 0;
  const meaningOf = ({ meaning, index }: PlacedDefinition): Pattern => {
    switch (meaning?.kind) {
      case undefined:
        return '';
      case 'pattern':
        return meaning.pattern;
      case 'copy': {
        const other = roleOf(meaning.of);
        return other?.kind === 'takes' ? other.pattern : '';
      }
      case 'body':
        if (meaning.span.start < bodyEnd) return '';
        bodyEnd = meaning.span.end;
        return patternOfBody(
          text,
          tokens,
          meaning,
          commandsInside(tokens.commands, index, bodyEnd, mentions),
        );
    }
  };
  for (const definition of definitions) {
    if (commands.size === MOST_COMMANDS) break;
    const pattern = meaningOf(definition);
    if (/[^x+]/u.test(pattern) && patternOf(definition.name) === undefined)
      commands.set(definition.name, pattern);
  }
  return { commands, mentions };
}
