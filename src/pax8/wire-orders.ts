import { z } from 'zod';
import type { Order } from '../core/marketplace/orders.ts';
import { amount, instant, type Reader, readerOf, required, text } from './wire-values.ts';

const line = z.object({
  id: text,
  productId: required,
  subscriptionId: text,
  commitmentTermId: text,
  billingTerm: text,
  quantity: amount,
});

const order = z
  .object({
    id: required,
    companyId: required,
    createdDate: instant,
    orderedBy: text,
    orderedByUserEmail: text,
    // An order of which a line cannot be read cannot be compared with anything: it is unreadable as a whole.
    lineItems: z.array(line).nullish(),
  })
  .transform(
    ({ createdDate, orderedByUserEmail, lineItems, ...rest }): Order => ({
      ...rest,
      createdAt: createdDate,
      orderedByEmail: orderedByUserEmail,
      lines: lineItems ?? [],
    }),
  );

export const readOrder: Reader<Order> = readerOf(order);
