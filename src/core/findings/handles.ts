/**
 * Words behind an `@` that are seldom keys: rules of CSS, annotations and decorators of programming languages, and
 * those whom platforms notify.
 */
const handles: ReadonlySet<string> = new Set(
  (
    'media import charset supports keyframes page layer container namespace property apply tailwind include mixin ' +
    'param params return returns throws type typedef see todo deprecated override test author since version example ' +
    'staticmethod classmethod dataclass decorator component injectable input output autowired bean entity ' +
    'everyone here channel all me you latest next'
  ).split(' '),
);

/** Identifiers that Manubot and MyST look up themselves (their manuals, on citations), and addresses. */
const lookedUp =
  /^(?:(?:doi|pmid|pmc|pmcid|arxiv|isbn|issn|url|wikidata|tag|raw|clinicaltrials|https?):|10\.\d{4,9}\/)/iu;

/** True for a key that names a work by itself, so that no bibliography need have it: `doi:10.1/x`, `10.1000/x`. */
export function isIdentifier(key: string): boolean {
  return lookedUp.test(key);
}

/**
 * True for what stands behind an `@` and is probably no key: `media`, the scope of a package as in `types/node`, the
 * end of an address as in `example.com`.
 */
export function isHandle(key: string): boolean {
  return (
    handles.has(key.toLowerCase()) ||
    /^[a-z0-9][\w.-]*\/[\w./-]+$/iu.test(key) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|dev|de|fr|uk|jp|cn|eu)$/iu.test(key)
  );
}
