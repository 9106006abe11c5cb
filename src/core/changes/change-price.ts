import { isNewCommerce } from '../marketplace/renewals.ts';
import { knownPrice } from '../words/money.ts';
import type { Change, Seen } from './change.ts';

/** What was seen at the request; its price is null when a 0 stands for an unknown price. */
export const seenPriced = ({ seen, productName }: Pick<Change, 'seen' | 'productName'>): Seen => {
  const { commitmentTerm, commitmentEndsAt } = seen;
  const committed = commitmentTerm !== null || commitmentEndsAt !== null || isNewCommerce(productName);
  return { ...seen, price: knownPrice({ ...seen, committed }) };
};
