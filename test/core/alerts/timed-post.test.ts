import { describe, expect, test } from '@jest/globals';
import { nextTurn, turnToDo } from '../../../src/core/alerts/sweep-turns.ts';
import { everyDay, isOfToday, postTurns } from '../../../src/core/alerts/timed-post.ts';
import { readTimedPost } from '../../../src/core/questions/timed-post-sentences.ts';
import { readTokens } from '../../../src/core/understanding/sentence.ts';

const at = (iso: string) => Date.parse(iso);
const berlin = 'Europe/Berlin';
const turns = (minute: number, weekdays = everyDay, zone: string | null = null) =>
  postTurns({ minute, weekdays, zone }, berlin);

describe('the turns of what comes at an hour', () => {
  test('are at that minute, on those weekdays, in the zone of who alone reads it', () => {
    const monday = at('2026-11-23T07:00:00Z');
    expect(nextTurn(turns(450), monday)).toBe(at('2026-11-24T06:30:00Z'));
    expect(nextTurn(turns(480, [5, 7]), monday)).toBe(at('2026-11-27T07:00:00Z'));
    expect(nextTurn(turns(480, [7]), monday)).toBe(at('2026-11-29T07:00:00Z'));
    expect(nextTurn(turns(480, everyDay, 'America/New_York'), monday)).toBe(at('2026-11-23T13:00:00Z'));
  });

  test('keep the hour of the wall when the clocks change, once each day', () => {
    expect(nextTurn(turns(480), at('2026-03-28T08:00:00Z'))).toBe(at('2026-03-29T06:00:00Z'));
    // 02:30 is skipped that night, whose clocks go on at 03:00, and comes twice in October.
    expect(nextTurn(turns(150), at('2026-03-28T08:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    const first = at('2026-10-25T00:30:00Z');
    expect(turnToDo(turns(150), null, at('2026-10-25T00:45:00Z'))).toBe(first);
    expect(turnToDo(turns(150), first, at('2026-10-25T01:45:00Z'))).toBeNull();
  });

  test('are caught up on the same day of that zone only', () => {
    const turn = at('2026-11-23T07:00:00Z');
    expect(isOfToday(turn, at('2026-11-23T22:59:00Z'), berlin)).toBe(true);
    expect(isOfToday(turn, at('2026-11-23T23:00:00Z'), berlin)).toBe(false);
  });
});

const read = (text: string) => readTimedPost(readTokens(text));

describe('a sentence that wants today’s list by itself', () => {
  test.each([
    ['today here at 8', 480, '1234567'],
    ['today here daily', 480, '1234567'],
    ['send me today at 7:30 on weekdays', 450, '12345'],
    ['send me today at a quarter past seven on weekdays', 435, '12345'],
    ['put the today list in here on workdays at quarter to eight', 465, '12345'],
    ['today here at half past nine on fridays', 570, '5'],
    ['the today overview here at seven thirty', 450, '1234567'],
    ["today here on mondays at 7.15 o'clock", 435, '1'],
    ['today every morning at nine', 540, '1234567'],
    ['post today here on monday and wed and fri at 9 pm', 1260, '135'],
    ['today here every week', 480, '1'],
    ['today here at midnight on sundays', 0, '7'],
    ['what needs me every morning', 480, '1234567'],
  ])('%s', (text, minute, days) => {
    const asked = read(text);
    expect(asked).toMatchObject({ kind: 'timed-post', of: 'today', do: 'set', minute, noTime: null });
    expect(asked?.kind === 'timed-post' && asked.weekdays.join('')).toBe(days);
  });

  test.each([
    'today off',
    'stop posting today here',
    'stop today every morning',
    'no more daily briefing',
    'cancel today at 8',
  ])('turns it off: %s', (text) => {
    expect(read(text)).toMatchObject({ kind: 'timed-post', do: 'off' });
  });

  test('says what is no time of day', () => {
    expect(read('today here at 25')).toMatchObject({ do: 'set', noTime: 'at 25' });
  });

  test.each([
    'today',
    'today here',
    'cancel today',
    'my day off',
    "cancel my 3 o'clock",
    'today at 8 I added seats',
    'post "today" here at 8',
    'alerts here every morning',
    'renewals today at 8',
    'turn off auto renew',
  ])('is not: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});
