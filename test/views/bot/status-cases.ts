import type { Trouble } from '../../../src/core/ports/vitals.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { readingHeldCard } from '../../../src/views/bot/reading-held.ts';
import { type StatusInput, statusCard } from '../../../src/views/bot/status.ts';
import { type UnansweredInput, unansweredCard } from '../../../src/views/bot/unanswered.ts';
import { noLongerShownCard } from '../../../src/views/people/no-longer-shown.ts';
import { type Lay, names, now, show } from '../samples.ts';

const hour = 3_600_000;
const portfolio = { companies: 12, subscriptions: 60, unreadable: 0, asOf: now - 2 * hour };
const suspicion = {
  since: now - hour,
  at: now - 600_000,
  before: { companies: 12, subscriptions: 60 },
  read: { companies: 12, subscriptions: 0 },
};
const everything: readonly Trouble[] = [
  { kind: 'store', problem: 'full' },
  { kind: 'bot-password', since: now - hour },
  {
    kind: 'pax8',
    since: now - hour,
    reason: { kind: 'answered', system: names.hostile, status: 500, said: names.hostile },
  },
  { kind: 'reading-held', ...suspicion },
  { kind: 'reading-taken', takenAt: now - hour, ...suspicion },
  { kind: 'nothing-read', since: now - hour },
  { kind: 'sends', since: now - hour, failed: 3 },
  { kind: 'jobs', since: now - hour, names: ['deliver-alerts', 'events'] },
  {
    kind: 'alert-places',
    since: now - hour,
    places: 1,
    waiting: 4,
    why: { kind: 'teams-said', text: names.hostile },
  },
  { kind: 'unsure-alerts', count: 2 },
  { kind: 'sweep', since: now - hour },
  { kind: 'webhook', since: now - hour },
];
const status = (troubles: readonly Trouble[], given: Partial<StatusInput> = {}) =>
  statusCard({ portfolio, troubles, pending: 0, unclear: 0, ...given }, show);

const unanswered = (given: Partial<UnansweredInput>) =>
  unansweredCard({
    ...{ reason: 'restarted', said: [], presses: 0, name: null, recorded: false },
    ...given,
  });

/** What does not work, one by one and all at once. */
export const statusCases = (answer: Lay): Record<string, () => Answer> => ({
  'unanswered-message': () => answer(unanswered({ said: ['add 3 seats of Business Premium for Contoso'] })),
  'unanswered-many': () =>
    answer(
      unanswered({
        ...{ reason: 'not-taken', presses: 2, name: names.hostile, recorded: true },
        said: ['companies', '', names.hostile, 'renewals', 'pending', 'status', 'help'],
      }),
    ),
  'unanswered-press': () => answer(unanswered({ presses: 1 })),
  'no-longer-shown': () => answer(noLongerShownCard()),
  'reading-held': () => answer(readingHeldCard({ suspicion, asOf: portfolio.asOf, mayTake: true }, show)),
  'reading-held-viewer': () => answer(readingHeldCard({ suspicion, asOf: null, mayTake: false }, show)),
  'status-reading-held': () => answer(status([{ kind: 'reading-held', ...suspicion }], { mayTake: true })),
  'status-reading-taken': () =>
    answer(status([{ kind: 'reading-taken', takenAt: now - 10 * 60_000, ...suspicion }], { mayTake: true })),
  'status-microsoft': () =>
    answer(
      status([], {
        microsoft: {
          ...{ tenants: 15, read: 12 },
          troubles: [
            { kind: 'no-consent', tenants: 2, since: now - 24 * hour },
            { kind: 'busy', tenants: 1, since: now - hour },
          ],
        },
      }),
    ),
  'status-nothing-read': () =>
    answer(
      status([{ kind: 'nothing-read', since: now - hour }], {
        portfolio: { ...portfolio, companies: 0, subscriptions: 0 },
      }),
    ),
  'status-everything': () => answer(status(everything, { pending: 1, mayTake: true })),
  'status-refused': () =>
    answer(
      status(
        [
          {
            kind: 'pax8',
            since: now - hour,
            reason: { kind: 'pax8', trouble: 'unauthorised' },
          },
        ],
        { portfolio: null },
      ),
    ),
  'status-another-database': () => answer(status([{ kind: 'store', problem: 'another' }])),
  'status-file-replaced': () => answer(status([{ kind: 'store', problem: 'replaced' }])),
});
