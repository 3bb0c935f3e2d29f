/** The column if it has room for `length` numbers, else a copy that has, and is at least twice as long. Zeros are behind what was there. */
export function grown<Column extends Uint8Array | Uint32Array>(column: Column, length: number): Column {
  if (length <= column.length) return column;
  const larger = new (column.constructor as new (size: number) => Column)(
    Math.max(length, column.length * 2),
  );
  larger.set(column);
  return larger;
}
