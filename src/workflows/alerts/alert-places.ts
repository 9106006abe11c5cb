import type { AlertPlace } from '../../core/alerts/alert.ts';
import { newAlert, type SweepResult } from '../../core/alerts/due-alerts.ts';
import { digestTurns, nextTurn } from '../../core/alerts/sweep-turns.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import type { Whereabouts } from '../../views/alerts/alert-words.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { sweepRenewals } from '../renewals/sweep-renewals.ts';
import { deliverAlerts } from './deliver-alerts.ts';

/** Saves the place and replaces its earlier settings; returns true when it already had alerts. */
export const setPlace = async (
  context: Context,
  person: Person,
  conversation: Conversation,
  { filter, form }: Pick<AlertPlace, 'filter' | 'form'>,
): Promise<{ place: AlertPlace; replaced: boolean }> => {
  const { memory, now } = context;
  const { tenantId } = person;
  const before = await memory.alertPlaces.get(tenantId, conversation.id);
  const place: AlertPlace = {
    tenantId,
    conversationId: conversation.id,
    filter,
    form,
    setBy: person,
    setAt: now(),
    trouble: null,
  };
  await memory.alertPlaces.put(place);
  // What waited for the place, while it could not be reached or was nobody's, is due now.
  if (before?.trouble != null) await memory.alerts.hurry(tenantId, conversation.id);
  await record(
    context,
    person,
    'alerts.here',
    {
      scope: conversation.scope,
      ...recorded(place),
      before: before === null ? null : JSON.stringify(recorded(before)),
    },
    { conversation, companyId: filter.company?.id ?? null },
  );
  return { place, replaced: before !== null };
};

/** A place's settings in one level, as the audit shows them. */
const recorded = ({ filter, form }: AlertPlace) => ({
  company: filter.company?.name ?? null,
  vendor: filter.vendor,
  of: filter.product,
  only: filter.kind,
  minMonthly: filter.minMonthly,
  days: filter.days,
  form: form.kind === 'each' ? 'each' : `digest ${form.every} ${form.hour}:00`,
});

/** Returns false when the place had no alerts. */
export const removePlace = async (
  context: Context,
  person: Person,
  conversation: Conversation,
): Promise<boolean> => {
  const were = await context.memory.alertPlaces.remove(person.tenantId, conversation.id);
  if (were) await record(context, person, 'alerts.off', { scope: conversation.scope }, { conversation });
  return were;
};

/** When a place gets its next alerts: at the next sweep or digest. Returns null when the cron pattern never matches. */
export const nextFor = (
  { settings, now }: Pick<Context, 'settings' | 'now'>,
  form: AlertPlace['form'] = { kind: 'each' },
): Instant | null => {
  const { sweepCron: cron, timeZone: zone } = settings;
  return nextTurn(form.kind === 'digest' ? digestTurns(form, zone) : { cron, zone }, now());
};

/** What people call a place. Teams does not tell bots the names of channels. */
export const whereIs = async (
  { memory }: Pick<Context, 'memory'>,
  { tenantId, conversationId }: Pick<AlertPlace, 'tenantId' | 'conversationId'>,
  here: Conversation,
): Promise<Whereabouts> => {
  if (conversationId === here.id) return { scope: here.scope, here: true };
  const conversation = await memory.conversations.get(tenantId, conversationId);
  if (conversation === null) return { scope: null };
  const { scope, personId } = conversation;
  const person = personId === null ? null : await memory.people.get(tenantId, personId);
  return { scope, person: person?.name ?? null };
};

/**
 * Sweeps all renewals now and sends what is due, including what was postponed after a refusal. Returns null, and does
 * nothing, when Pax8 was not read for a day.
 */
export const sweepNow = async (context: Context, tenantId: string): Promise<SweepResult | null> => {
  const swept = await sweepRenewals(context, { turn: context.now() });
  if (swept === null) return null;
  await context.memory.alerts.hurry(tenantId, null);
  await deliverAlerts(context);
  return swept;
};

/** The outcome of a test alert. `late`: Teams has not accepted it yet, and the bot will try again. */
export type Tested = 'arrived' | 'late' | 'unsure' | 'lost';

/** Sends a test alert the same way as real ones. The conversation must have alerts. */
export const testPlace = async (context: Context, place: AlertPlace): Promise<Tested> => {
  const { memory, now, newId } = context;
  const id = newId();
  await memory.alerts.add([{ ...newAlert(`test ${id}`, place, { kind: 'test' }, now()), id }]);
  await deliverAlerts(context);
  const state = (await memory.alerts.byId(id))?.state ?? 'dropped';
  if (state === 'posted') return 'arrived';
  if (state === 'due') return 'late';
  return state === 'dropped' ? 'lost' : 'unsure';
};
