import * as valibot from 'valibot';

/** Any text. */
export const text = valibot.string();

/** A whole number from 0. */
export const count = valibot.pipe(valibot.number(), valibot.safeInteger(), valibot.minValue(0));

/** One of a list. */
export function oneOf<const Values extends readonly (string | number)[]>(values: Values) {
  return valibot.picklist(values);
}

/** What a shape says, or nothing. */
export function orNothing<Shape extends valibot.GenericSchema>(shape: Shape) {
  return valibot.optional(shape);
}

/** What one shape or the other says. */
export function either<One extends valibot.GenericSchema, Other extends valibot.GenericSchema>(
  one: One,
  other: Other,
) {
  return valibot.union([one, other]);
}

/** What the messages of a page are like: their kinds, and what each has beside its kind. */
type Shapes = Readonly<Record<string, valibot.ObjectEntries>>;

/** The messages of these shapes. */
export type MessageOf<Kinds extends Shapes> = {
  [Kind in keyof Kinds]: { readonly kind: Kind } & Readonly<
    valibot.InferOutput<valibot.ObjectSchema<Kinds[Kind], undefined>>
  >;
}[keyof Kinds];

/** Reads messages of these shapes; undefined comes of anything else. */
export function messageReader<Kinds extends Shapes>(shapes: Kinds) {
  const schemas = new Map(Object.entries(shapes).map(([kind, entries]) => [kind, valibot.object(entries)]));
  const kinds = valibot.object({ kind: text });
  return (value: unknown): MessageOf<Kinds> | undefined => {
    const schema = valibot.is(kinds, value) ? schemas.get(value.kind) : undefined;
    return schema !== undefined && valibot.is(schema, value) ? (value as MessageOf<Kinds>) : undefined;
  };
}
