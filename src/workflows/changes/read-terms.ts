import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';
import type { Terms } from '../../core/rules/nce-windows.ts';
import { isMicrosoftCommerce, type ProductTerms, unreadProduct } from '../../core/rules/seat-rule.ts';
import type { SeenRenewal } from '../../core/rules/term-start.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/**
 * Everything that says which seats of a freshly read subscription may go back; added seats only with `withHistory`.
 * Throws what the history's read throws; an unreadable product counts as unknown.
 */
export const readTerms = async <S extends Subscription>(
  context: Context,
  subscription: S,
  { withHistory, urgency }: Readonly<{ withHistory: boolean; urgency: Urgency }>,
): Promise<Terms<S>> => {
  const [history, product, renewal] = await Promise.all([
    withHistory ? context.marketplace.history(subscription.id, urgency) : null,
    productTerms(context, subscription, urgency),
    renewalSeenOf(context, subscription.id),
  ]);
  return { subscription, history, product, renewal };
};

/** What is known without asking Pax8, for look-ups that must not wait. */
export const knownTerms = async (context: Context, subscription: Subscription): Promise<Terms> => ({
  subscription,
  history: null,
  product: { ...unreadProduct, vendorName: vendorKnown(context, subscription) },
  renewal: await renewalSeenOf(context, subscription.id),
});

const vendorKnown = ({ portfolio }: Context, { productId }: Subscription): string | null =>
  portfolio.current()?.vendors.get(productId) ?? null;

/** Pax8's tail in the name is enough for New Commerce, unless another vendor is known to sell it. */
export const productTerms = async (
  context: Context,
  subscription: Subscription,
  urgency: Urgency,
): Promise<ProductTerms> => {
  const { marketplace, log } = context;
  const { productId, productName, commitment } = subscription;
  const vendorName = vendorKnown(context, subscription);
  const committed = commitment !== null;
  if (isNewCommerce(productName) && isMicrosoftCommerce({ productName, vendorName, committed }))
    return { ...unreadProduct, vendorName };
  const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
    try {
      return await reading;
    } catch (thrown) {
      log.warn({ productId, reason: messageOf(thrown) }, 'what a product allows could not be read');
      return null;
    }
  };
  const [product, dependencies] = await Promise.all([
    orNull(marketplace.product(productId, urgency)),
    committed ? orNull(marketplace.dependencies(productId, urgency)) : null,
  ]);
  return {
    vendorName: product?.vendorName ?? vendorName,
    requiresCommitment: product?.requiresCommitment ?? null,
    commitments: dependencies?.commitments ?? null,
  };
};

/** The newest renewal of the subscription that the bot saw, whichever tenant it belongs to. */
const renewalSeenOf = async ({ memory }: Context, subscriptionId: string): Promise<SeenRenewal | null> => {
  const seen = (await memory.renewals.ofSubscription(subscriptionId))
    .flatMap(({ lines }) => lines)
    .flatMap(({ subscriptionId: id, after }): SeenRenewal[] => {
      if (id !== subscriptionId || after?.kind !== 'renewed' || after.nextEndsAt === null) return [];
      // What took its place has an id of its own.
      return after.readFrom === 'successor'
        ? []
        : [{ ...after, nextEndsAt: after.nextEndsAt, readFrom: after.readFrom }];
    });
  return seen.sort((a, b) => b.nextEndsAt - a.nextEndsAt)[0] ?? null;
};
