import type { Money } from '../words/money.ts';

/** Why a line was not checked. Nothing about it is ever called right. */
export type NotChecked =
  /** Billed by use or once, a credit or a charge: no subscription says what it should be. */
  | 'usage'
  | 'one-time'
  | 'credit'
  | 'charge'
  | 'other-kind'
  /** A part of a month that no known change explains. */
  | 'proration'
  /** The item names no company or no product. */
  | 'no-name'
  | 'no-currency'
  /** The item or the subscription has no quantity, or no cost. */
  | 'seats-unknown'
  | 'cost-unknown'
  /** Pax8's answer had unreadable rows, and the subscription may be one of them. */
  | 'unreadable'
  /** The invoice has nothing for this company: another may bill it. */
  | 'company-not-on-invoice'
  /** Billed by the year or more, and perhaps due about now. */
  | 'term-due'
  /** Nobody knows how the subscriptions were then. */
  | 'before-history'
  /** The PSA side: not mapped, never read, or asked about another month than this one. */
  | 'company-not-mapped'
  | 'product-not-mapped'
  | 'psa-not-read'
  /** The PSA's answer had unreadable rows, and what is missing may be one of them. */
  | 'psa-unreadable'
  | 'psa-only-today';

/** What makes a line right although the numbers differ. */
export type Explained =
  /** A known change, since then or within the billed time. */
  | 'change'
  /** The seats agree, and the cost is the former one: it changed since. */
  | 'price'
  /** A part of a month, from a known change. */
  | 'proration'
  /** Billed by the year or more, and not due now. */
  | 'term'
  /** Costs nothing a month. */
  | 'trial'
  /** Begun after the invoice was made, or ended within the billed time. */
  | 'begun'
  | 'ended'
  /** On the agreement, but not charged. */
  | 'no-charge';

export type Verdict =
  | Readonly<{ kind: 'agrees' }>
  | Readonly<{ kind: 'explained'; reason: Explained }>
  | Readonly<{ kind: 'differs' }>
  | Readonly<{ kind: 'not-checked'; reason: NotChecked }>;

/** One product of one company, on one side beside the other. */
export type CheckLine = Readonly<{
  /** The invoice beside the subscriptions, or Pax8 beside what the PSA bills the customer. */
  against: 'subscriptions' | 'psa';
  companyId: string | null;
  company: string | null;
  productId: string | null;
  product: string | null;
  subscriptionIds: readonly string[];
  /** Units that Pax8's invoice bills, or that the PSA bills; null when unknown or not counted. */
  billed: number | null;
  /** Units that are held at Pax8. */
  held: number | null;
  /** What Pax8's invoice bills for it; null without an amount. */
  amount: Money | null;
  /** How much too much is billed, negative for too little; null when it agrees or is unknown. */
  by: Money | null;
  verdict: Verdict;
}>;
