import type { Wanted } from '../../src/core/changes/change.ts';
import type { OrderLine } from '../../src/core/changes/wanted.ts';

/** One product of an order. */
export const orderLine = (overrides: Partial<OrderLine> = {}): OrderLine => ({
  productId: 'p9',
  productName: 'Exchange Online (Plan 1) [New Commerce Experience]',
  seats: 10,
  billingTerm: 'Monthly',
  commitmentTermId: 't1',
  commitmentTerm: '1-Year',
  price: 4.2,
  partnerCost: 3.53,
  parent: null,
  provisioning: [],
  ...overrides,
});

/** An order of one product: `line` is for its line, the rest for the order. */
export const orderWanted = (
  line: Partial<OrderLine> = {},
  rest: Partial<Omit<Wanted<'order'>, 'kind'>> = {},
): Wanted<'order'> => ({
  kind: 'order',
  lines: [orderLine(line)],
  orderedByEmail: null,
  before: null,
  placed: null,
  ...rest,
});
