import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { readDeputy } from '../../../src/core/approving/deputy-sentences.ts';
import { endIn } from '../../../src/core/approving/end-at.ts';
import { cleanText, readTokens, textOf } from '../../../src/core/understanding/sentence.ts';

const zone = 'Europe/Berlin';
/** Monday 23 November 2026, 10:15 in Berlin. */
const now = DateTime.fromISO('2026-11-23T10:15', { zone }).toMillis();
const tokens = (text: string) => readTokens(cleanText(text));
const end = (text: string) => {
  const { until, rest } = endIn(tokens(text), { now, zone });
  const at =
    until === null
      ? null
      : 'at' in until
        ? DateTime.fromMillis(until.at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
        : `? ${until.unknown}`;
  return [textOf(rest), at];
};

describe('the end of a role or deputy', () => {
  test.each([
    ['approver to @Bob until 31 Dec', 'approver to @Bob', '2027-01-01T00:00'],
    ['approver to @Bob until Friday', 'approver to @Bob', '2026-11-28T00:00'],
    ['approver to @Bob till the end of the month', 'approver to @Bob', '2026-12-01T00:00'],
    ['approver to @Bob for 8 hours', 'approver to @Bob', '2026-11-23T18:15'],
    ['approver to @Bob for the next two weeks', 'approver to @Bob', '2026-12-07T10:15'],
    ['approver to @Bob for an hour', 'approver to @Bob', '2026-11-23T11:15'],
    ['approver to @Bob for 2h', 'approver to @Bob', '2026-11-23T12:15'],
    ['approver to @Bob for today', 'approver to @Bob', '2026-11-24T00:00'],
    ['approver to @Bob until 5pm', 'approver to @Bob', '2026-11-23T17:00'],
    ['approver to @Bob until 5 pm tomorrow', 'approver to @Bob', '2026-11-24T17:00'],
    ['approver to @Bob until 17:30 today', 'approver to @Bob', '2026-11-23T17:30'],
    ['approver to @Bob until noon', 'approver to @Bob', '2026-11-23T12:00'],
    ['approver to @Bob until 12am', 'approver to @Bob', '2026-11-23T00:00'],
    ['approver to @Bob for Contoso until 15 December', 'approver to @Bob for Contoso', '2026-12-16T00:00'],
    ['approver to @Bob until Friday for Contoso', 'approver to @Bob for Contoso', '2026-11-28T00:00'],
    ['approver to @Bob, expires on 31 Dec', 'approver to @Bob', '2027-01-01T00:00'],
    ['approver to @Bob up to Friday', 'approver to @Bob', '2026-11-28T00:00'],
    ['approver to @Bob before Friday', 'approver to @Bob', '2026-11-27T00:00'],
  ])('%s', (text, rest, at) => expect(end(text)).toEqual([rest, at]));

  test.each([
    ['approver to @Bob until the cows come home', '? until the cows come home'],
    ['approver to @Bob until 5pm on Friday', '? until 5pm on Friday'],
    ['approver to @Bob until 13pm', '? until 13pm'],
    ['approver to @Bob until he is done for Contoso', '? until he is done'],
    ['approver to @Bob for now', '? for now'],
    ['approver to @Bob for a few days', '? for a few days'],
    ['approver to @Bob temporarily', '? temporarily'],
    ['approver to @Bob until last Friday', '? until last Friday'],
  ])('what is not understood is no lasting role: %s', (text, at) => expect(end(text)[1]).toBe(at));

  test.each(['approver to @Bob', 'approver to @Bob for Contoso', 'approver to @Bob for 8 companies'])(
    'none: %s',
    (text) => expect(end(text)).toEqual([text, null]),
  );

  test.each([
    'let @Bob approve for May Foods',
    'approver for Monday Motors to @Bob',
    'approver to @Bob for 24 hours Fitness',
    'approver to @Bob for Today Media',
    'approver to @Bob for April',
    'approver to @Bob for Q1 Networks',
  ])('a name is no time: %s', (text) => expect(end(text)).toEqual([text, null]));
});

describe('who stands in', () => {
  const read = (text: string) => readDeputy(tokens(text), { now, zone });
  const set = (principal: string | null, deputy: string) => ({
    kind: 'deputy',
    do: 'set',
    principal,
    deputy,
    until: { at: DateTime.fromISO('2026-11-28', { zone }).toMillis() },
  });

  test.each([
    ['Bob stands in for Ann until Friday', set('Ann', 'Bob')],
    ['@Bob Berg stands in for @Ann Archer until Friday', set('@Ann Archer', '@Bob Berg')],
    ['until Friday @Bob covers for me', set(null, '@Bob')],
    ['my deputy is @Bob until Friday', set(null, '@Bob')],
    ["Ann's deputy is Bob until Friday", set('Ann', 'Bob')],
    ['@Bob is my deputy until Friday', set(null, '@Bob')],
    ['the deputy of Ann is Bob', null],
    ['deputy for Ann is Bob until Friday', set('Ann', 'Bob')],
    ['Bob is the stand-in for Ann until Friday', set('Ann', 'Bob')],
    ['make @Bob my deputy until Friday', set(null, '@Bob')],
    ['make Bob deputy for Ann until Friday', null],
    ['appoint Bob as the deputy for Ann until Friday', set('Ann', 'Bob')],
    ['set my deputy to @Bob until Friday', set(null, '@Bob')],
    ['let Bob stand in for me until Friday', set(null, 'Bob')],
    ['Bob stands in for April until Friday', set('April', 'Bob')],
    ['delegate my approvals to @Bob until Friday', set(null, '@Bob')],
    ["put Bob down as my deputy till Friday, I'm away in Galway", set(null, 'Bob')],
    ["I'm in Bali until Friday, @Bob signs off my stuff while I'm gone", set(null, '@Bob')],
    ["While I'm in Lisbon until Friday @Bob decides everything in my place", set(null, '@Bob')],
    ['Ann is ill until Friday, Bob decides for her', set('Ann', 'Bob')],
    ['hand my approvals over to @Bob until Friday', set(null, '@Bob')],
    ['@Bob stands in for @Ann until Friday, she has an operation', set('@Ann', '@Bob')],
    ["let Bob approve my requests until Friday, I'm travelling", set(null, 'Bob')],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test('without an end it says none, and one that is not understood is kept', () => {
    expect(read('my deputy is @Bob')).toEqual({ kind: 'deputy', do: 'set', principal: null, deputy: '@Bob' });
    expect(read('my deputy is @Bob until soon')).toMatchObject({ until: { unknown: 'until soon' } });
  });

  test.each([
    ['no deputy', null],
    ['remove my deputy', null],
    ['no deputy for Ann', 'Ann'],
    ["remove Ann's deputy", 'Ann'],
    ['I need no deputy any more', null],
    ['Bob no longer stands in for Ann', 'Ann'],
  ])('ends: %s', (text, principal) => expect(read(text)).toMatchObject({ do: 'end', principal }));

  test.each([
    'deputies',
    'show all deputies',
    'who stands in for Ann',
    "who is Ann's deputy",
    'who is my deputy',
  ])('is asked: %s', (text) => expect(read(text)).toEqual({ kind: 'deputies' }));

  test.each([
    'Bob stood in for Ann until Friday',
    "Bob won't sign my stuff while I'm away",
    "Bob said he signs my stuff while I'm gone",
    "if I'm ill until Friday, Bob signs my stuff",
    "I'm away until Friday, nobody signs my stuff",
    'Bob approves my requests',
    'Bob signs for Woodgrove until Friday',
    'Bob cannot stand in for Ann',
    'did Bob stand in for Ann',
    'should Bob stand in for Ann until Friday',
    'the deputy minister of Ann called',
    'if Bob stands in for Ann until Friday then fine',
    `x ${'word '.repeat(30)}`,
  ])('no order: %s', (text) => expect(read(text)).toBeNull());
});
