import * as vscode from 'vscode';
import type { Block } from '../../core/format/referenceText';
import type { Output } from '../../core/format/references';
import type { Holding, Source } from '../../core/model/library';
import { countedWorks } from '../../core/present/counted';
import type { WantedWorks, WorkSource } from '../../core/read/gatheredReferences';
import { utf8 } from '../../core/util/utf8';
import type { ExportFormat } from '../../core/write/exportText';
import type { ExportedWorks } from '../../protocol/tasks';
import type { Refusal } from '../guard';
import { currentSettings } from '../settings';
import type { Formatter } from './formatter';
import type { Library } from './library';
import { contentAt, sizeAt } from './sourceContent';
import type { Tasks } from './tasks';
import { t, inFigures, inQuotes } from '../../core/util/l10n';

/** What works are written as. */
export interface ExportKind {
  readonly id: ExportFormat | Output;
  readonly label: string;
  /** The ending of its files. */
  readonly ending: string;
  /** The language of its documents. */
  readonly language: string;
}

/** The formats of files. */
export const fileKinds: readonly (ExportKind & { readonly id: ExportFormat })[] = [
  { id: 'bibtex', label: 'BibTeX', ending: 'bib', language: 'bibtex' },
  { id: 'biblatex', label: 'biblatex', ending: 'bib', language: 'bibtex' },
  { id: 'csl-json', label: 'CSL-JSON', ending: 'json', language: 'json' },
  { id: 'ris', label: 'RIS', ending: 'ris', language: 'plaintext' },
];

/** Lists of references in a style. */
export const referenceKinds = (): readonly (ExportKind & { readonly id: Output })[] => [
  { id: 'text', label: t('References as text'), ending: 'txt', language: 'plaintext' },
  { id: 'markdown', label: t('References as Markdown'), ending: 'md', language: 'markdown' },
  { id: 'html', label: t('References as HTML'), ending: 'html', language: 'html' },
];

/** The works that are exported: all of the library, or these in their order. */
export type ExportedScope = 'all' | { readonly count: number; readonly holdings: Iterable<Holding> };

/** Works in a format. */
export interface Exported {
  readonly kind: 'exported';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
  /** What was lost or changed, in sentences. */
  readonly remarks: readonly string[];
}

interface Services {
  readonly library: Library;
  /** Tasks that may take long, in a worker that can be ended. */
  readonly transfers: Tasks;
  readonly formatter: Formatter;
}

/** A style takes milliseconds for each work, and seconds for thousands by the same authors. */
const MOST_FORMATTED = 5000;
/** A longer file is not read for the sake of one reference, in bytes. */
const LONGEST_FILE = 5_000_000;
/** So many papers are made objects without a pause. */
const PAPERS_AT_ONCE = 500;

/** Writes works of the library in other formats, of their own files where these are at hand. */
export class Exports {
  constructor(private readonly services: Services) {}

  /** Refused with the next step; undefined where it was given up. */
  async export(
    scope: ExportedScope,
    { id }: ExportKind,
    { keepsPreamble, token }: { readonly keepsPreamble: boolean; readonly token?: vscode.CancellationToken },
  ): Promise<Exported | Refusal | undefined> {
    const { library, transfers } = this.services;
    const format = fileKinds.find((kind) => kind.id === id)?.id;
    const output = referenceKinds().find((kind) => kind.id === id)?.id;
    const count = scope === 'all' ? library.state.snapshot.size : scope.count;
    if (output !== undefined && count > MOST_FORMATTED)
      return {
        kind: 'refused',
        reason: t(
          'References are formatted for {0} works at most, not for {1}. Filter the library first, or export them as CSL-JSON.',
          inFigures(MOST_FORMATTED),
          inFigures(count),
        ),
      };
    const wanted = await this.wantedWorks(scope, token);
    if (wanted === undefined) return undefined;
    if (output !== undefined) return this.formatted(wanted, output, token);
    const outcome = await transfers.run(
      'export',
      { wanted, format: format ?? 'bibtex', keepsPreamble },
      token,
    );
    if (isCancelled(token)) return undefined;
    if (outcome.kind === 'failed') return failure(outcome.reason);
    const { answer } = outcome;
    return { kind: 'exported', bytes: answer.bytes, count: answer.count, remarks: remarksOn(answer) };
  }

  /**
   * The reference of one paper, whose BibTeX is `entry`, in a style; undefined where the style prints nothing. Refused with
   * the next step.
   */
  async reference(
    holding: Holding,
    entry: string,
    style: ReturnType<typeof currentSettings.style>,
  ): Promise<readonly Block[] | Refusal | undefined> {
    const { transfers, formatter } = this.services;
    const { key } = holding.paper;
    const sources = [await this.sourceOfOne(holding, entry)];
    const preferredCategories = currentSettings.preferredCategories();
    // Without a token: giving up would end the workers, and with them an export that somebody waits for.
    const found = await transfers.run('items', { sources, works: [{ source: 0, key }], preferredCategories });
    if (found.kind === 'failed') return failure(found.reason);
    const list = await formatter.format(found.answer.items, 'blocks', undefined, style);
    if (list.kind === 'refused') return list;
    return list.count === 0 ? undefined : (JSON.parse(list.text) as readonly Block[]);
  }

  /** The file of a paper, for what its entry takes from others; the entry alone where that would be much to read. */
  private async sourceOfOne(holding: Holding, entry: string): Promise<WorkSource> {
    const { id, source, paper } = holding;
    const isFirst = id === `${source.id}#${paper.key}`;
    const isShort = isFirst && (await sizeAt(vscode.Uri.parse(source.id, true))) <= LONGEST_FILE;
    if (isShort || source.kind === 'sample') return this.workSource(source, () => [holding]);
    return { kind: 'file', name: 'entry.bib', content: entry };
  }

  private async formatted(
    wanted: WantedWorks,
    output: Output,
    token: vscode.CancellationToken | undefined,
  ): Promise<Exported | Refusal | undefined> {
    const { transfers, formatter } = this.services;
    const found = await transfers.run('items', wanted, token);
    if (isCancelled(token)) return undefined;
    if (found.kind === 'failed') return failure(found.reason);
    const { items, missing } = found.answer;
    const list = await formatter.format(items, output, token);
    if (isCancelled(token)) return undefined;
    if (list.kind === 'refused') return list;
    const unprinted =
      list.unprinted.length === 0
        ? []
        : [t('The style prints nothing for {0}.', keysInShort(list.unprinted))];
    return {
      kind: 'exported',
      bytes: utf8(list.text === '' ? '' : `${list.text}\n`),
      count: list.count,
      remarks: [...remarksOnMissing(missing), ...unprinted],
    };
  }

  private async wantedWorks(
    scope: ExportedScope,
    token: vscode.CancellationToken | undefined,
  ): Promise<WantedWorks | undefined> {
    const { library } = this.services;
    const preferredCategories = currentSettings.preferredCategories();
    if (scope === 'all') {
      const { sources } = library.state.snapshot;
      const found: WorkSource[] = [];
      for (const { source } of sources)
        found.push(await this.workSource(source, () => this.papersOf(source)));
      return { sources: found, preferredCategories };
    }
    const bySource = new Map<string, { readonly number: number; readonly holdings: Holding[] }>();
    const works: { readonly source: number; readonly key: string }[] = [];
    for (const holding of scope.holdings) {
      let known = bySource.get(holding.source.id);
      if (known === undefined)
        bySource.set(holding.source.id, (known = { number: bySource.size, holdings: [] }));
      known.holdings.push(holding);
      works.push({ source: known.number, key: holding.paper.key });
      if (works.length % PAPERS_AT_ONCE === 0) await pause();
      if (isCancelled(token)) return undefined;
    }
    const sources: WorkSource[] = [];
    for (const { holdings } of bySource.values()) {
      const [first] = holdings;
      if (first !== undefined) sources.push(await this.workSource(first.source, () => holdings));
    }
    return { sources, works, preferredCategories };
  }

  /** The file of a source, or what is known of its papers where it cannot be read. */
  private async workSource(source: Source, holdings: () => readonly Holding[]): Promise<WorkSource> {
    const { id, kind, name } = source;
    const file = { kind: 'file', name, ...(kind === 'listing' && { format: 'listing' as const }) } as const;
    // Of the samples more is known than their listing says.
    const content = kind === 'sample' ? undefined : await contentAt(vscode.Uri.parse(id, true));
    if (content?.kind === 'document') return { ...file, content: content.document.getText() };
    if (content?.kind === 'bytes') return { ...file, content: content.bytes };
    const { state } = this.services.library;
    const whole = holdings().map((holding) => (state.holding(holding.id) ?? holding).paper);
    return { kind: 'papers', papers: whole };
  }

  private papersOf({ id }: Source): readonly Holding[] {
    const { snapshot } = this.services.library.state;
    const { start, end } = snapshot.rangeOfSource(id);
    return Array.from({ length: end - start }, (_, at) => snapshot.holding(start + at));
  }
}

function isCancelled(token: vscode.CancellationToken | undefined): boolean {
  return token?.isCancellationRequested === true;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function failure(reason: string): Refusal {
  return {
    kind: 'refused',
    reason: t('Nothing was exported: {0}. Try again, or choose fewer papers.', reason),
  };
}

function remarksOn({ lost, changedKeys, missing }: ExportedWorks): readonly string[] {
  const [first] = [...lost.entries()];
  const fields = [...lost.keys()].map((name) => inQuotes(name)).join(', ');
  const works = Math.max(...lost.values());
  const losses =
    first === undefined ? [] : [t('The format has no place for {0} ({1}).', fields, countedWorks(works))];
  const [renamed] = changedKeys;
  const keys = renamed === undefined ? [] : [remarkOnKeys(renamed, changedKeys.size - 1)];
  return [...remarksOnMissing(missing), ...losses, ...keys];
}

function remarkOnKeys([key, written]: readonly [string, string], others: number): string {
  if (others === 0) return t('“{0}” stands for the key “{1}”.', written, key);
  return others === 1
    ? t('“{0}” stands for the key “{1}”, and 1 further key.', written, key)
    : t('“{0}” stands for the key “{1}”, and {2} further keys.', written, key, inFigures(others));
}

function remarksOnMissing(missing: readonly string[]): readonly string[] {
  return missing.length === 0 ? [] : [t('No longer in the file: {0}.', keysInShort(missing))];
}

function keysInShort(keys: readonly string[]): string {
  const shown = keys.slice(0, 3).map((key) => inQuotes(key));
  return [...shown, ...(keys.length > 3 ? [t('{0} more', keys.length - 3)] : [])].join(', ');
}
