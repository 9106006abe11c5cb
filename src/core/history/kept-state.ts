import type { HistoryEntry, Subscription } from '../marketplace/records.ts';
import type { SeatSum } from '../marketplace/seats.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';

/** What the nightly history keeps of a subscription. */
export type KeptState = Omit<HistoryEntry, 'at'>;

/** Whose subscription it is and its name at its last change. */
export type KeptSubscription = Pick<Subscription, 'id' | 'companyId' | 'productId' | 'productName'>;

/** A state in a few bytes; null for a subscription that Pax8 no longer lists. */
export type Packed = string | null;

/** A row of the history: how a subscription was from a night on. */
export type KeptRow = Readonly<{ id: string; night: number; packed: Packed }>;

/** All subscriptions together: their seats, and what they cost a month by currency. */
export type Totals = Readonly<{ seats: SeatSum; monthly: readonly Money[] }>;

/**
 * A night recorded in the history. `night` counts local days since 1970; `at` is when Pax8 was read. `totals` is null
 * for readers who do not see all companies.
 */
export type Night = Readonly<{ night: number; at: Instant; totals: Totals | null }>;

type Fields = readonly [
  quantity: number | null,
  status: string,
  billingTerm: string,
  commitmentTerm: string | null,
  commitmentEndsAt: number | null,
  endAt: number | null,
  price: number | null,
  partnerCost: number | null,
  currency: string | null,
  /** Whether Pax8 said that there is a commitment. */
  committed: 0 | 1,
];

/** The end of a monthly term moves every month and says nothing new. */
const endKept = ({ commitment }: Pick<Subscription, 'commitment'>): number | null =>
  commitment === null || commitment.term === 'Monthly' ? null : commitment.endsAt;

export const packedOf = (subscription: Omit<Subscription, 'id'> | KeptState): string => {
  const { quantity, status, billingTerm, commitment, endAt, price, partnerCost, currency } = subscription;
  const fields: Fields = [
    ...([quantity, status, billingTerm, commitment?.term ?? null, endKept(subscription), endAt] as const),
    ...([price, partnerCost, currency, commitment === null ? 0 : 1] as const),
  ];
  return JSON.stringify(fields);
};

export const unpacked = (packed: string): KeptState => {
  const [quantity, status, billingTerm, term, endsAt, endAt, price, partnerCost, currency, committed] =
    JSON.parse(packed) as Fields;
  return {
    ...{ quantity, status, billingTerm, endAt, price, partnerCost, currency },
    commitment: committed === 1 ? { id: null, term, endsAt } : null,
  };
};

/** The state of a subscription as just read, as far as the history keeps it. */
export const stateOf = (subscription: Subscription): KeptState => unpacked(packedOf(subscription));
