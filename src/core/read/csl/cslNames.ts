import type { Author, PersonName } from '../../model/author';
import type { DataMap, DataNode } from '../../text/dataNode';
import { isNameParticle, plainName } from '../../text/plainName';
import type { NameList } from '../../text/personNames';
import { readableText } from './cslText';

/**
 * The people under a name variable: a list of names, or one alone. A name is a map of CSL or, as people write in YAML,
 * the name as it is read aloud. `misfits` are the nodes that are no name; they cost no other.
 */
export function readCslNames(node: DataNode): NameList & { readonly misfits: readonly DataNode[] } {
  const authors: Author[] = [];
  const misfits: DataNode[] = [];
  let truncated = false;
  for (const name of node.kind === 'list' ? node.items : [node]) {
    const author = readName(name);
    truncated = author?.kind === 'literal' && /^(?:others|et al\.?)$/i.test(author.literal);
    if (author === undefined) misfits.push(name);
    else if (!truncated) authors.push(author);
  }
  return { authors, truncated, misfits };
}

function readName(node: DataNode): Author | undefined {
  if (node.kind === 'list') return undefined;
  if (node.kind === 'text') {
    const name = readableText(node.text);
    return name === '' ? undefined : plainName(name);
  }
  return readPerson(node) ?? readLiteral(node);
}

function readPerson(name: DataMap): PersonName | undefined {
  const written = part(name, 'family');
  // Quotation marks say that nothing of the family name is a particle.
  const isQuoted = written.length > 2 && written.startsWith('"') && written.endsWith('"');
  const words = isQuoted ? [written.slice(1, -1)] : written.split(' ');
  const lastParticle = words.findIndex((word, at) => at === words.length - 1 || !isNameParticle(word));
  const particles = ['dropping-particle', 'non-dropping-particle'].map((particle) => part(name, particle));
  const prefix = [...particles, ...words.slice(0, lastParticle)].filter((word) => word !== '').join(' ');
  const family = words.slice(lastParticle).join(' ');
  const given = part(name, 'given');
  const suffix = part(name, 'suffix');
  // Who has one name only is known by it.
  if (family === '') return given === '' ? undefined : { kind: 'person', family: given };
  return {
    kind: 'person',
    family,
    ...(given !== '' && { given }),
    ...(prefix !== '' && { prefix }),
    ...(suffix !== '' && { suffix }),
  };
}

function readLiteral(name: DataMap): Author | undefined {
  const literal = part(name, 'literal') || part(name, 'name');
  return literal === '' ? undefined : { kind: 'literal', literal };
}

function part({ fields }: DataMap, name: string): string {
  const node = fields.get(name);
  return node?.kind === 'text' ? readableText(node.text) : '';
}
