import type { Product, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { mayBeCommitted, windowsOf } from '../../core/rules/nce-windows.ts';
import { messageOf } from '../../errors.ts';
import { subscriptionCard } from '../../views/companies/subscription.ts';
import type { KnownWindows } from '../../views/terms/window-words.ts';
import { assignedNow } from '../../workflows/assignments/tenants.ts';
import { knownTerms, productTerms } from '../../workflows/changes/read-terms.ts';
import { serviceTermOf } from '../../workflows/changes/service-terms.ts';
import type { Context } from '../../workflows/context.ts';
import { command } from '../asking/command.ts';
import { describeTarget, withTarget } from '../asking/look-up.ts';

export const subscription = command({
  name: 'subscription',
  kind: 'subscription',
  usage: 'subscription <company> <product>',
  summary: 'One subscription: seats, commitment, price and recent changes',
  examples: ['subscription Contoso Business Premium'],
  role: 'viewer',
  reads: true,
  run: (context, { target }, { person }) =>
    withTarget(
      context,
      target,
      (words) => `subscription ${describeTarget(words)}`,
      async (company, found, portfolio) => {
        const history = mayBeCommitted(found) ? readHistory(context, found) : Promise.resolve(null);
        const [changes, known, product, renewals, serviceTerm, assigned] = await Promise.all([
          context.memory.changes.ofSubscription(found.id, 20),
          knownWindows(context, found, history),
          knownProduct(context, found, portfolio),
          context.memory.renewals.ofSubscription(found.id),
          serviceTermOf(context, person.tenantId, found, () => history),
          assignedNow(context, person.tenantId, found),
        ]);
        const renewal = renewals.find(({ tenantId }) => tenantId === person.tenantId) ?? null;
        return {
          answer: context.answer(
            subscriptionCard(
              {
                ...{ company, subscription: found, asOf: portfolio.asOf, changes, known, product, renewal },
                ...{ serviceTerm, assigned },
              },
              context.show(),
            ),
          ),
        };
      },
    ),
});

/** How long a look-up waits for what it can do without (milliseconds). */
const patience = 1500;

/**
 * Only the history shows recently added seats, and only the product whose rule holds; the look-up answers without them
 * when Pax8 is slow or down.
 */
const knownWindows = async (
  context: Context,
  subscription: Subscription,
  reading: ReturnType<typeof readHistory>,
): Promise<KnownWindows> => {
  const [known, product, history] = await Promise.all([
    knownTerms(context, subscription),
    Promise.race([productTerms(context, subscription, 'person'), patienceOver()]),
    reading,
  ]);
  const windows = windowsOf({ ...known, product: product ?? known.product, history }, context.now());
  return { windows, historyRead: history !== null || windows.kind !== 'committed' };
};

const readHistory = (context: Context, { id }: Subscription) => {
  const reading = context.marketplace.history(id, 'person').catch((thrown: unknown) => {
    context.log.warn({ reason: messageOf(thrown) }, 'a history could not be read for a look-up');
    return null;
  });
  return Promise.race([reading, patienceOver()]);
};

/** A fresh read of the product; only its known vendor when Pax8 is slow or down. */
const knownProduct = async (
  context: Context,
  { productId }: Subscription,
  { vendors }: Portfolio,
): Promise<Pick<Product, 'vendorName' | 'sku'> | null> => {
  const reading = context.marketplace.product(productId, 'person').catch((thrown: unknown) => {
    context.log.warn({ reason: messageOf(thrown) }, 'a product could not be read for a look-up');
    return null;
  });
  const product = await Promise.race([reading, patienceOver()]);
  const vendorName = product?.vendorName ?? vendors.get(productId) ?? null;
  return product === null && vendorName === null ? null : { vendorName, sku: product?.sku ?? null };
};

const patienceOver = (): Promise<null> =>
  new Promise((done) => {
    setTimeout(done, patience, null).unref();
  });
