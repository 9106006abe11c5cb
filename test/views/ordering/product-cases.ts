import type { ProductDetails } from '../../../src/core/marketplace/products.ts';
import type { PricePlan, Product } from '../../../src/core/marketplace/records.ts';
import { offersOf } from '../../../src/core/ordering/price-offers.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { priceCard } from '../../../src/views/ordering/price.ts';
import { productCard } from '../../../src/views/ordering/product.ts';
import {
  chooseProductCard,
  noSuchProductCard,
  productGoneCard,
  productsCard,
} from '../../../src/views/ordering/products.ts';
import { company, type Lay, names, now, show } from '../samples.ts';

const nce = (name: string) => `${name} [New Commerce Experience]`;
export const premium: Product = {
  id: '0f6d2a52-0000-4000-8000-000000000003',
  name: nce('Microsoft 365 Business Premium'),
  vendorName: 'Microsoft',
  sku: 'MST-NCE-103-C100',
  requiresCommitment: true,
};
const product = (n: number, name: string, rest: Partial<Product> = {}): Product => ({
  ...premium,
  id: `0f6d2a52-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name,
  sku: `MST-NCE-${500 + n}-C100`,
  ...rest,
});
const exchange = [
  product(11, nce('Exchange Online (Plan 1)')),
  product(12, nce('Exchange Online (Plan 2)')),
  product(13, nce('Exchange Online Kiosk'), { requiresCommitment: null, sku: null }),
];

export const rate = (
  partnerBuyRate: number | null,
  suggestedRetailPrice: number | null,
  fromQuantity: number | null,
  toQuantity: number | null,
  chargeType = 'Per Unit',
) => ({ partnerBuyRate, suggestedRetailPrice, fromQuantity, toQuantity, chargeType });
export const plan = (rest: Partial<PricePlan> = {}): PricePlan => ({
  billingTerm: 'Monthly',
  commitmentTerm: '1-Year',
  type: 'Flat',
  unitOfMeasurement: 'Each',
  rates: [rate(19.4, 23.1, 1, 300)],
  ...rest,
});
const plans: readonly PricePlan[] = [
  plan({ type: 'Volume', rates: [rate(17.6, 21, 0, null)] }),
  plan({ commitmentTerm: 'Monthly', rates: [rate(22.18, 26.4, 1, 300)] }),
  plan(),
  plan({ billingTerm: 'Annual', rates: [rate(221.76, 264, 1, 300)] }),
];
const byRange: readonly PricePlan[] = [
  plan({
    commitmentTerm: null,
    type: 'Volume',
    rates: [rate(2.52, 3, 1, 99), rate(2.27, 2.7, 100, null)],
  }),
  plan({
    commitmentTerm: null,
    billingTerm: 'Annual',
    type: 'Tiered',
    unitOfMeasurement: 'GB',
    rates: [rate(3.36, 4, 1, 99), rate(null, 3.6, 100, null)],
  }),
  plan({ commitmentTerm: null, type: 'Mark-Up', rates: [rate(1, 1.15, null, null, 'Per Unit')] }),
  plan({ billingTerm: 'One-Time', commitmentTerm: null, rates: [rate(500, 450, 1, null, 'Flat Rate')] }),
];

const details: ProductDetails = {
  ...premium,
  vendorSku: 'CFQ7TTC0LCHC-0002',
  shortDescription: 'Microsoft 365 Business Premium',
  description:
    '<p>Office apps, Teams and <b>device management</b> for up to 300 users.</p><script>steal()</script>',
};
const term = (name: string, rest: object = {}) => ({
  id: `c-${name}`,
  term: name,
  autoRenew: true,
  renewalWindowBefore: 0,
  renewalWindowAfter: 7,
  allowForQuantityIncrease: true,
  allowForQuantityDecrease: false,
  allowForEarlyCancellation: false,
  cancellationFeeApplied: null,
  ...rest,
});
const detail = (key: string, rest: object = {}) => ({
  key,
  label: key,
  description: null,
  kind: 'text' as const,
  possibleValues: [],
  ...rest,
});
const provisioning = [
  detail('msCustExists', {
    label: 'Microsoft account',
    description: 'Does the customer have a Microsoft account?',
    kind: 'single',
    possibleValues: ['Yes, the customer has and can log into their Microsoft account', 'No'],
  }),
  detail('msTenantId', { label: 'Microsoft tenant id' }),
  detail('regions', { label: 'Regions', kind: 'multi', possibleValues: ['EU', 'UK', 'US', 'CA'] }),
];
const full = {
  details,
  pricing: { rows: plans, unreadable: 0 },
  dependencies: {
    commitments: [
      term('Monthly'),
      term('1-Year'),
      term('3-Year', { autoRenew: null, allowForQuantityDecrease: true, renewalWindowBefore: 30 }),
    ],
    products: [
      {
        name: 'Copilot requires one of these products',
        products: exchange.map(({ id, name }) => ({ id, name })),
      },
    ],
    unreadable: 0,
  },
  provisioning: { rows: provisioning, unreadable: 0 },
};

const listed = {
  text: 'exchange',
  vendor: null,
  page: 0,
  say: 'products exchange',
  unreadable: 0,
  asOf: now - 7 * 3_600_000,
};
const hostile = (n: number): Product =>
  product(n, Object.values(names)[n % 6] ?? '', { vendorName: names.hostile, sku: names.hostile });
const price = { product: premium, company: company(), seats: 25, currencies: ['USD'], unreadable: 0 };
const { hostile: worst } = names;

/** The catalogue: every card that looks different. */
export const productCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  products: () =>
    answer(
      productsCard(
        {
          ...listed,
          rows: Array.from({ length: 24 }, (_, n) => ({ ...(exchange[n % 3] ?? premium) })),
          total: 24,
        },
        show,
      ),
    ),
  'products-few': () => answer(productsCard({ ...listed, rows: exchange, total: 3 }, show)),
  'products-page-2': () =>
    answer(
      productsCard(
        {
          ...listed,
          text: null,
          vendor: 'Microsoft',
          rows: Array.from({ length: 200 }, (_, n) => product(n, `Product ${n}`)),
          total: 1400,
          page: 10,
        },
        show,
      ),
    ),
  'products-none': () => answer(productsCard({ ...listed, text: worst, rows: [], total: 0 }, show)),
  'products-none-at-all': () => answer(productsCard({ ...listed, text: null, rows: [], total: 0 }, show)),
  'products-worst-names': () =>
    answer(
      productsCard(
        {
          ...listed,
          text: worst,
          vendor: worst,
          rows: Array.from({ length: 12 }, (_, n) => hostile(n)),
          total: 12,
          unreadable: 2,
        },
        show,
      ),
    ),
  product: () => answer(productCard(full)),
  'product-bare': () =>
    answer(
      productCard({
        details: {
          ...details,
          vendorName: null,
          sku: null,
          vendorSku: null,
          requiresCommitment: false,
          description: null,
          shortDescription: null,
        },
        pricing: { rows: [], unreadable: 1 },
        dependencies: { commitments: [], products: [], unreadable: 0 },
        provisioning: { rows: [], unreadable: 0 },
      }),
    ),
  'product-unread': () =>
    answer(productCard({ ...full, pricing: null, dependencies: null, provisioning: null })),
  'product-worst-names': () =>
    answer(
      productCard({
        details: {
          ...details,
          name: worst,
          vendorName: worst,
          sku: worst,
          vendorSku: worst,
          description: worst,
          requiresCommitment: null,
        },
        pricing: {
          rows: Array.from({ length: 12 }, () =>
            plan({ billingTerm: worst, commitmentTerm: worst, type: worst, unitOfMeasurement: worst }),
          ),
          unreadable: 1,
        },
        dependencies: {
          commitments: Array.from({ length: 12 }, (_, n) => term(worst, { id: String(n) })),
          products: Array.from({ length: 6 }, () => ({
            name: worst,
            products: Array.from({ length: 14 }, (_, n) => hostile(n)),
          })),
          unreadable: 1,
        },
        provisioning: {
          rows: Array.from({ length: 20 }, () =>
            detail(worst, {
              label: worst,
              description: worst,
              kind: 'multi',
              possibleValues: [worst, worst, worst, worst],
            }),
          ),
          unreadable: 0,
        },
      }),
    ),
  price: () => answer(priceCard({ ...price, offers: offersOf(plans, 25) })),
  'price-no-number': () =>
    answer(
      priceCard({ ...price, company: null, seats: null, currencies: [], offers: offersOf(plans, null) }),
    ),
  'price-ranges': () =>
    answer(
      priceCard({
        ...price,
        product: product(35, 'Webroot SecureAnywhere', { vendorName: 'Webroot', sku: 'WEB-SIM-135-A100' }),
        seats: 120,
        currencies: ['USD', 'EUR'],
        offers: offersOf(byRange, 120),
      }),
    ),
  'price-beyond': () => answer(priceCard({ ...price, seats: 400, offers: offersOf(plans, 400) })),
  'price-mark-up': () =>
    answer(
      priceCard({
        ...price,
        seats: null,
        offers: offersOf(
          [plan({ type: 'Mark-Up', unitOfMeasurement: 'Usage', rates: [rate(0.85, 0, null, null)] })],
          null,
        ),
      }),
    ),
  'price-none': () => answer(priceCard({ ...price, offers: [], unreadable: 1 })),
  'price-worst-names': () =>
    answer(
      priceCard({
        ...price,
        product: hostile(2),
        company: company(worst),
        currencies: [worst, worst, worst, worst, worst],
        offers: offersOf(
          Array.from({ length: 30 }, () =>
            plan({ billingTerm: worst, commitmentTerm: worst, type: worst, unitOfMeasurement: worst }),
          ),
          25,
        ),
      }),
    ),
  'which-product': () =>
    answer(
      chooseProductCard({
        text: 'exchange',
        choices: exchange.map((one) => ({ product: one, say: `product ${one.sku ?? one.id}` })),
        total: 12,
      }),
    ),
  'which-product-one': () =>
    answer(
      chooseProductCard({
        text: 'exchnge',
        choices: [{ product: premium, say: 'product MST-NCE-103-C100' }],
        total: 1,
      }),
    ),
  'which-product-worst-names': () =>
    answer(
      chooseProductCard({
        text: worst,
        choices: Array.from({ length: 8 }, (_, n) => ({ product: hostile(n), say: `product ${worst}` })),
        total: 8,
      }),
    ),
  'product-none': () => answer(noSuchProductCard({ text: worst })),
  'product-gone': () => answer(productGoneCard()),
});
