import assert from 'node:assert/strict';
import { readDate, type DateFields, type KnownDate } from '../../../src/core/text/dates';

describe('dates of works', () => {
  const cases: [string, DateFields, KnownDate][] = [
    ['reads a day', { date: '2023-09-25' }, { date: '2023-09-25', year: 2023 }],
    ['takes the start of a range', { date: '2004-04/2005' }, { date: '2004-04', year: 2004 }],
    ['takes the end of a range without a start', { date: '/2005-06' }, { date: '2005-06', year: 2005 }],
    ['reads a range without an end', { date: '1997/..' }, { date: '1997', year: 1997 }],
    ['reads a doubtful year', { date: '1723~' }, { date: '1723', year: 1723 }],
    ['knows no date for an uncertain decade', { date: '19XX' }, { year: 1900 }],
    ['reads a time', { date: '2004-01-02T12:00:00Z' }, { date: '2004-01-02', year: 2004 }],
    ['reads a year before Christ', { date: '-0044' }, { date: '-0044', year: -44 }],
    ['leaves a season out', { date: '2004-21' }, { date: '2004', year: 2004 }],
    ['prefers the date', { date: '2001', year: '1999' }, { date: '2001', year: 2001 }],
    ['reads year and month', { year: '2017', month: 'June' }, { date: '2017-06', year: 2017 }],
    ['reads a month number', { year: '2017', month: '9' }, { date: '2017-09', year: 2017 }],
    ['reads a month with a day', { year: '2017', month: '2 sep' }, { date: '2017-09-02', year: 2017 }],
    ['reads a month before a day', { year: '2017', month: 'Sep. 12' }, { date: '2017-09-12', year: 2017 }],
    ['reads the field day', { year: '2017', month: 'sep', day: '3' }, { date: '2017-09-03', year: 2017 }],
    ['finds the year among words', { year: 'c. 1999' }, { date: '1999', year: 1999 }],
    ['takes the first of two years', { year: '1999/2000' }, { date: '1999', year: 1999 }],
    ['knows nothing of what is forthcoming', { year: 'forthcoming', month: 'constructor' }, {}],
    ['knows nothing without fields', {}, {}],
  ];
  for (const [name, fields, expected] of cases) it(name, () => assert.deepEqual(readDate(fields), expected));
});
