import { formatReferences } from '../../src/core/format/formatReferences';
import type { Output } from '../../src/core/format/references';

/** A CSL locale with the few terms that the styles of the tests print. */
export const smallLocale = `<?xml version="1.0"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="true"/>
  <terms>
    <term name="and">and</term><term name="et-al">et al.</term>
    <term name="open-quote">“</term><term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
  </terms>
</locale>`;

/** A CSL style whose list of references has `layout`. */
export function styleWith(layout: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"${attributes}>
  <info><title>Small</title><id>http://example.org/small</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>${layout}</bibliography>
</style>`;
}

/** An item of CSL-JSON with whatever fields. */
export type ItemFields = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What each item is formatted as, by a style that has `layout`. */
export function formatted(
  layout: string,
  items: readonly ItemFields[],
  output: Output = 'text',
): readonly string[] {
  const result = formatReferences({
    items,
    style: styleWith(layout),
    locales: [{ language: 'en-US', text: smallLocale }],
    language: undefined,
    output,
  });
  return result.kind === 'formatted' ? result.references.map(({ text }) => text) : [result.reason];
}
