import type { Answer } from '../../../src/core/words/chat.ts';
import { alertsImpossibleCard, alertTestedCard } from '../../../src/views/alerts/alerts-answers.ts';
import { noPostCard, todayHereCard, todayOffCard } from '../../../src/views/alerts/timed-post-answers.ts';
import { timedPost } from '../renewals/renewal-samples.ts';
import { type Lay, names, now, show } from '../samples.ts';

const hour = 60 * 60_000;

/** Alerts that cannot be, and what became of a test. */
export const alertsCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'alerts-not-in-teams': () => answer(alertsImpossibleCard({ kind: 'not-in-teams' })),
  'alerts-no-vendor': () => answer(alertsImpossibleCard({ kind: 'no-vendor', text: names.hostile })),
  'alerts-limited': () =>
    answer(alertsImpossibleCard({ kind: 'limited', companies: ['Contoso Ltd', names.hostile] })),
  'alerts-test-none-here': () => answer(alertsImpossibleCard({ kind: 'none-here' })),
  'alerts-test-arrived': () => answer(alertTestedCard('arrived')),
  'alerts-test-late': () => answer(alertTestedCard('late')),
  'alerts-test-unsure': () => answer(alertTestedCard('unsure')),
  'today-here': () =>
    answer(
      todayHereCard({ post: timedPost(), replaced: false, next: now + 15 * hour, personal: false }, show),
    ),
  'today-here-changed': () =>
    answer(
      todayHereCard(
        { post: timedPost({ minute: 450, weekdays: [6, 7] }), replaced: true, next: null, personal: true },
        show,
      ),
    ),
  'today-here-no-time': () => answer(noPostCard({ kind: 'no-time', written: names.hostile })),
  'today-here-not-in-teams': () => answer(noPostCard({ kind: 'not-in-teams' })),
  'today-off': () => answer(todayOffCard({ were: true })),
  'today-off-already': () => answer(todayOffCard({ were: false })),
  'alerts-test-lost': () => answer(alertTestedCard('lost')),
});
