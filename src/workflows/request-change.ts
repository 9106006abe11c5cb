import type { Change } from '../core/change.ts';
import { seen } from '../core/change-steps.ts';
import type { Conversation } from '../core/chat.ts';
import type { Subscription } from '../core/marketplace.ts';
import type { Person } from '../core/people.ts';
import { type Refusal, ruleSeats } from '../core/seat-rules.ts';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { audit } from './record.ts';

export type SeatRequest = Readonly<{
  person: Person;
  conversation: Conversation;
  companyId: string;
  companyName: string;
  subscriptionId: string;
  /** The name by which the portfolio knows the product, for rows that Pax8 sends without one. */
  productName: string | null;
  direction: 'add' | 'remove' | 'set';
  seats: number;
}>;

export type Requested =
  | Readonly<{ kind: 'requested'; change: Change }>
  | Readonly<{ kind: 'open-already'; change: Change }>
  | Readonly<{ kind: 'refused'; because: Refusal; subscription: Subscription; to: number }>
  | Readonly<{ kind: 'gone' }>;

const target = (quantity: number, { direction, seats }: SeatRequest): number =>
  direction === 'set' ? seats : direction === 'add' ? quantity + seats : quantity - seats;

/**
 * Asks for a seat change: a fresh read of the subscription, the ruling, and the change saved as pending. Nothing is
 * written to Pax8. Throws what Pax8's reads throw, and when another tenant has an open change; then nothing was saved.
 */
export const requestChange = async (context: Context, request: SeatRequest): Promise<Requested> => {
  const { marketplace, memory, now } = context;
  const [read, history] = await Promise.all([
    marketplace.subscription(request.subscriptionId, 'person'),
    request.direction === 'add' ? { rows: [] } : marketplace.history(request.subscriptionId, 'person'),
  ]);
  if (read === null || read.companyId !== request.companyId) return { kind: 'gone' };
  const subscription = { ...read, productName: read.productName ?? request.productName };
  await context.portfolio.put(subscription);

  const at = now();
  const to = target(subscription.quantity, request);
  const ruling = ruleSeats(subscription, to, history.rows, at);
  if (ruling.kind === 'refused') return { kind: 'refused', because: ruling.because, subscription, to };

  const change: Change = {
    id: context.newId(),
    version: 1,
    state: 'pending',
    tenantId: request.person.tenantId,
    companyId: request.companyId,
    companyName: request.companyName,
    subscriptionId: subscription.id,
    productName: subscription.productName ?? 'Product without a name',
    from: subscription.quantity,
    to,
    seen: seen(subscription),
    notes: ruling.notes.map((note) => context.views.note(note, at)),
    requestedBy: request.person,
    requestedAt: at,
    askedIn: request.conversation.id,
    expiresAt: at + context.policy.approvalExpiryMs,
    decidedBy: null,
    decidedAt: null,
    reason: null,
    sentAt: null,
    outcome: null,
    pax8Text: null,
    quantityAfter: null,
    settledAt: null,
  };
  const inserted = await memory.changes.insert(change);
  if (inserted.kind === 'open-already') {
    if (inserted.change.tenantId === change.tenantId) return inserted;
    throw new AppError(
      `the open change ${inserted.change.id} belongs to another tenant`,
      'Somebody in another organisation has an open change for this subscription. It must be settled there first.',
    );
  }
  await audit(context, change, request.person, 'change.requested');
  return { kind: 'requested', change };
};
