import { describe, expect, test } from '@jest/globals';
import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { HistoryRecord, Subscription } from '../../../src/core/marketplace/records.ts';
import {
  close,
  followed,
  isForSameEnd,
  isOver,
  nextVersion,
  outcomeOf as outcomeOfTerms,
  unclearLines,
  withOutcome,
} from '../../../src/core/renewals/after-renewal.ts';
import type { AfterTerm, RenewalDecision, RenewalLine } from '../../../src/core/renewals/renewal.ts';
import { becameOf } from '../../../src/core/renewals/renewed-as.ts';
import type { Given } from '../../samples/change.ts';
import { terms, vendorProduct } from '../../samples/terms.ts';
import { ann, bo, change, day, hour, subscription } from '../samples.ts';
import { line, renewal } from './renewal-samples.ts';

const outcomeOf = (
  one: RenewalLine,
  read: Subscription | null,
  history: readonly HistoryRecord[],
  when: number,
) => outcomeOfTerms(one, read === null ? null : terms(read, history), when);
const end = Date.UTC(2026, 11, 12);
const at = end + 20 * hour;
const nextEnd = Date.UTC(2027, 11, 12);
const ended = line({ termEndsAt: end });
const fresh = (
  overrides: Partial<Subscription> = {},
  endsAt: number | null = nextEnd,
  term: string | null = '1-Year',
) => subscription({ commitment: { id: 'm1', term, endsAt }, ...overrides });
const record = (when: number | null, quantity = 12): HistoryRecord => ({
  at: when,
  quantity,
  status: 'Active',
});
const renewedLine = becameOf(subscription());
const renewed = (overrides = {}): AfterTerm => ({
  kind: 'renewed',
  seenAt: at,
  nextEndsAt: nextEnd,
  opensAt: end,
  closesAt: end + 168 * hour,
  readFrom: 'commitment-end',
  became: renewedLine,
  serviceTerm: null,
  rule: 'new-commerce',
  ...overrides,
});

describe('what happened after a term ended', () => {
  test('is unknown for one that has not ended, and not looked at again once known', () => {
    expect(outcomeOf(ended, fresh(), [], end - 1)).toBeNull();
    expect(outcomeOf({ ...ended, after: renewed() }, fresh(), [], at)).toBeNull();
  });

  test('is unclear with the old end, no end, a past or a senseless one', () => {
    for (const odd of [end, end + 6 * hour, null, end - 30 * day, at - 1])
      expect(outcomeOf(ended, fresh({}, odd), [], at)).toBeNull();
  });

  test('a later end is the renewal: its window is computed from the new end and the term', () => {
    expect(outcomeOf(ended, fresh(), [], at)).toEqual(renewed());
    expect(outcomeOf({ ...ended, term: '3-Year' }, fresh({}, Date.UTC(2029, 11, 12), null), [], at)).toEqual(
      renewed({ nextEndsAt: Date.UTC(2029, 11, 12), became: { ...renewedLine, term: null } }),
    );
  });

  test('the history gives a better moment when its record changed no seats', () => {
    const opensAt = end + 5 * hour;
    const sure = renewed({ opensAt, closesAt: opensAt + 168 * hour, readFrom: 'history' });
    expect(outcomeOf(ended, fresh(), [record(at - hour, 15), record(opensAt)], at)).toEqual(sure);
    expect(outcomeOf(ended, fresh(), [record(opensAt, 15)], at)).toEqual(renewed());
    // A record without its moment may be the one before.
    expect(outcomeOf(ended, fresh(), [record(opensAt), record(null)], at)).toEqual(renewed());
    expect(outcomeOf(ended, fresh(), [record(end - hour), record(end + 3 * day)], end + 4 * day)).toEqual(
      renewed({ seenAt: end + 4 * day }),
    );
  });

  test('an estimated window is looked at again, and only the history makes it better', () => {
    const estimate = { ...ended, after: renewed() };
    const opensAt = end + 40 * hour;
    const later = end + 50 * hour;
    expect(outcomeOf(estimate, fresh(), [], later)).toBeNull();
    expect(outcomeOf(estimate, null, [], later)).toBeNull();
    const better = renewed({ opensAt, closesAt: opensAt + 168 * hour, readFrom: 'history', seenAt: later });
    expect(outcomeOf(estimate, fresh(), [record(opensAt)], later)).toEqual(better);
    const known = renewal({ lines: [estimate] });
    const next = withOutcome(known, estimate.subscriptionId, better);
    expect(next.lines[0]?.after).toEqual(better);
    expect(next.story).toEqual([]);
    expect(withOutcome(next, estimate.subscriptionId, better)).toBe(next);
    expect(withOutcome(known, estimate.subscriptionId, renewed())).toBe(known);
    expect(outcomeOf({ ...ended, after: better }, fresh(), [record(opensAt)], later)).toBeNull();
  });

  test.each<[string, Partial<CommitmentTerm> | null, string, number]>([
    ['has a window after the renewal', { renewalWindowAfter: 14 }, 'product', 14],
    ['has none', {}, 'product', 0],
    ['does not say how long', { renewalWindowAfter: null }, 'product', 0],
    ['lets seats go at any time', { allowForQuantityDecrease: true }, 'in-term', 7],
    ['does not say whether', { allowForQuantityDecrease: null }, 'unknown', 7],
    ['gives no flags', null, 'unknown', 7],
  ])('another vendor’s product that %s has its own rule, never seven days', (_, rest, rule, days) => {
    const google = fresh({ productName: 'Google Workspace' });
    const after = outcomeOfTerms(ended, terms(google, [], { product: vendorProduct(rest) }), at);
    expect(after).toMatchObject({ kind: 'renewed', rule, closesAt: end + days * day });
    if (after === null) throw new Error('it has renewed');
    const told = withOutcome(renewal({ lines: [ended] }), ended.subscriptionId, after);
    const closesAt = rule === 'product' && days > 0 ? end + days * day : null;
    expect(told.story).toMatchObject([{ kind: 'renewed', closesAt }]);
  });

  test('without the history a renewal is an estimate', () =>
    expect(outcomeOfTerms(ended, terms(fresh(), [], { history: null }), at)).toEqual(renewed()));

  test('for a term of the wrong length the window starts at the old end: the safe choice', () => {
    const co = Date.UTC(2027, 2, 1);
    expect(outcomeOf(ended, fresh({}, co, 'Seasonal'), [], at)).toMatchObject({
      opensAt: end,
      nextEndsAt: co,
    });
    expect(outcomeOf(ended, fresh({}, co), [], at)).toMatchObject({ opensAt: end });
    expect(outcomeOf(ended, fresh({}, Date.UTC(2028, 5, 1)), [], at)).toMatchObject({ opensAt: end });
  });

  test('an end that moves by less than a month was put to another day', () => {
    expect(outcomeOf(ended, fresh({}, end + 19 * day), [], at)).toEqual({
      kind: 'moved',
      seenAt: at,
      nextEndsAt: end + 19 * day,
    });
  });

  test.each([
    ['is cancelled', fresh({ status: 'Cancelled' })],
    ['has an end that has passed', fresh({ endAt: end })],
  ])('it ended when the subscription %s', (_why, read) => {
    expect(outcomeOf(ended, read, [], at)).toEqual({ kind: 'ended', seenAt: at });
  });

  test('it ended when Pax8 has not found it for hours, and not before', () => {
    expect(outcomeOf(ended, null, [], at)).toBeNull();
    expect(outcomeOf({ ...ended, missingSince: at - 4 * hour + 1 }, null, [], at)).toBeNull();
    expect(outcomeOf({ ...ended, missingSince: at - 4 * hour }, null, [], at)).toEqual({
      kind: 'ended',
      seenAt: at,
    });
  });

  test('a renewal whose subscription was not found stays open for two weeks: it may be there again', () => {
    const gone = line({ termEndsAt: end, missingSince: end, after: { kind: 'ended', seenAt: at } });
    expect(isOver(renewal({ lines: [gone] }), end + 14 * day - 1)).toBe(false);
    expect(isOver(renewal({ lines: [gone] }), end + 14 * day)).toBe(true);
  });
});

describe('a renewal with the outcome of its lines', () => {
  const one = renewal({ lines: [ended, line({ subscriptionId: 's2', termEndsAt: end })] });

  test.each([
    [renewed(), { kind: 'renewed', closesAt: end + 168 * hour }],
    [{ kind: 'ended', seenAt: at } as const, { kind: 'ended' }],
    [{ kind: 'moved', seenAt: at, nextEndsAt: nextEnd } as const, { kind: 'moved', to: nextEnd }],
  ])('tells each once: %j', (after, step) => {
    const noted = withOutcome(one, 's1', after);
    expect(noted.lines.map((each) => each.after)).toEqual([after, null]);
    expect(noted.story).toEqual([{ at, person: null, subscriptionId: 's1', ...step }]);
    expect(withOutcome(noted, 's1', after)).toBe(noted);
    expect(withOutcome(one, 'other', after)).toBe(one);
  });

  test('is unclear after 48 hours, and given up after 14 days', () => {
    expect(unclearLines(one, end + 48 * hour - 1)).toEqual([]);
    expect(unclearLines(one, end + 48 * hour)).toHaveLength(2);
    expect(isOver(one, end + 14 * day - 1)).toBe(false);
    expect(isOver(one, end + 14 * day)).toBe(true);
  });

  test('is closed when its windows are', () => {
    const both = withOutcome(withOutcome(one, 's1', renewed()), 's2', { kind: 'ended', seenAt: at });
    expect(close(both, end + 168 * hour - 1)).toBeNull();
    const closed = close(both, end + 168 * hour);
    expect(closed).toMatchObject({ closedAt: end + 168 * hour, version: both.version + 1 });
    expect(closed && close(closed, end + 200 * hour)).toBeNull();
  });

  test('is drawn again with the next version', () => {
    expect(nextVersion(one)).toEqual({ ...one, version: 2 });
  });
});

describe('the request behind a decision', () => {
  const planIn = (state: ChangeState, overrides: Given = {}): Change =>
    change<ChangeState, Wanted>({ state, afterTermEnd: end, to: 10, purpose: 'two left', ...overrides });
  const plan = planIn('planned');
  const cancellationIn = (state: ChangeState): Change =>
    change<ChangeState, Wanted>({ state, wanted: { kind: 'cancel', seats: 12, at: end + 2 * hour } });
  const cancellation = cancellationIn('pending');
  const decided = (decision: RenewalDecision | null, overrides = {}) =>
    renewal({ lines: [line({ termEndsAt: end, decision, ...overrides })] });
  const planned = { kind: 'change', to: 10, changeId: 'chg1', by: ann, at: end - 30 * day } as const;
  const cancelled = { kind: 'cancel', changeId: 'chg1', by: ann, at: end - 30 * day } as const;
  const before = end - 20 * day;

  test.each(['rejected', 'expired', 'cancelled', 'failed', 'stale'] as const)(
    'that is %s makes the line undecided again',
    (state) => {
      const after = followed(decided(planned), planIn(state), before);
      expect(after.lines[0]?.decision).toBeNull();
      expect(after.story).toEqual([
        {
          kind: 'reopened',
          at: before,
          person: state === 'expired' ? null : bo,
          subscriptionId: 's1',
          because: state,
          changeId: 'chg1',
          askedAt: plan.requestedAt,
        },
      ]);
    },
  );

  test('that was taken back because someone else changed the seats says so', () => {
    const plan = change<'cancelled', Wanted>({ state: 'cancelled', afterTermEnd: end, to: 10 });
    const after = followed(decided(planned), { ...plan, reason: 'seats-moved' } as Change, before);
    expect(after.lines[0]?.decision).toBeNull();
    expect(after.story).toMatchObject([{ kind: 'reopened', because: 'seats-moved', changeId: 'chg1' }]);
  });

  test('that was carried out changes the seats that the line has now', () => {
    const after = followed(decided(planned, { after: renewed() }), planIn('applied'), at);
    expect(after.lines[0]).toMatchObject({ quantity: 10, after: { became: { quantity: 10 } } });
    expect(followed(decided(planned), planIn('applied'), at).lines[0]).toMatchObject({
      ...{ quantity: 10, after: null },
    });
  });

  test('that a person settled changes the seats to those that were planned', () => {
    const settled = { ...planIn('applied'), found: { kind: 'by-hand', by: bo, note: 'seen' } } as Change;
    expect(followed(decided(planned), settled, at).lines[0]?.quantity).toBe(10);
  });

  test('that failed after the renewal is “not carried out”, told once', () => {
    const one = decided(planned, { after: renewed() });
    const after = followed(one, planIn('stale'), at);
    expect(after.lines[0]?.decision).toEqual(planned);
    expect(after.story.map(({ kind }) => kind)).toEqual(['not-carried-out']);
    expect(followed(after, planIn('stale'), at)).toBe(after);
  });

  test('that was applied is carried out; a cancellation then ends', () => {
    const done = followed(decided(planned, { after: renewed() }), planIn('applied'), at);
    expect(done.story.map(({ kind }) => kind)).toEqual(['carried-out']);
    // The seats Pax8 has reported since.
    expect(done.lines[0]?.quantity).toBe(10);
    expect(done.lines[0]?.ends).toBe(false);
    const ends = followed(decided(cancelled), cancellationIn('applied'), before);
    expect(ends.lines[0]?.ends).toBe(true);
  });

  test('changes nothing while it waits, or when another decision replaced it', () => {
    const one = decided(planned);
    expect(followed(one, plan, before)).toBe(one);
    const other = decided({ ...planned, changeId: 'other' });
    expect(followed(other, planIn('rejected'), before)).toBe(other);
    const asIs = decided({ kind: 'renew', by: ann, at: before });
    expect(followed(asIs, plan, before)).toBe(asIs);
  });

  test('is about this term and this subscription', () => {
    const one = decided(null);
    for (const odd of [
      planIn('planned', { afterTermEnd: end + 365 * day }),
      { ...plan, subscriptionId: 'other' },
      change({ state: 'pending' }),
    ])
      expect(followed(one, odd, before)).toBe(one);
  });

  test('becomes the decision when the process stopped before saving it', () => {
    const adopted = followed(decided(null), plan, before);
    expect(adopted.lines[0]?.decision).toEqual({ ...planned, at: plan.requestedAt });
    expect(adopted.story).toMatchObject([
      { kind: 'change', from: 12, to: 10, reason: 'two left', person: ann },
    ]);
    const ending = followed(decided(null), cancellation, before);
    expect(ending.lines[0]?.decision).toMatchObject({ kind: 'cancel', changeId: 'chg1' });
    expect(ending.story).toMatchObject([{ kind: 'cancel' }]);
  });

  test('is not adopted once it was reopened or settled, or when the line ends', () => {
    const ending = decided(null, { ends: true });
    expect(followed(ending, plan, before)).toBe(ending);
    const one = decided(null);
    for (const state of ['rejected', 'applied'] satisfies ChangeState[])
      expect(followed(one, planIn(state), before)).toBe(one);
    const asked = { requestedAt: before - hour };
    const reopened = followed(decided(planned), planIn('rejected', asked), before);
    expect(followed(reopened, planIn('planned', asked), before)).toBe(reopened);
  });

  test('is the decision where it is newer than the request that came to nothing, however late that was seen', () => {
    const first = { requestedAt: before - 2 * hour };
    const second = planIn('planned', { id: 'chg2', to: 9, requestedAt: before - hour });
    const reopened = followed(decided(planned), planIn('cancelled', first), before);
    expect(reopened.lines[0]?.decision).toBeNull();
    expect(followed(reopened, second, before).lines[0]?.decision).toMatchObject({ changeId: 'chg2', to: 9 });
    expect(followed(reopened, { ...second, requestedAt: first.requestedAt - 1 }, before)).toBe(reopened);
  });
});

test('two plans are for the same renewal when their terms end on one day, at any hour', () => {
  const plan = change({ afterTermEnd: end });
  expect(isForSameEnd(plan, change({ afterTermEnd: end + 7 * hour }))).toBe(true);
  expect(isForSameEnd(plan, change({ afterTermEnd: end + day }))).toBe(false);
  expect(isForSameEnd(plan, change({ afterTermEnd: null }))).toBe(false);
  expect(isForSameEnd(change({ afterTermEnd: null }), plan)).toBe(false);
});
