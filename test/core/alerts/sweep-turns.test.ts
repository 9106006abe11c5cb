import { describe, expect, test } from '@jest/globals';
import { digestTurns, lastTurn, nextTurn, turnToDo } from '../../../src/core/alerts/sweep-turns.ts';

const at = (text: string): number => Date.parse(text);
const shown = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().replace(':00.000Z', 'Z');
const eight = { cron: '0 8 * * *', zone: 'Europe/Berlin' };
const inTheNight = { cron: '30 2 * * *', zone: 'Europe/Berlin' };
const hour = 60 * 60_000;

describe('the turns of a sweep', () => {
  test('a moment that is a turn is its own last turn; the next one is later', () => {
    expect(shown(lastTurn(eight, at('2026-11-24T07:00:00Z')))).toBe('2026-11-24T07:00Z');
    expect(shown(nextTurn(eight, at('2026-11-24T07:00:00Z')))).toBe('2026-11-25T07:00Z');
    expect(shown(lastTurn(eight, at('2026-11-24T06:59:59.999Z')))).toBe('2026-11-23T07:00Z');
    expect(shown(nextTurn(eight, at('2026-11-24T06:59:59.999Z')))).toBe('2026-11-24T07:00Z');
  });

  test('a pattern without turns has none', () => {
    const never = { cron: '0 0 30 2 *', zone: 'UTC' };
    expect(lastTurn(never, at('2026-11-24T07:00:00Z'))).toBeNull();
    expect(nextTurn(never, at('2026-11-24T07:00:00Z'))).toBeNull();
    expect(turnToDo(never, null, at('2026-11-24T07:00:00Z'))).toBeNull();
  });

  /** The turns run when someone looks every ten minutes. */
  const doneBetween = (from: string, to: string, turns = inTheNight): (string | null)[] => {
    const done: number[] = [];
    for (let now = at(from); now < at(to); now += hour / 6) {
      const turn = turnToDo(turns, done.at(-1) ?? at(from), now);
      if (turn !== null) done.push(turn);
    }
    return done.map(shown);
  };

  test('the hour skipped by summer time loses no turn', () => {
    expect(doneBetween('2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z')).toEqual([
      '2027-03-28T01:00Z',
      '2027-03-29T00:30Z',
    ]);
  });

  test('the repeated hour has one turn', () => {
    expect(doneBetween('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
  });

  test('a digest at two at night comes once a day, also when the clock changes', () => {
    const turns = digestTurns({ kind: 'digest', every: 'day', hour: 2 }, 'Europe/Berlin');
    expect(doneBetween('2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z', turns)).toHaveLength(2);
    expect(doneBetween('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z', turns)).toHaveLength(2);
  });

  test('a weekly digest comes on its weekday; Sunday is the seventh', () => {
    const on = (weekday: number) =>
      nextTurn(
        digestTurns({ kind: 'digest', every: 'week', weekday, hour: 9 }, 'UTC'),
        at('2026-11-24T12:00:00Z'),
      );
    expect(shown(on(1))).toBe('2026-11-30T09:00Z');
    expect(shown(on(7))).toBe('2026-11-29T09:00Z');
  });
});

describe('the turn to run', () => {
  const now = at('2026-11-24T07:05:00Z');
  const turn = at('2026-11-24T07:00:00Z');

  test('is the last one until it was run, however late', () => {
    expect(turnToDo(eight, null, now)).toBe(turn);
    expect(turnToDo(eight, turn - 24 * hour, now + 10 * hour)).toBe(turn);
    expect(turnToDo(eight, turn, now)).toBeNull();
  });

  test('a clock put back an hour runs no turn twice', () => {
    expect(turnToDo(eight, turn, now - hour)).toBeNull();
    expect(turnToDo(eight, turn, now)).toBeNull();
  });

  test('a clock that was a year ahead does not stop turns once it is right again', () => {
    expect(turnToDo(eight, turn + 365 * 24 * hour, now)).toBe(turn);
  });

  test('of several missed turns only the last is run', () => {
    expect(turnToDo(eight, turn - 365 * 24 * hour, now)).toBe(turn);
  });
});

test('the hour of a digest with a zone of its own is one of that zone', () => {
  const form = { kind: 'digest', every: 'day', hour: 7, zone: 'America/Denver' } as const;
  expect(nextTurn(digestTurns(form, 'Europe/Berlin'), Date.UTC(2026, 10, 23, 12))).toBe(
    Date.UTC(2026, 10, 23, 14),
  );
});
