import type { Answer } from '../../../src/core/words/chat.ts';
import {
  staffImpossibleCard,
  staffProblem,
  tooManyProductsCard,
} from '../../../src/views/changes/staff-notices.ts';
import { company, type Lay, names, subscription } from '../samples.ts';

/** People who come or go, and nothing that can be asked for them. */
export const staffCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'staff-too-many': () => answer(tooManyProductsCard({ most: 10 })),
  'staff-impossible': () => {
    const contoso = company();
    const { id } = subscription();
    return answer(
      staffImpossibleCard({
        company: contoso,
        users: 2,
        toOrder: ['Visio Plan 2', names.hostile],
        toCancel: [
          { id, productName: 'Microsoft 365 Business Premium' },
          { id, productName: null },
        ],
        told: [staffProblem({ kind: 'not-held', company: contoso, product: names.hostile })],
      }),
    );
  },
});
