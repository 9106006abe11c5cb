import { describe, expect, test } from '@jest/globals';
import type { AlertPlace } from '../../../src/core/alerts/alert.ts';
import { trialAlerts, trialDues } from '../../../src/core/alerts/due-trials.ts';
import { trialsIn } from '../../../src/core/renewals/trials.ts';
import { aCompany } from '../../store/fixtures.ts';
import { aPlace, committed, day, now, portfolioOf } from './due-samples.ts';

const trial = (id: string, inDays: number | null, given = {}) =>
  committed(id, null, {
    ...{ status: 'Trial', commitment: null, price: 0 },
    endAt: inDays === null ? null : now + inDays * day,
    ...given,
  });
const portfolio = portfolioOf(
  trial('later', 20),
  trial('soon', 2),
  trial('undated', null),
  trial('over', -1),
  trial('other', 5, { productName: 'Acronis Cyber Protect Cloud', productId: 'p2' }),
  committed('paid', now + 3 * day),
);

describe('the trials of a portfolio', () => {
  // https://devx.pax8.com/docs/subscription-management: look at the end date to know whether a trial still runs.
  test('are those that have not ended, the first to end first, those without an end last', () =>
    expect(trialsIn(portfolio, null, now).map(({ subscription }) => subscription.id)).toEqual([
      ...['soon', 'other', 'later', 'undated'],
    ]));
  test('become paid by default when they are Microsoft’s; of others it is not known', () =>
    expect(trialsIn(portfolio, null, now).map(({ converts }) => converts)).toEqual([
      ...['by-default', 'unknown', 'by-default', 'by-default'],
    ]));
  test('can be those of one company; the company of a row may be unknown', () => {
    expect(trialsIn(portfolio, aCompany({ id: 'company' }), now)).toHaveLength(4);
    expect(trialsIn(portfolio, aCompany({ id: 'other' }), now)).toEqual([]);
    const orphan = portfolioOf(trial('t', 2, { companyId: 'gone', productName: null, productId: 'p9' }));
    expect(trialsIn(orphan, null, now)).toMatchObject([{ company: null, converts: 'unknown' }]);
  });
});

describe('an alert about trials', () => {
  const at = { turn: now, now };
  const watch = (place: AlertPlace, days = [30, 7, 3]) => ({ place, days, next: now + day });
  const dues = (place = aPlace(), days = [30, 7, 3]) =>
    trialDues(trialsIn(portfolio, null, now), [watch(place, days)], () => null, now);

  test('comes at each of the place’s thresholds before the trial ends', () => {
    expect(dues().map(({ key }) => key)).toEqual([
      'trial soon 2026-11-26 channel 3',
      'trial other 2026-11-29 channel 7',
      'trial later 2026-12-14 channel 30',
    ]);
    expect(dues(aPlace(), [3]).map(({ trial: { subscription } }) => subscription.id)).toEqual(['soon']);
  });
  test('is one message for all of a place, and each trial is told once', () => {
    const alerts = trialAlerts(dues(), new Set(), at);
    expect(alerts.map(({ state }) => state)).toEqual(['due', 'told', 'told', 'told']);
    expect(alerts[0]).toMatchObject({
      conversationId: 'channel',
      content: { kind: 'trials', subscriptionIds: ['soon', 'other', 'later'] },
    });
    const known = new Set(alerts.map(({ key }) => key));
    expect(trialAlerts(dues(), known, at)).toEqual([]);
  });
  test('comes to a place only if its filter wants trials, and these', () => {
    const filtered = (given: Partial<AlertPlace['filter']>) =>
      dues(aPlace({ filter: { ...aPlace().filter, ...given } })).length;
    expect(filtered({ kind: 'trials' })).toBe(3);
    expect(filtered({ kind: 'renewals' })).toBe(0);
    expect(filtered({ product: 'Acronis' })).toBe(1);
  });
});
