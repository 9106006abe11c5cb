import { day } from '../clock.ts';
import type { SimCompany, SimItem } from '../model.ts';
import { fixedId } from '../seed/ids.ts';
import { addMonths } from '../subscriptions/terms.ts';
import { dayOf, itemFrom } from './invoice-items.ts';

type Extra = Readonly<{
  /** The months of the year with this item; 0 is January. */
  months: readonly number[];
  type: string;
  term: string;
  description: string;
  quantity: number;
  price: number;
  cost: number;
}>;

const every = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Invoice items that belong to no product or subscription. Refunds are negative. */
const extras: readonly Extra[] = [
  row([1, 4, 7, 10], 'one-time', 'One-Time', 'Mailbox migration', 5, 25, 20),
  row([2, 8], 'service-charge', 'One-Time', 'Priority support', 1, 50, 40),
  row([3, 9], 'service-credit', 'One-Time', 'Credit for an outage', -1, 35, 28),
  row([5, 11], 'payment-credit', 'One-Time', 'Payment received twice', -1, 60, 60),
  // Pax8's document lists both "One-Time" and "One-time".
  row([6, 10], 'invoice-credit', 'One-time', 'Correction of the last invoice', -1, 84, 70),
  row(every, 'rebate', 'Rebate', 'Partner rebate', -1, 12, 12),
];

function row(
  months: readonly number[],
  type: string,
  term: string,
  description: string,
  quantity: number,
  price: number,
  cost: number,
): Extra {
  return { months, type, term, description, quantity, price, cost };
}

/** The extra items of one company for the month that begins at `month`. */
export const extrasOf = (company: SimCompany, currencyCode: string, month: number): SimItem[] =>
  extras
    .filter(({ months }) => months.includes(new Date(month).getUTCMonth()))
    .map(({ months, ...extra }) =>
      itemFrom(
        fixedId(`${extra.type} ${company.id}`, month / day),
        {
          companyId: company.id,
          externalId: company.externalId,
          companyName: company.name,
          currencyCode,
          offeredBy: 'Pax8',
          billedByPax8: false,
          vendorName: 'Pax8',
        },
        { ...extra, startPeriod: dayOf(month), endPeriod: dayOf(addMonths(month, 1) - day) },
      ),
    );
