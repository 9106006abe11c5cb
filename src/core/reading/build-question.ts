import type { CompanyWhere } from '../companies/company-where.ts';
import type { ContactType } from '../marketplace/contacts.ts';
import type { Frame } from '../questions/frame.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import { day } from '../words/durations.ts';
import type { Piece } from './pieces.ts';
import { isDomain } from './places.ts';
import { questionOf } from './portfolio-question.ts';
import { only, placeIn, type Slots } from './slots.ts';

const targetOf = ({ company, companies, products, vendors, reference }: Slots): Target => ({
  company: companies[0]?.holder ?? company,
  product: products[0] ?? vendors[0] ?? null,
  words: null,
  reference,
});

const statusOf = ({ says, pieces }: Slots): string | null => {
  if (says('overdue')) return 'Overdue';
  if (says('unpaid')) return 'Unpaid';
  if (!says('paid')) return null;
  // "which bills haven't we settled"
  return pieces.some(({ text }) => /n['’]t\b|\b(?:not|never|havent|hasnt)\b/i.test(text)) ? 'Unpaid' : 'Paid';
};

/** What a list of companies is narrowed to by their own fields; null when by none. */
const whereOf = (slots: Slots): CompanyWhere | null => {
  const { says } = slots;
  const place = placeIn(slots);
  const isWebsite = place !== null && isDomain(place);
  const lacks = says('lack') && says('contacts');
  const type = contactTypeOf(says);
  const where: CompanyWhere = {
    status: says('inactive') ? 'Inactive' : says('deleted') ? 'Deleted' : says('active') ? 'Active' : null,
    place: isWebsite ? null : place,
    website: says('noWebsite') ? 'none' : isWebsite ? place : null,
    lacksContact: lacks ? (type ?? 'any') : null,
  };
  return Object.values(where).every((value) => value === null) ? null : where;
};

const contactTypeOf = (says: Slots['says']): ContactType | null => {
  if (says('billingContact')) return 'Billing';
  if (says('adminContact')) return 'Admin';
  return says('technicalContact') ? 'Technical' : null;
};

type Build = (slots: Slots) => Intent;

/** "when can we reduce E5 at Woodgrove", "when does it end and what do we charge": the subscription tells all of it. */
const asksOfOne = ({ says, company, products, period }: Slots): boolean =>
  company !== null &&
  products.length === 1 &&
  (says('reduce') ||
    (says('when') && period === null && (says('charges') || says('price') || says('howMany'))));

const renewalsOf: Build = ({ company, period, unknownPeriod, says, vendors, as }) => ({
  kind: 'renewals',
  company,
  period,
  unknownPeriod,
  monthlyToo: says('monthlyToo'),
  vendor: vendors[0] ?? null,
  undated: says('undated'),
  as,
});

/** The intent of each kind of question, from its parts. */
const build: Readonly<Partial<Record<Intent['kind'], Build>>> = {
  renewals: (slots) =>
    asksOfOne(slots) ? { kind: 'subscription', target: targetOf(slots) } : renewalsOf(slots),
  'price-rises': ({ company, period, unknownPeriod, says, vendors, as }) => ({
    kind: 'price-rises',
    company,
    period,
    unknownPeriod,
    monthlyToo: says('monthlyToo'),
    vendor: vendors[0] ?? null,
    as: as === 'card' && says('letter') ? 'letter' : as,
  }),
  'price-history': (slots) => ({ kind: 'price-history', target: targetOf(slots) }),
  margins: ({ company, as }) => ({ kind: 'margins', company, as }),
  'cost-rises': ({ company, period, unknownPeriod }) => ({
    kind: 'cost-rises',
    company,
    period,
    unknownPeriod,
  }),
  annual: ({ company, says, as }) => ({ kind: 'annual', company, older: says('older'), as }),
  // "basic or premium, which can go down sooner": of all that they have.
  sooner: (slots) => ({
    kind: 'sooner',
    target: { ...targetOf(slots), ...(slots.products.length > 1 ? { product: null } : {}) },
  }),
  // A word of a name is searched as it is written.
  companies: (slots) => {
    const { company, companies, says, as } = slots;
    const where = whereOf(slots);
    const text = says('called') ? (companies[0]?.text ?? company) : company;
    return { kind: 'companies', text, ...(where === null ? {} : { where }), as };
  },
  company: ({ company }) => ({ kind: 'company', company }),
  contacts: ({ company, as }) => ({ kind: 'contacts', company, as }),
  // "which greenfields do we have": all that are called so.
  subscriptions: ({ company, companies, as, says }) => {
    const [several] = companies.filter(({ ids, name }) => ids.length > 1 && /s$/i.test(name));
    return says('wh') && several !== undefined
      ? { kind: 'companies', text: several.name.slice(0, -1), as }
      : { kind: 'subscriptions', company, as };
  },
  subscription: (slots) => ({ kind: 'subscription', target: targetOf(slots) }),
  'what-changed': ({ company, period, unknownPeriod, as }) => ({
    kind: 'what-changed',
    ...{ company, period, unknownPeriod, as },
  }),
  'seats-over-time': ({ company, period, unknownPeriod, as, says }) => ({
    kind: 'seats-over-time',
    // "over the last year" are the twelve months until now.
    ...{ company, period: says('throughYear') ? null : period, unknownPeriod, as },
  }),
  history: (slots) => ({ kind: 'history', target: targetOf(slots) }),
  unused: ({ company, as }) => ({ kind: 'unused', company, as }),
  trials: ({ company }) => ({ kind: 'trials', company }),
  invoices: (slots) => ({
    kind: 'invoices',
    company: slots.company,
    status: statusOf(slots),
    period: slots.period,
    unknownPeriod: slots.unknownPeriod,
    as: slots.as,
  }),
  invoice: ({ company, period, unknownPeriod, number, reference, as }) =>
    period?.label === 'next month'
      ? { kind: 'draft', company, monthOffset: 1, as }
      : // A year has several invoices.
        period !== null && number === null && reference === null && period.to - period.from > 40 * day
        ? { kind: 'invoices', company, status: null, period, unknownPeriod, as }
        : {
            kind: 'invoice',
            number: number ?? reference,
            company,
            period,
            unknownPeriod,
            as,
          },
  draft: ({ company, period, as }) => ({
    kind: 'draft',
    company,
    monthOffset: period?.label === 'this month' ? 0 : period?.label === 'next month' ? 1 : null,
    as,
  }),
  'compare-invoices': ({ company, period, unknownPeriod, as }) => ({
    kind: 'compare-invoices',
    company,
    period,
    unknownPeriod,
    as,
  }),
  'check-invoice': ({ company, period, unknownPeriod, as }) => ({
    kind: 'check-invoice',
    company,
    period,
    unknownPeriod,
    as,
  }),
  usage: (slots) => ({
    kind: 'usage',
    target: targetOf(slots),
    period: slots.period,
    unknownPeriod: slots.unknownPeriod,
    as: slots.as,
  }),
  spend: ({ company, vendors, as }) => ({
    kind: 'spend',
    of: company ?? vendors[0] ?? null,
    vendor: company === null && vendors.length > 0,
    as,
  }),
  price: ({ company, products, vendors, pieces }) => ({
    kind: 'price',
    product:
      (company === null ? products[0]?.replace(planAlone, 'Business $1') : products[0]) ?? vendors[0] ?? null,
    company,
    // "for 12, no make that 20"
    count:
      only(pieces, 'number').at(
        pieces.some(({ text }) => /^(?:no|sorry|rather|make that|no make that)$/i.test(text)) ? -1 : 0,
      )?.n ?? null,
  }),
  product: ({ products }) => ({ kind: 'product', text: products[0] ?? null }),
  products: ({ products, vendors, as }) => ({
    kind: 'products',
    text: products[0] ?? null,
    vendor: vendors[0] ?? null,
    as,
  }),
  orders: ({ company, reference, number, as }) => ({
    kind: 'orders',
    company,
    reference: reference ?? number,
    as,
  }),
  pending: ({ company, says }) => ({
    kind: 'pending',
    ...(company === null ? {} : { company }),
    ...(says('planned') ? { planned: true } : {}),
  }),
  approvals: () => ({ kind: 'approvals', where: 'asked' }),
  status: () => ({ kind: 'status' }),
  refresh: () => ({ kind: 'refresh' }),
  whoami: () => ({ kind: 'whoami' }),
  roles: () => ({ kind: 'roles' }),
  policy: () => ({ kind: 'policy' }),
  audit: ({ company, person, reference, number, says, as }) => ({
    kind: 'audit',
    about: company ?? (person === null ? null : `@${person.replace(/^@/, '')}`) ?? reference ?? number,
    as: says('verify') ? 'verify' : as,
  }),
  decide: ({ company, period, person, says }) => ({
    ...{ kind: 'decide', company, period },
    ...(company === null ? { who: person ?? (says('me') ? 'me' : null) } : {}),
  }),
  assign: ({ company, person, people, period, says }) => ({
    kind: 'assign',
    company,
    // Of several people it is not known who.
    who: people ? null : (person ?? (says('me') ? 'me' : null)),
    period,
  }),
  portfolio: (slots) => ({ kind: 'portfolio', question: questionOf(slots) }),
  'company-form': ({ company, companies, pieces, says }) => {
    const create = says('create') && !says('edit');
    // A new company may be called like one that there is.
    const name = only(pieces, 'left')[0]?.text ?? companies[0]?.text ?? null;
    return { kind: 'company-form', company: create ? null : company, name: create ? name : null, create };
  },
  help: ({ pieces }) => ({ kind: 'help', about: helpText(pieces) }),
};

/** "the price of premium": of whoever has it, what Microsoft calls Business Premium. */
const planAlone = /^(premium|standard|basic)s?$/i;

const isFree = (piece: Piece): boolean =>
  piece.kind === 'topic' && piece.topics.every((topic) => topic === 'free');

/** What help is asked about: the words after those that ask for it. */
const helpText = (pieces: readonly Piece[]): string | null => {
  const at = pieces.findIndex(
    (piece) => piece.kind === 'topic' && piece.topics.some((topic) => topic === 'help' || topic === 'howTo'),
  );
  const rest = pieces.slice(at + 1);
  const lead = /^(?:with|about|on|for|to)$/i;
  // "commands for people": what follows the lead is the topic, whatever it is elsewhere.
  const last = /^(?:with|about|on|for|to) (?!(?:me|us|it|this|that|you)$)\S+$/i.test(
    rest.map(({ text }) => text).join(' '),
  );
  const start = last ? 1 : rest.findIndex((piece) => !lead.test(piece.text) && !isFree(piece));
  const about =
    start < 0
      ? ''
      : rest
          .slice(start)
          .map(({ text }) => text)
          .join(' ');
  return about === '' ? null : about;
};

export const intentOf = (frame: Frame, slots: Slots): Intent =>
  build[frame.intent]?.(slots) ?? { kind: 'unknown' };
