import type { Answer } from '../../../src/core/words/chat.ts';
import { alertsImpossibleCard, alertTestedCard } from '../../../src/views/alerts/alerts-answers.ts';
import { type Lay, names } from '../samples.ts';

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
  'alerts-test-lost': () => answer(alertTestedCard('lost')),
});
