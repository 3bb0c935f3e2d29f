import type { Problem } from '../../model/problem';
import type { DataList, DataMap, DataNode, DataText } from '../../text/dataNode';
import { type FoundItems, isItemLike } from './items';
import { t } from '../../util/l10n';

/**
 * The items of a CSL-JSON text: the maps in its list, in the list under `items` or `references`, or its only map.
 *
 *     file  = list | map | "{" { name ":" value "," } ( "items" | "references" ) ":" list … "}"
 *     list  = "[" [ value { "," value } [ "," ] ] "]"
 *     map   = "{" [ name ":" value { "," name ":" value } [ "," ] ] "}"
 *     value = list | map | string | number | "true" | "false" | "null"
 *
 * One pass, with a stack in place of recursion. At the first thing that cannot stand where it is, what was read of the
 * item remains, and reading goes on at the next map: `{"name":` cannot occur inside a string, so that no unclosed
 * string or bracket reaches further. Never throws; linear.
 */
export function findJsonItems(text: string): FoundItems {
  return new ItemScanner(text).scan();
}

/** What has to come next. `name` and `value` may also be the end, after a comma too. */
type Expected = 'name' | 'colon' | 'fieldValue' | 'comma' | 'value';

type Open<Node> = { -readonly [Name in keyof Node]: Node[Name] };

interface MapFrame {
  readonly node: Open<DataMap> & { readonly fields: Map<string, DataNode> };
  name: string;
  expected: Expected;
  readonly isItem: boolean;
}

interface ListFrame {
  readonly node: Open<DataList> & { readonly items: DataNode[] };
  expected: Expected;
  readonly holdsItems: boolean;
}

type Frame = MapFrame | ListFrame;

function isMapFrame(frame: Frame): frame is MapFrame {
  return frame.node.kind === 'map';
}

const blanks = /[\s\ufeff]*/y;
const literal = /-?[\w.+-]+/y;
const knownLiteral = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const stringStop = /["\\\n\r]/g;
const mapStart = /\{\s*"[\w-]{1,60}"\s*:/g;

const expectations: Readonly<Record<Expected, () => string>> = {
  name: () => t('the name of a field in quotation marks, or “}”,'),
  colon: () => t('a colon'),
  fieldValue: () => t('a value'),
  comma: () => t('a comma or a closing bracket'),
  value: () => t('an item or “]”'),
};

class ItemScanner {
  private readonly items: DataMap[] = [];
  private readonly damaged = new Set<DataMap>();
  private readonly problems: Problem[] = [];
  private readonly stack: Frame[] = [];
  /** Maps inside the open item that look like items themselves, for the case that it never ends. */
  private inner: DataMap[] = [];
  private position = 0;
  private hasList = false;
  private hasRoot = false;
  private hasFailed = false;
  /** After damage, until the next whole item: what is passed over belongs to the damage, and is not reported again. */
  private isRecovering = false;

  public constructor(private readonly text: string) {}

  public scan(): FoundItems {
    for (;;) {
      blanks.lastIndex = this.position;
      blanks.test(this.text);
      this.position = blanks.lastIndex;
      if (this.position >= this.text.length) break;
      this.step(this.text.charAt(this.position));
    }
    if (this.stack.length > 0) this.endInside();
    const isBibliography = this.hasList || !this.hasRoot;
    return { items: this.items, problems: this.problems, damaged: this.damaged, isBibliography };
  }

  private step(character: string): void {
    const frame = this.stack.at(-1);
    if (frame === undefined) this.stepOutside(character);
    else if (character === '}' || character === ']') this.stepClosing(frame, character);
    else if (frame.expected === 'comma') this.stepComma(frame, character);
    else if (frame.expected === 'colon') {
      if (character !== ':') this.fail();
      else {
        frame.expected = 'fieldValue';
        this.position += 1;
      }
    } else if (isMapFrame(frame) && frame.expected === 'name') this.stepName(frame, character);
    else this.stepValue(frame, character);
  }

  private stepOutside(character: string): void {
    if (!this.hasRoot && (character === '[' || character === '{')) {
      this.hasRoot = true;
      if (character === '[') this.openList();
      else this.openMap();
    } else if (this.hasFailed && /[\]},]/.test(character)) {
      // What closes the list that damage has torn up.
      this.position += 1;
    } else {
      this.fail();
    }
  }

  private stepClosing(frame: Frame, character: string): void {
    const closer = isMapFrame(frame) ? '}' : ']';
    if (character !== closer || frame.expected === 'colon' || frame.expected === 'fieldValue') this.fail();
    else this.close(frame);
  }

  private stepComma(frame: Frame, character: string): void {
    if (character === ',') {
      frame.expected = isMapFrame(frame) ? 'name' : 'value';
      this.position += 1;
    } else if (character === '{' && isItemList(frame)) {
      this.report('missing-comma', t('Put a comma between these items.'), this.position);
      frame.expected = 'value';
    } else if (character === '"' && isMapFrame(frame)) {
      this.report('missing-comma', t('Put a comma before this field.'), this.position);
      frame.expected = 'name';
    } else {
      this.fail();
    }
  }

  private stepName(frame: MapFrame, character: string): void {
    const name = character === '"' ? this.takeString() : undefined;
    if (name === undefined) {
      this.fail();
      return;
    }
    frame.name = name.text;
    frame.expected = 'colon';
  }

  private stepValue(frame: Frame, character: string): void {
    if (character === '{') return this.openMap();
    if (character === '[') return this.openList();
    const word = character === '"' ? this.takeString() : this.takeLiteral();
    if (word === undefined) {
      this.fail();
      return;
    }
    if (isItemList(frame)) {
      this.reportNoItem(word.start, word.end);
    } else if (character === '"' || word.text !== 'null') {
      attach(frame, word);
    }
    frame.expected = 'comma';
  }

  private openMap(): void {
    const parent = this.stack.at(-1);
    const isItem = parent === undefined || isItemList(parent);
    const node = {
      kind: 'map' as const,
      fields: new Map<string, DataNode>(),
      start: this.position,
      end: this.text.length,
    };
    if (isItem) this.inner = [];
    // At once, so that damage further on leaves what was read until then.
    else attach(parent, node);
    this.stack.push({ node, name: '', expected: 'name', isItem });
    this.position += 1;
  }

  private openList(): void {
    const parent = this.stack.at(-1);
    const isUnderWrapper = this.stack.length === 1 && parent !== undefined && isMapFrame(parent);
    const holdsItems = parent === undefined || (isUnderWrapper && isListName(parent.name));
    const node = { kind: 'list' as const, items: [], start: this.position, end: this.text.length };
    if (holdsItems) this.hasList = true;
    else if (isItemList(parent)) this.reportNoItem(this.position);
    else attach(parent, node);
    this.stack.push({ node, expected: 'value', holdsItems });
    this.position += 1;
  }

  private close(frame: Frame): void {
    this.position += 1;
    this.stack.pop();
    frame.node.end = this.position;
    const parent = this.stack.at(-1);
    if (parent !== undefined) parent.expected = 'comma';
    if (!isMapFrame(frame)) return;
    if (frame.isItem) {
      const isWrapper = parent === undefined && this.hasList;
      if (!isWrapper) this.takeItem(frame.node);
    } else if (isItemLike(frame.node)) {
      this.dropInner(frame.node);
      this.inner.push(frame.node);
    }
  }

  private takeItem(item: DataMap): void {
    // The authors of a torn item are maps too.
    if (this.isRecovering && !isItemLike(item)) return;
    this.isRecovering = false;
    this.inner = [];
    this.items.push(item);
  }

  private dropInner({ start }: DataMap): void {
    while ((this.inner.at(-1)?.start ?? -1) > start) this.inner.pop();
  }

  /** The string at the position, or undefined where it does not end on its line. */
  private takeString(): DataText | undefined {
    const start = this.position + 1;
    let isEscaped = false;
    stringStop.lastIndex = start;
    while (stringStop.test(this.text)) {
      const at = stringStop.lastIndex - 1;
      const stop = this.text.charAt(at);
      if (stop === '"') {
        this.position = at + 1;
        const written = this.text.slice(start, at);
        return { kind: 'text', text: isEscaped ? unescaped(written) : written, start, end: at };
      }
      if (stop !== '\\') return undefined;
      isEscaped = true;
      stringStop.lastIndex = at + 2;
    }
    return undefined;
  }

  private takeLiteral(): DataText | undefined {
    const start = this.position;
    literal.lastIndex = start;
    const text = literal.exec(this.text)?.[0] ?? '';
    if (!knownLiteral.test(text)) return undefined;
    this.position = start + text.length;
    return { kind: 'text', text, start, end: this.position };
  }

  /** Gives up what is open because of what stands at the position, and goes on at the next map. */
  private fail(): void {
    const at = this.position;
    if (!this.isRecovering) this.reportFailure(at);
    this.salvage(at);
    this.hasRoot = true;
    this.hasFailed = true;
    this.isRecovering = true;
    mapStart.lastIndex = at;
    this.position = mapStart.exec(this.text)?.index ?? this.text.length;
    if (this.position === this.text.length) return;
    const node: ListFrame['node'] = { kind: 'list', items: [], start: this.position, end: this.position };
    this.stack.push({ node, expected: 'value', holdsItems: true });
  }

  private reportFailure(at: number): void {
    const frame = this.stack.at(-1);
    if (frame === undefined) {
      if (this.hasRoot)
        this.report('stray-text', t('This is outside the list of items. Move it there, or remove it.'), at);
      else
        this.report(
          'not-csl',
          t('This is no JSON: a list of items in square brackets should begin here.'),
          at,
        );
      return;
    }
    const isUnclosed =
      this.text.charAt(at) === '"' && frame.expected !== 'comma' && frame.expected !== 'colon';
    const what = isUnclosed
      ? t('This text is not closed. Add a quotation mark at its end.')
      : t('Here should be {0} instead.', expectations[frame.expected]());
    const cost = this.openItem() && t('Of this item only what stands before is read.');
    this.report('broken-item', cost === undefined ? what : `${what} ${cost}`, at);
  }

  /** The text ends before all is closed. */
  private endInside(): void {
    const item = this.openItem();
    if (item !== undefined && (!this.isRecovering || isItemLike(item.node))) {
      const message = t('This item is not closed. Add the missing } at its end.');
      this.report('unclosed-entry', message, item.node.start);
    } else if (!this.hasFailed) {
      const start = this.stack[0]?.node.start ?? 0;
      this.report('unclosed-entry', t('This bracket is not closed. Add its partner at the end.'), start);
    }
    this.salvage(this.text.length);
  }

  private openItem(): MapFrame | undefined {
    return this.stack.filter(isMapFrame).find((frame) => frame.isItem && !this.isWrapper(frame));
  }

  private isWrapper(frame: Frame): boolean {
    return this.hasList && frame === this.stack[0];
  }

  /** Keeps the item that is open at `end`, if it has an id already, and the items that it has swallowed. */
  private salvage(end: number): void {
    const saved = [...this.inner];
    for (const frame of this.stack) {
      if (!isMapFrame(frame)) continue;
      frame.node.end = Math.max(end, frame.node.start + 1);
      const isWorth = frame.isItem ? frame.node.fields.has('id') : isItemLike(frame.node);
      if (isWorth && !this.isWrapper(frame)) {
        saved.push(frame.node);
        this.damaged.add(frame.node);
      }
    }
    saved.sort((one, other) => one.start - other.start);
    for (const item of saved) this.items.push(item);
    this.inner = [];
    this.stack.length = 0;
  }

  private reportNoItem(start: number, end?: number): void {
    this.report('broken-item', t('This is no item. Write one in braces, or remove it.'), start, end);
  }

  private report(code: Problem['code'], message: string, start: number, end = start + 1): void {
    const span = { start, end: Math.max(end, start + 1) };
    this.problems.push({ code, severity: 'error', message, span });
  }
}

function isItemList(frame: Frame): boolean {
  return !isMapFrame(frame) && frame.holdsItems;
}

function isListName(name: string): boolean {
  return name === 'items' || name === 'references';
}

function attach(frame: Frame, node: DataNode): void {
  if (isMapFrame(frame)) frame.node.fields.set(frame.name, node);
  else frame.node.items.push(node);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text that the inside of a JSON string stands for; an escape that JSON does not know is its own character. */
function unescaped(written: string): string {
  return written.replaceAll(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_whole, digits?: string, letter = '') =>
    digits === undefined ? (escapes.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
