import type { Filters, Intent } from '../understanding/intent.ts';
import type { Slots } from './slots.ts';

const rolesSaid = ['admin', 'approver', 'requester', 'viewer'] as const;

const ownStatus = (slots: Slots, kind: Intent['kind']): string | undefined => {
  const { says } = slots;
  if (kind === 'orders') return says('failed') ? 'Failed' : says('processing') ? 'Processing' : undefined;
  if (kind !== 'renewals') return undefined;
  return says('unassigned') ? 'unassigned' : says('undecided') ? 'undecided' : undefined;
};

/** What an intent says itself. */
const inIntent: Readonly<Partial<Record<Intent['kind'], readonly (keyof Filters)[]>>> = {
  renewals: ['vendor', 'period', 'company'],
  invoices: ['period', 'company'],
  invoice: ['period', 'company', 'request'],
  'compare-invoices': ['period', 'company', 'request'],
  usage: ['period', 'company', 'product'],
  spend: ['company'],
  orders: ['company'],
  subscriptions: ['company'],
  subscription: ['company', 'product', 'vendor', 'period'],
  history: ['company', 'product', 'vendor'],
  decide: ['company', 'period'],
  assign: ['company', 'period', 'who'],
  audit: ['company', 'who', 'request'],
};
const asksAll: ReadonlySet<string> = new Set([
  'portfolio',
  'price',
  'product',
  'products',
  'help',
  'companies',
  'company',
  'contacts',
]);

/** Whom the question is about, when it says so. */
const whoOf = (intent: Intent, slots: Slots): string | null => {
  if (slots.person !== null) return slots.person.replace(/^@/, '');
  return slots.says('me') && /^(?:renewals|pending)$/.test(intent.kind) && mineSaid(slots) ? 'me' : null;
};

/** Everything that may narrow a question; null where it is not said. */
const saidIn = (intent: Intent, slots: Slots): { readonly [K in keyof Filters]: Filters[K] | null } => ({
  vendor: slots.vendors[0] ?? null,
  product: slots.products[0] ?? null,
  amount: slots.amount,
  top: slots.top,
  except: slots.except.length === 0 ? null : slots.except,
  term: intent.kind === 'renewals' && intent.monthlyToo ? null : slots.term,
  status: ownStatus(slots, intent.kind) ?? null,
  who: whoOf(intent, slots),
  period: slots.period,
  role: intent.kind === 'roles' ? (rolesSaid.find((each) => slots.says(each)) ?? null) : null,
  company: slots.company,
  request: slots.number,
  by: biggest(slots) ? 'amount' : null,
  as: slots.as === 'csv' && !('as' in intent) ? 'csv' : null,
});

/** What narrows the question beyond what its intent says. */
export const filtersOf = (intent: Intent, slots: Slots): Filters => {
  if (asksAll.has(intent.kind)) return {};
  const own = new Set<string>(inIntent[intent.kind] ?? []);
  if (intent.kind === 'spend' && intent.vendor) own.add('vendor');
  const said = Object.entries(saidIn(intent, slots)).filter(
    ([key, value]) => value !== null && !own.has(key),
  );
  return Object.fromEntries(said) as Filters;
};

const biggest = ({ pieces, says }: Slots): boolean =>
  pieces.some(({ kind, text }) => kind === 'top' && /^(?:big|larg|high|most exp)/i.test(text)) || says('top');

const mineSaid = ({ pieces }: Slots): boolean => pieces.some(({ text }) => /^(?:my|mine)(?: |$)/.test(text));
