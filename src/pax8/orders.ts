import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { NewOrder, NewOrderLine, Order } from '../core/marketplace/orders.ts';
import type { FirstRows, Rows } from '../core/marketplace/records.ts';
import type { Written } from '../core/marketplace/written.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { readFirstPage, readPages } from './lists.ts';
import { readOne } from './read-one.ts';
import { reading, withId, withQuery } from './routes.ts';
import { readOrder } from './wire-orders.ts';
import { type Proof, showing, write } from './writing.ts';

const listPath = '/orders';

/** Without a sort Pax8 begins with the oldest order. https://github.com/pax8labs/pax8-cli/issues/478 */
const newestFirst = 'createdAt,desc';

/**
 * Pax8 sometimes needs more than 30 seconds for a list of orders; its own client waits up to five minutes.
 * https://github.com/pax8labs/pax8-cli/pull/365
 */
const answerTimeouts: Readonly<Record<Urgency, number>> = { person: 60_000, background: 300_000 };

const listCall = (companyId: string | null, urgency: Urgency): Call => ({
  ...withQuery(reading(listPath), { companyId, sort: newestFirst }),
  answerTimeoutMs: answerTimeouts[urgency],
});

export const orders = (
  client: Client,
  companyId: string | null,
  urgency: Urgency,
  page: number,
): Promise<FirstRows<Order>> =>
  readFirstPage(client, listCall(companyId, urgency), urgency, readOrder, { number: page });

/** One call at a time, so that a long list leaves room for calls that people wait for. */
export const orderPages = (
  client: Client,
  companyId: string | null,
  urgency: Urgency,
): AsyncIterable<Rows<Order>> => readPages(client, listCall(companyId, urgency), urgency, readOrder);

export const order = (client: Client, id: string, urgency: Urgency): Promise<Order | null> =>
  readOne(client, () => withId('GET', '/orders/{id}', id), urgency, readOrder);

/** Pax8 does not publish its answer to a mock order. Text that is not JSON did not arrive whole. */
const checked: Proof<null> = ({ text, json }) =>
  json !== undefined || text.trim() === '' ? { record: null } : null;

export const checkOrder = async (client: Client, asked: NewOrder): Promise<Written<null>> => {
  const outcome = await write(client, () => withQuery(orderCall(asked), { isMock: true }), checked, 'orders');
  // A mock order changes nothing: only the answer is missing.
  return outcome.kind === 'unknown' ? { ...outcome, failure: { kind: 'order-not-checked' } } : outcome;
};

export const placeOrder = (client: Client, asked: NewOrder): Promise<Written<Order>> =>
  write(
    client,
    () => orderCall(asked),
    showing(
      readOrder,
      ({ companyId, lines }) =>
        companyId === asked.companyId &&
        asked.lines.every(({ productId, quantity }) =>
          lines.some((placed) => placed.productId === productId && placed.quantity === quantity),
        ),
    ),
    'orders',
  );

const orderCall = ({ companyId, orderedByEmail, lines }: NewOrder): Call => {
  if (lines.length === 0) throw new AppError('an order without lines', { kind: 'nothing-to-order' });
  return {
    method: 'POST',
    template: listPath,
    path: listPath,
    body: {
      companyId,
      orderedBy: 'Pax8 Partner',
      ...(orderedByEmail === null ? {} : { orderedByUserEmail: orderedByEmail }),
      lineItems: lines.map((line, index) => bodyOfLine(line, index + 1)),
    },
  };
};

const bodyOfLine = (line: NewOrderLine, lineItemNumber: number): Record<string, unknown> => {
  const { productId, quantity, billingTerm, commitmentTermId, parent, provisioning } = line;
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    throw new AppError(`${quantity} is not a quantity`, { kind: 'order-not-whole' });
  return {
    productId,
    lineItemNumber,
    quantity,
    billingTerm,
    ...(commitmentTermId === null ? {} : { commitmentTermId }),
    ...bodyOfParent(parent),
    ...(provisioning.length === 0
      ? {}
      : { provisioningDetails: provisioning.map(({ key, values }) => ({ key, values })) }),
  };
};

const bodyOfParent = (parent: NewOrderLine['parent']): Record<string, unknown> => {
  if (parent === null) return {};
  return 'subscriptionId' in parent
    ? { parentSubscriptionId: parent.subscriptionId }
    : { parentLineItemNumber: parent.line };
};
