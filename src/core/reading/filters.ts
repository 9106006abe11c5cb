import type { Filters, Intent } from '../understanding/intent.ts';
import type { Slots } from './slots.ts';

const rolesSaid = ['admin', 'approver', 'requester', 'viewer'] as const;

const ownStatus = (slots: Slots, kind: Intent['kind']): string | undefined => {
  const { says } = slots;
  if (kind === 'orders') return says('failed') ? 'Failed' : says('processing') ? 'Processing' : undefined;
  if (kind === 'subscriptions') return says('cancelled') ? 'Cancelled' : undefined;
  if (kind !== 'renewals') return undefined;
  return says('unassigned') ? 'unassigned' : says('undecided') ? 'undecided' : undefined;
};

/** The parts of an intent that are filters in themselves, by the filter's name. */
const inIntent: Readonly<Record<string, readonly (keyof Filters)[]>> = {
  company: ['company'],
  target: ['company', 'product', 'vendor'],
  of: ['company', 'vendor'],
  vendor: ['vendor'],
  period: ['period'],
  who: ['who'],
  about: ['company', 'who', 'request'],
  number: ['request'],
  reference: ['request'],
  monthOffset: ['period'],
};

/** Intents that take what is said whole. */
const asksAll: ReadonlySet<string> = new Set(['portfolio', 'product', 'products', 'help', 'companies']);

/** Whom the question is about, when it says so. */
const whoOf = (intent: Intent, slots: Slots): string | null => {
  if (slots.person !== null) return slots.person.replace(/^@/, '');
  const mine = intent.kind === 'audit' || (slots.says('me') && /^(?:renewals|pending)$/.test(intent.kind));
  return mine && mineSaid(slots) ? 'me' : null;
};

/** Everything that may narrow a question; null where it is not said. */
const saidIn = (intent: Intent, slots: Slots): { readonly [K in keyof Filters]: Filters[K] | null } => ({
  vendor: slots.vendors[0] ?? null,
  // A request is of a company; of which product it says itself.
  product: intent.kind === 'pending' ? null : (slots.products[0] ?? null),
  amount: slots.amount,
  seats: slots.seats,
  // "the last two invoices" are those that are compared.
  top: intent.kind === 'compare-invoices' ? null : slots.top,
  except: slots.except.length === 0 ? null : slots.except,
  // What is spent is always a month's.
  term: (intent.kind === 'renewals' && intent.monthlyToo) || intent.kind === 'spend' ? null : slots.term,
  status: ownStatus(slots, intent.kind) ?? null,
  who: whoOf(intent, slots),
  period: slots.period,
  role: intent.kind === 'roles' ? (rolesSaid.find((each) => slots.says(each)) ?? null) : null,
  company: slots.company,
  request: slots.number,
  by: biggest(slots) ? 'amount' : intent.kind === 'spend' && byMonth(slots) ? 'month' : null,
  as: slots.as === 'csv' && !('as' in intent) ? 'csv' : null,
});

/** What narrows the question beyond what its intent says. */
export const filtersOf = (intent: Intent, slots: Slots): Filters => {
  if (intent.kind === 'price') return slots.term === null ? {} : { term: slots.term };
  if (asksAll.has(intent.kind))
    return intent.kind === 'portfolio' && slots.except.length > 0 ? { except: slots.except } : {};
  const own = new Set<string>(Object.keys(intent).flatMap((key) => inIntent[key] ?? []));
  // What a company costs may be asked of one vendor.
  if (intent.kind === 'spend' && slots.company !== null) own.delete('vendor');
  // Of oneself an audit is asked for by no name.
  if (intent.kind === 'audit' && intent.about === null) own.delete('who');
  const said = Object.entries(saidIn(intent, slots)).filter(
    ([key, value]) => value !== null && !own.has(key),
  );
  return Object.fromEntries(said) as Filters;
};

const byMonth = ({ pieces }: Slots): boolean =>
  /\bby (?:the )?month\b/i.test(pieces.map(({ text }) => text).join(' '));

const biggest = ({ pieces, says }: Slots): boolean =>
  pieces.some(({ kind, text }) => kind === 'top' && /^(?:top|big|larg|high|most exp)/i.test(text)) ||
  says('top');

const mineSaid = ({ pieces }: Slots): boolean => pieces.some(({ text }) => /^(?:my|mine)(?: |$)/.test(text));
