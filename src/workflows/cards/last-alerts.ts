import { lastTurn } from '../../core/alerts/sweep-turns.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { alertEnd } from '../../core/renewals/renewal-steps.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';

/**
 * When each conversation with a card gets its last alert, after which nobody can snooze: the sweep before the
 * threshold, since the next would be too late. `here` is where someone asks now.
 */
export const lastAlerts = async (
  { memory, settings }: Pick<Context, 'memory' | 'settings'>,
  renewal: Renewal,
  here: string | null = null,
): Promise<Instant[]> => {
  const cards = await memory.renewalCards.of(renewal.id);
  const ids = new Set([
    ...cards.map(({ conversationId }) => conversationId),
    ...(here === null ? [] : [here]),
  ]);
  const places = await Promise.all([...ids].map((id) => memory.alertPlaces.get(renewal.tenantId, id)));
  const days = [settings.alertDays, ...places.map((place) => place?.filter.days ?? settings.alertDays)];
  const last = new Set(days.map((all) => all.at(-1)).filter((each) => each !== undefined));
  const turns = { cron: settings.sweepCron, zone: settings.timeZone };
  return [...last].flatMap((each) => lastTurn(turns, alertEnd(renewal) - each * day) ?? []);
};
