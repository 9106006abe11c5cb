import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Licence, VendorSubscription } from '../core/assignments/licences.ts';

const text = z.string().trim().min(1).nullable().catch(null);
const lower = z.string().trim().min(1).toLowerCase();
const count = z.number().int().nonnegative();
const moment = z
  .string()
  .transform((written) => DateTime.fromISO(written, { zone: 'utc' }))
  .transform((at) => (at.isValid ? at.toMillis() : null))
  .nullable()
  .catch(null);

/** https://learn.microsoft.com/graph/api/resources/subscribedsku */
const licence = z
  .object({
    skuId: lower,
    skuPartNumber: text,
    appliesTo: text,
    consumedUnits: count,
    prepaidUnits: z.object({ enabled: count }),
  })
  .transform(
    (row): Licence => ({
      skuId: row.skuId,
      partNumber: row.skuPartNumber,
      appliesTo: row.appliesTo,
      assigned: row.consumedUnits,
      seats: row.prepaidUnits.enabled,
    }),
  );

/** https://learn.microsoft.com/graph/api/resources/companysubscription */
const subscription = z
  .object({
    skuId: lower,
    commerceSubscriptionId: lower.nullable().catch(null),
    status: text,
    totalLicenses: count.nullable().catch(null),
    nextLifecycleDateTime: moment,
  })
  .transform(
    (row): VendorSubscription => ({
      commerceId: row.commerceSubscriptionId,
      skuId: row.skuId,
      status: row.status,
      seats: row.totalLicenses,
      endsAt: row.nextLifecycleDateTime,
    }),
  );

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
type Page = Readonly<{ rows: readonly unknown[]; next: string | null }>;

/** Null when it is not a list. */
export const pageIn = (json: unknown): Page | null => {
  const read = page.safeParse(json);
  return read.success ? { rows: read.data.value, next: read.data['@odata.nextLink'] ?? null } : null;
};

/** A row that cannot be read is left out: its subscription is then unknown. */
const rowsOf = <T>(rows: readonly unknown[], row: z.ZodType<T>): T[] =>
  rows.flatMap((each) => {
    const read = row.safeParse(each);
    return read.success ? [read.data] : [];
  });

export const licencesIn = (rows: readonly unknown[]): Licence[] => rowsOf(rows, licence);
export const subscriptionsIn = (rows: readonly unknown[]): VendorSubscription[] => rowsOf(rows, subscription);
