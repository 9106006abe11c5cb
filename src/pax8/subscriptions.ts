import type { SubscriptionFilter, Urgency } from '../core/marketplace/marketplace.ts';
import type { ProvisioningValues } from '../core/marketplace/orders.ts';
import type { HistoryEntry, Rows, Subscription } from '../core/marketplace/records.ts';
import type { WriteOutcome, Written } from '../core/marketplace/written.ts';
import type { Instant } from '../core/words/instant.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { readWhole } from './lists.ts';
import { readAllPages } from './pages.ts';
import { readOne } from './read-one.ts';
import { reading, withId, withQuery } from './routes.ts';
import { readHistoryEntry, readSubscription } from './wire-subscriptions.ts';
import { showing, withoutBody, write } from './writing.ts';

const recordPath = '/subscriptions/{id}';
export const subscriptions = (
  client: Client,
  concurrency: number,
  filter: SubscriptionFilter,
  urgency: Urgency,
): Promise<Rows<Subscription>> => {
  const { companyId, productId, status, billingTerm } = filter;
  const call = withQuery(reading('/subscriptions'), { companyId, productId, status, billingTerm });
  return readAllPages({ client, call, urgency, concurrency, read: readSubscription });
};

export const subscription = (client: Client, id: string, urgency: Urgency): Promise<Subscription | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readSubscription);

export const history = async (client: Client, id: string, urgency: Urgency): Promise<Rows<HistoryEntry>> =>
  readWhole(client, withId('GET', `${recordPath}/history`, id), urgency, readHistoryEntry);

export const setQuantity = (
  client: Client,
  id: string,
  quantity: number,
  details: ProvisioningValues,
): Promise<WriteOutcome> =>
  update(
    client,
    () => quantityCall(id, quantity, details),
    (shown) => shown.id === id && shown.quantity === quantity,
  );

export const setPrice = (client: Client, id: string, price: number): Promise<WriteOutcome> =>
  update(
    client,
    () => priceCall(id, price),
    (shown) => shown.id === id && shown.price === price,
  );

/** Pax8's document defines `cancelDate` as a date-time. */
export const cancel = (client: Client, id: string, at: Instant | null): Promise<Written<null>> => {
  const cancelDate = at === null ? null : new Date(at).toISOString();
  return write(
    client,
    () => withQuery(withId('DELETE', recordPath, id), { cancelDate }),
    withoutBody,
    'subscription',
  );
};

const update = async (
  client: Client,
  toCall: () => Call,
  isWritten: (shown: Subscription) => boolean,
): Promise<WriteOutcome> => {
  const outcome = await write(client, toCall, showing(readSubscription, isWritten), 'subscription');
  return outcome.kind === 'accepted' ? { kind: 'accepted', subscription: outcome.record } : outcome;
};

/** `provisioningDetails` is write-only, and replaces what was given before. https://github.com/pax8labs/pax8-cli/issues/363 */
const quantityCall = (id: string, quantity: number, details: ProvisioningValues): Call => {
  const call = withId('PUT', recordPath, id);
  if (Number.isSafeInteger(quantity) && quantity > 0)
    return { ...call, body: { quantity, ...detailsBody(details) } };
  throw new AppError(`${quantity} is not a number of seats`, { kind: 'seats-not-whole' });
};

const priceCall = (id: string, price: number): Call => {
  const call = withId('PUT', recordPath, id);
  if (Number.isFinite(price) && price >= 0) return { ...call, body: { price } };
  throw new AppError(`${price} is not a price`, { kind: 'price-below-zero' });
};

const detailsBody = (details: ProvisioningValues) =>
  details.length === 0
    ? {}
    : { provisioningDetails: details.map(({ key, values }) => ({ key, values: [...values] })) };
