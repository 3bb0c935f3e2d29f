import assert from 'node:assert/strict';
import { asFormattingAnswer, type FormattingRequest } from '../../src/protocol/formatting';
import { answerFormatting } from '../../src/worker/formattingWorker';
import { type ItemFields, smallLocale, styleWith } from '../support/citationStyles';

describe('the formatting worker', () => {
  const request: FormattingRequest = {
    kind: 'format',
    job: 7,
    items: [{ id: 'a', title: 'A' } as ItemFields],
    style: styleWith('<layout><text variable="title"/></layout>'),
    locales: [{ language: 'en-US', text: smallLocale }],
    language: undefined,
    output: 'html',
  };

  it('answers a request under its job', () => {
    const answer = answerFormatting(request);
    assert.deepEqual(answer, { kind: 'formatted', job: 7, references: [{ id: 'a', text: 'A' }] });
    assert.equal(asFormattingAnswer(answer), answer);
  });

  it('says why it cannot', () => {
    const answer = answerFormatting({ ...request, style: '' });
    assert.deepEqual(answer, {
      kind: 'failed',
      job: 7,
      code: 'broken-style',
      reason: 'it is no CSL style: its first element is not <style>',
    });
    assert.equal(asFormattingAnswer(answer), answer);
  });

  it('does not answer what is no request', () => {
    for (const message of [undefined, null, 'format', {}, { kind: 'read' }])
      assert.equal(answerFormatting(message), undefined);
  });
});
