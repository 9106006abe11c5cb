import type { Answer } from '../../../src/core/words/chat.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { refusedCard } from '../../../src/views/changes/seat-words.ts';
import { seatDetailsCard } from '../../../src/views/ordering/seat-details.ts';
import { details } from '../ordering/order-samples.ts';
import { change, company, type Lay, names, show, subscription } from '../samples.ts';

const azure = { ...subscription(), productName: 'Microsoft Azure', quantity: 1 };
const rate = (price: number, partnerCost: number) => ({ price, partnerCost });

/** What else is to know about other seats: prices, the vendor's questions, and Microsoft's limit. */
export const seatNoteCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const refused = (because: Parameters<typeof refusedCard>[0]['because'], of = subscription()) =>
    answer(refusedCard({ what: 'seats', company: company(), subscription: of, to: 15, because }, show));
  const form = {
    ...{ company: company(), subscription: subscription(), to: 15, direction: 'add' as const, seats: 3 },
    ...{ details, id: '7c1e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c78', typed: new Map(), problems: [] },
    given: { purpose: 'new hires', ticket: '4711' },
  } as const;
  return {
    'seat-notes': () =>
      answer(
        changeCard(
          change('pending', {
            reasons: [],
            notes: [
              { kind: 'seats-outside-range', least: 20, most: null },
              {
                ...{ kind: 'seats-other-rate', billingTerm: 'Monthly', currency: 'USD' },
                ...{ was: rate(23.1, 19.4), is: rate(21.5, 18) },
              },
              { kind: 'details-wanted', labels: ['E-mail addresses of the new users', names.hostile] },
              { kind: 'business-near-limit', limit: 300, others: 290 },
              { kind: 'business-unknown', limit: 300 },
            ],
          }),
          { buttons: 'approver' },
          show,
        ),
      ),
    'seat-details-given': () =>
      answer(
        changeCard(
          change('pending', {
            provisioning: [{ key: 'newUsers', label: 'New users', values: ['bo@contoso.example'] }],
          }),
          { buttons: 'approver' },
          show,
        ),
      ),
    'seat-details': () => answer(seatDetailsCard(form)),
    'seat-details-worst': () =>
      answer(
        seatDetailsCard({
          ...form,
          company: { name: names.long },
          subscription: { ...subscription(), productName: names.hostile },
          details: Array.from({ length: 30 }, (_, n) => ({
            ...{ key: `key-${n}`, label: names.hostile, description: names.long },
            ...{ kind: 'text' as const, possibleValues: [] },
          })),
          problems: [names.long],
        }),
      ),
    'seat-limit-alone': () => refused({ kind: 'business-limit', limit: 300, others: 0 }),
    'seat-limit-with-others': () => refused({ kind: 'business-limit', limit: 300, others: 290 }),
    'seat-none': () => refused({ kind: 'no-seats' }, azure),
  };
};
