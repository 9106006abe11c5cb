import { dayOf } from '../billing/invoice-items.ts';
import { newestMonth } from '../billing/invoice-rows.ts';
import { day } from '../clock.ts';
import type { SimInvoice, SimItem } from '../model.ts';
import { addMonths } from '../subscriptions/terms.ts';
import { catalog } from './catalog.ts';
import { demoCompanyIds } from './demo-companies.ts';
import { fixedId } from './ids.ts';
import { oddCompanyIds } from './odd-companies.ts';
import { oddProducts } from './odd-products.ts';

type Item = Readonly<{ companyId: string | null; amountDue: number; total: number }> &
  Readonly<Record<string, unknown>>;
type Given = Readonly<{
  name: string;
  /** How many months before the newest. */
  ago: number;
  status: string;
  total: number;
  balance: number;
  carriedBalance: number;
  currencyCode?: string;
  partnerName?: string;
  items: readonly Item[];
}>;

const license = {
  type: 'subscription',
  companyId: demoCompanyIds.contoso,
  companyName: 'Contoso',
  productId: catalog.businessPremium.id,
  productName: catalog.businessPremium.name,
  vendorName: 'Microsoft',
  sku: catalog.businessPremium.sku,
  description: catalog.businessPremium.name,
  term: 'Monthly',
  unitOfMeasure: 'User',
  rateType: 'flat',
  chargeType: 'per',
  billingFee: 0,
  billingFeeRate: 0,
  salesTax: 0,
  billedByPax8: false,
  offeredBy: 'Pax8',
};

/** One line with the whole new amount of an invoice. */
const whole = (amount: number): Item => ({
  ...license,
  quantity: 1,
  price: amount,
  cost: amount,
  subTotal: amount,
  total: amount,
  costTotal: amount,
  amountDue: amount,
});

/**
 * The rows of "A Child Partner" in the example invoices-paged of Pax8's document: what is carried is what was carried
 * and new the month before, and `total` includes it while `balance` does not.
 */
const carried = (
  [
    ['A Child Partner Name', 'Unpaid', 9985.96, 729.22, 9801.13],
    ['A Child Partner Name', 'Carried', 9256.74, 957.55, 8843.58],
    ['A Child Partner', 'Carried', 8299.19, 729.22, 8114.36],
    ['A Child Partner', 'Carried', 7429.99, 815.42, 7298.94],
  ] as const
).map(
  ([partnerName, status, total, balance, carriedBalance], ago): Given => ({
    name: 'carried',
    ago,
    status,
    total,
    balance,
    carriedBalance,
    partnerName,
    items: [whole(balance)],
  }),
);

const others: readonly Given[] = [
  {
    // With VAT: cost 150, tax 30, due 180. Pax8's document, InvoiceItem.salesTax and amountDue.
    name: 'tax',
    ago: 0,
    status: 'Unpaid',
    total: 180,
    balance: 180,
    carriedBalance: 0,
    currencyCode: 'GBP',
    items: [
      {
        ...license,
        companyId: oddCompanyIds.munson,
        companyName: "Munson's Pickles",
        quantity: 10,
        price: 20,
        cost: 15,
        subTotal: 200,
        total: 200,
        costTotal: 150,
        salesTax: 30,
        amountDue: 180,
      },
    ],
  },
  {
    // Pax8 bills the client 60, keeps 45 and a fee of 6 (10 %), and owes the partner 9. https://github.com/mvdgeijn/pax8 (InvoiceItem.php)
    name: 'billed by Pax8',
    ago: 1,
    status: 'Carried',
    total: -9,
    balance: -9,
    carriedBalance: -9,
    items: [
      {
        ...license,
        companyId: oddCompanyIds.vanarsdel,
        companyName: 'VanArsdel',
        quantity: 3,
        price: 20,
        cost: 15,
        subTotal: 60,
        total: 60,
        costTotal: 45,
        billingFee: 6,
        billingFeeRate: 10,
        billedByPax8: true,
        amountDue: -9,
      },
    ],
  },
  {
    // Kinds with an underscore: https://github.com/scheibling/py-pax8 (src/pax8/enums.py).
    name: 'spelling',
    ago: 2,
    status: 'Paid',
    total: 100,
    balance: 0,
    carriedBalance: 0,
    items: [
      {
        ...license,
        type: 'one_time',
        companyId: oddCompanyIds.lucerne,
        companyName: 'Lucerne Publishing',
        productId: oddProducts.keepit.id,
        productName: oddProducts.keepit.name,
        description: oddProducts.keepit.name,
        vendorName: 'Keepit',
        term: 'One-Time',
        quantity: 1,
        price: 200,
        cost: 150,
        subTotal: 200,
        total: 200,
        costTotal: 150,
        amountDue: 150,
      },
      {
        type: 'payment_credit',
        companyId: null,
        description: 'Credit',
        quantity: 1,
        price: 0,
        cost: -50,
        subTotal: 0,
        total: 0,
        costTotal: -50,
        amountDue: -50,
        salesTax: 0,
        billingFee: 0,
        billedByPax8: false,
      },
    ],
  },
];

/** The newest months' invoices, instead of those that the subscriptions would give. */
export const oddInvoices = (now: number): Map<string, readonly SimInvoice[]> => {
  const newest = newestMonth(now);
  const made = [...carried, ...others].map(({ name, ago, items, ...given }) => {
    const month = addMonths(newest, -ago);
    const currencyCode = given.currencyCode ?? 'USD';
    const period = { startPeriod: dayOf(month), endPeriod: dayOf(addMonths(month, 1) - day), currencyCode };
    const invoice: SimInvoice = {
      partnerName: 'Northern Lights IT',
      ...given,
      id: fixedId(`odd invoice ${name}`, ago + 1),
      invoiceDate: dayOf(month + 3 * day),
      dueDate: dayOf(month + 18 * day),
      currencyCode,
      companyId: null,
      externalId: null,
      items: items.map(
        (item, n) => ({ id: fixedId(`odd item ${name} ${ago}`, n + 1), ...period, ...item }) as SimItem,
      ),
      isGiven: true,
    };
    return { month: dayOf(month), invoice };
  });
  return new Map(
    [...Map.groupBy(made, ({ month }) => month)].map(([month, group]) => [
      month,
      group.map(({ invoice }) => invoice),
    ]),
  );
};
