import type { Change, Wanted } from '../../core/changes/change.ts';
import { orderUntil, overlapCost, tooLateFor } from '../../core/changes/switch.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import type { FilledLine } from '../../core/ordering/order-form.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { switchKeepsSeats } from '../../views/ordering/order-form.ts';
import { type NewRequest, type RequestBasis, recordRefusal, saveLines } from '../changes/new-request.ts';
import { judgeWish } from '../changes/request.ts';
import type { Context } from '../context.ts';

type Judged = Awaited<ReturnType<typeof judgeWish>>;
/** The subscription that an order takes the place of, and that it can be cancelled for its term end. */
export type Replaced = Extract<Judged, { kind: 'allowed' }> & Readonly<{ asked: RequestBasis }>;

/** What may be cancelled for its term end, but only while there is time to order the year before. */
export const inTime = async <T extends Pick<Replaced, 'wanted' | 'subscription' | 'to'>>(
  context: Context,
  asked: RequestBasis,
  ruled: T,
) => {
  const because = tooLateFor(ruled, context.now());
  if (because === null) return ruled;
  const { subscription, to } = ruled;
  return recordRefusal(context, asked, { kind: 'refused', because, request: 'cancel', subscription, to });
};

/** Whether what a switch replaces can be cancelled for its term end, by the rules and the policy; null for any other order. */
export const judgeReplaced = async (
  context: Context,
  { replaces, companyId, companyName, lines }: OrderDraft,
  person: Person,
  conversation: Conversation,
  given: GivenReason,
): Promise<Exclude<Judged, { kind: 'allowed' }> | Replaced | null> => {
  if (replaces === undefined) return null;
  const asked = {
    ...{ person, conversation, companyId, companyName, given },
    ...{ subscriptionId: replaces, productName: lines[0]?.productName ?? null },
  };
  const judged = await judgeWish(context, asked, { kind: 'cancel', at: 'term-end' });
  return judged.kind === 'allowed' ? inTime(context, asked, { ...judged, asked }) : judged;
};

/** A switch changes the term alone. */
export const seatsDiffer = (
  { subscription: { quantity } }: Replaced,
  [line]: readonly FilledLine[],
): string | null => (line?.quantity === quantity ? null : switchKeepsSeats(quantity));

/** What the order's card does not say of what it replaces: the cancellation's line does. */
const isOfReplaced = (note: AnyNote, { subscription: { id } }: Replaced): boolean =>
  note.kind === 'order-beside-month' && note.subscriptionId === id;

/** Saves both lines of a switch, decided together; null when the old subscription has an open change. */
export const saveSwitch = async (
  context: Context,
  order: NewRequest & Readonly<{ wanted: Wanted<'order'> }>,
  replaced: Replaced,
): Promise<Readonly<{ kind: 'requested'; change: Change }> | null> => {
  const { asked, subscription, wanted, verdict, policy, policyVersion } = replaced;
  if (wanted.kind !== 'cancel' || wanted.at === null || order.id === undefined) return null;
  const now = context.now();
  const bundleId = context.newId();
  const approvers = Math.max(...[order, replaced].map(approversOf)) as 0 | 1 | 2;
  const line = (n: number) => ({
    bundle: { id: bundleId, line: n, told: [], kind: 'switch' as const },
    approvers,
  });
  const expiresAt = Math.min(now + context.settings.approvalExpiryMs, orderUntil(wanted.at));
  const saved = await saveLines(context, [
    {
      ...{ ...order, expiresAt, line: line(0) },
      notes: order.notes.filter((note) => !isOfReplaced(note, replaced)),
    },
    {
      ...{ asked, subscription, verdict, policy, policyVersion, expiresAt, line: line(1) },
      wanted: { ...wanted, afterOrder: order.id },
      notes: [...switchNotes(order.wanted, order, replaced, now), ...replaced.notes.filter(stillHolds)],
    },
  ]);
  const [first] = saved.kind === 'requested' ? saved.lines : [];
  return first === undefined ? null : { kind: 'requested', change: first };
};

const approversOf = ({ verdict }: Pick<NewRequest, 'verdict'>): number =>
  verdict.kind === 'needs-approval' ? verdict.approvers : 0;

/** Its users go on with the new one, and the overlap says until when it is billed. */
const stillHolds = ({ kind }: AnyNote): boolean => kind !== 'not-recoverable' && kind !== 'billed-until';

const switchNotes = (
  { lines: [line] }: Wanted<'order'>,
  { seen }: NewRequest,
  { wanted, until }: Replaced,
  now: Instant,
): AnyNote[] => {
  const end = wanted.kind === 'cancel' ? wanted.at : null;
  if (end === null) return [];
  const amount = overlapCost(line, seen?.currency ?? null, now, end);
  return [
    { kind: 'switch-overlap', until: end, amount },
    { kind: 'switch-by', at: until ?? end },
  ];
};
