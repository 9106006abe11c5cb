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
    status: text,
    // One unreadable line makes the whole order unreadable: it could not be compared with what was sent.
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
