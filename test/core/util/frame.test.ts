import assert from 'node:assert/strict';
import { type Column, openFrame, packFrame, verifyFrame } from '../../../src/core/util/frame';

const columns = new Map<string, Column>([
  ['bytes', Uint8Array.of(1, 2, 3)],
  ['words', Uint16Array.of(65_535, 7)],
  ['numbers', Uint32Array.of(4_294_967_295, 0, 9)],
  ['none', new Uint32Array()],
]);
const frame = { about: { said: ['ü', null] }, columns };

function isWhole(bytes: Uint8Array<ArrayBuffer>): boolean {
  const steps = verifyFrame(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('a frame', () => {
  it('comes back as it was, wherever its bytes begin', () => {
    const packed = packFrame(frame, 3);
    const elsewhere = new Uint8Array(packed.length + 3);
    elsewhere.set(packed, 3);
    for (const bytes of [packed, elsewhere.subarray(3)]) {
      const opened = openFrame(bytes, 3);
      assert.deepEqual(opened?.about, frame.about);
      assert.deepEqual([...(opened?.columns ?? [])], [...columns]);
      assert.ok(isWhole(bytes));
    }
  });

  it('is none in another version, cut short, or of other bytes', () => {
    const packed = packFrame(frame, 3);
    assert.equal(openFrame(packed, 4), undefined);
    for (let length = 0; length < packed.length; length++) {
      assert.ok(openFrame(packed.slice(0, length), 3) === undefined || !isWhole(packed.slice(0, length)));
    }
    assert.equal(openFrame(new TextEncoder().encode('@misc{a, title = {No frame at all}}'), 3), undefined);
  });

  it('shows each changed byte', () => {
    const packed = packFrame(frame, 3);
    for (let at = 16; at < packed.length; at++) {
      const changed = packed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.ok(!isWhole(changed), `byte ${at}`);
    }
  });

  it('never throws, whatever its header says', () => {
    const packed = packFrame(frame, 3);
    for (let at = 0; at < packed.length; at++) {
      for (const value of [0, 34, 57, 123, 255]) {
        const changed = packed.slice();
        changed[at] = value;
        openFrame(changed, 3);
      }
    }
  });
});
