import assert from 'node:assert/strict';
import { type LibraryFacts, libraryStatus } from '../../../src/core/present/libraryStatus';

const calm: LibraryFacts = { papers: 4312, problems: 0, unread: 0, reading: undefined };

describe('the status of the library', () => {
  const rows: readonly (readonly [name: string, facts: Partial<LibraryFacts>, text: string, more: object])[] =
    [
      ['counts papers', {}, '4,312 papers', { detail: 'Citewell', isBusy: false, isWarning: false }],
      ['counts one paper', { papers: 1 }, '1 paper', {}],
      ['counts problems', { problems: 2 }, '4,312 papers · 2 problems', { action: 'explainBibliography' }],
      ['counts one problem', { problems: 1 }, '4,312 papers · 1 problem', {}],
      [
        'says how far the reading has come',
        { reading: { read: 12, all: 40 } },
        '4,312 papers',
        { detail: '12 of 40 files read', isBusy: true },
      ],
      ['warns of a file', { unread: 1 }, '4,312 papers', { detail: '1 file could not be read' }],
      [
        'warns of files',
        { unread: 3 },
        '4,312 papers',
        { detail: '3 files could not be read', isWarning: true },
      ],
      ['leads on from no papers', { papers: 0 }, '0 papers', { action: 'whyNoSuggestion' }],
      ['says that nothing was read', { papers: undefined }, 'Papers not read yet', {}],
    ];
  for (const [name, facts, text, more] of rows) {
    it(name, () => {
      const status = libraryStatus({ ...calm, ...facts });
      assert.deepEqual({ ...status, text, ...more }, status);
      assert.equal(status.text, text);
    });
  }
});
