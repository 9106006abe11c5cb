import type { Change } from '../../core/changes/change.ts';
import { waitingStates } from '../../core/changes/change-steps.ts';
import type { Answer } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { statusCard } from '../../views/bot/status.ts';
import { tenantsRead } from '../assignments/tenants.ts';
import { type Context, roleIn } from '../context.ts';
import { unlessAway } from '../unless-away.ts';
import { troublesOf } from './troubles.ts';

const mostLetters = 5;

/** The state of the bot. Only admins see what could not be delivered, and the buttons that mend something. */
export const statusAnswer = async (context: Context, person: Person): Promise<Answer> => {
  const { portfolio, memory, answer, show } = context;
  const { role } = await roleIn(context, person);
  const isAdmin = includes(role, 'admin');
  const held = portfolio.current();
  const [open, events, troubles, microsoft] = await Promise.all([
    unlessAway(memory.changes.inStates(person.tenantId, waitingStates), null),
    unlessAway(eventsFor(context, person, isAdmin), null),
    troublesOf(context, person.tenantId),
    held === null ? null : unlessAway(tenantsRead(context, person.tenantId, held), null),
  ]);
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
        troubles,
        pending: open === null ? null : requestsIn(open.filter(({ state }) => state === 'pending')),
        unclear: (open ?? []).filter(({ state }) => state === 'needs-check').length,
        mayTake: isAdmin,
        events,
        microsoft,
      },
      show(),
    ),
  );
};

/** Several lines of one request count once, as `pending` shows them. */
const requestsIn = (changes: readonly Change[]): number =>
  new Set(changes.map(({ id, bundle }) => bundle?.id ?? id)).size;

const eventsFor = async ({ memory, sinks }: Context, person: Person, isAdmin: boolean) => {
  const { due, dead } = await memory.deliveries.counts(person.tenantId);
  if (sinks.length === 0 && dead === 0) return null;
  const letters = isAdmin ? await memory.deliveries.troubled(person.tenantId, mostLetters) : [];
  return {
    waiting: due,
    dead,
    letters: letters.map(({ id, event, sink, problem, since }) => ({
      type: event?.type ?? id,
      company: event?.data.company?.name ?? null,
      sink,
      reason: problem,
      since,
    })),
    mayResend: isAdmin && sinks.length > 0,
  };
};
