import type { Answer } from '../../../src/core/words/chat.ts';
import { day } from '../../../src/core/words/durations.ts';
import { subscriptionCard } from '../../../src/views/companies/subscription.ts';
import { windowsIn as windowsOf } from '../../samples/terms.ts';
import { line, renewal } from '../renewals/renewal-samples.ts';
import { ana, bo, change, company, type Lay, names, now, show, subscription } from '../samples.ts';

const planned = '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d';

export const subscriptionCases = (answer: Lay) => {
  const shown = (rest: Partial<Parameters<typeof subscriptionCard>[0]>) => (): Answer => {
    const one = rest.subscription ?? subscription();
    const known = { windows: windowsOf(one, [], now), historyRead: true };
    return answer(
      subscriptionCard(
        {
          ...{ company: company(), subscription: one, asOf: now - 60_000, changes: [], known },
          ...{ product: { vendorName: 'Microsoft', sku: 'MST-M365BP' }, renewal: null },
          ...rest,
        },
        show,
      ),
    );
  };
  const one = subscription();
  const plan = change('planned', { id: planned, to: 10, afterTermEnd: Date.UTC(2026, 11, 12) });
  const decided = line({
    subscriptionId: one.id,
    decision: { kind: 'change', to: 10, changeId: planned, by: ana, at: now - day },
  });
  return {
    'subscription-planned': shown({
      changes: [plan, change('applied')],
      renewal: renewal({ lines: [decided], owner: bo }),
    }),
    'subscription-open-request': shown({
      changes: [change()],
      renewal: renewal({ lines: [line({ subscriptionId: one.id })] }),
    }),
    'subscription-assigned': shown({
      assigned: {
        ...{ tenantId: 't', shared: 2, own: 12, endsAt: Date.UTC(2027, 0, 12), asOf: now - 40 * 60_000 },
        licence: { skuId: 's', partNumber: 'SPB', appliesTo: 'User', assigned: 18, seats: 25 },
      },
    }),
    'subscription-by-use': shown({
      subscription: subscription({
        ...{ productName: 'Microsoft Azure', quantity: 1, price: 0, partnerCost: 0, commitment: null },
      }),
    }),
    'subscription-yearly-ends': shown({
      subscription: subscription({
        ...{ billingTerm: 'Annual', price: 277.2, partnerCost: 221.76, status: 'PendingCancel' },
        endAt: Date.UTC(2026, 11, 12),
      }),
      product: { vendorName: names.hostile, sku: names.hostile },
    }),
  };
};
