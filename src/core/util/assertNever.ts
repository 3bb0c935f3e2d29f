/** Ends an exhaustive `switch`. Throws if it is ever reached, which is a bug. */
export function assertNever(value: never): never {
  throw new Error(`Not expected: ${JSON.stringify(value)}`);
}
