import type {
  HistoryRecord,
  Instant,
  Rows,
  Subscription,
  Urgency,
  WriteOutcome,
} from '../core/marketplace.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { readOne } from './one.ts';
import { readAllPages } from './pages.ts';
import { failure, misshapen, Pax8Error } from './pax8-error.ts';
import { withId } from './routes.ts';
import { readHistoryRecord, readList, readSubscription } from './wire.ts';

const one = '/subscriptions/{id}';

export const subscriptions = (
  client: Client,
  concurrency: number,
  urgency: Urgency,
): Promise<Rows<Subscription>> =>
  readAllPages({ client, template: '/subscriptions', urgency, concurrency, read: readSubscription });

export const subscription = (client: Client, id: string, urgency: Urgency): Promise<Subscription | null> =>
  readOne(client, one, id, urgency, readSubscription);

export const history = async (client: Client, id: string, urgency: Urgency): Promise<Rows<HistoryRecord>> => {
  const call = withId('GET', `${one}/history`, id);
  const list = readList(await client.read(call, urgency));
  if (list === null) throw misshapen(call);
  const rows = list.map(readHistoryRecord).filter((record) => record !== null);
  return { rows, unreadable: list.length - rows.length };
};

/** Throws only what is a fault of our own, before anything was sent. */
export const setQuantity = async (client: Client, id: string, quantity: number): Promise<WriteOutcome> => {
  try {
    const call = quantityCall(id, quantity);
    // Rate limit, token and credentials come before the sending; what comes after is a reply.
    return outcomeOf(call, await client.send(call, 'person'));
  } catch (error) {
    if (error instanceof AppError) return notSent(error);
    throw error;
  }
};

/** `cancelDate` is a date-time, as Pax8's document has it. Throws only what is a fault of our own. */
export const cancel = async (client: Client, id: string, at: Instant | null): Promise<WriteOutcome> => {
  try {
    const call = withId('DELETE', one, id);
    const query = at === null ? '' : `?${new URLSearchParams({ cancelDate: new Date(at).toISOString() })}`;
    const dated = { ...call, path: `${call.path}${query}` };
    return outcomeOf(dated, await client.send(dated, 'person'));
  } catch (error) {
    if (error instanceof AppError) return notSent(error);
    throw error;
  }
};

const quantityCall = (id: string, quantity: number): Call => {
  const call = withId('PUT', one, id);
  if (Number.isSafeInteger(quantity) && quantity > 0) return { ...call, body: { quantity } };
  throw new AppError(`${quantity} is no number of seats`, 'Ask for a whole number of seats, one or more.');
};

/** What a reply to a write proves. */
const outcomeOf = (call: Call, reply: Reply): WriteOutcome => {
  if (reply.kind === 'answer' && reply.status >= 200 && reply.status < 300) {
    return { kind: 'accepted', subscription: readSubscription(reply.json) };
  }
  const error = failure(call, reply);
  if (reply.kind === 'no-answer') return reply.sent ? unknown(error) : notSent(error);
  // The rate limit turned every attempt away.
  if (error.kind === 'busy') return notSent(error);
  // A redirect, 408 and 5xx come from a server that may have done it or passed it on.
  if (error.kind === 'unclear') return unknown(error);
  return { kind: 'refused', status: reply.status, ...wordsOf(error) };
};

const notSent = (error: AppError): WriteOutcome => ({ kind: 'not-sent', ...wordsOf(error) });

const unknown = (error: Pax8Error): WriteOutcome => ({
  kind: 'unknown',
  text: error.pax8Text ?? '',
  forPeople:
    'Pax8 did not say whether the change was made. It is not sent again: look at the seats in Pax8 before you ask for anything else.',
});

const wordsOf = (error: AppError): { text: string; forPeople: string } => ({
  text: error instanceof Pax8Error ? (error.pax8Text ?? '') : '',
  forPeople: `Nothing was changed. ${error.forPeople}`,
});
