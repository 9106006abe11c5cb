import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { HistoryRecord, Subscription } from '../../../src/core/marketplace/records.ts';
import { returnWindow, type Terms } from '../../../src/core/rules/nce-windows.ts';
import { ruleSeats } from '../../../src/core/rules/seat-rules.ts';
import { seatsBack } from '../../../src/core/rules/seats-back.ts';
import { plusMonths } from '../../../src/core/rules/term-dates.ts';
import { terms, vendorProduct } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const end = now + 200 * day;
const at = (when: number, quantity: number, status = 'Active'): HistoryRecord => ({
  at: when,
  quantity,
  status,
});

/** https://learn.microsoft.com/partner-center/customers/create-a-new-subscription */
describe('one clock: the window after a renewal', () => {
  const formerEnd = Date.UTC(2026, 10, 15);
  const nextEndsAt = Date.UTC(2027, 10, 15);
  const ranAt = formerEnd + 42 * hour;
  const one = subscription({
    createdAt: Date.UTC(2024, 10, 15),
    commitment: { id: 'm1', term: '1-Year', endsAt: nextEndsAt },
  });
  const seen = { nextEndsAt, opensAt: ranAt, readFrom: 'history' } as const;
  const late = ranAt + 167 * hour;

  test('opens when the renewal ran, up to 48 hours after the term’s end, as the history shows it', () => {
    const history = [at(Date.UTC(2024, 10, 15), 12), at(ranAt, 12)];
    expect(seatsBack(terms(one, history), late)).toMatchObject({
      ...{ kind: 'open', from: 'renewal', seats: 11, confidence: 'explicit' },
      closesAt: ranAt + returnWindow,
    });
    expect(ruleSeats(terms(one, history), 10, late).kind).toBe('allowed');
  });
  test('is what the bot told on its cards, also when the history is gone since', () => {
    for (const history of [[], [at(ranAt, 12)], [at(ranAt + hour, 12)]])
      expect(seatsBack(terms(one, history, { renewal: seen }), late)).toMatchObject({
        ...{ kind: 'open', closesAt: ranAt + returnWindow, confidence: 'explicit' },
      });
    expect(ruleSeats(terms(one, [], { renewal: seen }), 10, late).kind).toBe('allowed');
  });
  test('is an estimate that the history makes better', () => {
    const estimate = { ...seen, opensAt: formerEnd, readFrom: 'commitment-end' } as const;
    expect(seatsBack(terms(one, [], { renewal: estimate }), formerEnd + hour)).toMatchObject({
      ...{ kind: 'open', closesAt: formerEnd + returnWindow, confidence: 'inferred' },
    });
    const history = [at(Date.UTC(2024, 10, 15), 12), at(ranAt, 12)];
    expect(seatsBack(terms(one, history, { renewal: estimate }), late)).toMatchObject({
      ...{ kind: 'open', closesAt: ranAt + returnWindow, confidence: 'explicit' },
    });
  });
  test('of a term whose length nobody names is the one that the bot saw', () => {
    const unnamed = { ...one, commitment: { id: null, term: null, endsAt: nextEndsAt } };
    expect(seatsBack(terms(unnamed, [], { renewal: seen }), late)).toMatchObject({ from: 'renewal' });
    expect(seatsBack(terms(unnamed), late)).toMatchObject({ kind: 'closed' });
  });
  test('of an earlier term counts no more', () =>
    expect(seatsBack(terms(one, [], { renewal: { ...seen, nextEndsAt: formerEnd } }), late)).toMatchObject({
      kind: 'closed',
    }));
  test('is only inferred when the history was not read', () =>
    expect(seatsBack(terms(one, [], { history: null }), ranAt + hour)).toMatchObject({
      ...{ confidence: 'inferred', closesAt: formerEnd + returnWindow },
    }));
  test('is only inferred when a record of the history is missing', () => {
    const rows = [at(Date.UTC(2024, 10, 15), 12), at(ranAt, 12)];
    expect(seatsBack(terms(one, [], { history: { rows, unreadable: 1 } }), ranAt + hour)).toMatchObject({
      confidence: 'inferred',
    });
  });
  test('of a term that began on 31 January and ends on 28 February is found on the 31st', () => {
    const began = Date.UTC(2027, 0, 31);
    const monthly = subscription({
      createdAt: Date.UTC(2026, 5, 30),
      commitment: { id: 'm', term: 'Monthly', endsAt: plusMonths(began, 1) },
    });
    const history = [at(Date.UTC(2026, 5, 30), 12), at(began + 30 * hour, 12)];
    expect(seatsBack(terms(monthly, history), began + 40 * hour)).toMatchObject({
      ...{ from: 'renewal', confidence: 'explicit', closesAt: began + 30 * hour + returnWindow },
    });
  });
  test('opens at the renewal and never before it, for any term and any delay', () => {
    const start = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2032, 0, 1) });
    const delay = fc.integer({ min: 0, max: 47 });
    fc.assert(
      fc.property(start, fc.constantFrom('Monthly', '1-Year', '3-Year'), delay, (began, term, hours) => {
        const months = { Monthly: 1, '1-Year': 12, '3-Year': 36 }[term] ?? 1;
        const ran = began + hours * hour;
        const renewed = subscription({
          createdAt: began - 400 * day,
          commitment: { id: 'm', term, endsAt: plusMonths(began, months) },
        });
        const history = [at(began - 400 * day, 12), at(ran, 12)];
        const back = seatsBack(terms(renewed, history), ran + hour);
        expect(back).toMatchObject({ from: 'renewal', confidence: 'explicit', closesAt: ran + returnWindow });
      }),
    );
  });
});

describe('a purchase', () => {
  const bought = now - 2 * day;
  const forAYear = (since: number) => ({
    commitment: { id: 'm', term: '1-Year', endsAt: plusMonths(since, 12) },
  });

  test('without a created date needs a first record that fits the term', () => {
    const one = subscription({ createdAt: null, startAt: bought, ...forAYear(bought) });
    expect(seatsBack(terms(one, [at(bought, 12)]), now)).toMatchObject({
      ...{ kind: 'open', from: 'purchase', confidence: 'explicit' },
    });
    expect(seatsBack(terms(one), now)).toMatchObject({ kind: 'closed' });
    expect(
      seatsBack(terms(one, [], { history: { rows: [at(bought, 12)], unreadable: 1 } }), now),
    ).toMatchObject({ kind: 'closed' });
    // The history begins with an added seat: 101 seats, 100 of them bought 300 days ago.
    const older = subscription({
      quantity: 101,
      createdAt: null,
      startAt: bought,
      ...forAYear(now - 300 * day),
    });
    expect(seatsBack(terms(older, [at(bought, 101)]), now)).toMatchObject({ kind: 'closed' });
  });
  test('of a created day counts from the earliest moment of that day in any zone', () => {
    const created = Date.UTC(2026, 10, 21);
    const one = subscription({ createdAt: created, startAt: null, ...forAYear(created) });
    expect(seatsBack(terms(one), now)).toMatchObject({ closesAt: created - 14 * hour + returnWindow });
  });
  test('on 31 January for a month, or on 29 February for a year, is explicit', () => {
    for (const [since, months, term] of [
      [Date.UTC(2027, 0, 31, 15), 1, 'Monthly'],
      [Date.UTC(2028, 1, 29, 15), 12, '1-Year'],
    ] as const) {
      const commitment = { id: 'm', term, endsAt: plusMonths(since, months) };
      const one = subscription({ createdAt: since, startAt: since, commitment });
      expect(seatsBack(terms(one), since + day)).toMatchObject({ from: 'purchase', confidence: 'explicit' });
    }
  });
  test('is not proved by a trial that became paid', () => {
    const created = now - 3 * day;
    const one = subscription({ createdAt: created, startAt: created, ...forAYear(created) });
    const converted = { ...one, status: 'Converted' };
    expect(seatsBack(terms(converted), now)).toMatchObject({ from: 'purchase', confidence: 'inferred' });
    expect(seatsBack(terms(one, [at(created, 12, 'Trial'), at(now - day, 12)]), now)).toMatchObject({
      confidence: 'inferred',
    });
  });
});

test('a trial that became paid is no renewal that the history shows', () => {
  const began = now - 3 * day;
  const one = subscription({
    createdAt: now - 30 * day,
    commitment: { id: 'm', term: '1-Year', endsAt: plusMonths(began, 12) },
  });
  for (const history of [
    [at(now - 30 * day, 12, 'Trial'), at(began, 12)],
    [at(now - 30 * day, 12), at(began, 12, 'Converted')],
  ])
    expect(seatsBack(terms(one, history), now)).toMatchObject({ from: 'renewal', confidence: 'inferred' });
  const later = [at(now - 30 * day, 12, 'Converted'), at(began, 12, 'Converted')];
  expect(seatsBack(terms(one, later), now)).toMatchObject({ from: 'renewal', confidence: 'explicit' });
});

/** `commitmentDependencies` of https://devx.pax8.com/reference/findproductdependenciesbyproductid */
describe('another vendor', () => {
  const google = (rest: Partial<CommitmentTerm> | null, overrides: Partial<Subscription> = {}): Terms =>
    terms(
      subscription({
        productName: 'Google Workspace Business Starter',
        commitment: { id: 'm1', term: '1-Year', endsAt: end },
        ...overrides,
      }),
      [],
      { product: vendorProduct(rest) },
    );
  const seats = (to: number, of: Terms, when = now) => {
    const ruling = ruleSeats(of, to, when);
    return ruling.kind === 'allowed'
      ? ruling.notes.map(({ kind }) => kind)
      : `${ruling.because.kind}${'rule' in ruling.because ? '' : ' without a rule'}`;
  };

  test('gets no seven days: not after a purchase, a renewal, or for added seats', () => {
    const bought = { createdAt: now - 2 * day, startAt: now - 2 * day };
    const commitment = { id: 'm1', term: '1-Year', endsAt: plusMonths(now - 2 * day, 12) };
    const added = [at(now - 300 * day, 10), at(now - 2 * day, 12)];
    for (const each of [google({}, { ...bought, commitment }), google({}, { commitment })])
      expect(seatsBack(each, now)).toMatchObject({ kind: 'closed' });
    expect(seatsBack({ ...google({}), history: { rows: added, unreadable: 0 } }, now)).toMatchObject({
      kind: 'closed',
    });
    expect(seats(10, google({}))).toBe('committed');
    expect(seats(15, google({}))).toEqual(['committed-until']);
  });
  test('without flags: the rule is not known, which every change says', () => {
    expect(seatsBack(google(null), now)).toEqual({ kind: 'rule-unknown', until: end });
    expect(seats(10, google(null))).toEqual(['vendor-rule-unknown']);
    expect(seats(15, google(null))).toEqual(['committed-until', 'vendor-rule-unknown']);
    expect(seats(10, google({ allowForQuantityDecrease: null }))).toEqual(['vendor-rule-unknown']);
  });
  test('whose flag allows fewer seats takes them back at any time of the term', () => {
    const free = google({ allowForQuantityDecrease: true });
    expect(seatsBack(free, now)).toEqual({ kind: 'in-term', until: end });
    expect(seats(10, free)).toEqual(['vendor-allows-fewer']);
    expect(seats(15, free)).toEqual(['vendor-allows-fewer']);
    expect(seats(10, free, end - hour)).toEqual(['vendor-allows-fewer']);
    expect(seats(10, free, end + hour)).toBe('renewing');
    expect(seats(15, free, end + hour)).toBe('renewing');
  });
  test('whose flag allows no more seats gets none before the end', () =>
    expect(seats(15, google({ allowForQuantityIncrease: false }))).toBe('no-more-in-term without a rule'));
  test('with a renewal window takes seats back in it, before and after the end', () => {
    const around = { renewalWindowBefore: 30, renewalWindowAfter: 14 };
    expect(seats(10, google(around))).toBe('committed');
    expect(seatsBack(google(around), end - 30 * day)).toMatchObject({
      ...{ kind: 'open', from: 'before-end', closesAt: end, seats: 11 },
    });
    expect(seats(10, google(around), end - hour)).toEqual(['window-closes']);
    const formerEnd = plusMonths(end, -12);
    const renewed = google(around, { createdAt: now - 900 * day });
    expect(seatsBack(renewed, formerEnd + 13 * day)).toMatchObject({
      ...{ kind: 'open', from: 'renewal', closesAt: formerEnd + 14 * day },
    });
    expect(seatsBack(renewed, formerEnd + 14 * day)).toMatchObject({ kind: 'closed' });
    expect(
      seatsBack(google({ renewalWindowBefore: null, renewalWindowAfter: null }), end - hour),
    ).toMatchObject({
      kind: 'closed',
    });
  });
  test('without a commitment in the row, although the product requires one, is unknown', () => {
    const hidden = google(null, { commitment: null });
    expect(seatsBack(hidden, now)).toEqual({ kind: 'dates-unknown', rule: { kind: 'unknown' } });
    expect(seats(10, hidden)).toBe('window-unknown');
  });
});

/** https://docs.platform.softwareone.com: Adobe takes seats back at the anniversary only. */
describe('paid in advance without a commitment in the row', () => {
  const adobe = (billingTerm: string) =>
    terms(subscription({ productName: 'Adobe Creative Cloud', commitment: null, billingTerm }), [], {
      product: { vendorName: 'Adobe', requiresCommitment: false, commitments: null },
    });
  test.each(['Annual', '2-Year', '3-Year', 'One-Time'])(
    'billed %s: a change says so, up and down',
    (term) => {
      expect(seatsBack(adobe(term), now)).toEqual({ kind: 'prepaid', billingTerm: term });
      for (const to of [10, 15])
        expect(ruleSeats(adobe(term), to, now)).toEqual({
          kind: 'allowed',
          notes: [{ kind: 'prepaid', billingTerm: term }],
        });
    },
  );
  test.each(['Monthly', 'Trial', 'Activation', 'Unknown'])('billed %s is not', (term) =>
    expect(seatsBack(adobe(term), now)).toEqual({ kind: 'any-time' }),
  );
});
