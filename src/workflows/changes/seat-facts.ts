import type { VendorDetails } from '../../core/changes/wanted.ts';
import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { PricePlan, Rows, WithSeats } from '../../core/marketplace/records.ts';
import { isPricedByUse } from '../../core/marketplace/usage-products.ts';
import { seatPriceNotes } from '../../core/ordering/price-notes.ts';
import { askedForSeats } from '../../core/ordering/vendor-questions.ts';
import { businessFamily, businessSeats, ruleBusinessSeats } from '../../core/rules/business-seats.ts';
import type { SeatsNote } from '../../core/rules/seat-notes.ts';
import type { Refusal } from '../../core/rules/seat-rules.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { namedHeld } from './held-by.ts';

type Of = Pick<WithSeats, 'id' | 'companyId' | 'productId' | 'productName' | 'quantity'>;
type Reads = Pick<Context, 'marketplace' | 'portfolio' | 'now'>;

/** What the price list, the vendor and the company's other subscriptions say about another number of seats. */
export type SeatFacts = Readonly<{
  because: Refusal | null;
  notes: readonly SeatsNote[];
  /** The vendor's questions about the seats, not answered yet; null when there are none. */
  details: VendorDetails | null;
}>;

/**
 * Microsoft's limit over all the company's subscriptions; only judges more seats. Throws what Pax8's reads throw: a
 * limit that could not be checked must not be passed.
 */
export const overBusinessLimit = async (
  context: Reads,
  { id, companyId, productName, quantity }: Of,
  to: number,
): Promise<Pick<SeatFacts, 'because' | 'notes'>> => {
  if (to <= quantity || businessFamily(productName) === null) return { because: null, notes: [] };
  const held = await namedHeld(context, companyId);
  const wanted = [{ subscriptionId: id, productName, to }];
  const ruling = ruleBusinessSeats(wanted, held.rows, context.now(), held.unreadable === 0);
  switch (ruling.kind) {
    case 'over':
      return {
        because: { kind: 'business-limit', limit: ruling.limit, others: ruling.others },
        notes: [],
      };
    case 'near':
      return {
        because: null,
        notes: [{ kind: 'business-near-limit', limit: ruling.limit, others: ruling.others }],
      };
    case 'unknown':
      return { because: null, notes: [{ kind: 'business-unknown', limit: businessSeats }] };
    case 'within':
      return { because: null, notes: [] };
  }
};

/** Reads and judges all of it. Prices and vendor questions may stay unread. */
export const readSeatFacts = async (
  context: Reads & Pick<Context, 'log'>,
  subscription: WithSeats,
  to: number,
): Promise<SeatFacts> => {
  const { marketplace } = context;
  const { productId, companyId, quantity } = subscription;
  const [limit, plans, asked] = await Promise.all([
    overBusinessLimit(context, subscription, to),
    orNull<PricePlan>(context, 'prices', marketplace.pricing(productId, companyId, 'person')),
    readAskedForSeats(context, productId),
  ]);
  return {
    because: isPricedByUse(plans ?? []) ? { kind: 'no-seats' } : limit.because,
    notes: [...limit.notes, ...seatPriceNotes(plans ?? [], subscription, quantity, to)],
    details: asked !== null && asked.length === 0 ? null : { productId, asked, given: [] },
  };
};

/** What the vendor asks about another number of a product's seats, as Pax8 says now; null when it does not say. */
export const readAskedForSeats = async (
  context: Pick<Context, 'marketplace' | 'log'>,
  productId: string,
): Promise<readonly ProvisioningDetail[] | null> => {
  const read = context.marketplace.provisioningDetails(productId, 'person');
  const rows = await orNull(context, 'provisioning details', read);
  return rows === null ? null : askedForSeats(rows);
};

/** Rows that are only shown: a change does not wait for them. */
const orNull = async <T>(
  { log }: Pick<Context, 'log'>,
  of: string,
  read: Promise<Rows<T>>,
): Promise<readonly T[] | null> => {
  try {
    return (await read).rows;
  } catch (thrown) {
    log.warn({ of, reason: messageOf(thrown) }, 'could not be read for a change of seats');
    return null;
  }
};
