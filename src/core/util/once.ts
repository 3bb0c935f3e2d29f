/** Calls `make` when its value is first asked for, and never again: tables are not made before they are needed. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
