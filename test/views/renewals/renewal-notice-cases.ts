import type { Answer } from '../../../src/core/words/chat.ts';
import {
  assignedCard,
  moreRenewalsCard,
  noRenewalCard,
} from '../../../src/views/renewals/renewal-notices.ts';
import { ana, bo, company, type Lay, names } from '../samples.ts';

const renewal = { day: '2026-12-12' };
const days = (n: number): string[] => Array.from({ length: n }, (_, i) => `2027-0${i + 1}-05`);

/** What is said about renewals when there is no card of one to show. */
export const renewalNoticeCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'decide-none': () => answer(noRenewalCard({ company: company(), period: null })),
  'decide-none-in-period': () =>
    answer(noRenewalCard({ company: company(names.hostile), period: { label: 'in January' } })),
  'decide-one-more': () => answer(moreRenewalsCard({ company: company(), days: days(1) })),
  'decide-many-more': () => answer(moreRenewalsCard({ company: company(names.hostile), days: days(9) })),
  'renewal-assigned-to-me': () =>
    answer(assignedCard({ company: company(), renewal, to: ana, by: ana, reason: null })),
  'renewal-assigned-to-other': () =>
    answer(assignedCard({ company: company(), renewal, to: bo, by: ana, reason: null })),
  'renewal-assigned-not-theirs': () =>
    answer(
      assignedCard({
        company: company(),
        renewal,
        to: { ...bo, name: names.hostile },
        by: ana,
        reason: 'not-theirs',
      }),
    ),
  'renewal-assigned-over': () =>
    answer(assignedCard({ company: company(), renewal, to: bo, by: ana, reason: 'over' })),
});
