import type { CommandPatterns } from '../markup';
import { type Pattern, patternOf } from './commands';

/**
 * How a command defines another one:
 *
 *   newcommand    \newcommand*{\name}[2][default]{body}
 *   newcommandx   \newcommandx{\name}[3][1=a,2=b]{body}
 *   def           \def\name#1#2{body}
 *   document      \NewDocumentCommand{\name}{s O{} m}{body}
 *   cite, multi   \DeclareCiteCommand{\name}…, \DeclareMultiCiteCommand{\name}…
 *   copy          \let\name=\other, \NewCommandCopy{\name}{\other}
 *   suffixes      \newcites{one,two}{One,Two}
 *   mention       \string\name, which is not executed
 *
 * The braces around a name may be left out everywhere.
 */
export type DefinitionSyntax =
  | 'newcommand'
  | 'newcommandx'
  | 'def'
  | 'document'
  | 'cite'
  | 'multi'
  | 'copy'
  | 'suffixes'
  | 'mention';

/** What a command is to us: it takes arguments that matter, or it says something about another command. */
export type Role =
  | { readonly kind: 'takes'; readonly pattern: Pattern }
  | { readonly kind: 'defines'; readonly syntax: DefinitionSyntax };

/** Tells the role of a command by its name without backslash and star; undefined if it has none. */
export type RoleOf = (name: string) => Role | undefined;

// LaTeX's usrguide 2, etoolbox, xargs, letltxmacro, biblatex 4.3.1, multibib.
const definers: Readonly<Record<DefinitionSyntax, string>> = {
  newcommand:
    'newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd providerobustcmd',
  newcommandx: 'newcommandx renewcommandx providecommandx DeclareRobustCommandx',
  def: 'def gdef edef xdef protected@edef',
  document:
    'NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand ' +
    'NewExpandableDocumentCommand RenewExpandableDocumentCommand ProvideExpandableDocumentCommand ' +
    'DeclareExpandableDocumentCommand',
  cite: 'DeclareCiteCommand DeclareNestableCiteCommand',
  multi: 'DeclareMultiCiteCommand',
  copy: 'let LetLtxMacro GlobalLetLtxMacro NewCommandCopy RenewCommandCopy DeclareCommandCopy',
  suffixes: 'newcites',
  mention: 'string',
};

const definerRoles: ReadonlyMap<string, Role> = new Map(
  (Object.keys(definers) as DefinitionSyntax[]).flatMap((syntax) =>
    definers[syntax].split(' ').map((name): [string, Role] => [name, { kind: 'defines', syntax }]),
  ),
);

const takingRoles = new Map<Pattern, Role>();

function taking(pattern: Pattern): Role {
  const role = takingRoles.get(pattern) ?? { kind: 'takes', pattern };
  takingRoles.set(pattern, role);
  return role;
}

/** The roles of all that LaTeX and its packages define, and of `others`; packages go first. */
export function rolesWith(others: CommandPatterns): RoleOf {
  return (name) => {
    const pattern = patternOf(name) ?? others.get(name);
    return pattern === undefined ? definerRoles.get(name) : taking(pattern);
  };
}
