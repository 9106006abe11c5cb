import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import type { PortfolioQuestion } from '../../../src/core/understanding/intent.ts';

export const company = (id: string, name = id): Company => ({
  id,
  name,
  status: 'Active',
  externalId: null,
  city: null,
  country: null,
});

export const subscription = (
  companyId: string,
  productName: string | null,
  rest: Partial<Subscription> = {},
): Subscription => ({
  id: `${companyId}/${productName}`,
  companyId,
  productId: `product of ${productName}`,
  productName,
  quantity: 10,
  status: 'Active',
  billingTerm: 'Monthly',
  commitment: null,
  startAt: null,
  endAt: null,
  createdAt: null,
  billingStartAt: null,
  price: null,
  partnerCost: null,
  currency: null,
  ...rest,
});

/** A question over the portfolio that asks for all companies. */
export const noQuestion: PortfolioQuestion = {
  ...{ what: 'companies', has: [], lacks: [], of: [], term: null, cancelled: false },
  ...{ period: null, unknownPeriod: null, window: false, olderMonths: null },
  ...{ moreSeats: null, fewerSeats: null, amount: null, only: false },
  ...{ by: null, least: false, top: null, show: 'list', as: 'card' },
};
