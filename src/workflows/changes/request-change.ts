import type { Change } from '../../core/changes/change.ts';
import { ruleSeats } from '../../core/rules/seat-rules.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { type Asked, type Requested, readAfresh, recordRefusal, saveRequest } from './new-request.ts';

export type { Requested } from './new-request.ts';

export type SeatRequest = Asked &
  Readonly<{
    direction: 'add' | 'remove' | 'set';
    seats: number;
    /** The applied change that this request takes back. */
    undoes?: string;
  }>;

/** The number of seats that a request leads to. */
export const seatsAfter = (
  quantity: number,
  { direction, seats }: Pick<SeatRequest, 'direction' | 'seats'>,
): number => (direction === 'set' ? seats : direction === 'add' ? quantity + seats : quantity - seats);

/**
 * Asks for a seat change: a fresh read of the subscription, the ruling, the verdict of the policy, and the change saved,
 * pending or, where the policy lets it pass, as approved by it: then whoever asked carries it out. Nothing is written to
 * Pax8. Throws what Pax8's reads throw, and when another tenant has an open change; then
 * nothing was saved.
 */
export const requestChange = async (context: Context, request: SeatRequest): Promise<Requested> => {
  const [subscription, history] = await Promise.all([
    readAfresh(context, request),
    request.direction === 'add'
      ? { rows: [] }
      : context.marketplace.history(request.subscriptionId, 'person'),
  ]);
  if (subscription === null) return { kind: 'gone' };

  const what = 'seats';
  const to = seatsAfter(subscription.quantity, request);
  const ruling = ruleSeats(subscription, to, history.rows, context.now());
  if (ruling.kind === 'refused')
    return recordRefusal(context, request, { ...ruling, what, subscription, to });
  const { verdict, policyVersion } = await judgeRequest(context, { ...request, what, subscription, to });
  if (verdict.kind === 'refused') {
    const { because } = verdict;
    const refusal = { kind: 'against-policy', what, because, subscription, to } as const;
    return recordRefusal(context, request, refusal, { policyVersion });
  }
  // After the read: an undo that slips in between has moved the seats, which the look before the write finds.
  const undoes = request.undoes ?? null;
  const undone = undoes === null ? null : await undoOf(context, undoes, subscription.id);
  if (undone !== null) return { kind: 'undone-already', change: undone };
  const { notes } = ruling;
  const wanted = { asked: request, subscription, to, notes, verdict, policyVersion, more: { undoes } };
  return saveRequest(context, wanted);
};

/** The request that takes a change back already; there is one at most. */
const undoOf = async (
  { memory }: Context,
  changeId: string,
  subscriptionId: string,
): Promise<Change | null> => {
  const changes = await memory.changes.ofSubscription(subscriptionId, 200);
  return changes.find(({ undoes }) => undoes === changeId) ?? null;
};
