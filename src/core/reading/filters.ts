import type { Deed, Filters, Intent } from '../understanding/intent.ts';
import { currencyIn, type Slots } from './slots.ts';

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

/** Intents that take their words whole. */
const asksAll: ReadonlySet<string> = new Set(['portfolio', 'product', 'products', 'help', 'companies']);

const text = ({ pieces }: Slots): string => pieces.map((piece) => piece.text).join(' ');

/** "what did Kim approve", "what was rejected", "who added seats". */
const deedOf = (slots: Slots): Deed | null => {
  if (slots.says('audit') || slots.says('verify')) return null;
  const said = text(slots);
  const rejected = /\b(?:reject|declin|den(?:y|ied)|turned? down|refus)/i.test(said);
  const approved = /\b(?:approv|sign(?:ed)? off|okayed|oked|green-?lit|waved through)/i.test(said);
  if (rejected || approved) return rejected && approved ? 'decided' : rejected ? 'rejected' : 'approved';
  if (slots.says('decided')) return 'decided';
  if (slots.says('request')) return 'requested';
  return /\b(?:add|remov|increas|reduc|decreas|cut|order|bought|buy)/i.test(said) ? 'changed' : null;
};

/** "longer than 30 days", "more than two weeks". */
const daysOf = (slots: Slots): number | null => {
  if (!slots.says('older')) return null;
  const match = /(\d+|an?|one|two|three|four|five|six) (day|week|month|year)s?\b/i.exec(text(slots));
  const [, number = '', unit = ''] = match ?? [];
  const many = /^\d+$/.test(number) ? Number(number) : Math.max(1, small.indexOf(number.toLowerCase()));
  return match === null ? null : many * (daysOfUnit[unit.toLowerCase()] ?? 1);
};
const small = 'zero one two three four five six'.split(' ');
const daysOfUnit: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** The one role that is asked about. */
const roleOf = (slots: Slots) => {
  const [role, other] = rolesSaid.filter((each) => slots.says(each));
  return other === undefined ? (role ?? null) : null;
};

/** Whom the question is about, if it says so. */
const whoOf = (intent: Intent, slots: Slots): string | null => {
  if (slots.person !== null) return slots.person.replace(/^@/, '');
  const mine = intent.kind === 'audit' || (slots.says('me') && /^(?:renewals|pending)$/.test(intent.kind));
  const requests = intent.kind === 'pending' && slots.says('ownRequests');
  return requests || (mine && mineSaid(slots)) ? 'me' : null;
};

/** What narrows only one kind of question. */
const ofKind: Readonly<Partial<Record<Intent['kind'], (slots: Slots) => Partial<Nullable<Filters>>>>> = {
  audit: (slots) => ({ deed: deedOf(slots) }),
  spend: (slots) => ({ currency: currencyIn(slots) }),
  usage: (slots) => ({ currency: currencyIn(slots) }),
  trials: (slots) => ({ longerDays: daysOf(slots) }),
};
type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

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
  role: intent.kind === 'roles' ? roleOf(slots) : null,
  company: slots.company,
  request: slots.number,
  by: groupOf(intent, slots),
  deed: null,
  currency: null,
  longerDays: null,
  ...ofKind[intent.kind]?.(slots),
  as: slots.as === 'csv' && !('as' in intent) ? 'csv' : null,
});

/** What narrows the question beyond its intent. */
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

/** What the rows are sorted or summed up by. */
const groupOf = ({ kind }: Intent, slots: Slots): string | null => {
  if (biggest(slots)) return 'amount';
  if (slots.says('by') && slots.says('vendor-word')) return 'vendor';
  return kind === 'spend' && byMonth(slots) ? 'month' : null;
};

const byMonth = ({ pieces }: Slots): boolean =>
  /\bby (?:the )?month\b/i.test(pieces.map(({ text }) => text).join(' '));

const biggest = ({ pieces, says }: Slots): boolean =>
  pieces.some(({ kind, text }) => kind === 'top' && /^(?:top|big|larg|high|most exp)/i.test(text)) ||
  says('top');

const mineSaid = (slots: Slots): boolean =>
  slots.pieces.some(
    (piece, at) => /^(?:my|mine)(?: |$)/.test(piece.text) && slots.pieces[at + 1]?.kind !== 'left',
  ) || ofMine.test(text(slots));
/** "which renewals have I got", "where I am responsible". */
const ofMine =
  /\bhave i got\b|\bdid i (?:do|change|add|remove|order|approve|ask)\b|\bi(?:['’]m| am) (?:the )?(?:responsible|owner)|\bassigned to me\b|\bi (?:look after|mind)\b/i;
