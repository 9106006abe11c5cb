import type { AlertPlace } from '../../core/alerts/alert.ts';
import { newAlert, type Swept } from '../../core/alerts/due-alerts.ts';
import { digestTurns, nextTurn } from '../../core/alerts/sweep-turns.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { sweepRenewals } from '../renewals/sweep-renewals.ts';
import { deliverAlerts } from './deliver-alerts.ts';

/** Saves the place in place of what it was; true when it had alerts already. */
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

/** A place's wishes flat, as the audit shows them. */
const recorded = ({ filter, form }: AlertPlace) => ({
  company: filter.company?.name ?? null,
  vendor: filter.vendor,
  of: filter.product,
  minMonthly: filter.minMonthly,
  days: filter.days,
  form: form.kind === 'each' ? 'each' : `digest ${form.every} ${form.hour}:00`,
});

/** False when no alerts went there. */
export const removePlace = async (
  context: Context,
  person: Person,
  conversation: Conversation,
): Promise<boolean> => {
  const were = await context.memory.alertPlaces.remove(person.tenantId, conversation.id);
  if (were) await record(context, person, 'alerts.off', { scope: conversation.scope }, { conversation });
  return were;
};

/** When a place hears next: at the next sweep, or at the hour of its digest. null: a cron line that never comes. */
export const nextFor = (
  { settings, zone, now }: Pick<Context, 'settings' | 'zone' | 'now'>,
  form: AlertPlace['form'] = { kind: 'each' },
): Instant | null =>
  nextTurn(form.kind === 'digest' ? digestTurns(form, zone) : { cron: settings.sweepCron, zone }, now());

/** What people call a place. Teams tells no bot the names of its channels. */
export const whereIs = async (
  { memory }: Pick<Context, 'memory'>,
  { tenantId, conversationId }: AlertPlace,
  here: Conversation,
): Promise<string> => {
  const conversation =
    conversationId === here.id ? here : await memory.conversations.get(tenantId, conversationId);
  const which = conversationId === here.id ? 'this' : 'a';
  if (conversation === null) return 'a place that the bot cannot reach';
  if (conversation.scope === 'channel') return `${which} channel`;
  if (conversation.scope === 'groupChat') return `${which} group chat`;
  const { personId } = conversation;
  const person = personId === null ? null : await memory.people.get(tenantId, personId);
  return person === null || which === 'this'
    ? `${which} personal chat`
    : `the personal chat of ${person.name}`;
};

/** Looks through all renewals at once, and sends what is due. null: Pax8 was not read for a day; nothing was done. */
export const sweepNow = async (context: Context): Promise<Swept | null> => {
  const swept = await sweepRenewals(context, { turn: context.now() });
  if (swept !== null) await deliverAlerts(context);
  return swept;
};

/** What became of a test alert: `late` when Teams did not take it yet, and it will be tried again. */
export type Tested = 'arrived' | 'late' | 'unsure' | 'lost';

/** Sends a test alert the way that alerts go. The conversation must have alerts. */
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
