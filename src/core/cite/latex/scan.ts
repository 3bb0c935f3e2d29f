import {
  type CitationGroup,
  type CitationScan,
  type CommandPatterns,
  type DeclaredBibliography,
  type Definition,
  type Include,
  type ScanOptions,
} from '../markup';
import { type Argument, readArguments } from './arguments';
import type { Pattern } from './commands';
import { bibliographiesIn, childrenIn, definitionsIn, rootsOfClass, rootsInComments } from './declarations';
import { citationsIn } from './keyList';
import { type Lessons, learnCommands } from './learn';
import { type Command, type LatexTokens, lexLatex } from './lex';
import { type Role, rolesWith } from './roles';

/** How often a text is read to learn commands that are made of learnt commands. Most are read once. */
const MOST_ROUNDS = 4;

/** The tokens of a text, with a role for each command that it defines itself. */
function lexAndLearn(
  text: string,
  given: CommandPatterns,
): { readonly tokens: LatexTokens<Role>; readonly lessons: Lessons } {
  let commands = given;
  for (let round = 1; ; round++) {
    const roleOf = rolesWith(commands);
    const tokens = lexLatex(text, roleOf);
    const lessons = learnCommands(text, tokens, roleOf);
    const known = commands;
    const isNew = [...lessons.commands].some(([name, pattern]) => known.get(name) !== pattern);
    if (!isNew || round === MOST_ROUNDS) return { tokens, lessons };
    commands = new Map([...given, ...lessons.commands]);
  }
}

function groupOf(
  text: string,
  command: Command<unknown>,
  pattern: Pattern,
  lists: readonly Argument[],
): CitationGroup {
  return {
    command: command.name,
    pattern,
    span: { start: command.start, end: lists.at(-1)?.end ?? command.end },
    keyLists: lists.map(({ span }) => span),
    citations: lists.flatMap(({ span }) => citationsIn(text, span, command.name)),
  };
}

/** Everything that a LaTeX text says about citations and files. Never throws; linear. */
export function scanLatex(text: string, { commands = new Map() }: ScanOptions = {}): CitationScan {
  const { tokens, lessons } = lexAndLearn(text, commands);
  const groups: CitationGroup[] = [];
  const bibliographies: DeclaredBibliography[] = [];
  const definitions: Definition[] = [];
  const includes: Include[] = rootsInComments(text);
  for (const command of tokens.commands) {
    if (command.role.kind !== 'takes' || lessons.mentions.has(command.start)) continue;
    const { pattern } = command.role;
    const { arguments: found } = readArguments(text, tokens, command, pattern);
    const lists = found.filter(({ letter }) => letter === 'K' || letter === 'N');
    if (lists.length > 0) groups.push(groupOf(text, command, pattern, lists));
    for (const [index, argument] of found.entries()) {
      switch (argument.letter) {
        case 'B':
        case 'b':
        case 'R':
          bibliographies.push(...bibliographiesIn(text, argument));
          break;
        case 'D':
          definitions.push(...definitionsIn(text, argument));
          break;
        case 'F':
        case 'f': {
          const before = found[index - 1];
          includes.push(...childrenIn(text, argument, before?.letter === 'P' ? before : undefined));
          break;
        }
        case 'C':
          includes.push(...rootsOfClass(text, argument));
          break;
        default:
      }
    }
  }
  // A citation inside the note of another ends first; the innermost is to be found first.
  groups.sort((one, other) => one.span.end - other.span.end);
  return { groups, bibliographies, definitions, includes, problems: [], learntCommands: lessons.commands };
}
