import type { Assigned } from '../../../src/core/assignments/join.ts';
import type { Became, RenewalLine, ServiceTerm } from '../../../src/core/renewals/renewal.ts';
import type { Trial } from '../../../src/core/renewals/trials.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { ownerWithoutRoleCard } from '../../../src/views/renewals/owner-without-role.ts';
import { planReopenedCard } from '../../../src/views/renewals/plan-reopened.ts';
import { renewalCard } from '../../../src/views/renewals/renewal.ts';
import { renewalWindowCard } from '../../../src/views/renewals/renewal-window.ts';
import { trialsCard, trialsEndCard } from '../../../src/views/renewals/trials.ts';
import { bo, company, type Lay, manyDays, names, now, show, showAt, subscription } from '../samples.ts';
import { after, end, line, plan, renewal, renewed, second } from './renewal-samples.ts';

const wasLine = line();
const became = (rest: Partial<Became>): Became => ({
  subscriptionId: wasLine.subscriptionId,
  ...{ quantity: wasLine.quantity, term: '1-Year', billingTerm: 'Monthly' },
  ...{ price: 22, partnerCost: 17.6, currency: 'USD' },
  ...rest,
});
const byTheMonth = (serviceTerm: ServiceTerm, price: number, rest: Partial<Became> = {}): RenewalLine =>
  line({
    after: renewed({
      nextEndsAt: Date.UTC(2027, 0, 12),
      serviceTerm,
      became: became({ term: 'Monthly', price, ...rest }),
    }),
  });
const trial = (days: number | null, name: string, rest: Partial<Trial> = {}): Trial => ({
  subscription: subscription({
    status: 'Trial',
    endAt: days === null ? null : manyDays(days),
    commitment: null,
  }),
  company: company(name),
  endsAt: days === null ? null : manyDays(days),
  converts: 'by-default',
  ...rest,
});

/** Renewals that are no plain ones, and trials. */
export const renewalOtherwiseCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const window = (lines: readonly RenewalLine[], mention: typeof bo | null = null, at = after) =>
    answer(renewalWindowCard({ renewal: renewal({ lines }), changes: new Map(), mention }, showAt(at)));
  const shown = (lines: readonly RenewalLine[], at: number) =>
    answer(
      renewalCard(
        renewal({ lines }),
        { changes: new Map(), prices: new Map(), pricesAsOf: null, people: [] },
        showAt(at),
      ),
    );
  const assigned = (id: string, of: number, endsAt: number | null): readonly [string, Assigned] => [
    id,
    {
      ...{ tenantId: 't', shared: 1, own: 12, endsAt, asOf: now - 40 * 60_000 },
      licence: { skuId: 's', partNumber: 'SPB', appliesTo: 'User', assigned: of, seats: 12 },
    },
  ];
  const counted = () => {
    const lines = [line(), second()];
    const [one, two] = lines.map(({ subscriptionId }) => subscriptionId);
    const assignments = new Map([
      assigned(one ?? '', 9, Date.UTC(2027, 0, 12)),
      assigned(two ?? '', 12, null),
    ]);
    const options = { changes: new Map(), prices: new Map(), pricesAsOf: null, people: [], assignments };
    return answer(renewalCard(renewal({ lines }), options, showAt(now)));
  };
  const month = line({
    ...{ term: 'Monthly', price: 27.06, partnerCost: 21.65, serviceTerm: 'likely' as const },
  });
  return {
    'renewal-assigned-seats': counted,
    'window-service-term': () => window([byTheMonth('likely', 27.06), second({ after: renewed() })], bo),
    'window-service-term-possible': () => window([byTheMonth('possible', 26.4, { quantity: 26 })]),
    'window-service-term-no-end': () =>
      window([
        line({ after: renewed({ nextEndsAt: null, serviceTerm: 'likely', became: became({ term: null }) }) }),
      ]),
    'window-other-subscription': () =>
      window([
        line({
          after: renewed({
            readFrom: 'successor',
            became: became({
              ...{ subscriptionId: '9c8b7a6d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', billingTerm: 'Annual' },
              ...{ price: 277.2, partnerCost: null },
            }),
          }),
        }),
      ]),
    'window-other-currency': () =>
      window([line({ after: renewed({ became: became({ price: 21, currency: 'EUR' }) }) })]),
    'service-term-renewal': () => shown([month], end - 5 * day),
    'service-term-renewal-possible': () =>
      shown([{ ...month, serviceTerm: 'possible' }, second()], end - 5 * day),
    'service-term-went-on': () => shown([byTheMonth('likely', 27.06)], after),
    'service-term-went-on-unseen': () =>
      shown(
        [
          line({
            after: renewed({ nextEndsAt: null, serviceTerm: 'possible', became: became({ term: null }) }),
          }),
        ],
        after,
      ),
    'plan-reopened': () =>
      answer(
        planReopenedCard(
          {
            renewal: renewal(),
            change: plan('cancelled', { reason: 'seats-moved' }),
            seatsNow: 27,
            mention: bo,
          },
          show,
        ),
      ),
    'plan-reopened-unread': () =>
      answer(
        planReopenedCard(
          {
            renewal: renewal({ companyName: null }),
            change: plan('cancelled', { reason: 'seats-moved', purpose: names.hostile }),
            ...{ seatsNow: null, mention: null },
          },
          show,
        ),
      ),
    'owner-without-role': () => answer(ownerWithoutRoleCard({ renewal: renewal({ owner: bo }) }, show)),
    'owner-without-role-hostile': () =>
      answer(
        ownerWithoutRoleCard(
          { renewal: renewal({ companyName: names.hostile, owner: { ...bo, name: names.hostile } }) },
          show,
        ),
      ),
    trials: () =>
      answer(
        trialsCard(
          {
            ...{ company: null, page: 0, say: 'trials', asOf: now - 60_000 },
            trials: [
              trial(2, 'Contoso'),
              trial(20, 'Fabrikam', { converts: 'unknown' }),
              trial(null, 'Contoso', { company: null }),
            ],
          },
          show,
        ),
      ),
    'trials-company': () =>
      answer(
        trialsCard(
          {
            ...{ company: company('Contoso'), page: 0, say: 'trials of Contoso', asOf: now - 60_000 },
            trials: [trial(2, 'Contoso')],
          },
          show,
        ),
      ),
    'trials-none': () =>
      answer(trialsCard({ company: null, trials: [], page: 0, say: 'trials', asOf: now - 60_000 }, show)),
    'trials-none-company': () =>
      answer(
        trialsCard(
          { company: company(names.hostile), trials: [], page: 0, say: 'trials', asOf: now - 60_000 },
          show,
        ),
      ),
    'trial-ends': () => answer(trialsEndCard({ trials: [trial(3, 'Contoso')] }, show)),
    'trial-ends-unnamed': () =>
      answer(trialsEndCard({ trials: [trial(3, '', { company: null, converts: 'unknown' })] }, show)),
    'trials-end': () =>
      answer(
        trialsEndCard(
          { trials: Array.from({ length: 12 }, (_, n) => trial(n + 1, n === 3 ? names.hostile : 'Contoso')) },
          show,
        ),
      ),
  };
};
