import assert from 'node:assert/strict';
import { RowPacker, forEachPackedRow } from '../../../src/core/search/packedRows';

function packed(lists: readonly (readonly number[])[]) {
  const packer = new RowPacker();
  const starts = [0];
  for (const list of lists) {
    packer.begin();
    for (const row of list) packer.add(row);
    starts.push(packer.length);
  }
  return { bytes: packer.packed(), starts: Uint32Array.from(starts) };
}

function read({ bytes, starts }: ReturnType<typeof packed>, first: number, end: number): readonly number[] {
  const rows: number[] = [];
  forEachPackedRow(bytes, starts, { first, end }, (row) => rows.push(row));
  return rows;
}

describe('packed rows', () => {
  const lists = [[0, 1, 2], [], [127, 128, 300], [5, 16_500, 2_100_000, 4_294_967]];

  it('come back as they were, list by list', () => {
    const all = packed(lists);
    for (const [number, list] of lists.entries()) assert.deepEqual(read(all, number, number + 1), list);
    assert.deepEqual(read(all, 0, lists.length), lists.flat());
  });

  it('take a byte each where they are near', () => {
    const near = Array.from({ length: 10_000 }, (_, row) => row * 100);
    const all = packed([near]);
    assert.equal(all.bytes.length, near.length);
    assert.deepEqual(read(all, 0, 1), near);
  });
});
