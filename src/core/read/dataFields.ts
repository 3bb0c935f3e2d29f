import type { Author } from '../model/author';
import type { NameList } from '../text/personNames';
import type { DataMap, DataNode } from '../text/dataNode';
import { normalForm } from '../text/normalForm';

/** The words of a node on one line; undefined where it has none. */
export function wordsOf(node: DataNode | undefined): string | undefined {
  if (node?.kind !== 'text') return undefined;
  const words = normalForm(node.text.replaceAll(/\s+/g, ' ').trim(), 'NFC');
  return words === '' ? undefined : words;
}

/** The nodes of a list, or the one that stands in its place. */
export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The people under a node, each as `read` understands it. */
export function peopleUnder(
  node: DataNode | undefined,
  read: (name: DataNode) => Author | undefined,
): NameList {
  return { authors: itemsOf(node).flatMap((name) => read(name) ?? []), truncated: false };
}

/** A person in parts that stand under these names in a map; undefined without a family name. */
export function personIn(
  { fields }: DataMap,
  names: {
    readonly family: string;
    readonly given: string;
    readonly prefix: string;
    readonly suffix: string;
  },
): Author | undefined {
  const [family, given, prefix, suffix] = [names.family, names.given, names.prefix, names.suffix].map(
    (name) => wordsOf(fields.get(name)),
  );
  const known = family ?? given;
  if (known === undefined) return undefined;
  return {
    kind: 'person',
    family: known,
    ...(family !== undefined && given !== undefined && { given }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
  };
}
