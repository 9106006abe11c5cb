import type { AlertPlace } from '../../../src/core/alerts/alert.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio, type Portfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { Renewal, RenewalLine } from '../../../src/core/renewals/renewal.ts';
import { aCompany, aPerson, aSubscription } from '../../store/fixtures.ts';

export const day = 24 * 60 * 60_000;
export const now = Date.parse('2026-11-24T08:00:00Z');
export const ada = aPerson({ objectId: 'ada' });

export const aLine = (given: Partial<RenewalLine> = {}): RenewalLine => ({
  subscriptionId: 's1',
  productId: 'p1',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  vendorName: null,
  quantity: 12,
  termEndsAt: Date.parse('2026-12-12T00:00:00Z'),
  term: '1-Year',
  billingTerm: 'Monthly',
  price: 22,
  partnerCost: 18,
  currency: 'USD',
  ends: false,
  serviceTerm: null,
  decision: null,
  missingSince: null,
  after: null,
  ...given,
});

export const aRenewal = (given: Partial<Renewal> = {}): Renewal => ({
  id: 'r1',
  version: 1,
  tenantId: 'tenant',
  companyId: 'company',
  companyName: 'Contoso',
  day: '2026-12-12',
  lines: [aLine()],
  owner: null,
  snoozedUntil: null,
  story: [],
  createdAt: now,
  closedAt: null,
  ...given,
});

export const aPlace = (given: Partial<AlertPlace> = {}): AlertPlace => ({
  tenantId: 'tenant',
  conversationId: 'channel',
  filter: { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null },
  form: { kind: 'each' },
  setBy: ada,
  setAt: 0,
  trouble: null,
  ...given,
});

/** A commitment of Contoso that ends at that moment. */
export const committed = (
  id: string,
  endsAt: number | null,
  given: Partial<Subscription> = {},
): Subscription =>
  aSubscription({
    id,
    productId: 'p1',
    productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
    commitment: { id: null, term: '1-Year', endsAt },
    price: 22,
    partnerCost: 18,
    currency: 'USD',
    ...given,
  });

export const portfolioOf = (...subscriptions: readonly Subscription[]): Portfolio =>
  buildPortfolio({
    companies: [aCompany({ id: 'company' })],
    subscriptions,
    products: [],
    asOf: now,
    unreadable: 0,
  });
