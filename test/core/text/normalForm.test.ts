import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalForm } from '../../../src/core/text/normalForm';

describe('normal forms', () => {
  it('are those of the engine for all that people write', () => {
    const written = fc.string({
      unit: fc.constantFrom('e', 'é', '\u0301', '\u0323', 'ﬁ', ' ', '한', 'ᅡ'),
      maxLength: 25,
    });
    fc.assert(
      fc.property(written, fc.constantFrom('NFC', 'NFKD'), (text, form) => {
        assert.equal(normalForm(text, form), text.normalize(form));
      }),
    );
  });

  it('come at once for a run of marks without end', () => {
    const marks = '\u0301\u0323'.repeat(300_000);
    assert.equal(normalForm(`e${marks}e\u0301`, 'NFC').endsWith('\u0301é'), true);
  });
});
