import type { Change } from '../../core/changes/change.ts';
import type { NoLine, NotAsked } from '../../core/changes/not-asked.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { rulePlan } from '../../core/rules/plan-rules.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { askedOf, type NewRequest, recordRefusal, saveLines } from './new-request.ts';
import { seatsWanted } from './request-kinds.ts';
import { suppose } from './what-if.ts';
import { replaceEarlier } from './withdraw-plans.ts';

export type StaffRequest = Readonly<{
  person: Person;
  conversation: Conversation;
  company: Company;
  direction: 'on' | 'off';
  users: number;
  /** Each once. */
  subscriptions: readonly Subscription[];
  /** What was named and is not among them. */
  told: readonly NotAsked[];
  /** The id that it is to have; a new one as a rule. */
  bundleId?: string;
}>;

/** The lines that were saved, none when none is possible; and what is not among them. */
export type StaffRequested = Readonly<{
  lines: readonly Change[];
  told: readonly NotAsked[];
  /** Products that would be left without a seat. */
  toCancel: readonly Subscription[];
}>;

type Judged = NewRequest | Readonly<{ not: NotAsked; toCancel: Subscription | null }>;

/**
 * Asks for the seats of people who come or go: every line is read afresh and judged, the strictest sets the number of
 * approvals for all, and those that are possible are saved together. A decrease that its window does not allow is
 * planned for the renewal. Throws what Pax8's reads throw; then nothing was saved.
 */
export const requestStaff = async (context: Context, request: StaffRequest): Promise<StaffRequested> => {
  const judged = await Promise.all(
    // Each counts those before it, possible or not, against the requests of the hour.
    request.subscriptions.map((one, before) => judge(context, request, one, before)),
  );
  const refused = judged.filter((one) => 'not' in one);
  const told = [...request.told, ...refused.map(({ not }) => not)];
  const toCancel = refused.flatMap((one) => one.toCancel ?? []);
  const bundleId = request.bundleId ?? context.newId();
  let possible = judged.filter((one) => 'verdict' in one);
  while (possible.length > 0) {
    const approvers = Math.max(...possible.map(approversOf)) as 0 | 1 | 2;
    const wanted = possible.map((one, n) => ({
      ...one,
      line: { bundle: { id: bundleId, line: n, told: n === 0 ? [...told] : [] }, approvers },
    }));
    const saved = await saveLines(context, wanted);
    if (saved.kind === 'requested') {
      for (const line of saved.lines) await replaceEarlier(context, line);
      return { lines: saved.lines, told, toCancel };
    }
    // Somebody asked for a change of one in this moment: the others are asked for without it.
    const { subscriptionId } = saved.change;
    const taken = possible.find(({ subscription }) => subscription.id === subscriptionId);
    if (taken !== undefined) told.push(noLine(taken.subscription, { kind: 'open-already' }));
    possible = possible.filter((one) => one !== taken);
  }
  return { lines: [], told, toCancel };
};

const noLine = ({ productName }: Subscription, why: NoLine): NotAsked => ({
  ...{ kind: 'no-line', productName, why },
});

const approversOf = ({ verdict }: NewRequest): number =>
  verdict.kind === 'needs-approval' ? verdict.approvers : 0;

const judge = async (
  context: Context,
  { person, conversation, company, direction, users }: StaffRequest,
  known: Subscription,
  besides: number,
): Promise<Judged> => {
  const asked = askedOf({ person, conversation }, company, known);
  const not = (why: NoLine, toCancel: Subscription | null = null) => ({ not: noLine(known, why), toCancel });
  const wish = { kind: 'seats', direction: direction === 'on' ? 'add' : 'remove', seats: users } as const;
  const supposed = await suppose(context, asked, wish, besides);
  if (supposed === null) return not({ kind: 'gone' });
  const { subscription, to, ruling, verdict, policyVersion, open, windows } = supposed;
  const refuse = async (because: AnyRefusal) => {
    await recordRefusal(context, asked, { kind: 'refused', what: 'seats', because, subscription, to });
    const toCancel = because.kind === 'below-one' ? subscription : null;
    return not({ kind: 'refused', because, at: context.now() }, toCancel);
  };
  if (open !== null) return not({ kind: 'open-already' });
  if (verdict.kind === 'refused') {
    const { because } = verdict;
    const refusal = { kind: 'against-policy', what: 'seats', because, subscription, to } as const;
    await recordRefusal(context, asked, refusal, { policyVersion });
    return not({ kind: 'against-policy', because });
  }
  const judged = { asked, subscription, verdict, policyVersion };
  const from = subscription.quantity;
  if (ruling.kind === 'allowed')
    return { ...judged, wanted: seatsWanted(from, to, null), notes: ruling.notes };
  const { because } = ruling;
  const waits =
    because.kind === 'committed' || because.kind === 'locked-before-end' || because.kind === 'renewing';
  if (direction === 'on' || !waits || !('until' in windows)) return refuse(because);
  const plan = rulePlan(subscription, to, windows.until, context.now());
  if (plan.kind === 'refused') return refuse(plan.because);
  if ((await context.memory.changes.planned(subscription.id)).length > 0)
    return not({ kind: 'planned-already' });
  const wanted = seatsWanted(from, to, windows.until);
  return { ...judged, wanted, notes: plan.notes, purpose: 'Offboarding' };
};
