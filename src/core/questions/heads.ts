import type { Intent, IntentKind } from '../understanding/intent.ts';

/** The first words of a sentence of each kind, so that additions can be read after them. */
const heads: Readonly<Partial<Record<IntentKind, string>>> = {
  companies: 'companies',
  company: 'company',
  subscriptions: 'subscriptions',
  subscription: 'subscription',
  renewals: 'renewals',
  'price-rises': 'price rises',
  trials: 'trials',
  contacts: 'contacts',
  history: 'history',
  products: 'products',
  product: 'product',
  price: 'price of',
  orders: 'orders',
  invoices: 'invoices',
  invoice: 'invoice',
  draft: 'draft invoice',
  'compare-invoices': 'compare invoices',
  'check-invoice': 'check invoice',
  usage: 'usage',
  spend: 'spend',
  audit: 'audit',
  decide: 'decide',
  assign: 'assign',
  portfolio: 'who has',
  alerts: 'alerts here',
  'what-changed': 'what changed',
  pending: 'pending',
  margins: 'margins',
  annual: 'what would annual save',
  'seats-over-time': 'seats over time',
  'price-history': 'price history',
  'cost-rises': 'cost rises',
  unused: 'unused seats',
};

/** The first words of a sentence that asks for such a look-up; undefined for anything else. */
export const headOf = ({ kind }: Pick<Intent, 'kind'>): string | undefined => heads[kind];
