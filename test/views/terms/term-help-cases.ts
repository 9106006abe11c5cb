import type { Answer } from '../../../src/core/words/chat.ts';
import { termTopics } from '../../../src/core/words/portal-job.ts';
import { portalOnlyCard } from '../../../src/views/terms/portal-only.ts';
import { termHelpCard } from '../../../src/views/terms/term-help.ts';
import { company, type Lay, show, subscription } from '../samples.ts';

const portalJobs = [
  ...(['users', 'transfer', 'quote', 'payment', 'extend-trial', 'support-ticket'] as const),
  ...(['agreement', 'suspend', 'gdap'] as const),
];

export const termHelpCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  terms: () => answer(termHelpCard({ topic: null })),
  ...Object.fromEntries(termTopics.map((topic) => [`terms-${topic}`, () => answer(termHelpCard({ topic }))])),
  ...Object.fromEntries(
    portalJobs.map((job) => [`portal-${job}`, () => answer(portalOnlyCard({ job, of: null }, show))]),
  ),
  'portal-suspend-subscription': () =>
    answer(
      portalOnlyCard(
        {
          job: 'suspend',
          of: {
            company: company(),
            subscription: subscription(),
            end: { kind: 'renews', at: Date.UTC(2026, 11, 12), term: '1-Year' },
          },
        },
        show,
      ),
    ),
});
