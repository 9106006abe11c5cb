import { z } from 'zod';
import type { UsageLine, UsageSummary } from '../core/marketplace/usage.ts';
import { amount, currency, flag, instant, type Reader, readerOf, required, text } from './wire-values.ts';

const summary = z
  .object({
    id: required,
    companyId: text,
    productId: text,
    resourceGroup: text,
    vendorName: text,
    currentCharges: amount,
    partnerTotal: amount,
    currencyCode: currency,
    isTrial: flag,
  })
  .transform(({ currencyCode, ...rest }): UsageSummary => ({ ...rest, currency: currencyCode }));

const line = z
  .object({
    usageSummaryId: text,
    usageDate: instant,
    productId: text,
    productName: text,
    unitOfMeasure: text,
    quantity: amount,
    unitPrice: amount,
    currentCharges: amount,
    currentProfit: amount,
    partnerTotal: amount,
    currencyCode: currency,
    isTrial: flag,
  })
  .transform(
    ({ usageSummaryId, usageDate, currencyCode, ...rest }): UsageLine => ({
      ...rest,
      summaryId: usageSummaryId,
      at: usageDate,
      currency: currencyCode,
    }),
  )
  .refine(({ productName, productId, quantity, currentCharges }) =>
    [productName, productId, quantity, currentCharges].some((value) => value !== null),
  );

export const readUsageSummary: Reader<UsageSummary> = readerOf(summary);
export const readUsageLine: Reader<UsageLine> = readerOf(line);
