import { describe, expect, test } from '@jest/globals';
import type { Company } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { confirmedAfter, suspicionOf, takenLoss } from '../../../src/core/portfolio/suspicion.ts';
import { hour, subscription } from '../samples.ts';

const now = Date.UTC(2026, 10, 12);
const companies = Array.from(
  { length: 20 },
  (_, at): Company => ({ id: `c${at}`, name: `Company ${at}`, status: 'Active' }) as Company,
);
const subscriptions = Array.from({ length: 40 }, (_, at) =>
  subscription({ id: `s${at}`, companyId: `c${at % 20}` }),
);
const held = buildPortfolio({ companies, subscriptions, asOf: now - hour, unreadable: 0 });
const judge = (
  lostCompanies: number,
  lostSubscriptions: number,
  earlier: ReturnType<typeof suspicionOf> = null,
  at = now,
  confirmed = false,
) =>
  suspicionOf(
    held,
    { companies: companies.slice(lostCompanies), subscriptions: subscriptions.slice(lostSubscriptions) },
    earlier,
    confirmed,
    at,
  );

describe('a reading', () => {
  test('counts when it is the first, or lost no more than one in twenty', () => {
    expect(suspicionOf(null, { companies: [], subscriptions: [] }, null, false, now)).toBeNull();
    expect(judge(0, 0)).toBeNull();
    expect(judge(1, 2)).toBeNull();
  });

  test.each([
    ['no subscriptions', 0, 40],
    ['no companies', 20, 0],
    ['a few subscriptions less', 0, 3],
    ['a few companies less', 2, 0],
  ])('with %s is suspicious', (_what, lostCompanies, lostSubscriptions) => {
    expect(judge(lostCompanies, lostSubscriptions)).toMatchObject({
      since: now,
      at: now,
      before: { companies: 20, subscriptions: 40 },
      read: { companies: 20 - lostCompanies, subscriptions: 40 - lostSubscriptions },
    });
  });

  test('without rows is suspicious even when everything had ended, which may leave the list', () => {
    const over = subscriptions.map((one) => ({ ...one, status: 'Cancelled' }));
    const all = buildPortfolio({ companies, subscriptions: over, asOf: now, unreadable: 0 });
    expect(suspicionOf(all, { companies, subscriptions: [] }, null, false, now)).not.toBeNull();
    expect(suspicionOf(all, { companies, subscriptions: over.slice(30) }, null, false, now)).toBeNull();
  });

  test('that agrees with a suspicious one counts two hours later, or when a person confirms it', () => {
    const first = judge(0, 20);
    expect(judge(0, 20, first, now + confirmedAfter - 1)).toMatchObject({ since: now });
    expect(judge(0, 20, first, now + confirmedAfter)).toBeNull();
    expect(judge(0, 19, first, now + confirmedAfter)).toBeNull();
    expect(judge(0, 20, first, now + 1, true)).toBeNull();
  });

  test('that lost more than the suspicious one begins anew, also for a person who confirmed the other', () => {
    const first = judge(0, 20);
    const later = now + confirmedAfter;
    expect(judge(0, 40, first, later)).toMatchObject({ since: later, read: { subscriptions: 0 } });
    expect(judge(0, 40, first, later, true)).toMatchObject({ since: later });
    expect(judge(0, 40, null, later, true)).toMatchObject({ since: later });
  });
});

describe('a loss that was taken because it lasted', () => {
  const day = 24 * hour;
  const suspicion = judge(0, 20);
  const poor = { companies, subscriptions: subscriptions.slice(20) };
  const taken = takenLoss(null, poor, suspicion, false, now);
  const after = buildPortfolio({ ...poor, asOf: now, unreadable: 0 });

  test('is told until most of it is back, a person confirmed it, or a week has passed', () => {
    expect(taken?.takenAt).toBe(now);
    expect(takenLoss(taken, poor, null, false, now + 6 * day)).toBe(taken);
    expect(
      takenLoss(taken, { companies, subscriptions: subscriptions.slice(9) }, null, false, now),
    ).toBeNull();
    expect(takenLoss(taken, { companies, subscriptions: subscriptions.slice(10) }, null, false, now)).toBe(
      taken,
    );
    expect(takenLoss(taken, poor, null, true, now)).toBeNull();
    expect(takenLoss(taken, poor, null, false, now + 8 * day)).toBeNull();
  });

  test('is told on when another loss came and went', () => {
    const other = suspicionOf(after, { companies, subscriptions: [] }, null, false, now);
    expect(takenLoss(taken, poor, other, false, now + hour)).toBe(taken);
    expect(takenLoss(taken, poor, other, true, now + hour)).toBeNull();
    expect(takenLoss(taken, { companies, subscriptions }, other, false, now + hour)).toBeNull();
    expect(takenLoss(taken, poor, other, false, now + 8 * day)).toBeNull();
  });

  test('is told as one with another that lasted too, and is told on when only the other is back', () => {
    const { subscriptions: left } = poor;
    const less = { companies, subscriptions: left.slice(3) };
    const later = now + 3 * hour;
    const both = takenLoss(taken, less, suspicionOf(after, less, null, false, later), false, later);
    expect(both).toMatchObject({
      takenAt: later,
      before: { subscriptions: 40 },
      read: { subscriptions: 17 },
    });
    expect(both?.missing.size).toBe(23);
    expect(takenLoss(both, poor, null, false, later)).toBe(both);
  });

  test('is none where nothing was lost', () => expect(takenLoss(null, poor, null, false, now)).toBeNull());
});
