import type { Holding } from '../model/library';
import { firstAuthor, workIds } from '../model/works';

/**
 * The names under which the marks of a paper are kept, the best first: DOI, arXiv id, title with year and first author,
 * and last its key with the name of its file. At least one; none has white space in it.
 */
export function workNames({ paper, source }: Pick<Holding, 'paper' | 'source'>): readonly string[] {
  const author = firstAuthor(paper);
  // A title alone may be that of many works.
  const isTold = author !== undefined || paper.year !== undefined;
  const ids = workIds(paper)
    .filter((id) => isTold || !id.startsWith('title:'))
    .map((id) => (id.startsWith('title:') ? `${id}:${author ?? ''}` : id));
  return [...ids, `key:${source.name}#${paper.key}`].map(withoutBlanks);
}

/** The id of `workIds` that a name is made of, as far as it can be told; undefined for one that is made of a key. */
export function idOfName(name: string): string | undefined {
  const id = withBlanks(name);
  if (id.startsWith('title:')) return id.slice(0, id.lastIndexOf(':'));
  return /^(?:doi|arxiv):/u.test(id) ? id : undefined;
}

/** The key in a name that is made of one; undefined for others. */
export function keyOfName(name: string): string | undefined {
  return /^key:.*?#(?<key>.*)$/su.exec(withBlanks(name))?.groups?.['key'];
}

function withoutBlanks(name: string): string {
  return name.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}%]/gu, (character) =>
    character === '%' ? '%25' : `%{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function withBlanks(name: string): string {
  return name.replaceAll(/%25|%\{(?<code>[0-9a-f]{1,5})\}/gu, (_, code?: string) =>
    code === undefined ? '%' : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
