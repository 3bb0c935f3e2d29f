import assert from 'node:assert/strict';
import { MarkdownPreview } from '../../src/host/providers/markdownPreview';
import { eventually, hostServices } from '../support/hostServices';
import { drawnBy, markdownIt } from '../support/markdownIt';

const bib = `
@article{xu, title = {Show and Tell}, author = {Xu, Kelvin and Ba, Jimmy and Roe, Max}, year = 2015, journal = {JMLR}}
@book{roe, title = {Nets \\& <b>Ropes</b>}, author = {Roe, Max}, year = 2020}
@misc{nobody, title = {Untitled}}
`;
const header = '---\nbibliography: refs.bib\n---\n\n';

/** The HTML of a document in the editor's preview, when everything is read. */
async function drawn(text: string, settings: Readonly<Record<string, string>> = {}) {
  const services = hostServices();
  const { fake, loader } = services;
  for (const [id, value] of Object.entries(settings)) fake.settings.set(id, value);
  fake.write('/w/refs.bib', bib);
  const document = fake.open('/w/p.md', 'markdown', text);
  await loader.ensureLoaded();
  const preview = new MarkdownPreview(services);
  const engine = preview.extend(markdownIt());
  const env = { currentDocument: document.uri };
  const first = drawnBy(engine, text, env);
  const isRefreshed = (): boolean => fake.commands.some(([id]) => id === 'markdown.preview.refresh');
  if (Object.keys(settings).length === 0) await eventually(isRefreshed);
  const html = drawnBy(engine, text, env);
  preview.dispose();
  return { html, first, draw: (other: string) => drawnBy(engine, other, env), engine };
}

/** The text of HTML, with what leads to a reference in `‹…›`. */
function plain(html: string): string {
  return html
    .replaceAll(/<a href="#citewell-([^"]*)">(.*?)<\/a>/gu, '‹$2›')
    .replaceAll(/<[^>]*>/gu, '')
    .trim();
}

describe('citations in the preview of Markdown', () => {
  const cases: readonly (readonly [written: string, read: string])[] = [
    ['[@xu]', '(‹Xu et al., 2015›)'],
    ['[see @xu, p. 3; @roe]', '(see ‹Xu et al., 2015›, p. 3; ‹Roe, 2020›)'],
    ['@xu says', '‹Xu et al.› (2015) says'],
    ['@xu [p. 3] says', '‹Xu et al.› (2015, p. 3) says'],
    ['Xu [-@xu]', 'Xu (‹2015›)'],
    ['[@nobody]', '(‹“Untitled”, n.d.›)'],
    ['**[@xu]** and [@xu].', '(‹Xu et al., 2015›) and (‹Xu et al., 2015›).'],
    ['[@xu; @gone] [@roe]', '(‹Xu et al., 2015›; gone?) (‹Roe, 2020›)'],
    ['`[@xu]` and [@roe]', '[@xu] and (‹Roe, 2020›)'],
    ['{cite:p}`xu`', '(‹Xu et al., 2015›)'],
    ['a [see\n@xu] b', 'a (see ‹Xu et al., 2015›)\nb'],
  ];
  let draw: (text: string) => string;
  before(async () => ({ draw } = await drawn(`${header}[@xu]`)));
  for (const [written, read] of cases) {
    it(`shows ${JSON.stringify(written)} as ${read}`, () => {
      const html = draw(header + written);
      const text = plain(html.slice(0, html.indexOf('<section')));
      assert.equal(text.replace(/^bibliography: refs\.bib\s*/u, ''), read);
    });
  }

  it('lists the works that are cited, each once, as text', async () => {
    const { html } = await drawn(`${header}[@xu; @roe] and @xu`);
    const list = html.slice(html.indexOf('<section'));
    assert.match(list, /^<section class="citewell-references" aria-label="References">/u);
    assert.deepEqual(
      [...list.matchAll(/<p id="citewell-(\w+)">(.*)<\/p>/gu)].map(([, key, text]) => [key, text]),
      [
        ['roe', 'Roe, M. (2020). Nets &amp; &lt;b&gt;Ropes&lt;/b&gt;.'],
        ['xu', 'Xu, K., Ba, J. &amp; Roe, M. (2015). Show and Tell. JMLR.'],
      ],
    );
  });

  it('leaves raw HTML, addresses and pictures as they are written', async () => {
    const { html } = await drawn(`${header}<div>[@xu]</div>\n\n![Of @xu](x.png) [@roe]`);
    assert.match(html, /<div>\[@xu\]<\/div>/u);
    assert.match(html, /<img src="x\.png" alt="Of @xu">/u);
  });

  it('keeps the numbers of lines', async () => {
    const { engine } = await drawn(`${header}[@xu]`);
    const tokens = engine.parse(`${header}[see\n@xu]\n\n# Heading\n`, {});
    assert.deepEqual(tokens.findLast(({ type }) => type === 'heading_open')?.map, [7, 8]);
  });

  it('leaves alone what is no citation where no bibliography is declared', async () => {
    const { html } = await drawn('Thanks to @someone, and see @xu.');
    assert.match(plain(html), /^Thanks to @someone, and see ‹Xu et al\.› \(2015\)\./u);
  });

  it('draws again when the bibliographies of the document are known', async () => {
    const { first, html } = await drawn(`${header}@gone`);
    assert.match(first, /@gone/u);
    assert.match(html, /<strong class="citewell-missing">gone\?<\/strong>/u);
  });

  it('leaves links alone whose text looks like a key', async () => {
    const { html } = await drawn(
      'By [@someone](https://example.org/someone) and [@xu](https://example.org/xu).',
    );
    assert.match(html, /By <a href="https:\/\/example\.org\/someone">@someone<\/a> and <a href/u);
  });

  it('can be turned off', async () => {
    const { html } = await drawn(`${header}@xu`, { 'citewell.features.preview': 'off' });
    assert.match(html, /@xu/u);
  });

  it('shows other documents as they are', async () => {
    const services = hostServices();
    const preview = new MarkdownPreview(services);
    const engine = preview.extend(markdownIt());
    assert.equal(drawnBy(engine, '@xu', {}), '<p>@xu</p>\n');
    preview.dispose();
  });
});
