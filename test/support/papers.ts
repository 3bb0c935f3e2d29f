import type { Author } from '../../src/core/model/author';
import type { Holding, Source, SourceSnapshot } from '../../src/core/model/library';
import type { Paper } from '../../src/core/model/paper';

/** A person from "Given Family". */
export function person(name: string): Author {
  const space = name.lastIndexOf(' ');
  return space === -1
    ? { kind: 'person', family: name }
    : { kind: 'person', given: name.slice(0, space), family: name.slice(space + 1) };
}

/** A paper about which nothing is known but what a test says. */
export function paper(known: Partial<Paper> & { readonly key: string }): Paper {
  return {
    type: 'article',
    title: '',
    authors: [],
    authorsTruncated: false,
    category: { kind: 'entryType', name: 'Journal articles' },
    organizations: [],
    hasCode: false,
    span: { start: 0, end: 0 },
    flags: [],
    ...known,
  };
}

export function source(name: string, kind: Source['kind'] = 'bibliography'): Source {
  return { id: `file:///w/${name}`, kind, name };
}

export function snapshot(from: Source, ...papers: readonly Paper[]): SourceSnapshot {
  return { source: from, papers, problems: [] };
}

export function holding(of: Paper, from: Source = source('refs.bib')): Holding {
  return { id: `${from.id}#${of.key}`, paper: of, source: from };
}
