import { fullName } from '../../src/core/model/author';
import type { ReferenceResult } from '../../src/core/model/reference';

/** Works as flat objects: people as they are read aloud, and the kind of work as `kind`, since `type` is the type. */
export function plainReferences({ references }: ReferenceResult): readonly Record<string, string>[] {
  return references.map(({ key, type, names, fields }) => {
    const people = Array.from(names, ([name, { authors, truncated }]) => [
      name,
      [...authors.map(fullName), ...(truncated ? ['et al.'] : [])].join('; '),
    ]);
    const texts = Array.from(fields, ([name, text]) => [name === 'type' ? 'kind' : name, text]);
    return { key, type, ...Object.fromEntries([...people, ...texts]) };
  });
}
