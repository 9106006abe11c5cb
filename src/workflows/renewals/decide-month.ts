import type { Bundle, Change } from '../../core/changes/change.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { decisionRows } from '../../core/renewals/decision-rows.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { dayOf } from '../../core/renewals/renewal-lines.ts';
import type { Answer } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Person } from '../../core/words/people.ts';
import { notUndoneText } from '../../views/changes/undo-words.ts';
import { unknownCompany } from '../../views/kit/escape.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import {
  decideMonthCard,
  type MonthAsked,
  type NotDecided,
  type NotSaved,
  type Saved,
} from '../../views/renewals/decide-month.ts';
import { changeAnswer } from '../cards/change-card.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import { followUpAll } from '../changes/follow-up.ts';
import type { Context } from '../context.ts';
import { failure } from '../failure.ts';
import { withCostsHidden } from '../hidden-costs.ts';
import { sightOf } from '../people/sight.ts';
import { ownersOf } from './company-owners.ts';
import { decideRenewal, type RenewalDecided } from './decide-renewal.ts';
import { renewalOn } from './find-renewals.ts';

type Place = Parameters<typeof decideRenewal>[3];

/** The list of undecided renewals as this person may see it. `label` names the period. */
export const monthAnswer = async (
  asked: Context,
  person: Person,
  month: MonthAsked,
  { label, owner, saved }: Readonly<{ label: string; owner: Person | null; saved: Saved | null }>,
): Promise<Answer> => {
  const context = withCostsHidden((await sightOf(asked, person)).context);
  const { answer, portfolio, memory, now, show } = context;
  const held = portfolio.current();
  if (held === null) return answer(notReadyCard(portfolio.trouble()));
  const [renewals, owners] = await Promise.all([
    memory.renewals.open(person.tenantId),
    ownersOf(context, person.tenantId),
  ]);
  const ownerId = month.owner === '' ? null : month.owner;
  const { open, decided } = decisionRows(held, month, { renewals, owners, ownerId }, now());
  const rows = open.filter(({ subscription }) => !month.later.includes(subscription.id));
  const { prices } = await keptPrices(
    context,
    rows.slice(month.after, month.after + 10).map(({ subscription }) => subscription),
  );
  const todays = new Map([...prices].flatMap(([id, { price }]) => (price === null ? [] : [[id, price]])));
  const input = { asked: month, label, owner, rows, decided, prices: todays, saved, asOf: held.asOf };
  return answer(decideMonthCard(input, show()));
};

/** A choice for a subscription's renewal. */
export type Choice = Readonly<{ subscriptionId: string }> &
  (Readonly<{ kind: 'renew' | 'cancel' }> | Readonly<{ kind: 'plan'; seats: number | null }>);

/**
 * Decides each as its own card would, by its own rules and only while it is open; a refusal does not hold back the
 * others. New requests share one card.
 */
export const saveChoices = async (
  context: Context,
  choices: readonly Choice[],
  given: GivenReason,
  place: Place,
): Promise<Saved> => {
  const { portfolio } = (await sightOf(context, place.person)).context;
  const held = portfolio.current();
  const bundleId = context.newId();
  const asked: Change[] = [];
  const not: NotDecided[] = [];
  let renewed = 0;
  for (const [line, choice] of choices.entries()) {
    const bundle = { id: bundleId, line, told: [], kind: 'renewals' } as const;
    const saved = await saveOne(context, held, choice, { given, bundle }, place).catch((thrown: unknown) =>
      notRead(context, thrown, choice),
    );
    if (saved === 'renewed') renewed += 1;
    else if ('change' in saved) asked.push(saved.change);
    else not.push({ ...aboutOf(held, choice.subscriptionId), because: saved });
  }
  await post(context, asked, place);
  return { renewed, asked: asked.length, not };
};

/** What was requested before keeps its card. */
const notRead = (context: Context, thrown: unknown, { subscriptionId }: Choice): NotSaved => ({
  kind: 'refused',
  text: failure(context, thrown, { subscription: subscriptionId }).text,
});

const saveOne = async (
  context: Context,
  held: Portfolio | null,
  choice: Choice,
  more: Readonly<{ given: GivenReason; bundle: Bundle }>,
  place: Place,
): Promise<'renewed' | Readonly<{ change: Change }> | NotSaved> => {
  const { subscriptionId: line } = choice;
  const renewal = held === null ? null : await renewalOf(context, held, line, place.person);
  if (renewal === null) return { kind: 'gone' };
  const wish = wishOf(choice, more);
  if (wish === null) return { kind: 'no-seats' };
  const decided = await decideRenewal(context, renewal.id, { line, ifOpen: true, ...wish }, place);
  if (decided?.kind === 'done') return 'renewed';
  return decided?.kind === 'asked' ? { change: decided.change } : reasonFor(context, decided, line);
};

/** Null for a plan without a number. */
const wishOf = (choice: Choice, more: Readonly<{ given: GivenReason; bundle: Bundle }>) => {
  switch (choice.kind) {
    case 'renew':
      return { kind: 'renew' } as const;
    case 'cancel':
      return { kind: 'cancel', ...more } as const;
    case 'plan':
      return choice.seats === null ? null : ({ kind: 'plan', seats: choice.seats, ...more } as const);
  }
};

const aboutOf = (held: Portfolio | null, id: string): Pick<NotDecided, 'company' | 'product'> => {
  const subscription = held?.subscriptions.get(id);
  const company = held?.companies.get(subscription?.companyId ?? '');
  return { company: company?.name ?? unknownCompany(), product: subscription?.productName ?? null };
};

/** The renewal at a subscription's coming term end, opened now if the sweep has not done so. */
const renewalOf = async (
  context: Context,
  held: Portfolio,
  subscriptionId: string,
  { tenantId }: Person,
): Promise<Renewal | null> => {
  const subscription = held.subscriptions.get(subscriptionId);
  const company = held.companies.get(subscription?.companyId ?? '');
  const endsAt = subscription?.commitment?.endsAt ?? null;
  if (company === undefined || endsAt === null) return null;
  const day = dayOf(endsAt);
  const known = (await context.memory.renewals.ofSubscription(subscriptionId)).find(
    (renewal) => renewal.tenantId === tenantId && renewal.day === day,
  );
  return known ?? renewalOn(context, held, tenantId, company, { day, renewal: null });
};

const reasonFor = ({ show }: Context, decided: RenewalDecided | null, subscriptionId: string): NotSaved => {
  switch (decided?.kind) {
    case 'denied': {
      const line = decided.renewal.lines.find((each) => each.subscriptionId === subscriptionId);
      const decision = line?.decision ?? null;
      return decided.reason === 'decided-so' && decision !== null
        ? { kind: 'decided', decision }
        : { kind: 'denied', reason: decided.reason };
    }
    case 'under-way':
      return { kind: 'denied', reason: 'under-way' };
    case 'not-allowed':
      return { kind: 'refused', text: notUndoneText(decided.because, show()) };
    default:
      return { kind: 'gone' };
  }
};

/**
 * One card with all new requests, here and for approvers. What somebody else requested at the same moment keeps their
 * card.
 */
const post = async (context: Context, asked: readonly Change[], { conversation }: Place) => {
  const { changes } = context.memory;
  for (const bundleId of new Set(asked.map(({ bundle }) => bundle?.id ?? null))) {
    const ours = asked.filter(({ bundle }) => (bundle?.id ?? null) === bundleId);
    const requests = bundleId === null ? ours.map((change) => [change]) : [await changes.ofBundle(bundleId)];
    for (const [first, ...others] of requests) {
      if (first === undefined) continue;
      const posted = await context.chat.send(conversation, await changeAnswer(context, first, conversation));
      await followUpAll(context, [first, ...others], posted.kind === 'delivered' ? posted.posted : null);
    }
  }
};
