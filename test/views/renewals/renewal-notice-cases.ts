import type { Answer } from '../../../src/core/words/chat.ts';
import { ownerSetCard, ownersCard } from '../../../src/views/renewals/owners.ts';
import {
  assignedCard,
  moreRenewalsCard,
  noRenewalCard,
} from '../../../src/views/renewals/renewal-notices.ts';
import { ana, bo, company, type Lay, names, now, show } from '../samples.ts';

const renewal = { day: '2026-12-12' };
const days = (n: number): string[] => Array.from({ length: n }, (_, i) => `2027-0${i + 1}-05`);

/** What is said about renewals when there is no card of one to show. */
export const renewalNoticeCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'decide-none': () => answer(noRenewalCard({ company: company(), period: null })),
  'decide-none-in-period': () =>
    answer(noRenewalCard({ company: company(names.hostile), period: { label: 'in January' } })),
  'decide-one-more': () => answer(moreRenewalsCard({ company: company(), days: days(1) })),
  'decide-many-more': () => answer(moreRenewalsCard({ company: company(names.hostile), days: days(9) })),
  'owner-set': () =>
    answer(ownerSetCard({ company: company(), kind: 'set', to: bo, by: ana, before: ana, renewals: 2 })),
  'owner-mine': () =>
    answer(ownerSetCard({ company: company(), kind: 'set', to: ana, by: ana, before: null, renewals: 0 })),
  'owner-same': () =>
    answer(ownerSetCard({ company: company(), kind: 'same', to: ana, by: ana, before: ana, renewals: 0 })),
  'owner-nobody': () =>
    answer(ownerSetCard({ company: company(), kind: 'same', to: null, by: ana, before: null, renewals: 0 })),
  'owner-removed': () =>
    answer(
      ownerSetCard({
        company: company(names.hostile),
        kind: 'removed',
        to: null,
        by: ana,
        before: bo,
        renewals: 1,
      }),
    ),
  'owner-not-theirs': () =>
    answer(
      ownerSetCard({
        ...{ company: company(), kind: 'not-theirs', by: ana, before: null, renewals: 0 },
        to: { ...bo, name: names.hostile },
      }),
    ),
  'owners-all': () =>
    answer(
      ownersCard(
        {
          ...{ without: 12, of: null, page: 0, say: 'owners' },
          rows: [
            { company: company(), owner: bo, setBy: ana, setAt: now, gone: false },
            { company: null, owner: { ...bo, name: names.hostile }, setBy: ana, setAt: now, gone: true },
          ],
        },
        show,
      ),
    ),
  'owners-of-one': () =>
    answer(
      ownersCard(
        {
          ...{ without: 0, of: bo, page: 0, say: 'companies of @Bo' },
          rows: [{ company: company(names.hostile), owner: bo, setBy: ana, setAt: now, gone: false }],
        },
        show,
      ),
    ),
  'owners-none': () => answer(ownersCard({ rows: [], without: 20, of: null, page: 0, say: 'owners' }, show)),
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
