import type { Span } from '../../model/span';
import { endOfName, skipBlanks } from './characters';
import { type Pattern, patternOf, suffixedCommands } from './commands';
import type { LatexTokens } from './lex';
import type { CloseOf } from './nesting';
import {
  type Parameters,
  defParameters,
  documentCommandParameters,
  newcommandParameters,
  newcommandxParameters,
} from './parameters';
import type { DefinitionSyntax } from './roles';

/** What a command is made of. */
export type Meaning =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'copy'; readonly of: string }
  | { readonly kind: 'body'; readonly parameters: Parameters; readonly span: Span };

/** A command that a text defines, or only mentions. */
export interface CommandDefinition {
  readonly name: string;
  /** Undefined if it is only mentioned, or if the definition is not understood. */
  readonly meaning: Meaning | undefined;
  /** The places of backslashes whose commands are named here and not executed, `\name` in `\def\name#1{…}`. */
  readonly mentions: readonly number[];
}

/** A text and its brackets. */
interface Source {
  readonly text: string;
  readonly closeOf: CloseOf;
}

/** A command name that stands as an argument, with braces or without. */
interface Name {
  readonly name: string;
  readonly backslash: number;
  readonly end: number;
}

/** Parameter texts, argument specifications and lists of suffixes are short. */
const LONGEST_DECLARATION = 300;

function nameAt({ text }: Source, start: number): Name | undefined {
  let at = skipBlanks(text, start);
  const isBraced = text[at] === '{';
  if (isBraced) at = skipBlanks(text, at + 1);
  if (text[at] !== '\\') return undefined;
  const nameEnd = endOfName(text, at + 1);
  const close = isBraced ? skipBlanks(text, nameEnd) : nameEnd;
  if (nameEnd === at + 1 || (isBraced && text[close] !== '}')) return undefined;
  return { name: text.slice(at + 1, nameEnd), backslash: at, end: isBraced ? close + 1 : nameEnd };
}

/** The inside of the braces or brackets that open at the next place behind `start`, or undefined. */
function groupAt({ text, closeOf }: Source, start: number, opener: '{' | '['): Span | undefined {
  const at = skipBlanks(text, start);
  const close = text[at] === opener ? closeOf(at) : undefined;
  return close === undefined ? undefined : { start: at + 1, end: close };
}

/** What stands in a group, cut if it is too long; nothing if there is no group. */
function declaration({ text }: Source, span: Span | undefined): string {
  return span === undefined
    ? ''
    : text.slice(span.start, Math.min(span.end, span.start + LONGEST_DECLARATION));
}

function body(source: Source, parameters: Parameters | undefined, start: number): Meaning | undefined {
  const span = parameters === undefined ? undefined : groupAt(source, start, '{');
  return parameters === undefined || span === undefined ? undefined : { kind: 'body', parameters, span };
}

function ofNewcommand(
  source: Source,
  start: number,
  parametersOf: (count: string, defaults: string | undefined) => Parameters,
): Meaning | undefined {
  const count = groupAt(source, start, '[');
  const defaults = count && groupAt(source, count.end + 1, '[');
  const last = defaults ?? count;
  const parameters = parametersOf(declaration(source, count), defaults && declaration(source, defaults));
  return body(source, parameters, last === undefined ? start : last.end + 1);
}

function ofDef(source: Source, start: number): Meaning | undefined {
  const near = source.text.slice(start, start + LONGEST_DECLARATION);
  const brace = near.indexOf('{');
  return brace === -1 ? undefined : body(source, defParameters(near.slice(0, brace)), start + brace);
}

function ofDocumentCommand(source: Source, start: number): Meaning | undefined {
  const specification = groupAt(source, start, '{');
  if (specification === undefined) return undefined;
  return body(source, documentCommandParameters(declaration(source, specification)), specification.end + 1);
}

type MeaningReader = (source: Source, nameEnd: number) => Meaning | undefined;

const meaningReaders: Readonly<Record<Exclude<DefinitionSyntax, 'suffixes' | 'copy'>, MeaningReader>> = {
  newcommand: (source, nameEnd) =>
    ofNewcommand(source, nameEnd, (count, defaults) => newcommandParameters(count, defaults !== undefined)),
  newcommandx: (source, nameEnd) =>
    ofNewcommand(source, nameEnd, (count, defaults = '') => newcommandxParameters(count, defaults)),
  def: ofDef,
  document: ofDocumentCommand,
  cite: () => ({ kind: 'pattern', pattern: 'K' }),
  multi: () => ({ kind: 'pattern', pattern: 'K+' }),
  mention: () => undefined,
};

function readCopy(source: Source, defined: Name): CommandDefinition {
  const equals = skipBlanks(source.text, defined.end);
  const other = nameAt(source, source.text[equals] === '=' ? equals + 1 : defined.end);
  return {
    name: defined.name,
    meaning: other && { kind: 'copy', of: other.name },
    mentions: other === undefined ? [defined.backslash] : [defined.backslash, other.backslash],
  };
}

function readSuffixes(source: Source, start: number): CommandDefinition[] {
  return declaration(source, groupAt(source, start, '{'))
    .split(',')
    .map((suffix) => suffix.trim())
    .filter((suffix) => suffix !== '' && endOfName(suffix, 0) === suffix.length)
    .flatMap((suffix) =>
      suffixedCommands.map((name) => ({
        name: name + suffix,
        meaning: { kind: 'pattern', pattern: patternOf(name) ?? '' },
        mentions: [],
      })),
    );
}

/** The commands that a definition of this syntax defines, whose own name ends at `start`; none if it is damaged. */
export function readDefinition(
  text: string,
  { closeOf }: LatexTokens<unknown>,
  syntax: DefinitionSyntax,
  start: number,
): readonly CommandDefinition[] {
  const source = { text, closeOf };
  if (syntax === 'suffixes') return readSuffixes(source, start);
  const defined = nameAt(source, start);
  if (defined === undefined) return [];
  if (syntax === 'copy') return [readCopy(source, defined)];
  return [
    {
      name: defined.name,
      meaning: meaningReaders[syntax](source, defined.end),
      mentions: [defined.backslash],
    },
  ];
}
