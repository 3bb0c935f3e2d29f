import assert from 'node:assert/strict';
import { readStyleFile } from '../../../src/core/format/styleFile';
import { styleWith } from '../../support/citationStyles';

describe('readStyleFile', () => {
  it('knows a style from one that refers to another', () => {
    assert.deepEqual(readStyleFile(styleWith('<layout/>')), { kind: 'style' });
    const dependent = `<?xml version="1.0"?>
      <!-- <style> --><style xmlns="x" default-locale="de-DE">
      <info><link rel="self" href="http://a/self"/><link href='http://a/b' rel="independent-parent"/></info></style>`;
    assert.deepEqual(readStyleFile(dependent), {
      kind: 'dependent',
      parent: 'http://a/b',
      language: 'de-DE',
    });
  });

  for (const [text, reason] of [
    ['', 'it is no CSL style: its first element is not <style>'],
    ['<html></html>', 'it is no CSL style: its first element is not <style>'],
    ['<style><info></style>', '</style> in line 1 closes what is not open there'],
    ['<style>\n<info>', '<info> is not closed'],
    ['<style>\n<macro name="a" <text/></style>', 'there is a “<” that begins nothing in line 2'],
    ['<style>\n\n<a b="c></style>', 'there is a “<” that begins nothing in line 3'],
  ] as const) {
    it(`says that ${reason}`, () => assert.deepEqual(readStyleFile(text), { kind: 'broken', reason }));
  }

  it('reads past comments, processing instructions and signs in quotes', () => {
    const text = '<?xml?><!DOCTYPE style><style a="<>"><!-- <b> --><![CDATA[<c>]]></style>';
    assert.deepEqual(readStyleFile(text), { kind: 'style' });
  });
});
