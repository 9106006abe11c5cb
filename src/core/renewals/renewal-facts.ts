import type { Renewal } from './renewal.ts';

/** What every audit entry about a renewal says of it. */
export const renewalFacts = ({ id, companyId, companyName, day, lines }: Renewal) => ({
  renewalId: id,
  company: companyName,
  companyId,
  day,
  lines: lines.map(({ subscriptionId, productName, quantity, termEndsAt }) => ({
    subscriptionId,
    product: productName,
    quantity,
    termEndsAt,
  })),
});
