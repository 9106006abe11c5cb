import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { Change } from '../../core/changes/change.ts';
import { waitingStates } from '../../core/changes/change-steps.ts';
import { failingMark } from '../../core/marketplace/own-webhook.ts';
import type { Answer } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { statusCard } from '../../views/bot/status.ts';
import { type Context, roleIn } from '../context.ts';
import { sweepToDo } from '../renewals/sweep-renewals.ts';

const mostLetters = 5;
/** A sweep that has just become due runs within the next few minutes. */
const soon = 5 * 60_000;

/** The state of the bot. Only admins see what could not be delivered, and the button to send it again. */
export const statusAnswer = async (context: Context, person: Person): Promise<Answer> => {
  const { portfolio, memory, answer, show, now, settings } = context;
  const suspicion = portfolio.suspicion();
  const { role } = await roleIn(context, person);
  const [open, events, turn, places, webhookFailing] = await Promise.all([
    memory.changes.inStates(person.tenantId, waitingStates),
    eventsFor(context, person),
    sweepToDo(context),
    memory.alertPlaces.list(person.tenantId),
    // As last read: nobody waits here for Pax8.
    settings.pax8Events === null ? null : memory.marks.get(failingMark),
  ]);
  const refusing = places.filter(({ trouble }) => trouble !== null);
  const held = portfolio.current();
  return answer(
    statusCard(
      {
        portfolio:
          held === null
            ? null
            : {
                companies: held.companies.size,
                subscriptions: held.subscriptions.size,
                unreadable: held.unreadable,
                asOf: held.asOf,
              },
        trouble: portfolio.trouble()?.at ?? null,
        pending: requestsIn(open.filter(({ state }) => state === 'pending')),
        unclear: open.filter(({ state }) => state === 'needs-check').length,
        sweepDue: turn !== null && now() - turn > soon ? turn : null,
        alerts: refusing.length === 0 ? null : await waitingFor(context, refusing),
        webhookFailing: webhookFailing || null,
        held: suspicion === null ? null : { suspicion, mayTake: includes(role, 'admin') },
        events,
      },
      show(),
    ),
  );
};

/** Several lines of one request count once, as `pending` shows them. */
const requestsIn = (changes: readonly Change[]): number =>
  new Set(changes.map(({ id, bundle }) => bundle?.id ?? id)).size;

const mostWaiting = 1_000;
const waitingFor = async ({ memory }: Context, refusing: readonly AlertPlace[]) => {
  const [first] = refusing;
  const ids = new Set(refusing.map(({ conversationId }) => conversationId));
  const due = await memory.alerts.inState(first?.tenantId ?? '', 'due', mostWaiting);
  return {
    places: refusing.length,
    waiting: due.filter(({ conversationId }) => ids.has(conversationId)).length,
    since: Math.min(...refusing.map(({ trouble }) => trouble?.at ?? 0)),
    text: first?.trouble?.text ?? '',
  };
};

const eventsFor = async (context: Context, person: Person) => {
  const { memory, sinks } = context;
  const { due, dead } = await memory.deliveries.counts(person.tenantId);
  if (sinks.length === 0 && dead === 0) return null;
  const { role } = await roleIn(context, person);
  const isAdmin = includes(role, 'admin');
  const letters = isAdmin ? await memory.deliveries.troubled(person.tenantId, mostLetters) : [];
  return {
    waiting: due,
    dead,
    letters: letters.map(({ event, sink, problem, since }) => ({
      type: event.type,
      company: event.data.company?.name ?? null,
      sink,
      reason: problem ?? '',
      since,
    })),
    mayResend: isAdmin && sinks.length > 0,
  };
};
