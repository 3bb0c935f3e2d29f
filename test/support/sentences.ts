/** Two sentences of an abstract that stand together, the longest there are, as somebody would remember it. Undefined for a shorter one. */
export function twoSentences(abstract: string): string | undefined {
  const sentences = abstract.split(/(?<=[.!?])\s+(?=\p{Lu})/u).filter((one) => one.length > 20);
  const pairs = sentences.slice(1).map((next, at) => `${sentences[at] ?? ''} ${next}`);
  return pairs.toSorted((one, other) => other.length - one.length)[0];
}
