import type { Renewal, RenewalLine } from '../../../src/core/renewals/renewal.ts';
import { ann, day, now } from '../samples.ts';

export const termEnd = now + 19 * day;

export const line = (overrides: Partial<RenewalLine> = {}): RenewalLine => ({
  subscriptionId: 's1',
  productId: 'p1',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  vendorName: 'Microsoft',
  quantity: 12,
  termEndsAt: termEnd,
  term: '1-Year',
  billingTerm: 'Monthly',
  price: 23.1,
  partnerCost: 19.4,
  currency: 'USD',
  ends: false,
  serviceTerm: null,
  decision: null,
  missingSince: null,
  after: null,
  ...overrides,
});

/** Two subscriptions of Contoso, in 19 days. */
export const renewal = (overrides: Partial<Renewal> = {}): Renewal => ({
  id: 'ren1',
  version: 1,
  tenantId: ann.tenantId,
  companyId: 'c1',
  companyName: 'Contoso',
  day: new Date(termEnd).toISOString().slice(0, 10),
  lines: [line(), line({ subscriptionId: 's2', productName: 'Exchange Online (Plan 1)', quantity: 6 })],
  owner: null,
  snoozedUntil: null,
  story: [],
  createdAt: now,
  closedAt: null,
  ...overrides,
});
