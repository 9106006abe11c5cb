import { describe, expect, test } from '@jest/globals';
import { readEmergency } from '../../../src/core/approving/emergency-sentences.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import type { Step } from '../../../src/core/changes/change-steps.ts';
import { approve } from '../../../src/core/changes/decide-steps.ts';
import {
  approvedBefore,
  atStake,
  awaitsReview,
  emergencyRefusal,
  reviewDueAt,
} from '../../../src/core/changes/emergency.ts';
import type { Emergency } from '../../../src/core/changes/emergency-mark.ts';
import { markUrgent, review } from '../../../src/core/changes/emergency-steps.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { firstPolicy, type Policy, policyProblems } from '../../../src/core/rules/policy.ts';
import { formOf, readForm } from '../../../src/core/rules/policy-form.ts';
import { todayLines } from '../../../src/core/today/today.ts';
import { cleanText, readTokens } from '../../../src/core/understanding/sentence.ts';
import { ann, bo, change, day, now } from '../samples.ts';

/*
 * What cannot wait: one approver is enough up to an amount that the policy sets, somebody else looks at it afterwards. The amount is
 * what is at stake: a month for seats that may go back, otherwise the rest of the term.
 */

const cy = { tenantId: 't1', objectId: 'cy', name: 'Cy' };
const usd = (amount: string) => ({ amount, currency: 'USD' });
const upTo = (amount: string): Policy => ({ ...firstPolicy, emergencyUpTo: usd(amount) });
const back = [
  { kind: 'returnable-until', at: now + 7 * day, confidence: 'explicit' },
] as unknown as Change['notes'];
const mark: Emergency = { reason: 'a joiner waits', at: now, refused: null, dueAt: null, review: null };
/** Three seats of 23.10 a month, of a year that ends in 200 days; two have to approve. */
const waiting = (more: object = {}) => change({ approversNeeded: 2, requestedBy: ann, ...more });
const done = (more: object = {}, emergency: Partial<Emergency> = {}) =>
  change({
    ...{
      id: 'other',
      state: 'applied',
      approversNeeded: 2,
      approvals: [{ person: bo, at: now }],
      notes: back,
    },
    ...{ requestedBy: ann, emergency: { ...mark, dueAt: now + 2 * day, ...emergency } },
    ...more,
  });
const after = (step: Step): Change => {
  if (step.kind === 'refused') throw new Error(step.reason);
  return step.change;
};
const denied = (step: Step) => (step.kind === 'refused' ? step.reason : step.change.state);
const why = (lines: readonly Change[], policy = upTo('500'), open: readonly Change[] = []) =>
  emergencyRefusal(lines, policy, open)?.kind ?? null;

describe('what is at stake', () => {
  test('seats that may go back count for a month, others for what remains of their term', () => {
    expect(atStake(waiting({ notes: back }))).toEqual(usd('69.30'));
    // 200 days, of which the sample bills about six and a half months.
    expect(Number(atStake(waiting())?.amount)).toBeGreaterThan(400);
    expect(atStake(waiting({ from: 12, to: 9 }))).toEqual(usd('69.30'));
  });
  test('a cancellation counts for what remains of its term, an order of a year for the year', () => {
    const cancel = waiting({ wanted: { kind: 'cancel', seats: 12, at: null } });
    expect(Number(atStake(cancel)?.amount)).toBeGreaterThan(12 * 23.1 * 6);
    const line = {
      ...{
        productId: 'p',
        productName: 'Microsoft 365 E3',
        seats: 2,
        price: 36,
        partnerCost: 30,
        provisioning: [],
      },
      ...{ billingTerm: 'Monthly', commitmentTerm: '1-Year' },
    };
    const order = { kind: 'order', lines: [line], orderedByEmail: null, before: null, placed: null };
    expect(atStake(waiting({ wanted: order }))).toEqual(usd('864.00'));
  });
  test('what is not known is not at most anything', () => {
    const { seen } = waiting();
    expect(atStake(waiting({ seen: { ...seen, price: null, partnerCost: null } }))).toBeNull();
    const noEnd = { ...seen, commitmentTerm: null, commitmentEndsAt: null, billingTerm: 'One-Time' };
    expect(atStake(waiting({ seen: noEnd }))?.amount).toBe('69.30');
    // Billed by the month, nobody knows from when on: a whole month at most.
    const open = { ...seen, commitmentTerm: '1-Year', commitmentEndsAt: null };
    expect(atStake(waiting({ seen: open }))).toEqual(usd('831.60'));
    expect(atStake(waiting({ seen: { ...open, commitmentTerm: 'odd' } }))).toBeNull();
  });
});

test('one approver is enough only where more are asked for, up to the amount, for what happens now', () => {
  const returnable = waiting({ notes: back });
  expect(why([returnable])).toBeNull();
  expect(why([returnable], firstPolicy)).toBe('off');
  expect(why([waiting({ approversNeeded: 1 })])).toBe('no-need');
  expect(why([])).toBe('no-need');
  const approversFor = [{ companyId: 'c1', companyName: 'Contoso', people: [bo] }];
  expect(why([waiting({ approversNeeded: 1, notes: back })], { ...upTo('500'), approversFor })).toBeNull();
  expect(why([waiting({ approversNeeded: 0, notes: back })], { ...upTo('500'), approversFor })).toBe(
    'no-need',
  );
  expect(why([waiting({ afterTermEnd: now + day })])).toBe('can-wait');
  expect(why([waiting({ wanted: { kind: 'price', seats: 12, from: 1, to: 2, currency: 'USD' } })])).toBe(
    'can-wait',
  );
  expect(why([waiting({ wanted: { kind: 'cancel', seats: 12, at: now + day } })])).toBe('can-wait');
  expect(why([waiting({ bundle: { id: 'b', line: 0, told: [], kind: 'renewals' } })])).toBe('can-wait');
  expect(emergencyRefusal([waiting()], upTo('69.30'), [])).toMatchObject({
    kind: 'above',
    limit: usd('69.30'),
  });
  expect(why([returnable], upTo('69.30'))).toBeNull();
  expect(why([returnable, { ...returnable, id: 'second' }], upTo('100'))).toBe('above');
  const { seen } = returnable;
  expect(why([waiting({ seen: { ...seen, price: null, partnerCost: null } })])).toBe('unknown');
  expect(why([waiting({ notes: back, seen: { ...seen, currency: 'EUR' } })])).toBe('other-currency');
});

test('what nobody has looked at yet counts with it, of the same requester or company', () => {
  const own = waiting({ notes: back });
  const limit = upTo('100');
  expect(emergencyRefusal([own], limit, [done()])).toEqual({
    ...{ kind: 'above-open', amount: usd('138.60'), limit: usd('100') },
  });
  expect(why([own], limit, [done({ companyId: 'c2' })])).toBe('above-open');
  expect(why([own], limit, [done({ companyId: 'c2', requestedBy: cy })])).toBeNull();
  // It never counts beside itself.
  expect(why([own], limit, [done({ id: own.id })])).toBeNull();
  const { seen } = own;
  expect(why([own], limit, [done({ seen: { ...seen, price: null, partnerCost: null } })])).toBe('unknown');
  expect(why([own], limit, [done({ seen: { ...seen, currency: 'EUR' } })])).toBe('other-currency');
  // At the sending the first goes; of two at the same moment the one with the smaller id.
  const first = done({ id: 'a', state: 'executing', sentAt: null });
  const second = done({ id: 'b', state: 'executing', sentAt: null });
  expect(approvedBefore([first, second], second)).toEqual([first]);
  expect(approvedBefore([first, second], first)).toEqual([]);
  // What has left counts, whatever its clock said.
  const left = done({ id: 'b', state: 'executing', sentAt: now });
  expect(approvedBefore([first, left], first)).toEqual([left]);
});

test('its requester says so, with a reason; approvals that were one of two count no more', () => {
  const asked = waiting({ notes: back, approvals: [{ person: bo, at: now }] });
  const said = { reason: 'a joiner waits', refused: null };
  const marked = after(markUrgent(asked, ann, 'requester', said, now));
  expect(marked).toMatchObject({ version: asked.version + 1, approvals: [], emergency: mark });
  const off = after(markUrgent(asked, ann, 'requester', { ...said, refused: { kind: 'off' } }, now));
  expect(off.approvals).toHaveLength(1);
  expect(denied(markUrgent(asked, bo, 'admin', said, now))).toBe('only-requester');
  expect(denied(markUrgent(asked, ann, 'viewer', said, now))).toBe('only-requester');
  expect(denied(markUrgent(asked, { ...ann, tenantId: 't2' }, 'admin', said, now))).toBe('foreign-tenant');
  expect(denied(markUrgent(done(), ann, 'admin', said, now))).toBe('not-pending');
  expect(denied(markUrgent(asked, ann, 'admin', said, asked.expiresAt))).toBe('expired');
});

test('one approval is enough then, never the requester’s, and somebody else has two days to look at it', () => {
  const marked = waiting({ notes: back, emergency: mark });
  const by = (person = bo, named: readonly (typeof bo)[] | null = null, of = marked) =>
    approve(of, person, 'approver', true, now, null, null, null, { named });
  const alone = after(by());
  expect(alone).toMatchObject({ state: 'approved', emergency: { dueAt: now + 2 * day } });
  expect(reviewDueAt(alone)).toBe(now + 2 * day);
  // It is sent within seconds; only then somebody looks.
  expect(awaitsReview(alone)).toBe(false);
  expect(denied(by(ann))).toBe('own-request');
  // Whom the policy names, where one is enough: nobody has to look again.
  const single = waiting({ notes: back, emergency: mark, approversNeeded: 1 });
  expect(after(by(bo, [bo], single)).emergency?.dueAt).toBeNull();
  expect(after(by(bo, [cy], single)).emergency?.dueAt).toBe(now + 2 * day);
  expect(after(by(bo, null, waiting())).emergency).toBeUndefined();
});

test('somebody else than who asked for it and who approved it looks at it, once', () => {
  const right = { right: true, note: null };
  expect(after(review(done(), cy, 'approver', null, right, now))).toMatchObject({
    version: 2,
    emergency: { review: { by: cy, at: now, right: true } },
  });
  const not = after(review(done(), cy, 'admin', null, { right: false, note: 'too many' }, now));
  expect(not.emergency?.review).toEqual({ by: cy, at: now, right: false, note: 'too many' });
  expect(reviewDueAt(not)).toBeNull();
  expect(denied(review(not, cy, 'admin', null, right, now))).toBe('not-to-review');
  expect(
    after(review(done(), cy, 'approver', { ...cy, objectId: 'di' }, right, now)).emergency?.review?.actsFor,
  ).toBeDefined();
  for (const own of [ann, bo])
    expect(denied(review(done(), own, 'admin', null, right, now))).toBe('own-review');
  expect(denied(review(done(), cy, 'approver', bo, right, now))).toBe('own-review');
  const deputy = done({ approvals: [{ person: cy, at: now, actsFor: bo }] });
  expect(denied(review(deputy, bo, 'approver', null, right, now))).toBe('own-review');
  expect(denied(review(done(), cy, 'requester', null, right, now))).toBe('not-approver');
  expect(denied(review(waiting(), cy, 'approver', null, right, now))).toBe('not-to-review');
  expect(denied(review(done(), { ...cy, tenantId: 't2' }, 'admin', null, right, now))).toBe('foreign-tenant');
  // Nothing came of it.
  expect(reviewDueAt(done({ state: 'failed' }))).toBeNull();
  expect(reviewDueAt(waiting())).toBeNull();
  expect(awaitsReview(done({ state: 'needs-check' }))).toBe(true);
});

test('it stands in today until somebody has looked', () => {
  const portfolio = buildPortfolio({ companies: [], subscriptions: [], asOf: now, unreadable: 0 });
  const seen = {
    portfolio,
    renewals: [],
    changes: [],
    prices: new Map(),
    unused: [],
    costRises: [],
    added: new Map(),
    unbilled: [],
    usageJumps: [],
    switches: [],
    now,
  };
  const open = [done(), done({ id: 'sending', state: 'executing' })];
  expect(todayLines({ ...seen, toReview: open })).toMatchObject([
    { kind: 'review', change: { id: 'other' }, until: now + 2 * day, amounts: [usd('69.30')] },
  ]);
});

test('the form of the policy keeps it, and an amount that is none is refused', () => {
  expect(readForm(formOf(upTo('500.00')))).toEqual({ kind: 'policy', policy: upTo('500.00') });
  expect(formOf({ ...firstPolicy, emergencyUpTo: { amount: '5', currency: 'EUR' } }).currency).toBe('EUR');
  expect(policyProblems(upTo('0'))).toEqual([{ kind: 'bad-amount' }]);
  expect(policyProblems({ ...upTo('5'), twoAbove: { amount: '5', currency: 'EUR' } })).toEqual([
    { kind: 'currencies' },
  ]);
});

const read = (text: string) => readEmergency(readTokens(cleanText(text)));
test.each([
  ['emergency up to 500', '500', null],
  ['Emergency approval up to $500.', '500', 'USD'],
  ['allow urgent requests up to €750', '750', 'EUR'],
  ['set the emergency limit to 300 gbp', '300', 'GBP'],
  ['one approver for emergencies up to 99,50', '99.50', null],
])('sets: %s', (text, amount, currency) =>
  expect(read(text)).toEqual({ kind: 'emergency', upTo: { amount, currency } }),
);
test.each(['no emergency approvals', 'turn off emergency approval', 'emergency approvals off'])(
  'ends: %s',
  (text) => expect(read(text)).toEqual({ kind: 'emergency', upTo: null }),
);
test.each([
  'reviews',
  'show the reviews',
  'what needs a review',
  'anything to review?',
  'what waits for a review',
])('lists: %s', (text) => expect(read(text)).toEqual({ kind: 'reviews' }));
test.each(['emergency', 'review the policy', 'urgent', `emergency up to ${'very '.repeat(20)} 5`])(
  'neither: %s',
  (text) => expect(read(text)).toBeNull(),
);
