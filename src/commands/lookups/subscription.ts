import type { Product, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { windowsOf } from '../../core/rules/nce-windows.ts';
import { messageOf } from '../../errors.ts';
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
  run: (context, { target }, { person }) =>
    withTarget(
      context,
      target,
      (words) => `subscription ${describeTarget(words)}`,
      async (company, found, portfolio) => {
        const [changes, known, product, renewals] = await Promise.all([
          context.memory.changes.ofSubscription(found.id, 20),
          knownWindows(context, found),
          knownProduct(context, found, portfolio),
          context.memory.renewals.ofSubscription(found.id),
        ]);
        const renewal = renewals.find(({ tenantId }) => tenantId === person.tenantId) ?? null;
        return {
          answer: context.views.subscription(
            { company, subscription: found, asOf: portfolio.asOf, changes, known, product, renewal },
            context.now(),
          ),
        };
      },
    ),
});

/** How long a look-up waits for what it can do without (milliseconds). */
const patience = 1500;

/** Only the history tells of seats that were added lately; a look-up answers without it when Pax8 is slow or down. */
const knownWindows = async (context: Context, subscription: Subscription) => {
  const without = windowsOf(subscription, [], context.now());
  if (without.kind !== 'committed') return { windows: without, historyRead: true };
  const reading = context.marketplace.history(subscription.id, 'person').catch((thrown: unknown) => {
    context.log.warn({ reason: messageOf(thrown) }, 'a history could not be read for a look-up');
    return null;
  });
  const history = await Promise.race([reading, patienceOver()]);
  return history === null
    ? { windows: without, historyRead: false }
    : { windows: windowsOf(subscription, history.rows, context.now()), historyRead: true };
};

/** The product as Pax8 has it now; its vendor alone, as it was learned once, where Pax8 is slow or down. */
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
