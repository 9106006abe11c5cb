import { startOfTest } from './dates.ts';

/** The id of a row: a UUID that begins with this number. */
export const id = (n: number): string => `${n.toString().padStart(8, '0')}-0000-4000-8000-000000000000`;
export const timeAgo = (days: number): string =>
  new Date(startOfTest() - days * 24 * 60 * 60 * 1000).toISOString();
export const dayAgo = (days: number): string => timeAgo(days).slice(0, 10);

/** Rows for `startGivenPax8`, complete as Pax8 sends them, with what a test says otherwise. */
export const companyRow = (n: number, name: string, rest: object = {}) => ({
  id: id(n),
  name,
  address: { street: '1 Main St', city: 'Denver', stateOrProvince: 'CO', postalCode: '80111', country: 'US' },
  phone: '555-0100',
  website: 'https://example.com',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: false,
  status: 'Active',
  ...rest,
});

export const productRow = (n: number, name: string, vendorName: string) => ({
  id: id(n),
  name,
  vendorName,
  sku: `SKU-${n}`,
  requiresCommitment: false,
});

export const subscriptionRow = (
  n: number,
  companyId: number,
  product: ReturnType<typeof productRow>,
  rest: object = {},
) => ({
  id: id(n),
  companyId: id(companyId),
  productId: product.id,
  productName: product.name,
  quantity: 10,
  startDate: timeAgo(200),
  createdDate: dayAgo(200),
  billingStart: dayAgo(200),
  status: 'Active',
  price: 20,
  partnerCost: 16,
  currencyCode: 'USD',
  billingTerm: 'Monthly',
  ...rest,
});
