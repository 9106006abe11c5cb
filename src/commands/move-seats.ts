import type { Portfolio } from '../core/portfolio/portfolio.ts';
import type { Decision } from '../core/reading/reading.ts';
import type { Intent } from '../core/understanding/intent.ts';
import { type Half, halfIsGoneText, halfIsOpenText, moveCard } from '../views/changes/move.ts';
import { refusalWords } from '../views/changes/seat-words.ts';
import { refusalText } from '../views/people/policy-words.ts';
import { askedOf } from '../workflows/changes/new-request.ts';
import { suppose } from '../workflows/changes/what-if.ts';
import type { Context } from '../workflows/context.ts';
import { seenBy } from '../workflows/hidden-costs.ts';
import type { Asker, Reply } from './asking/command.ts';
import { offerOf } from './offer-instead.ts';

type Seats = Extract<Intent, { kind: 'seats' }>;
const isSeats = (intent: Intent): intent is Seats => intent.kind === 'seats' && intent.at === undefined;

/** The two halves of a move of seats from one company to another; null for any other decision. */
const halvesOf = ({ subscriptions }: Portfolio, decision: Decision): readonly [Seats, Seats] | null => {
  if (decision.kind !== 'confirm' || decision.intents.length !== 2) return null;
  const [from, to] = decision.intents.filter(isSeats);
  if (from?.direction !== 'remove' || to?.direction !== 'add') return null;
  const [less, more] = [from, to].map(({ target }) => subscriptions.get(target.reference ?? ''));
  const same = from.count.kind === 'seats' && to.count.kind === 'seats' && from.count.n === to.count.n;
  if (less === undefined || more === undefined || less.companyId === more.companyId) return null;
  return same && less.productId === more.productId ? [from, to] : null;
};

/** Why a half is impossible by the present rules; null when it is possible. */
const impossibleIn = async (
  context: Context,
  asker: Asker,
  { companies, subscriptions }: Portfolio,
  { target, direction, count }: Seats,
): Promise<string | null> => {
  const subscription = subscriptions.get(target.reference ?? '');
  const company = companies.get(subscription?.companyId ?? '');
  if (subscription === undefined || company === undefined || count.kind === 'bad') return halfIsGoneText();
  const wish = { kind: 'seats', direction, seats: count.n } as const;
  const supposed = seenBy(
    context,
    company.id,
    await suppose(context, askedOf(asker, company, subscription), wish),
  );
  if (supposed?.kind !== 'supposed') return halfIsGoneText();
  if (supposed.open !== null) return halfIsOpenText();
  if (supposed.ruling.kind === 'refused') return refusalWords(supposed.ruling.because, context.show()).reason;
  return supposed.verdict.kind === 'refused' ? refusalText(supposed.verdict.because).reason : null;
};

/** A move of seats between companies, each half checked before it is offered; null for anything else. */
export const moveInstead = async (
  context: Context,
  portfolio: Portfolio | null,
  decision: Decision,
  asker: Asker,
): Promise<Reply | null> => {
  const halves = portfolio === null ? null : halvesOf(portfolio, decision);
  if (portfolio === null || halves === null) return null;
  const shown = await Promise.all(
    halves.map(
      async (intent): Promise<Half> => ({
        offer: offerOf(context, portfolio, intent, asker.given),
        impossible: await impossibleIn(context, asker, portfolio, intent),
      }),
    ),
  );
  return { answer: context.answer(moveCard(shown)) };
};
