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
    // Of the absences that are told the end is the principal's, and of the deputies the named one's.
    ["I'm away until Friday, Bob is my deputy", set(null, 'Bob')],
    ['I have leave until Friday, Bob is my deputy', set(null, 'Bob')],
    ['my leave is until Friday, Bob is my deputy', set(null, 'Bob')],
    ['On leave until Friday, Bob is my deputy', set(null, 'Bob')],
    ['In Bali until Friday, Bob is my deputy', set(null, 'Bob')],
    ['Bob stands in for Ann, Ann Archer is away until Friday', set('Ann', 'Bob')],
    ['Bob stands in for @Ann Archer, Ann is away until Friday', set('@Ann Archer', 'Bob')],
    ['Bob stands in for Ann, she is away until Friday', set('Ann', 'Bob')],
    ['While Ann is ill until Friday, Bob is her stand-in', null],
    ['Ann is ill until Friday, Bob is our stand-in', set('Ann', 'Bob')],
    ['Bob may sign for me until Friday', set(null, 'Bob')],
    ['@May Lee is my deputy until Friday', set(null, '@May Lee')],
    ['use @Bob as our backup until Friday', set(null, '@Bob')],
    ['have @Bob as the cover for Ann until Friday', set('Ann', '@Bob')],
    ['use Acronis as our backup until Friday', null],
    ['put Acronis in as the backup of Ann until Friday', null],
    ['Ann is off until Friday, Bob approves in her place', set('Ann', 'Bob')],
    ['she is off until Friday, Bob approves in her place', null],
    ['Bob approves on his behalf until Friday', null],
    ['can Bob approve for him until Friday', null],
    ['Bob may sign for them until Friday', null],
    ["Bob doesn't approve changes until Friday", null],
    ['Litware does not decide until Friday', null],
    ["Ann is ill, Bob doesn't sign", null],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test('without an end it says none, and one that is not understood is kept', () => {
    expect(read('my deputy is @Bob')).toEqual({ kind: 'deputy', do: 'set', principal: null, deputy: '@Bob' });
    expect(read('my deputy is @Bob until soon')).toMatchObject({ until: { unknown: 'until soon' } });
  });

  test.each([
    ['Jeroen is off until Friday, @Bob is my deputy'],
    ['Bob is my deputy, he is away until Friday'],
    ['the contract ends on 4 December, Bob is my deputy'],
    ['we have a meeting until Friday, Bob is my deputy'],
    ["I'm back next week, Bob is my deputy"],
  ])('an end of something else is none of the deputy: %s', (text) => {
    expect(read(text)).toMatchObject({ do: 'set', principal: null });
    expect(read(text)).not.toHaveProperty('until');
  });

  test('who is said to be away is nobody else, and "for me" is the speaker', () => {
    expect(read('Bob stands in for Ann, Kim is away until Friday')).toEqual({
      ...{ kind: 'deputy', do: 'set', principal: 'Ann', deputy: 'Bob' },
    });
    const said = tokens('Jeroen is off until Friday, Bob covers');
    const all = tokens('Jeroen is off until Friday, Bob covers for me');
    expect(readDeputy(said, { now, zone }, all)).toMatchObject({ principal: null });
    expect(readDeputy(said, { now, zone })).toMatchObject({ principal: 'Jeroen' });
  });

  test.each([
    ['Ann is back, end my deputy', null],
    ["Bob no longer approves for me, I'm back", null],
    ["I don't need a deputy any more", null],
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
    'my deputy',
    'our backup',
    "we don't need a backup approver",
    "we don't need a delegate",
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
