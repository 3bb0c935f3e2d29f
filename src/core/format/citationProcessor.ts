import citeproc, { type CiteprocDecorator } from 'citeproc';
import { type MarkName, markOf } from './marks';

/** The terms and dates of a language: the text of a CSL locale file. */
export interface Locale {
  /** `de-DE`. */
  readonly language: string;
  readonly text: string;
}

/** What the processor works with. */
export interface ProcessorInput {
  /** In the shapes that CSL defines, as in `cleanItem.ts`; each is found under its number. */
  readonly items: readonly object[];
  /** The text of an independent CSL style. */
  readonly style: string;
  /** `en-US` is among them: it stands in for a language that is not there, in any country. */
  readonly locales: readonly Locale[];
  /** In place of the language of the style. */
  readonly language: string | undefined;
}

/** An entry of the list of references: its item's number, and its text with the marks of `marks.ts`. */
export interface MarkedEntry {
  readonly number: number;
  readonly marked: string;
}

const FORMAT = 'citewell';

/** What the processor's own formats do; a text of undefined asks for the sign that opens. */
function between(open: string, close: string, lone: string): CiteprocDecorator {
  return (engine, text) =>
    text === undefined ? engine.getTerm(lone) : engine.getTerm(open) + text + engine.getTerm(close);
}

function marking(name: MarkName): CiteprocDecorator {
  return (_engine, text) => (text ? markOf(name) + text + markOf('close') : '');
}

const asItIs: CiteprocDecorator = (_engine, text) => text ?? '';

/** The package gives no order of entries where one of them is empty, so that each carries its number. */
const entry: CiteprocDecorator = function (this: { readonly system_id?: unknown }, _engine, text) {
  return markOf('entry') + String(this.system_id) + markOf('entry') + (text ?? '');
};

// Functions only: what the package makes of a pattern replaces `$&` in data.
citeproc.Output.Formats[FORMAT] = {
  text_escape: (text: string | undefined) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': marking('italic'),
  '@font-style/oblique': marking('italic'),
  '@font-style/normal': marking('upright'),
  '@font-variant/small-caps': marking('smallCaps'),
  '@font-variant/normal': marking('fullCaps'),
  '@font-weight/bold': marking('bold'),
  '@font-weight/normal': marking('regular'),
  '@font-weight/light': asItIs,
  '@text-decoration/underline': marking('underline'),
  '@text-decoration/none': marking('notUnderline'),
  '@vertical-align/sup': marking('raised'),
  '@vertical-align/sub': marking('lowered'),
  '@vertical-align/baseline': marking('baseline'),
  '@passthrough/true': asItIs,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@quotes/true': between('open-quote', 'close-quote', 'open-quote'),
  '@quotes/inner': ((engine, text) =>
    text === undefined
      ? '’'
      : engine.getTerm('open-inner-quote') +
        text +
        engine.getTerm('close-inner-quote')) satisfies CiteprocDecorator,
  '@quotes/false': asItIs,
  '@cite/entry': asItIs,
  '@bibliography/entry': entry,
  '@display/left-margin': marking('margin'),
  '@display/right-inline': marking('beside'),
  '@display/block': marking('block'),
  '@display/indent': marking('indent'),
  '@showid/true': asItIs,
  '@URL/true': asItIs,
  '@DOI/true': asItIs,
};
// It writes to the console otherwise.
citeproc.debug = () => {};
citeproc.error = (message) => {
  throw new Error(message);
};

/**
 * The list of references, in the order of the style, with marks; an item of which the style prints nothing is left out.
 * Undefined if the style has no list of references. Throws what the package throws: at a style that it does not
 * understand, and at items that it stumbles over.
 */
export function processItems(input: ProcessorInput): readonly MarkedEntry[] | undefined {
  const numbers = input.items.map((_item, number) => number);
  return entriesOf(engineFor(input), numbers);
}

/** Which of the items the processor takes, each by itself; as `processItems` otherwise. For when that has thrown. */
export function takenItems(input: ProcessorInput): readonly object[] {
  let engine = engineFor(input);
  return input.items.filter((_item, number) => {
    try {
      entriesOf(engine, [number]);
      return true;
    } catch {
      // What it has begun it does not take back.
      engine = engineFor(input);
      return false;
    }
  });
}

type Engine = InstanceType<typeof citeproc.Engine>;

function engineFor({ items, style, locales, language }: ProcessorInput): Engine {
  const engine = new citeproc.Engine(
    {
      retrieveLocale: (wanted) => localeText(wanted, locales),
      // Under numbers: the package takes ids for properties of its own objects.
      retrieveItem: (id) => ({ ...items[Number(id)], id }),
    },
    style,
    language ?? 'en-US',
    language !== undefined,
  );
  // Lines like `DOI: …` in a note would become fields, under whatever name they have.
  engine.opt.development_extensions['field_hack'] = false;
  engine.setOutputFormat(FORMAT);
  return engine;
}

function entriesOf(engine: Engine, numbers: readonly number[]): readonly MarkedEntry[] | undefined {
  engine.updateItems(numbers.map(String));
  const bibliography = engine.makeBibliography();
  if (bibliography === false) return undefined;
  return bibliography[1].flatMap((marked) => {
    const [, number, text] = marked.split(markOf('entry'));
    return number === undefined || text === undefined ? [] : [{ number: Number(number), marked: text }];
  });
}

function localeText(wanted: string, locales: readonly Locale[]): string {
  const [base] = wanted.split(/[-_]/u);
  const found =
    locales.find((locale) => locale.language === wanted) ??
    locales.find((locale) => locale.language.split('-')[0] === base) ??
    locales.find((locale) => locale.language === 'en-US');
  return found?.text ?? '';
}
