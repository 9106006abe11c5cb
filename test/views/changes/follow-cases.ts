import type { Answer } from '../../../src/core/words/chat.ts';
import { precededBy } from '../../../src/views/answer.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { numberFormCard, type Uncounted } from '../../../src/views/changes/number-form.ts';
import { notOpenedCard, unclearFollowUpCard } from '../../../src/views/changes/offers.ts';
import { pendingCard } from '../../../src/views/changes/pending.ts';
import { takenBackText } from '../../../src/views/changes/taken-back.ts';
import { change, type Lay, names, show } from '../samples.ts';

const seats: Uncounted = {
  kind: 'add',
  companyName: 'Contoso',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  quantity: 12,
  say: 'add seats of #1a2b3c4d',
};

/** What is answered beside what was said before. */
export const followCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const form = (asked: Uncounted) => () => answer(numberFormCard(asked));
  return {
    'number-form': form(seats),
    'number-form-unassigned': form({
      ...seats,
      kind: 'remove',
      say: 'remove seats of #1a2b3c4d',
      unassigned: 4,
    }),
    'number-form-set': form({ ...seats, kind: 'set', companyName: names.hostile, quantity: null }),
    'number-form-people': form({ kind: 'on', companyName: names.long, say: 'onboard users at Contoso' }),
    'said-order': () =>
      answer(notOpenedCard({ about: 'negated', order: 'remove 20 seats of E3 for Woodgrove Bank' }, show)),
    'said-order-hostile': () => answer(notOpenedCard({ about: 'past', order: names.hostile }, show)),
    'said-look': () =>
      answer(notOpenedCard({ about: 'compared', look: 'subscription E5 Woodgrove Bank' }, show)),
    'said-look-hostile': () => answer(notOpenedCard({ about: 'for-each', look: names.hostile }, show)),
    'said-asked': () =>
      answer(
        notOpenedCard(
          {
            about: 'reported',
            asked: ['subscription E5 for Woodgrove Bank', 'history E5 for Woodgrove Bank'],
          },
          show,
        ),
      ),
    'said-asked-hostile': () => answer(notOpenedCard({ about: 'past', asked: [names.hostile] }, show)),
    'let-go': () => answer(notOpenedCard({ about: 'dropped' }, show)),
    'unclear-follow-up': () => answer(unclearFollowUpCard({ remembers: true })),
    'unclear-forgotten': () => answer(unclearFollowUpCard({ remembers: false })),
    'pending-none-of': () =>
      answer(pendingCard({ changes: [], page: 0, say: 'pending', companies: [names.hostile] }, show)),
    'change-reason-given': () =>
      answer(changeCard(change('pending'), { buttons: 'all', given: names.hostile }, show)),
    'change-in-place': () =>
      precededBy(
        answer(changeCard(change('pending'), { buttons: 'all' }, show)),
        takenBackText(change('cancelled', { companyName: names.hostile }), show),
      ),
  };
};
