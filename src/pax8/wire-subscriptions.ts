import { z } from 'zod';
import type { Commitment, HistoryEntry, Subscription } from '../core/marketplace/records.ts';
import type { Instant } from '../core/words/instant.ts';
import { billingTermOf, commitmentTermOf, subscriptionStatusOf } from './wire-terms.ts';
import {
  amount,
  currency,
  id,
  idOfOther,
  instant,
  type Reader,
  readerOf,
  required,
  text,
  unnamed,
  vendorSku,
} from './wire-values.ts';

/** A negative number of seats means nothing. */
const seats = amount.transform((number) => (number === null || number < 0 ? null : number));

const nothing = { id: null, term: null, endDate: null };
const commitment = z
  .union([
    z.object({ id: text, term: text, endDate: instant }),
    required.transform((term) => ({ ...nothing, term })),
  ])
  .default(nothing)
  .catch(nothing);

const subscription = z
  .object({
    id,
    companyId: idOfOther,
    productId: idOfOther,
    productName: text,
    quantity: seats,
    status: text,
    billingTerm: text,
    commitment,
    commitmentTerm: commitment,
    commitmentTermEndDate: instant,
    commitmentEndDate: instant,
    startDate: instant,
    endDate: instant,
    createdDate: instant,
    billingStart: instant,
    price: amount,
    partnerCost: amount,
    currencyCode: currency,
    parentSubscriptionId: text,
    vendorSubscriptionId: text,
    vendorSkuId: vendorSku,
  })
  .transform(
    (row): Subscription => ({
      id: row.id,
      companyId: row.companyId,
      productId: row.productId,
      productName: row.productName,
      quantity: row.quantity,
      status: subscriptionStatusOf(row.status) ?? unnamed,
      billingTerm: billingTermOf(row.billingTerm) ?? unnamed,
      commitment: commitmentOf(row),
      startAt: row.startDate,
      endAt: row.endDate,
      createdAt: row.createdDate,
      billingStartAt: row.billingStart,
      price: row.price,
      partnerCost: row.partnerCost,
      currency: row.currencyCode,
      ...(row.parentSubscriptionId === null ? {} : { parentId: row.parentSubscriptionId }),
      ...(row.vendorSubscriptionId === null ? {} : { vendorId: row.vendorSubscriptionId }),
      ...(row.vendorSkuId === null ? {} : { vendorSku: row.vendorSkuId }),
    }),
  );

type WireCommitment = z.output<typeof commitment>;

/** Pax8's documents say `commitmentTerm`, real answers say `commitment`, other clients also read two flat dates. */
const commitmentOf = (row: {
  commitment: WireCommitment;
  commitmentTerm: WireCommitment;
  commitmentTermEndDate: Instant | null;
  commitmentEndDate: Instant | null;
}): Commitment | null => {
  const id = row.commitment.id ?? row.commitmentTerm.id;
  const term = commitmentTermOf(row.commitment.term ?? row.commitmentTerm.term);
  const endsAt =
    row.commitment.endDate ??
    row.commitmentTerm.endDate ??
    row.commitmentTermEndDate ??
    row.commitmentEndDate;
  return id === null && term === null && endsAt === null ? null : { id, term, endsAt };
};

const historyEntry = z
  .object({
    quantity: seats,
    status: text,
    billingTerm: text,
    commitment,
    commitmentTerm: commitment,
    commitmentTermEndDate: instant,
    commitmentEndDate: instant,
    endDate: instant,
    updatedDate: instant,
    createdDate: instant,
    price: amount,
    partnerCost: amount,
    currencyCode: currency,
  })
  // A record has no id of its own.
  .refine((row) =>
    [row.quantity, row.status, row.updatedDate, row.createdDate].some((value) => value !== null),
  )
  .transform(
    (row): HistoryEntry => ({
      quantity: row.quantity,
      status: subscriptionStatusOf(row.status) ?? unnamed,
      at: row.updatedDate ?? row.createdDate,
      billingTerm: billingTermOf(row.billingTerm) ?? unnamed,
      commitment: commitmentOf(row),
      endAt: row.endDate,
      price: row.price,
      partnerCost: row.partnerCost,
      currency: row.currencyCode,
    }),
  );

export const readSubscription: Reader<Subscription> = readerOf(subscription);
export const readHistoryEntry: Reader<HistoryEntry> = readerOf(historyEntry);
