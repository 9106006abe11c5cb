import { describe, expect, test } from '@jest/globals';
import {
  alertsOf,
  digestAlert,
  duesOf,
  horizon,
  isWatched,
  keysOf,
  thresholdOf,
  thresholdsReached,
  type Watch,
} from '../../../src/core/alerts/due-alerts.ts';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import { ada, aLine, aPlace, aRenewal, day, now } from './due-samples.ts';

const end = Date.parse('2026-12-12T00:00:00Z');
const hour = 60 * 60_000;
const usual = [60, 30, 14, 7, 3, 1];
const watch = (given: Partial<Watch> = {}): Watch => ({
  place: aPlace(),
  days: usual,
  next: now + day,
  ...given,
});
const noVendor = () => null;
const decided = { kind: 'renew', by: ada, at: now } as const;

describe('the threshold to report', () => {
  const at = (moment: number) => thresholdOf(end, { days: usual, next: moment + day }, moment);

  test('is the smallest one passed, so a renewal first seen late is reported once', () => {
    expect(at(end - 20 * day)).toBe(30);
    expect(at(end - 4.5 * day)).toBe(7);
  });

  test('comes early when the next look would be too late', () => {
    expect(at(end - 31.5 * day)).toBe(60);
    expect(at(end - 30.9 * day)).toBe(30);
  });

  test('comes for the last time before Pax8 locks the subscription, at any hour of the sweep', () => {
    for (let hours = 0; hours < 24; hours++) {
      const sweeps = Array.from({ length: 90 }, (_, n) => end - n * day - hours * hour);
      const last = sweeps.filter((moment) => at(moment) === 1).sort((a, b) => a - b)[0] ?? 0;
      expect(last).toBeLessThanOrEqual(end - day);
      expect(last).toBeGreaterThan(end - 2 * day - 1);
    }
  });

  test('comes on an earlier sweep when sweeps are a week apart', () => {
    expect(thresholdOf(end, { days: usual, next: end - day + 1 }, end - 8 * day)).toBe(1);
  });

  test('is null before the first threshold and after the term end', () => {
    expect(at(end - 62 * day)).toBeNull();
    expect(at(end)).toBeNull();
    expect(at(end + day)).toBeNull();
    expect(thresholdOf(end, { days: [], next: now }, now)).toBeNull();
  });
});

test('the horizon is as far as the largest threshold of any place reaches', () => {
  expect(horizon([watch({ days: [7] }), watch({ days: [90, 1] })])).toBe(now + day + 90 * day);
  expect(horizon([watch({ days: [] })])).toBe(now + day);
  expect(horizon([])).toBe(0);
});

test('a renewal is watched when a place wants it and one of its thresholds is near', () => {
  const others = aPlace({ filter: { ...aPlace().filter, company: { id: 'other', name: 'Other' } } });
  const isSeen = (...watches: Watch[]) => isWatched(aRenewal(), watches, noVendor, now);
  expect(isSeen(watch())).toBe(true);
  expect(isSeen(watch({ place: others }))).toBe(false);
  expect(isSeen(watch({ days: [7] }))).toBe(false);
  expect(isSeen(watch({ place: others }), watch())).toBe(true);
});

describe('due', () => {
  const dues = (renewal: Renewal, ...watches: Watch[]) => duesOf([renewal], watches, noVendor, now);

  test('is an undecided renewal for each place that wants it, at that place’s thresholds', () => {
    const other = watch({ place: aPlace({ conversationId: 'other' }), days: [45, 21] });
    expect(dues(aRenewal(), watch(), other).map(({ threshold, days }) => [threshold, days])).toEqual([
      ['due r1 channel 30', 30],
      ['due r1 other 21', 21],
    ]);
  });

  test('is nothing a place does not want, that is not near, or whose lines are all settled', () => {
    const others = aPlace({ filter: { ...aPlace().filter, product: 'Acrobat' } });
    expect(dues(aRenewal(), watch({ place: others }))).toEqual([]);
    expect(dues(aRenewal(), watch({ days: [7] }))).toEqual([]);
    const lines = [
      aLine({ decision: decided }),
      aLine({ ends: true }),
      aLine({ after: { kind: 'ended', seenAt: now } }),
    ];
    expect(dues(aRenewal({ lines }), watch())).toEqual([]);
    expect(dues(aRenewal({ lines: [...lines, aLine()] }), watch())).toHaveLength(1);
  });

  test('is no monthly term, which is in a renewal only for its plan; but a month of a service term is', () => {
    const monthly = (serviceTerm: 'likely' | null) =>
      aRenewal({ lines: [aLine({ term: 'Monthly', serviceTerm })] });
    expect(duesOf([monthly(null)], [watch()], noVendor, end - 5 * day)).toEqual([]);
    expect(duesOf([monthly('likely')], [watch()], noVendor, end - 5 * day)).toHaveLength(1);
  });

  test('depends on the earliest undecided end', () => {
    const early = aLine({ termEndsAt: end - 10 * day, decision: decided });
    expect(dues(aRenewal({ lines: [aLine(), early] }), watch())[0]?.days).toBe(30);
    expect(dues(aRenewal({ lines: [aLine(), { ...early, decision: null }] }), watch())[0]?.days).toBe(7);
  });

  test('excludes what is snoozed past the next look', () => {
    expect(dues(aRenewal({ snoozedUntil: now + 2 * day }), watch())).toEqual([]);
    expect(dues(aRenewal({ snoozedUntil: end }), watch({ next: end + day }))).toEqual([]);
  });
});

describe('alerts', () => {
  const turn = now;
  const made = (renewals: readonly Renewal[], known: readonly string[] = [], watches = [watch()]) => {
    const dues = duesOf(renewals, watches, noVendor, now);
    return { dues, alerts: alertsOf(dues, new Set(known), { turn, now }) };
  };
  const told = ({ alerts }: ReturnType<typeof made>) =>
    alerts.flat().map(({ key, state, notBefore }) => [key, state, notBefore - now]);

  test('are made once per threshold', () => {
    const first = made([aRenewal()]);
    expect(told(first)).toEqual([['due r1 channel 30', 'due', 0]]);
    expect(keysOf(first.dues)).toEqual(['due r1 channel 30']);
    expect(told(made([aRenewal()], keysOf(first.dues)))).toEqual([]);
  });

  test('ten at once in one place stay ten; eleven become one digest, and each counts as told', () => {
    const some = (count: number) => Array.from({ length: count }, (_, n) => aRenewal({ id: `r${n}` }));
    // The numbers as the README says them, not as the code has them.
    const ten = made(some(10)).alerts.flat();
    expect(ten.map(({ state, content }) => `${state} ${content.kind}`)).toEqual(Array(10).fill('due due'));
    const [storm] = made(some(11)).alerts;
    expect(storm?.[0]).toMatchObject({
      key: 'digest channel 2026-11-24T08:00:00.000Z',
      state: 'due',
      content: { kind: 'digest', of: 'storm' },
    });
    expect(storm?.slice(1).map(({ state }) => state)).toEqual(Array(11).fill('told'));
    expect(
      told(
        made(
          some(11),
          storm?.map(({ key }) => key),
        ),
      ),
    ).toEqual([]);
  });

  test('that come later than a storm stay outside its digest', () => {
    const some = Array.from({ length: 11 }, (_, n) => aRenewal({ id: `r${n}` }));
    const later = aRenewal({ id: 'later', snoozedUntil: now + 5 * hour });
    const due = made([...some, later])
      .alerts.flat()
      .filter(({ state }) => state === 'due');
    expect(due.map(({ content, notBefore }) => [content.kind, notBefore - now])).toEqual([
      ['digest', 0],
      ['due', 5 * hour],
    ]);
  });

  test('are not made for a place that has digests, whose thresholds are reached all the same', () => {
    const digests = aPlace({ form: { kind: 'digest', every: 'day', hour: 9 } });
    const { dues, alerts } = made([aRenewal()], [], [watch({ place: digests })]);
    expect(alerts).toEqual([]);
    expect([...thresholdsReached(dues, now).keys()]).toEqual(['due r1 30']);
  });

  test('reach a threshold once, however many places are told', () => {
    const { dues } = made([aRenewal()], [], [watch(), watch({ place: aPlace({ conversationId: 'b' }) })]);
    expect([...thresholdsReached(dues, now).keys()]).toEqual(['due r1 30']);
  });

  test('come again when a snooze ends, and report the threshold passed during it', () => {
    const until = now + 5 * hour;
    const snoozed = aRenewal({ snoozedUntil: until });
    const first = made([snoozed]);
    expect(told(first)).toEqual([
      [`due r1 channel snoozed ${until}`, 'due', 5 * hour],
      ['due r1 channel 30', 'told', 0],
    ]);
    expect(thresholdsReached(first.dues, now).size).toBe(0);
    expect(keysOf(first.dues)).toEqual(['due r1 channel 30', `due r1 channel snoozed ${until}`]);
    expect(told(made([snoozed], keysOf(first.dues)))).toEqual([]);
    expect(told(made([snoozed], ['due r1 channel 30']))).toEqual([
      [`due r1 channel snoozed ${until}`, 'due', 5 * hour],
    ]);
  });

  test('come once after a snooze, and later thresholds come as usual', () => {
    const over = aRenewal({ snoozedUntil: now - day });
    const key = `due r1 channel snoozed ${now - day}`;
    expect(told(made([over], ['due r1 channel 30']))).toEqual([[key, 'due', 0]]);
    expect(told(made([over], [key]))).toEqual([['due r1 channel 30', 'due', 0]]);
  });

  test('due at the end of a snooze later today do not count towards a storm now', () => {
    const snoozed = Array.from({ length: 11 }, (_, n) => aRenewal({ id: `r${n}`, snoozedUntil: now + hour }));
    expect(
      made(snoozed)
        .alerts.flat()
        .filter(({ content }) => content.kind === 'digest'),
    ).toEqual([]);
  });
});

test('a digest is the same for the same turn', () => {
  const one = digestAlert(aPlace(), 'day', ['r1'], { turn: now, now });
  expect(digestAlert(aPlace(), 'day', ['r2'], { turn: now, now: now + hour }).key).toBe(one.key);
});
