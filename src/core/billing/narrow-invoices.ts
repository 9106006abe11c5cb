import type { Invoice } from '../marketplace/invoices.ts';
import { type ByAmount, byAmount, isLeftOut, type Narrowing } from '../portfolio/narrow.ts';
import { moneyOf } from '../words/money.ts';

/** The invoices wanted, by company and whole amount. The partner's own cover all companies and stay. */
export const narrowInvoices = (invoices: readonly Invoice[], narrowing: Narrowing): ByAmount<Invoice> =>
  byAmount(
    invoices.filter(({ companyId }) => !isLeftOut(narrowing, companyId)),
    narrowing,
    ({ total, currency }) => (total === null || currency === null ? null : moneyOf(total, currency)),
  );
