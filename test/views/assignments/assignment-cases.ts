import type { Licence } from '../../../src/core/assignments/licences.ts';
import type { Unused } from '../../../src/core/assignments/unused.ts';
import type { IgnoredEntry } from '../../../src/core/ports/assignment-memory.ts';
import {
  countedAgainCard,
  ignoredCard,
  notIgnoredCard,
  nowIgnoredCard,
  whichIgnoredCard,
} from '../../../src/views/assignments/ignored.ts';
import { noLicencesCard, type UnusedInput, unusedCard } from '../../../src/views/assignments/unused.ts';
import { bo, company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const licence = (assigned: number, seats: number): Licence => ({
  ...{ skuId: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', partNumber: 'SPB', appliesTo: 'User', assigned, seats },
});

const row = (given: Partial<Unused> = {}): Unused => ({
  ...{ company: company(), subscriptions: [subscription()], licence: licence(18, 25), shared: 1 },
  ...{ unassigned: 7, seats: 7, month: { amount: '161.70', currency: 'USD' }, termEndsAt: manyDays(19) },
  ...{ leftOut: null, asOf: now - 40 * 60_000 },
  ...given,
});

const nothing: UnusedInput = {
  ...{
    company: null,
    rows: [],
    joined: 4,
    ignored: 0,
    notCounted: 0,
    unmapped: 0,
    unread: [],
    heeded: {},
    csv: true,
  },
  ...{ asOf: now - 40 * 60_000, page: 0, say: 'unused' },
};

const kiosk: IgnoredEntry = {
  ...{ companyId: 'c1', companyName: 'Contoso', productId: 'p1', productName: 'Exchange Online Kiosk' },
  ...{ by: bo, at: manyDays(-20) },
};

export const assignmentCases = (answer: Lay) => {
  const unused = (input: Partial<UnusedInput>) => () => answer(unusedCard({ ...nothing, ...input }, show));
  return {
    'unused-all': unused({
      rows: [
        row(),
        row({
          ...{ company: company('Fabrikam, Inc.'), shared: 2, unassigned: 15, seats: 5 },
          ...{ licence: licence(20, 35), month: { amount: '66.00', currency: 'EUR' } },
        }),
        row({ subscriptions: [subscription({ productName: null })], month: null, termEndsAt: null }),
      ],
      ...{ ignored: 2, notCounted: 1, unmapped: 3 },
      unread: [
        { company: company('Northwind Traders'), trouble: 'no-consent' },
        { company: company('Litware'), trouble: null },
        { company: company('Trey Research'), trouble: 'not-allowed' },
        { company: company('Tailwind'), trouble: 'down' },
      ],
    }),
    'unused-company': unused({ company: company(), rows: [row()], say: 'unused Contoso' }),
    'unused-many': unused({
      rows: Array.from({ length: 30 }, (_, n) =>
        row({
          company: company(n % 2 === 0 ? names.hostile : names.long),
          subscriptions: [subscription({ productName: n % 3 === 0 ? names.hostile : names.emoji })],
        }),
      ),
      unread: [{ company: company(names.hostile), trouble: 'unreadable' }],
      heeded: { product: names.hostile },
    }),
    'unused-none': unused({ ignored: 1, heeded: { product: 'E3' } }),
    'unused-unjoined': unused({ company: company(), joined: 0 }),
    'unused-unread': unused({ company: company(), asOf: null, unmapped: 1 }),
    'unused-not-set-up': () => answer(noLicencesCard()),
    ignored: () =>
      answer(
        ignoredCard(
          {
            entries: [
              kiosk,
              { ...kiosk, companyId: null, companyName: null, productName: 'Visio Plan 2' },
              ...Array.from({ length: 6 }, () => ({
                ...kiosk,
                companyName: names.hostile,
                productName: names.long,
              })),
            ],
            ...{ mayChange: true, page: 0 },
          },
          show,
        ),
      ),
    'ignored-seen': () => answer(ignoredCard({ entries: [kiosk], mayChange: false, page: 0 }, show)),
    'ignored-none': () => answer(ignoredCard({ entries: [], mayChange: true, page: 0 }, show)),
    'ignored-now': () => answer(nowIgnoredCard({ entry: kiosk, before: false })),
    'ignored-before': () =>
      answer(
        nowIgnoredCard({ entry: { ...kiosk, companyName: null, productName: names.hostile }, before: true }),
      ),
    'ignored-no-longer': () =>
      answer(countedAgainCard({ entries: [kiosk, { ...kiosk, companyName: null }] })),
    'ignored-which': () =>
      answer(whichIgnoredCard({ text: 'exchange', choices: [kiosk, { ...kiosk, companyName: null }] })),
    'ignored-not-held': () =>
      answer(notIgnoredCard({ kind: 'not-held', text: names.hostile, company: 'Contoso' })),
    'ignored-no-product': () => answer(notIgnoredCard({ kind: 'no-product', text: '', company: null })),
    'ignored-not-all': () => answer(notIgnoredCard({ kind: 'all-companies', text: 'Visio', company: null })),
    'ignored-not-there': () => answer(notIgnoredCard({ kind: 'not-ignored', text: 'Visio', company: null })),
  };
};
