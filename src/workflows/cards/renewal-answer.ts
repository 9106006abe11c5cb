import type { Change } from '../../core/changes/change.ts';
import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import type { Answer } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { renewalCard } from '../../views/renewals/renewal.ts';
import { assignmentsAt } from '../assignments/tenants.ts';
import { todaysPrices } from '../catalogue/todays-prices.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { peopleOf } from '../people/people.ts';
import { lastAlerts } from './last-alerts.ts';

/** As many as a choice on a card can show well. */
const peopleShown = 15;

export type RenewalShown = Readonly<{
  /** Why the last press did nothing, or only part of it. */
  reason?: string | undefined;
  /** The person to mention. */
  mention?: Person | null;
  /** `background` when nobody waits for the card. */
  urgency?: Urgency;
}>;

/** The current card of a renewal, with everything it needs looked up. Leaves out what Pax8 cannot tell. */
export const renewalAnswer = async (
  context: Context,
  renewal: Renewal,
  { reason, mention, urgency = 'person' }: RenewalShown = {},
): Promise<Answer> => {
  const [changes, prices, people, last, assignments] = await Promise.all([
    changesBehind(context, renewal),
    pricesOf(context, renewal, urgency),
    peopleFor(context, renewal),
    lastAlerts(context, renewal),
    assignmentsAt(context, renewal.tenantId, renewal.companyId),
  ]);
  const options = { changes, ...prices, people, reason, mention, lastAlerts: last, assignments };
  const seen = seenBy(context, renewal.companyId, renewal);
  return context.answer(renewalCard(seen, options, context.show()));
};

/** The requests behind a renewal's decisions, by id. */
export const changesBehind = async (
  context: Pick<Context, 'memory' | 'costs'>,
  { lines, tenantId }: Renewal,
): Promise<ReadonlyMap<string, Change>> => {
  const ids = lines.flatMap(({ decision }) =>
    decision === null || decision.kind === 'renew' ? [] : [decision.changeId],
  );
  const changes = await Promise.all([...new Set(ids)].map((id) => context.memory.changes.get(id)));
  return new Map(
    changes.flatMap((change) =>
      change?.tenantId === tenantId ? [[change.id, seenBy(context, change.companyId, change)] as const] : [],
    ),
  );
};

/** Prices of lines still ahead of their renewal; later the price is the one they renewed at. */
const pricesOf = async (context: Context, renewal: Renewal, urgency: Urgency) => {
  const stage = stageOf(renewal, context.now());
  const ahead = stage === 'window' || stage === 'over' ? [] : renewal.lines.filter(({ ends }) => !ends);
  const { companyId } = renewal;
  return todaysPrices(
    context,
    ahead.map(({ subscriptionId: id, productId, billingTerm, quantity, term, termEndsAt }) => ({
      id,
      companyId,
      productId,
      billingTerm,
      quantity,
      commitment: { id: null, term, endsAt: termEndsAt },
    })),
    { patient: true, urgency },
  );
};

/** Known people to whom it may be assigned, by name. */
const peopleFor = async (
  context: Pick<Context, 'memory' | 'settings'>,
  { tenantId, companyId, owner }: Renewal,
): Promise<Person[]> => {
  const known = (await peopleOf(context, tenantId))
    .filter(({ role, companies }) => includes(role, 'requester') && (companies?.includes(companyId) ?? true))
    .map(({ person }) => person)
    .filter(({ objectId }) => objectId !== owner?.objectId);
  return known.sort((a, b) => a.name.localeCompare(b.name)).slice(0, peopleShown);
};
