import { lineIds } from '../core/bundle.ts';
import type { Change } from '../core/change.ts';
import type { Conversation } from '../core/chat.ts';
import type { Company, Instant, Subscription } from '../core/marketplace.ts';
import type { Person } from '../core/people.ts';
import type { Context } from './context.ts';
import type { Requested } from './new-request.ts';
import { requestChange } from './request-change.ts';
import { requestPlan } from './request-plan.ts';
import { type Supposed, suppose } from './what-if.ts';

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
}>;

/** The lines that were saved, none when none is possible; and what is not among them, in sentences. */
export type StaffRequested = Readonly<{
  lines: readonly Change[];
  told: readonly string[];
  /** Products that would be left without a seat. */
  toCancel: readonly Subscription[];
}>;

type Possible = Readonly<{ subscription: Subscription; supposed: Supposed; termEndsAt: Instant | null }>;
type Judged = Possible | Readonly<{ why: string; toCancel: Subscription | null }>;

/**
 * Asks for the seats of people who come or go: every line is looked at first, so that all of them need as many approvals
 * as any of them, and then requested on the path of every change. A decrease that its window does not allow is planned
 * for the renewal. Throws what Pax8's reads throw; then nothing was saved.
 */
export const requestStaff = async (context: Context, request: StaffRequest): Promise<StaffRequested> => {
  const { person, conversation, company, direction, users, subscriptions } = request;
  const judged = await Promise.all(subscriptions.map((one) => judge(context, request, one)));
  const possible = judged.filter((one) => 'supposed' in one);
  const refused = judged.filter((one) => 'why' in one);
  const told = [...request.told, ...refused.map(({ why }) => why)];
  const toCancel = refused.flatMap((one) => one.toCancel ?? []);
  const approvers = Math.max(0, ...possible.map(({ supposed }) => approversOf(supposed))) as 0 | 1 | 2;
  const bundleId = context.newId();
  const ids = lineIds(bundleId);
  const lines: Change[] = [];
  // One after the other: what each counts against the requests of the hour is known to the next.
  for (const [n, { subscription, supposed, termEndsAt }] of possible.entries()) {
    const line = { id: ids[n] ?? '', bundleId, approvers, told: lines.length === 0 ? told : [] };
    const asked = {
      ...{ person, conversation, companyId: company.id, companyName: company.name, line },
      ...{ subscriptionId: subscription.id, productName: subscription.productName },
    };
    const requested =
      termEndsAt === null
        ? await requestChange(context, {
            ...asked,
            direction: direction === 'on' ? 'add' : 'remove',
            seats: users,
          })
        : await requestPlan(context, { ...asked, to: supposed.to, termEndsAt, purpose: 'Offboarding' });
    if (requested.kind === 'requested') lines.push(requested.change);
    else told.push(`${nameOf(subscription)}: ${whyNot(context, requested)}`);
  }
  return { lines, told, toCancel };
};

const nameOf = ({ productName }: Subscription): string => productName ?? 'Product without a name';

const approversOf = ({ verdict }: Supposed): number =>
  verdict.kind === 'needs-approval' ? verdict.approvers : 0;

const judge = async (
  context: Context,
  { person, company, direction, users }: StaffRequest,
  subscription: Subscription,
): Promise<Judged> => {
  const name = nameOf(subscription);
  const supposed = await suppose(context, {
    ...{ person, companyId: company.id, companyName: company.name, subscriptionId: subscription.id },
    ...{
      productName: subscription.productName,
      direction: direction === 'on' ? 'add' : 'remove',
      seats: users,
    },
  });
  if (supposed === null) return { why: `${name}: Pax8 no longer has this subscription.`, toCancel: null };
  const { ruling, verdict, open, windows } = supposed;
  if (open !== null)
    return { why: `${name}: it has an open change, which must be settled first.`, toCancel: null };
  if (verdict.kind === 'refused')
    return { why: `${name}: ${context.views.policyRefusal(verdict.because).reason}`, toCancel: null };
  if (ruling.kind === 'allowed') return { subscription, supposed, termEndsAt: null };
  const { because } = ruling;
  const waits =
    because.kind === 'committed' || because.kind === 'locked-before-end' || because.kind === 'renewing';
  if (direction === 'off' && waits && 'until' in windows) {
    const plans = await context.memory.changes.planned(subscription.id);
    if (plans.length > 0)
      return {
        why: `${name}: something else is planned for its renewal already; decide that first.`,
        toCancel: null,
      };
    return { subscription, supposed, termEndsAt: windows.until };
  }
  const { reason } = context.views.refusal(because, context.now());
  return { why: `${name}: ${reason}`, toCancel: because.kind === 'below-one' ? subscription : null };
};

const whyNot = (context: Context, requested: Exclude<Requested, { kind: 'requested' }>): string => {
  if (requested.kind === 'refused') return context.views.refusal(requested.because, context.now()).reason;
  if (requested.kind === 'against-policy') return context.views.policyRefusal(requested.because).reason;
  return requested.kind === 'gone'
    ? 'Pax8 no longer has this subscription.'
    : 'it has an open change, which must be settled first.';
};
