import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A text of the program, with the file that has it. */
export interface WrittenText {
  readonly text: string;
  readonly file: string;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

/** What a literal stands for, without its quotation marks. */
function unescaped(written: string): string {
  return written.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gu, (_all, unit: string | undefined, sign: string) =>
    unit === undefined ? (escapes.get(sign) ?? sign) : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

/** The texts of a source file: the literals that `t` is called with. Fails at a call whose text is put together. */
export function textsIn(source: string, file: string): readonly WrittenText[] {
  const code = source.replaceAll(/^\s*(?:\/\/|\/\*|\*).*$/gmu, '');
  return Array.from(code.matchAll(/(?<![\w.$]|function )t\(\s*/gu), ({ 0: call, index }) => {
    const behind = code.slice(index + call.length);
    const [, single, double] = /^(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")\s*[,)]/u.exec(behind) ?? [];
    const written = single ?? double;
    if (written === undefined) throw new Error(`${file}: t(${behind.slice(0, 60)}… has no literal`);
    return { text: unescaped(written), file };
  });
}

/** All texts of `src`, each where it is first written. */
export function textsOfProgram(): ReadonlyMap<string, WrittenText> {
  const texts = new Map<string, WrittenText>();
  for (const file of sourceFiles()) {
    for (const one of textsIn(readFileSync(file, 'utf8'), file))
      if (!texts.has(one.text)) texts.set(one.text, one);
  }
  return texts;
}

/** The source files, sorted. */
export function sourceFiles(): readonly string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join('src', name))
    .sort();
}

/** The places of a text, `{0}`, `{1}` …, sorted, each as often as it stands there. */
export function placesIn(text: string): readonly string[] {
  return (text.match(/\{\d+\}/gu) ?? []).sort();
}
