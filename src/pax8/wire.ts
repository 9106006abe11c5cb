import { DateTime } from 'luxon';
import { z } from 'zod';
import type {
  Commitment,
  Company,
  HistoryRecord,
  Instant,
  PricePlan,
  Product,
  Subscription,
} from '../core/marketplace.ts';

/*
 * Pax8's documents and its answers differ, and answers differ among themselves: every field but those without which
 * a row means nothing is null when it is missing or unreadable.
 */

const required = z.string().trim().min(1);
const text = required.nullable().catch(null);
const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number()),
]);
const amount = number.nullable().catch(null);

/** A date alone is midnight UTC, as is a time without a zone in UTC; also `2026-11-12 08:30:00+0000`. */
const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/i;
const toInstant = (written: string): Instant | null => {
  if (!isoDate.test(written)) return null;
  const moment = DateTime.fromISO(written.replace(' ', 'T'), { zone: 'utc' });
  return moment.isValid ? moment.toMillis() : null;
};
const instant = z.string().trim().transform(toInstant).nullable().catch(null);

const unnamed = 'Unknown';

const company = z
  .object({
    id: required,
    name: required,
    status: text,
    externalId: text,
    address: z.object({ city: text, country: text }).catch({ city: null, country: null }),
  })
  .transform(
    ({ address, status, ...rest }): Company => ({
      ...rest,
      status: status ?? unnamed,
      city: address.city,
      country: address.country,
    }),
  );

const product = z.object({
  id: required,
  name: required,
  vendorName: text,
  sku: text,
  requiresCommitment: z.boolean().nullable().catch(null),
});

const rate = z
  .object({
    partnerBuyRate: amount,
    suggestedRetailPrice: amount,
    startQuantityRange: amount,
    endQuantityRange: amount,
    chargeType: text,
  })
  .transform(({ startQuantityRange, endQuantityRange, ...rest }) => ({
    ...rest,
    fromQuantity: startQuantityRange,
    toQuantity: endQuantityRange,
  }));
const pricePlan = z
  .object({
    billingTerm: required,
    commitmentTerm: text,
    type: text,
    unitOfMeasurement: text,
    rates: z.array(rate).catch([]),
  })
  .transform((plan): PricePlan => plan);

const nothing = { id: null, term: null, endDate: null };
const commitment = z
  .union([
    z.object({ id: text, term: text, endDate: instant }),
    required.transform((term) => ({ ...nothing, term })),
  ])
  .catch(nothing);

const subscription = z
  .object({
    id: required,
    companyId: required,
    productId: required,
    productName: text,
    quantity: number,
    status: text,
    billingTerm: text,
    commitment,
    commitmentTerm: commitment,
    commitmentTermEndDate: instant,
    commitmentEndDate: instant,
    startDate: instant,
    endDate: instant,
    createdDate: instant,
    price: amount,
    partnerCost: amount,
    currencyCode: text,
  })
  .transform(
    (row): Subscription => ({
      id: row.id,
      companyId: row.companyId,
      productId: row.productId,
      productName: row.productName,
      quantity: row.quantity,
      status: row.status ?? unnamed,
      billingTerm: row.billingTerm ?? unnamed,
      commitment: commitmentOf(row),
      startAt: row.startDate,
      endAt: row.endDate,
      createdAt: row.createdDate,
      price: row.price,
      partnerCost: row.partnerCost,
      currency: row.currencyCode,
    }),
  );

type WireCommitment = z.output<typeof commitment>;

/** The documents say `commitmentTerm`, answers seen say `commitment`, other clients also read the two flat dates. */
const commitmentOf = (row: {
  commitment: WireCommitment;
  commitmentTerm: WireCommitment;
  commitmentTermEndDate: Instant | null;
  commitmentEndDate: Instant | null;
}): Commitment | null => {
  const id = row.commitment.id ?? row.commitmentTerm.id;
  const term = row.commitment.term ?? row.commitmentTerm.term;
  const endsAt =
    row.commitment.endDate ??
    row.commitmentTerm.endDate ??
    row.commitmentTermEndDate ??
    row.commitmentEndDate;
  return id === null && term === null && endsAt === null ? null : { id, term, endsAt };
};

const historyRecord = z
  .object({ quantity: number, status: text, updatedDate: instant, createdDate: instant })
  .transform(
    (row): HistoryRecord => ({
      quantity: row.quantity,
      status: row.status ?? unnamed,
      at: row.updatedDate ?? row.createdDate,
    }),
  );

const count = number.pipe(z.number().int().nonnegative());
const page = z.object({
  content: z.array(z.unknown()),
  page: z.object({ totalElements: count, totalPages: count }),
});
const list = z.union([
  z.array(z.unknown()),
  z.object({ content: z.array(z.unknown()) }).transform(({ content }) => content),
]);

/** Turns what came over the wire into our own shape; null when it cannot be understood. Never throws. */
export type Reader<T> = (raw: unknown) => T | null;

const readerOf =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (raw) => {
    const result = schema.safeParse(raw);
    return result.success ? result.data : null;
  };

export const readId: Reader<string> = readerOf(z.object({ id: required }).transform(({ id }) => id));
export const readCompany: Reader<Company> = readerOf(company);
export const readProduct: Reader<Product> = readerOf(product);
export const readPricePlan: Reader<PricePlan> = readerOf(pricePlan);
export const readSubscription: Reader<Subscription> = readerOf(subscription);
export const readHistoryRecord: Reader<HistoryRecord> = readerOf(historyRecord);
export const readPage = readerOf(page);
/** The rows of an answer that has no pages: `{content: […]}`, or the bare array. */
export const readList: Reader<unknown[]> = readerOf(list);
