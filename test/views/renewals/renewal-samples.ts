import type { AlertPlace } from '../../../src/core/alerts/alert.ts';
import type { TimedPost } from '../../../src/core/alerts/timed-post.ts';
import type { Change, ChangeState } from '../../../src/core/changes/change.ts';
import type { TodaysPrice } from '../../../src/core/ordering/todays-price.ts';
import type { AfterTerm, Became, Renewal, RenewalLine } from '../../../src/core/renewals/renewal.ts';
import { day } from '../../../src/core/words/durations.ts';
import type { Given } from '../../samples/change.ts';
import { ana, bo, change, company, manyDays, now } from '../samples.ts';

const hour = 60 * 60 * 1000;
export const end = Date.UTC(2026, 11, 12);
export const cy = { tenantId: 'tenant-1', objectId: 'cy-1', name: 'Cy Moreau' };

export const line = (rest: Partial<RenewalLine> = {}): RenewalLine => asBefore(plainLine(rest));

/** A renewed line whose sample says nothing else became what it was. */
const asBefore = (given: RenewalLine): RenewalLine => {
  const { after, subscriptionId, quantity, term, billingTerm, price, partnerCost, currency } = given;
  const became = { subscriptionId, quantity, term, billingTerm, price, partnerCost, currency };
  return after?.kind === 'renewed' && after.became === unsaid
    ? { ...given, after: { ...after, became } }
    : given;
};
const unsaid: Became = {
  ...{ subscriptionId: '', quantity: 0, term: null, billingTerm: '' },
  ...{ price: null, partnerCost: null, currency: null },
};

const plainLine = (rest: Partial<RenewalLine>): RenewalLine => ({
  subscriptionId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  productId: 'product-1',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  vendorName: 'Microsoft',
  quantity: 25,
  termEndsAt: end,
  term: '1-Year',
  billingTerm: 'Monthly',
  price: 22,
  partnerCost: 17.6,
  currency: 'USD',
  ends: false,
  serviceTerm: null,
  decision: null,
  missingSince: null,
  after: null,
  ...rest,
});

export const second = (rest: Partial<RenewalLine> = {}): RenewalLine =>
  line({
    subscriptionId: '2b3c4d5e-6f70-4b8c-9d0e-1f2a3b4c5d6e',
    productName: 'Exchange Online (Plan 1) [New Commerce Experience]',
    quantity: 12,
    price: 4,
    partnerCost: 3.2,
    ...rest,
  });

export const renewal = (rest: Partial<Renewal> = {}): Renewal => ({
  id: '5f6d3a9f-2c11-4d1f-8f43-0b7e6c9e9f0a',
  version: 1,
  tenantId: 'tenant-1',
  companyId: company().id,
  companyName: 'Contoso',
  day: '2026-12-12',
  lines: [line(), second()],
  owner: null,
  snoozedUntil: null,
  story: [],
  createdAt: manyDays(-41),
  closedAt: null,
  ...rest,
});

export const prices: ReadonlyMap<string, TodaysPrice> = new Map([
  [line().subscriptionId, { price: 23.1, partnerCost: 18.48 }],
  [second().subscriptionId, { price: 4, partnerCost: 3.2 }],
]);

export const planId = '0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c11';
export const plan = (state: ChangeState, rest: Given = {}): Change =>
  change(state, {
    id: planId,
    from: 25,
    to: 20,
    afterTermEnd: end,
    purpose: 'Five people leave at the end of the year.',
    ...rest,
  });
export const changes = (...all: Change[]): ReadonlyMap<string, Change> =>
  new Map(all.map((one) => [one.id, one]));

export const planned: RenewalLine['decision'] = {
  kind: 'change',
  to: 20,
  changeId: planId,
  by: ana,
  at: now - 3 * hour,
};
export const cancelled: RenewalLine['decision'] = {
  kind: 'cancel',
  changeId: planId,
  by: bo,
  at: now - 3 * hour,
};
export const kept: RenewalLine['decision'] = { kind: 'renew', by: ana, at: now - 2 * hour };

/** A day and some hours after the term end, with the window open. */
export const after = end + day + 3 * hour;
export const renewed = (rest: Partial<Extract<AfterTerm, { kind: 'renewed' }>> = {}): AfterTerm => ({
  kind: 'renewed',
  seenAt: end + day,
  nextEndsAt: Date.UTC(2027, 11, 12),
  opensAt: end + 13 * hour,
  closesAt: end + 13 * hour + 7 * day,
  readFrom: 'history',
  became: unsaid,
  serviceTerm: null,
  rule: 'new-commerce',
  ...rest,
});

export const alertPlace = (rest: Partial<AlertPlace> = {}): AlertPlace => ({
  tenantId: 'tenant-1',
  conversationId: '19:renewals@thread.tacv2',
  filter: { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null },
  form: { kind: 'each' },
  setBy: ana,
  setAt: now - 30 * day,
  trouble: null,
  ...rest,
});

export const timedPost = (rest: Partial<TimedPost> = {}): TimedPost => ({
  ...{ tenantId: 'tenant-1', conversationId: '19:renewals@thread.tacv2', of: 'today' },
  ...{ minute: 480, weekdays: [1, 2, 3, 4, 5, 6, 7], zone: null, setBy: ana, setAt: now - 30 * day },
  ...rest,
});
