/** Tells whether a value of a message is what it should be. */
export type Check<Value> = (value: unknown) => value is Value;

/** What the messages of a page are like: their kinds, and what each has beside its kind. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, Check<unknown>>>>>;

/** The messages of these shapes. */
export type MessageOf<Kinds extends Shapes> = {
  [Kind in keyof Kinds]: { readonly kind: Kind } & {
    readonly [Field in keyof Kinds[Kind]]: Kinds[Kind][Field] extends Check<infer Value> ? Value : never;
  };
}[keyof Kinds];

/** Any text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A text, or nothing. */
export function isTextOrNothing(value: unknown): value is string | undefined {
  return value === undefined || isText(value);
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** One of a list. */
export function isOneOf<const Value>(values: readonly Value[]): Check<Value> {
  return (value): value is Value => values.some((one) => one === value);
}

/** Reads messages of these shapes; undefined comes of anything else. */
export function messageReader<Kinds extends Shapes>(shapes: Kinds) {
  return (value: unknown): MessageOf<Kinds> | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = new Map<string, unknown>(Object.entries(value));
    const kind = fields.get('kind');
    const shape = isText(kind) && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    const isIt =
      shape !== undefined && Object.entries(shape).every(([name, check]) => check(fields.get(name)));
    return isIt ? (value as MessageOf<Kinds>) : undefined;
  };
}
