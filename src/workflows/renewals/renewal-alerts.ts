import type { Alert, AlertContent } from '../../core/alerts/alert.ts';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Context } from '../context.ts';

/** Adds one alert per place, except those that are known already. */
export const addAlerts = async (
  { memory, now, newId }: Context,
  { tenantId }: Pick<Renewal, 'tenantId'>,
  places: readonly string[],
  alertIn: (conversationId: string) => Readonly<{ key: string; content: AlertContent }>,
): Promise<void> => {
  const alerts = places.map((conversationId): Alert => {
    const { key, content } = alertIn(conversationId);
    return { ...newAlert(key, { tenantId, conversationId }, content, now()), id: newId() };
  });
  const known = await memory.alerts.known(alerts.map(({ key }) => key));
  await memory.alerts.add(alerts.filter(({ key }) => !known.has(key)));
};

export const cardPlaces = async ({ memory }: Context, { id }: Renewal): Promise<string[]> =>
  (await memory.renewalCards.of(id)).map(({ conversationId }) => conversationId);

/** Every conversation with the renewal's card or, if there is none, the one where the change was requested. */
export const cardsOr = async (
  context: Context,
  renewal: Renewal,
  askedIn: string,
): Promise<readonly string[]> => {
  const cards = await cardPlaces(context, renewal);
  return cards.length === 0 ? [askedIn] : cards;
};
