import type { Wanted } from '../../core/changes/change.ts';
import type { WithSeats } from '../../core/marketplace/records.ts';
import { dayOf } from '../../core/renewals/renewal-lines.ts';
import { type CancelAt, ruleCancellation } from '../../core/rules/cancel-rules.ts';
import type { Terms } from '../../core/rules/nce-windows.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import { rulePlan } from '../../core/rules/plan-rules.ts';
import { priceAsked } from '../../core/rules/price-asked.ts';
import { rulePrice } from '../../core/rules/price-rules.ts';
import type { AnyRefusal, RequestKind } from '../../core/rules/refusals.ts';
import { ruleSeats } from '../../core/rules/seat-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Per } from '../../core/words/price-units.ts';

type Wishes = Readonly<{
  seats: Readonly<{
    direction: 'add' | 'remove' | 'set';
    seats: number;
    /** The seats that the number was calculated from: "double", "a third less". */
    reckonedFrom?: number;
    /** The applied change that this request undoes. */
    undoes?: string;
  }>;
  plan: Readonly<{
    to: number;
    /** The end of the term after whose renewal it runs. */
    termEndsAt: Instant;
  }>;
  cancel: Readonly<{
    /** `term-end` is the end of the commitment in the fresh read. */
    at: CancelAt;
    /** The day it was decided for, if known: if the term ends on another day, nothing is cancelled. */
    forEnd?: Instant;
  }>;
  price: Readonly<{
    /** Per seat, as it was written. */
    price: number;
    /** The period it was written for; null means one billing term, as no period was written. */
    per: Per | null;
    /** The currency as the person wrote it; null when they wrote none. */
    saidCurrency: string | null;
  }>;
}>;

/** What a person wants of a subscription, by kind. */
export type Wish<K extends RequestKind = RequestKind> = { [P in K]: Readonly<{ kind: P }> & Wishes[P] }[K];

/** As just read from Pax8. The history is null when the kind does not need it. */
export type Read = Readonly<{ terms: Terms<WithSeats>; now: Instant }>;

type Ruled =
  | Readonly<{
      kind: 'allowed';
      wanted: Wanted;
      notes: readonly AnyNote[];
      /** From this moment Pax8 or Microsoft would refuse it; null when no such moment is known. */
      until: Instant | null;
    }>
  | Readonly<{ kind: 'refused'; because: AnyRefusal }>;

type RequestSteps<K extends RequestKind> = Readonly<{
  needsHistory(wish: Wish<K>): boolean;
  /** The resulting number of seats. */
  to(wish: Wish<K>, subscription: WithSeats): number;
  /** What Microsoft's terms and Pax8's rules say about it. */
  rule(wish: Wish<K>, read: Read): Ruled;
  /** More facts for the audit of a refusal. */
  facts(wish: Wish<K>): Readonly<Record<string, unknown>>;
}>;

/** Why a calculated number is not accepted; null when it was calculated from these seats. */
export const reckonedOtherwise = (
  { quantity }: Pick<WithSeats, 'quantity'>,
  reckonedFrom: number | undefined,
): Extract<AnyRefusal, { kind: 'reckoned-otherwise' }> | null =>
  reckonedFrom === undefined || reckonedFrom === quantity
    ? null
    : { kind: 'reckoned-otherwise', from: reckonedFrom, seats: quantity };

/** The number of seats that a request results in. */
export const seatsWished = (
  quantity: number,
  { direction, seats }: Pick<Wishes['seats'], 'direction' | 'seats'>,
): number => (direction === 'set' ? seats : direction === 'add' ? quantity + seats : quantity - seats);

export const seatsWanted = (from: number, to: number, afterTermEnd: Instant | null): Wanted<'seats'> => ({
  ...{ kind: 'seats', from, to, afterTermEnd },
  askedTo: null,
});

/** The steps that differ between the kinds of requests, from asking to saved. */
const kinds: Readonly<{ [K in RequestKind]: RequestSteps<K> }> = {
  seats: {
    needsHistory: ({ direction }) => direction !== 'add',
    to: (wish, { quantity }) => seatsWished(quantity, wish),
    rule: (wish, { terms, now }) => {
      const { subscription } = terms;
      const moved = reckonedOtherwise(subscription, wish.reckonedFrom);
      if (moved !== null) return { kind: 'refused', because: moved };
      const to = seatsWished(subscription.quantity, wish);
      const ruling = ruleSeats(terms, to, now);
      if (ruling.kind === 'refused') return ruling;
      return { ...ruling, wanted: seatsWanted(subscription.quantity, to, null), until: null };
    },
    facts: () => ({}),
  },
  plan: {
    needsHistory: () => false,
    to: ({ to }) => to,
    rule: ({ to, termEndsAt }, { terms, now }) => {
      const ruling = rulePlan(terms, to, termEndsAt, now);
      if (ruling.kind === 'refused') return ruling;
      return { ...ruling, wanted: seatsWanted(terms.subscription.quantity, to, termEndsAt), until: null };
    },
    facts: ({ termEndsAt }) => ({ afterTermEnd: termEndsAt }),
  },
  cancel: {
    needsHistory: () => true,
    to: () => 0,
    rule: ({ at, forEnd }, { terms, now }) => {
      const { subscription } = terms;
      const end = subscription.commitment?.endsAt ?? null;
      if (forEnd !== undefined && end !== null && dayOf(end) !== dayOf(forEnd))
        return { kind: 'refused', because: { kind: 'term-moved', at: end } };
      const ruling = ruleCancellation(terms, at, now);
      if (ruling.kind === 'refused') return ruling;
      const { kind, notes, until } = ruling;
      return {
        ...{ kind, notes, until },
        wanted: { kind: 'cancel', seats: subscription.quantity, at: ruling.at },
      };
    },
    facts: () => ({}),
  },
  price: {
    needsHistory: () => false,
    to: (_, { quantity }) => quantity,
    rule: ({ price, per, saidCurrency }, { terms: { subscription }, now }) => {
      const asked = priceAsked(subscription, price, per);
      const inOther = saidCurrency !== null && saidCurrency !== subscription.currency;
      if (asked.kind === 'asked-back' && !inOther) return { kind: 'refused', because: asked.because };
      const { to, notes } = asked.kind === 'price' ? asked : { to: price, notes: [] };
      const ruling = rulePrice(subscription, to, saidCurrency, now);
      if (ruling.kind === 'refused') return ruling;
      const { quantity: seats, price: from, currency } = subscription;
      // The rules refuse every subscription without a price and its currency.
      if (from === null || currency === null)
        return { kind: 'refused', because: { kind: 'price-not-known' } };
      return {
        ...{ kind: 'allowed', until: null, notes: [...notes, ...ruling.notes] },
        wanted: { kind: 'price', seats, from, to, currency },
      };
    },
    facts: ({ price }) => ({ price }),
  },
};

export const needsHistory = <K extends RequestKind>(wish: Wish<K>): boolean =>
  kinds[wish.kind].needsHistory(wish);
export const wishedTo = <K extends RequestKind>(wish: Wish<K>, subscription: WithSeats): number =>
  kinds[wish.kind].to(wish, subscription);
export const ruleWish = <K extends RequestKind>(wish: Wish<K>, read: Read): Ruled =>
  kinds[wish.kind].rule(wish, read);
export const wishFacts = <K extends RequestKind>(wish: Wish<K>): Readonly<Record<string, unknown>> =>
  kinds[wish.kind].facts(wish);
