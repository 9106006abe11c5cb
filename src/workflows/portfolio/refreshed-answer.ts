import type { Answer } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { readingHeldCard } from '../../views/bot/reading-held.ts';
import { notReadyCard, refreshedCard } from '../../views/kit/replies.ts';
import { type Context, roleIn } from '../context.ts';

/** The outcome of a refresh, for the person who asked. `tookMs` is null when Pax8 was read just before. */
export const refreshedAnswer = async (
  context: Context,
  person: Person,
  tookMs: number | null,
): Promise<Answer> => {
  const { portfolio, answer, show } = context;
  const held = portfolio.current();
  if (held === null) return answer(notReadyCard(portfolio.trouble()));
  const suspicion = portfolio.suspicion();
  if (suspicion !== null) {
    const { role } = await roleIn(context, person);
    return answer(readingHeldCard({ suspicion, asOf: held.asOf, mayTake: includes(role, 'admin') }, show()));
  }
  const { companies, subscriptions, unreadable } = held;
  return answer(
    refreshedCard({ companies: companies.size, subscriptions: subscriptions.size, unreadable, tookMs }),
  );
};
