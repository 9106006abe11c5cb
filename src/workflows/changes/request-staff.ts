import { lineIds } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { rulePlan } from '../../core/rules/plan-rules.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { type Asked, recordRefusal, saveLines, type Wanted } from './new-request.ts';
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
  /** Sentences about what was named and is not among them. */
  told: readonly string[];
  /** The id that it is to have; a new one as a rule. */
  bundleId?: string;
}>;

/** The lines that were saved, none when none is possible; and what is not among them, in sentences. */
export type StaffRequested = Readonly<{
  lines: readonly Change[];
  told: readonly string[];
  /** Products that would be left without a seat. */
  toCancel: readonly Subscription[];
}>;

type Judged = Wanted | Readonly<{ why: string; toCancel: Subscription | null }>;

const openAlready = 'it has an open change, which must be settled first.';

/**
 * Asks for the seats of people who come or go: every line is read afresh and judged, so that all of them need as many
 * approvals as any of them, and those that are possible are saved together. A decrease that its window does not allow is
 * planned for the renewal. Throws what Pax8's reads throw; then nothing was saved.
 */
export const requestStaff = async (context: Context, request: StaffRequest): Promise<StaffRequested> => {
  const judged = await Promise.all(
    // Each counts those before it, possible or not, against the requests of the hour.
    request.subscriptions.map((one, before) => judge(context, request, one, before)),
  );
  const refused = judged.filter((one) => 'why' in one);
  const told = [...request.told, ...refused.map(({ why }) => why)];
  const toCancel = refused.flatMap((one) => one.toCancel ?? []);
  const bundleId = request.bundleId ?? context.newId();
  const ids = lineIds(bundleId);
  let possible = judged.filter((one) => 'verdict' in one);
  while (possible.length > 0) {
    const approvers = Math.max(...possible.map(approversOf)) as 0 | 1 | 2;
    const wanted = possible.map((one, n) => ({
      ...one,
      line: { id: ids[n] ?? '', bundleId, approvers, ...(n === 0 ? { told: [...told] } : {}) },
    }));
    const saved = await saveLines(context, wanted);
    if (saved.kind === 'requested') {
      for (const line of saved.lines) if (line.afterTermEnd !== null) await replaceEarlier(context, line);
      return { lines: saved.lines, told, toCancel };
    }
    // Somebody asked for a change of one in this moment: the others are asked for without it.
    const { subscriptionId } = saved.change;
    const taken = possible.find(({ subscription }) => subscription.id === subscriptionId);
    if (taken !== undefined) told.push(`${nameOf(taken.subscription)}: ${openAlready}`);
    possible = possible.filter((one) => one !== taken);
  }
  return { lines: [], told, toCancel };
};

const nameOf = ({ productName }: Subscription): string => productName ?? 'Product without a name';

const approversOf = ({ verdict }: Wanted): number =>
  verdict.kind === 'needs-approval' ? verdict.approvers : 0;

const judge = async (
  context: Context,
  { person, conversation, company, direction, users }: StaffRequest,
  known: Subscription,
  besides: number,
): Promise<Judged> => {
  const asked: Asked = {
    ...{ person, conversation, companyId: company.id, companyName: company.name },
    ...{ subscriptionId: known.id, productName: known.productName },
  };
  const not = (why: string, toCancel: Subscription | null = null) => ({
    why: `${nameOf(known)}: ${why}`,
    toCancel,
  });
  const seats = { direction: direction === 'on' ? 'add' : 'remove', seats: users } as const;
  const supposed = await suppose(context, { ...asked, ...seats, besides });
  if (supposed === null) return not('Pax8 no longer has this subscription.');
  const { subscription, to, ruling, verdict, policyVersion, open, windows } = supposed;
  const refuse = async (because: AnyRefusal) => {
    await recordRefusal(context, asked, { kind: 'refused', what: 'seats', because, subscription, to });
    return not(
      context.views.refusal(because, context.now()).reason,
      because.kind === 'below-one' ? subscription : null,
    );
  };
  if (open !== null) return not(openAlready);
  if (verdict.kind === 'refused') {
    const { because } = verdict;
    const refusal = { kind: 'against-policy', what: 'seats', because, subscription, to } as const;
    await recordRefusal(context, asked, refusal, { policyVersion });
    return not(context.views.policyRefusal(because).reason);
  }
  const wanted = { asked, subscription, to, verdict, policyVersion };
  if (ruling.kind === 'allowed') return { ...wanted, notes: ruling.notes };
  const { because } = ruling;
  const waits =
    because.kind === 'committed' || because.kind === 'locked-before-end' || because.kind === 'renewing';
  if (direction === 'on' || !waits || !('until' in windows)) return refuse(because);
  const plan = rulePlan(subscription, to, windows.until, context.now());
  if (plan.kind === 'refused') return refuse(plan.because);
  if ((await context.memory.changes.planned(subscription.id)).length > 0)
    return not('something else is planned for its renewal already; decide that first.');
  const more = { afterTermEnd: windows.until, purpose: 'Offboarding' };
  return { ...wanted, notes: plan.notes, more };
};
