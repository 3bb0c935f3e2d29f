import { writeFileSync } from 'node:fs';
import { type SourceFormat, sourceFormats } from '../core/read/formatNames';
import { sampleIdentifiers } from '../core/read/listing/sampleIdentifiers';
import { referencesIn } from '../core/read/referencesIn';
import { type ExportFormat, type ExportText, exportFormats, exportText } from '../core/write/exportText';
import { sourceText } from './readFile';
import { complain, complainAbout, exit } from './terminal';

/** What is asked of a conversion. */
export interface ConvertOptions {
  readonly to?: ExportFormat;
  readonly from?: SourceFormat;
  readonly out?: string;
}

/** The formats that were named in a call, or what is wrong with them. */
export function formatsIn({
  to,
  from,
  out,
}: {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly out?: string | undefined;
}): ConvertOptions | string {
  const target = exportFormats.find((format) => format === to);
  const source = sourceFormats.find((format) => format === from);
  if (to !== undefined && target === undefined)
    return `--to takes one of ${exportFormats.join(', ')}, not “${to}”`;
  if (from !== undefined && source === undefined)
    return `--from takes one of ${sourceFormats.join(', ')}, not “${from}”`;
  return {
    ...(target !== undefined && { to: target }),
    ...(source !== undefined && { from: source }),
    ...(out !== undefined && { out }),
  };
}

/** `citewell convert`: writes the works of a file in another format, and says what that has no place for. */
export function convert(words: readonly string[], { to, from, out }: ConvertOptions): number {
  const [file = '', ...others] = words;
  if (others.length > 0 || to === undefined) {
    const wanted = to === undefined ? `--to and one of ${exportFormats.join(', ')}` : 'one file at a time';
    complain(`citewell: “convert” needs ${wanted}. “citewell --help” says how it is called.`);
    return exit.usage;
  }
  const source = sourceText(file, from);
  if (source === undefined) return exit.unreadable;
  const works = referencesIn(source.format, source.text, { identifiers: sampleIdentifiers() });
  complainAbout({ ...source, problems: [...source.problems, ...works.problems] });
  const written = exportText(works, to);
  tellLosses(file, to, written);
  return print(written.text, out);
}

function tellLosses(file: string, to: ExportFormat, { lost, changedKeys }: ExportText): void {
  for (const [name, works] of lost)
    complain(`${file}: information: ${to} has no place for “${name}”, which ${counted(works)}`);
  for (const [key, changed] of changedKeys)
    complain(`${file}: information: ${to} does not allow the key “${key}”; “${changed}” stands for it`);
}

function counted(works: number): string {
  return works === 1 ? 'one work has' : `${works} works have`;
}

function print(text: string, out: string | undefined): number {
  if (out === undefined) {
    process.stdout.write(text);
    return exit.done;
  }
  try {
    writeFileSync(out, text);
    return exit.done;
  } catch (error) {
    complain(`${out}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return exit.unreadable;
  }
}
