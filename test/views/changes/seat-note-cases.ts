import type { Change } from '../../../src/core/changes/change.ts';
import { inputOf } from '../../../src/core/changes/detail-inputs.ts';
import type { SeatsShown } from '../../../src/core/changes/outcomes.ts';
import type { DetailsAgain } from '../../../src/core/changes/vendor-details.ts';
import type { VendorDetails } from '../../../src/core/changes/wanted.ts';
import type { AnyNote } from '../../../src/core/rules/notes.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { refusedCard } from '../../../src/views/changes/seat-words.ts';
import { details } from '../ordering/order-samples.ts';
import { change, company, type Lay, names, now, show, subscription } from '../samples.ts';

const azure = { ...subscription(), productName: 'Microsoft Azure', quantity: 1 };
const question = { description: 'One line each', kind: 'text' as const, possibleValues: [] };
const rate = (price: number, partnerCost: number) => ({ price, partnerCost });

/** What else is to know about other seats: prices, the vendor's questions, and Microsoft's limit. */
export const seatNoteCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const refused = (because: Parameters<typeof refusedCard>[0]['because'], of = subscription()) =>
    answer(refusedCard({ request: 'seats', company: company(), subscription: of, to: 15, because }, show));
  const vendor = (
    asked: VendorDetails['asked'],
    given: VendorDetails['given'] = [],
    buttons: 'all' | 'approver' | 'requester' = 'all',
  ) =>
    answer(changeCard(change('pending', { details: { productId: 'p1', asked, given } }), { buttons }, show));
  const users = { key: 'newUsers', label: 'New users', values: ['bo@contoso.example'] };
  const [asked] = [{ ...{ key: 'newUsers', label: 'E-mail addresses of the new users' }, ...question }];
  const many = Array.from({ length: 30 }, (_, n) => ({
    ...{ key: `key-${n}`, label: names.hostile, description: names.long },
    ...{ kind: n % 3 === 0 ? ('multi' as const) : ('text' as const) },
    possibleValues: n % 3 === 0 ? Array.from({ length: 40 }, (_, value) => `${value} ${names.long}`) : [],
  }));
  const again = (problems: DetailsAgain['problems'], of: VendorDetails): DetailsAgain => ({
    ...{ problems, typed: new Map([[inputOf({ key: 'newUsers' }), 'cy@contoso.example']]) },
    details: new Map([[change('pending').id, of]]),
  });
  const assigned = (of: number, all: number, fewer: number, shared = 1): AnyNote => ({
    ...{
      kind: 'assigned',
      assigned: of,
      seats: all,
      shared,
      fewer,
      asOf: change('pending').requestedAt - 40 * 60_000,
    },
  });
  const atMicrosoft = (seatsShown: SeatsShown) =>
    answer(
      changeCard(
        {
          ...change('applied', { found: { kind: 'seats', quantity: 15, provisioning: false }, sentAt: now }),
          seatsShown,
        },
        { buttons: 'all' },
        show,
      ),
    );
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
              { kind: 'business-near-limit', limit: 300, others: 290 },
              { kind: 'business-unknown', limit: 300 },
            ],
          }),
          { buttons: 'approver' },
          show,
        ),
      ),
    'seat-assigned': () =>
      answer(
        changeCard(
          change('pending', { notes: [assigned(18, 25, 0), assigned(25, 25, 0), assigned(18, 25, 5)] }),
          { buttons: 'approver' },
          show,
        ),
      ),
    'seat-assigned-too-few': () =>
      answer(
        changeCard(
          change('pending', { notes: [assigned(24, 25, 5, 2), assigned(25, 25, 1)] }),
          { buttons: 'approver' },
          show,
        ),
      ),
    'seat-shown': () => atMicrosoft({ kind: 'shown', at: now }),
    'seat-shown-looking': () => atMicrosoft({ kind: 'looking', nextAt: now + 60_000 }),
    'seat-shown-stopped': () => atMicrosoft({ kind: 'stopped', at: now }),
    'seat-shown-unknown': () => atMicrosoft({ kind: 'unknown', at: now }),
    'seat-details': () => vendor(details),
    'seat-details-requester': () => vendor([asked], [], 'requester'),
    'seat-details-given': () => vendor([asked], [users], 'approver'),
    'seat-details-unread': () => vendor(null),
    'seat-details-missing': () =>
      answer(
        changeCard(
          change('pending', { details: { productId: 'p1', asked: [asked], given: [] } }),
          {
            buttons: 'approver',
            reason: `Not filled in: ${asked.label}. Nothing was sent. Fill it in, or go on without it.`,
            again: again([{ kind: 'missing', labels: [asked.label] }], {
              ...{ productId: 'p1', asked: [asked], given: [] },
            }),
          },
          show,
        ),
      ),
    'seat-details-sent-without': () =>
      answer(
        changeCard(
          change('applied', { details: { productId: 'p1', asked: [asked], given: [] } }),
          { buttons: 'all' },
          show,
        ),
      ),
    'seat-details-worst': () =>
      answer(
        changeCard(
          change('pending', {
            ...{ companyName: names.long, productName: names.hostile },
            details: { productId: 'p1', asked: many, given: [{ ...users, values: [names.hostile] }] },
          }),
          { buttons: 'all', reason: names.long },
          show,
        ),
      ),
    'seat-details-lines': () =>
      answer(
        bundleCard(
          [0, 1].map((line) =>
            change('pending', {
              ...{ id: `0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c1${line}` },
              bundle: { id: '0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2b00', line, told: [], kind: 'seats' },
              details: { productId: 'p1', asked: line === 0 ? [asked] : details, given: [] },
            }),
          ) as [Change, Change],
          { buttons: 'all' },
          show,
        ),
      ),
    'seat-details-lines-worst': () =>
      answer(
        bundleCard(
          Array.from({ length: 10 }, (_, line) =>
            change('pending', {
              ...{ id: `0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2c1${line}`, productName: names.long },
              bundle: { id: '0b7e6c9e-3d1f-4f43-9f0a-5f6d3a9f2b00', line, told: [], kind: 'seats' },
              details: { productId: 'p1', asked: many, given: [] },
            }),
          ) as [Change, ...Change[]],
          { buttons: 'all', reason: names.long },
          show,
        ),
      ),
    'seat-limit-alone': () => refused({ kind: 'business-limit', limit: 300, others: 0 }),
    'seat-limit-with-others': () => refused({ kind: 'business-limit', limit: 300, others: 290 }),
    'seat-none': () => refused({ kind: 'no-seats' }, azure),
  };
};
