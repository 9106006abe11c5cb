import { readKinds, suggestionsOf } from '../src/commands/index.ts';
import { givenIn } from '../src/core/atoms/given.ts';
import { readBeside } from '../src/core/conversation/follow-up.ts';
import {
  type LastRequest,
  type Memory,
  noMemory,
  rememberedOf,
} from '../src/core/conversation/remembered.ts';
import { matchHeld } from '../src/core/finding/held-products.ts';
import { resolveCompany } from '../src/core/finding/resolve.ts';
import type { Company, Subscription } from '../src/core/marketplace/records.ts';
import { catalogueNames } from '../src/core/names/catalogue-names.ts';
import { isBetter, type ProductLevel, productLevel } from '../src/core/names/product-names.ts';
import { buildPortfolio, type Portfolio, withCatalogue } from '../src/core/portfolio/portfolio.ts';
import type { Decision, Reading } from '../src/core/reading/reading.ts';
import { ownNamesIn, suggestionsFor } from '../src/core/teaching/own-sentences.ts';
import type { Filters, Intent, PortfolioQuestion, Target, Until } from '../src/core/understanding/intent.ts';

/** test/corpus/world.json. */
export type World = Readonly<{
  today: string;
  zone: string;
  companies: readonly Readonly<{
    name: string;
    has: readonly Readonly<{ product: string; seats: number; term: string; status: string }>[];
  }>[];
  catalogue: readonly string[];
  vendors: Readonly<Record<string, string>>;
  skus: Readonly<Record<string, string>>;
}>;

type Slots = Readonly<Record<string, unknown>>;
/** What a sentence should mean; test/corpus/README.md. */
export type Expected = Slots & Readonly<{ decision: string; lines?: readonly Slots[] }>;

/**
 * `wrong`: done as something else. `trap`: a change that nobody asked for, opened or offered. `part`: the right read with a slot
 * lacking. `miss`: not understood, or a question that does not help. `wrongQ`: buttons that all do something else.
 */
export const outcomes = ['exact', 'asked', 'part', 'miss', 'wrongQ', 'WRONG', 'TRAP'] as const;
export type Outcome = (typeof outcomes)[number];

const changes = new Set([
  'seats',
  'cancel',
  'order',
  'switch-annual',
  'staff',
  'set-price',
  'grant',
  'deputy',
  'revoke',
  'settle',
]);

type Prepared = Readonly<{
  portfolio: Portfolio;
  catalogue: readonly string[];
  now: number;
  zone: string;
  vendors: readonly string[];
}>;

const commitments: Readonly<Record<string, string>> = {
  monthly: 'Monthly',
  annual: '1-Year',
  'three-year': '3-Year',
};

export const worldOf = (world: World): Prepared => {
  const now = Date.parse(`${world.today}T09:00:00+01:00`);
  const companies = world.companies.map(
    ({ name }, n): Company => ({
      id: `c${n}`,
      name,
      status: 'Active',
      externalId: null,
      city: null,
      country: null,
    }),
  );
  const subscriptions = world.companies.flatMap(({ has }, n) =>
    has.map(
      ({ product, seats, term, status }, at): Subscription => ({
        id: `${(0xa0000000 + n * 256 + at).toString(16)}-0000-4000-8000-000000000000`,
        companyId: `c${n}`,
        productId: product,
        productName: product,
        quantity: seats,
        status: status === 'Cancelled' ? 'Cancelled' : status,
        billingTerm: 'Monthly',
        commitment:
          term in commitments
            ? ({
                id: null,
                term: commitments[term] ?? null,
                endsAt: now + 40 * 86_400_000,
              } as Subscription['commitment'])
            : null,
        startAt: null,
        endAt: null,
        createdAt: null,
        billingStartAt: null,
        price: null,
        partnerCost: null,
        currency: null,
      }),
    ),
  );
  const products = world.catalogue.map((name) => ({
    id: name,
    name,
    vendorName: world.vendors[name] ?? null,
    sku: world.skus[name] ?? null,
    requiresCommitment: null,
  }));
  return {
    portfolio: withCatalogue(
      buildPortfolio({ companies, subscriptions, products, asOf: now, unreadable: 0 }),
      catalogueNames(products),
    ),
    catalogue: world.catalogue,
    now,
    zone: world.zone,
    vendors: [...new Set(Object.values(world.vendors))],
  };
};

const fullCompany = ({ portfolio }: Prepared, text: string): string => {
  const found = resolveCompany(portfolio, text);
  return found.kind === 'one' ? found.company.name : `?${text}`;
};

const fullProduct = (world: Prepared, text: string, company: string | null): string => {
  const { portfolio } = world;
  const owner =
    company === null ? undefined : [...portfolio.companies.values()].find(({ name }) => name === company);
  if (owner !== undefined) {
    const held = matchHeld(portfolio, owner, text);
    if (held.kind === 'one') return held.subscription.productName ?? '';
    if (held.kind === 'several') return `?${text}`;
  }
  const names = productsLike(world, text);
  return names.length === 1 ? (names[0] ?? '') : `?${text}`;
};

const day = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

type Given = Readonly<Record<string, unknown>>;

const namesOf = (world: Prepared, intent: Intent): Record<string, unknown> => {
  const given = intent as unknown as Given;
  const target = given.target as Target | undefined;
  const { portfolio } = world;
  const reference = target?.reference ?? null;
  const held =
    reference === null
      ? undefined
      : [...portfolio.subscriptions.values()].find(({ id }) => id.startsWith(reference));
  if (held !== undefined)
    return { company: portfolio.companies.get(held.companyId)?.name, product: held.productName };
  const companyText = target?.company ?? (given.company as string | null | undefined) ?? null;
  const company = companyText === null ? null : fullCompany(world, companyText);
  const product = target?.product ?? (typeof given.product === 'string' ? given.product : null);
  const products = (given.products as readonly string[] | undefined) ?? [];
  const companies = ((given.companies as readonly string[] | undefined) ?? []).map((each) =>
    fullCompany(world, each),
  );
  return {
    ...(company === null ? {} : { company }),
    ...(companies.length === 0 ? {} : { company: companies.length === 1 ? companies[0] : companies }),
    ...(product === null ? {} : { product: fullProduct(world, product, company) }),
    ...(products.length === 0 ? {} : { product: products.map((each) => fullProduct(world, each, company)) }),
  };
};

const countOf = ({ count, users }: Given): number | null => {
  const said = (count ?? users ?? null) as { kind: string; n: number } | number | null;
  if (typeof said === 'number' || said === null) return said;
  return said.kind === 'seats' ? said.n : null;
};

const numbersOf = (intent: Intent): Record<string, unknown> => {
  const given = intent as unknown as Given;
  const n = countOf(given);
  const direction =
    intent.kind === 'staff' ? { on: 'add', off: 'remove' }[intent.direction] : given.direction;
  const number = n === null ? {} : { [direction === 'set' ? 'to' : 'n']: n };
  return direction === undefined ? number : { direction, ...number };
};

const periodOf = (world: Prepared, intent: Intent): Record<string, unknown> => {
  const given = intent as unknown as Given;
  const period = given.period as { from: number; to: number; label: string } | null | undefined;
  const at = intent.kind === 'cancel' || intent.kind === 'seats' ? (intent.at ?? null) : null;
  const unknown =
    given.unknownPeriod ?? (given.question as PortfolioQuestion | undefined)?.unknownPeriod ?? null;
  return {
    ...(unknown === null ? {} : { period: unknown }),
    ...(period == null
      ? {}
      : { period: { from: day(period.from, world.zone), to: day(period.to - 1, world.zone) } }),
    ...(at === null ? {} : { at: typeof at === 'string' ? at : day(at.from, world.zone) }),
  };
};

const spendOf = (world: Prepared, of: string): Record<string, unknown> => {
  const vendor = world.vendors.find((name) => name.toLowerCase() === of.toLowerCase());
  return vendor === undefined ? { company: fullCompany(world, of) } : { vendor };
};

/** A question over the portfolio in the words of the corpus, which leaves out what follows from the rest. */
const questionOf = (world: Prepared, question: PortfolioQuestion): Record<string, unknown> => {
  const { has, lacks, of, cancelled, window, olderMonths, period, as, amount, ...rest } = question;
  const named = (texts: readonly string[]) => texts.map((text) => namesMeant(world, text));
  const vendor = of.map((text) => vendorNamed(world, text)).find((name) => name !== undefined);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)),
    ...(has.length === 0 ? {} : { has: named(has) }),
    ...(lacks.length === 0 ? {} : { lacks: named(lacks) }),
    ...(of.length === 0 ? {} : vendor === undefined ? { product: named(of) } : { vendor }),
    ...(amount === null
      ? {}
      : known({
          amount: amount.least ?? null,
          atMost: amount.most ?? null,
          percent: amount.percent ?? null,
          currency: amount.currency,
        })),
    ...(cancelled ? { status: 'Cancelled' } : {}),
    ...(window ? { window: 'open' } : {}),
    ...(olderMonths === null ? {} : { olderThan: `${olderMonths} months` }),
    ...(period === null
      ? {}
      : { period: { from: day(period.from, world.zone), to: day(period.to - 1, world.zone) } }),
    ...(as === 'csv' ? { as } : {}),
  };
};

const vendorNamed = (world: Prepared, text: string): string | undefined =>
  world.vendors.find((name) => name.toLowerCase() === text.toLowerCase());

/** The products that a text means, or the vendor. */
const namesMeant = (world: Prepared, text: string): readonly string[] => {
  return text.split(' or ').flatMap((part) => vendorNamed(world, part) ?? productsLike(world, part));
};

const productsLike = ({ catalogue, portfolio }: Prepared, text: string): readonly string[] => {
  const sku = portfolio.skus.get(text.toLowerCase());
  if (sku !== undefined) return [sku];
  let best: ProductLevel | null = null;
  let names: string[] = [];
  for (const name of catalogue) {
    const level = productLevel(name, text);
    if (level === null || (best !== null && isBetter(best, level))) continue;
    names = best !== null && level === best ? [...names, name] : [name];
    best = level;
  }
  return names;
};

const plainName = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^@/, '') : value);

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;
type Told = Record<string, unknown>;
const known = (given: Told): Told =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

/** The last moment before an end, in the zone of the corpus. */
const endOf = (until: Until | undefined): Told =>
  until === undefined ? {} : { until: 'at' in until ? day(until.at - 1, 'Europe/Berlin') : until.unknown };

/** What only one kind of intent has, in the words of the corpus. */
const modes: { readonly [K in Intent['kind']]?: (intent: Of<K>) => Told } = {
  alerts: ({ do: what, filter, form }) =>
    known({
      mode: what === 'here' ? 'on' : what,
      company: filter.company,
      vendor: filter.vendor,
      amount: filter.minMonthly,
      digest: form !== null && 'every' in form ? (form.every === 'day' ? 'daily' : 'weekly') : null,
    }),
  'timed-post': ({ do: what, minute, weekdays }) => ({
    ...{ mode: what === 'set' ? 'on' : 'off', days: weekdays.join('') },
    time: [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  }),
  'digest-setting': ({ do: mode }) => ({ mode }),
  approvals: ({ where }) => ({ mode: { here: 'on', nowhere: 'off', asked: 'list' }[where] }),
  'company-form': ({ create }) => ({ mode: create ? 'create' : 'edit' }),
  companies: ({ where }) => known({ ...where }),
  pending: ({ planned = null }) => known({ planned }),
  'portal-only': ({ job }) => (job === 'reminder' ? { job } : {}),
  audit: ({ as }) => (as === 'verify' ? { mode: 'verify' } : {}),
  invoice: ({ number, period }) => (number === null && period === null ? { which: 'last' } : {}),
  settle: ({ reference, as, note }) => known({ request: reference, outcome: as, reason: note }),
  'set-price': ({ price }) =>
    price === null
      ? {}
      : known({ amount: Number(price.amount), currency: price.currency, per: price.per ?? null }),
  help: ({ about }) => known({ text: about }),
  order: ({ term = null }) => known({ term }),
  'name-approvers': ({ people }) => (people.length === 0 ? {} : { who: people.map(plainName) }),
  emergency: ({ upTo }) =>
    upTo === null ? { mode: 'off' } : known({ amount: Number(upTo.amount), currency: upTo.currency }),
  grant: ({ until }) => endOf(until),
  deputy: ({ do: what, deputy, principal, until }) => ({
    ...known({ mode: what, who: plainName(deputy), of: plainName(principal) }),
    ...endOf(until),
  }),
};
const modeOf = (intent: Intent): Told =>
  (modes[intent.kind] as ((of: Intent) => Told) | undefined)?.(intent) ?? {};

/** "about" of the audit is a company, a person or a request. */
const aboutOf = (world: Prepared, intent: Intent): Record<string, unknown> => {
  if (intent.kind === 'product' && intent.text !== null)
    return { product: fullProduct(world, intent.text, null) };
  if (intent.kind !== 'audit' || intent.about === null) return {};
  if (intent.about.startsWith('@')) return { who: intent.about.slice(1) };
  return /^#?\d+$/.test(intent.about)
    ? { request: intent.about.replace('#', '') }
    : { company: fullCompany(world, intent.about) };
};

const filtersOf = (world: Prepared, filters: Filters, owner: unknown): Record<string, unknown> => {
  const { amount, seats, period, company, product, ...rest } = filters;
  const held = product === undefined || typeof owner !== 'string' ? '?' : fullProduct(world, product, owner);
  return {
    ...rest,
    ...(product === undefined
      ? {}
      : { product: held.startsWith('?') ? [productsLike(world, product)] : held }),
    ...(company === undefined ? {} : { company: fullCompany(world, company) }),
    ...(amount === undefined
      ? {}
      : known({ amount: amount.least ?? null, atMost: amount.most ?? null, currency: amount.currency })),
    ...(seats === undefined ? {} : known({ moreSeats: seats.more, fewerSeats: seats.fewer })),
    ...(period === undefined
      ? {}
      : { period: { from: day(period.from, world.zone), to: day(period.to - 1, world.zone) } }),
  };
};

const othersOf = (world: Prepared, intent: Intent): Record<string, unknown> => {
  const given = intent as unknown as Given;
  const kept = ['vendor', 'role', 'who', 'status', 'text', 'number', 'name', 'reason'].filter(
    (key) => given[key] != null && given[key] !== false && !(intent.kind === 'product' && key === 'text'),
  );
  return {
    ...(given.as === 'csv' || given.as === 'letter' ? { as: given.as } : {}),
    ...Object.fromEntries(kept.map((key) => [key, plainName(given[key])])),
    ...modeOf(intent),
    ...aboutOf(world, intent),
    ...(intent.kind === 'portfolio' ? questionOf(world, intent.question) : {}),
    ...(intent.kind === 'spend' && intent.of !== null ? spendOf(world, intent.of) : {}),
  };
};

/** An intent in the words of the corpus. */
const slotsOf = (world: Prepared, intent: Intent): Record<string, unknown> => ({
  intent: intent.kind,
  ...namesOf(world, intent),
  ...numbersOf(intent),
  ...periodOf(world, intent),
  ...othersOf(world, intent),
});

/** Slots that decide whether the same thing is meant; the others only narrow it. */
const weighty = ['intent', 'company', 'product', 'direction', 'n', 'to', 'has', 'lacks'];

/** Each name that is wanted is meant, and each text means one that is wanted. */
const sameNames = (want: unknown, got: readonly (readonly string[])[]): boolean => {
  const wanted = [want].flat().map(String);
  return (
    wanted.every((name) => got.flat().includes(name)) &&
    got.every((names) => names.some((name) => wanted.includes(name)))
  );
};

const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(b) && Array.isArray(b[0])) return sameNames(a, b as (readonly string[])[]);
  if (Array.isArray(a) || Array.isArray(b)) {
    const [one, other] = [a, b].map((each) => [each].flat().map(String).sort().join('|'));
    return one === other;
  }
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return a === b;
};

const priced = (by: unknown): unknown => (by === 'price' || by === 'amount' ? 'spend' : by);

/** Help on words that have the topic in them; a price is what is spent. */
const sameSlot = (key: string, want: unknown, got: unknown): boolean => {
  if (key === 'text' && typeof want === 'string' && typeof got === 'string')
    return got.toLowerCase().includes(want.toLowerCase());
  return key === 'by' ? same(priced(want), priced(got)) : same(want, got);
};

const samePeriod = (want: unknown, got: unknown): boolean => {
  if (typeof want === 'string' || typeof got === 'string') return typeof got === typeof want;
  const [wanted, found] = [want, got] as [Record<string, string>, Record<string, string> | undefined];
  return (
    found !== undefined &&
    ['from', 'to'].every((key) => wanted[key] === undefined || wanted[key] === found[key])
  );
};

/** The same seats, said as a difference or as a total. */
const withTotal = (world: Prepared, slots: Slots): Slots => {
  if (slots.intent !== 'seats' && slots.intent !== 'what-if') return slots;
  const held = [...world.portfolio.subscriptions.values()].find(
    ({ companyId, productName }) =>
      productName === slots.product && world.portfolio.companies.get(companyId)?.name === slots.company,
  )?.quantity;
  if (held == null) return slots;
  const n = Number(slots.n);
  const total = slots.direction === 'set' ? slots.to : slots.direction === 'add' ? held + n : held - n;
  return Number.isNaN(total) ? slots : { ...slots, direction: 'set', to: total, n: undefined };
};

/** "fewer than 5 seats of Basic": who has them, or how many of that product, is one question. */
const ofBound = (slots: Slots): Slots => {
  const { product, ...rest } = slots;
  const bound = slots.moreSeats !== undefined || slots.fewerSeats !== undefined;
  return bound && slots.intent === 'portfolio' && product !== undefined ? { has: product, ...rest } : slots;
};

const lackingIn = (world: Prepared, want: Slots, got: Slots): string[] => {
  const [wanted, found] = [ofBound(withTotal(world, want)), ofBound(withTotal(world, got))];
  return Object.entries(wanted)
    .filter(
      ([key, value]) =>
        value !== undefined &&
        !['decision', 'missing', 'lines'].includes(key) &&
        !(found.intent === 'settle' && key === 'reason') &&
        !(key === 'period' ? samePeriod(value, found[key]) : sameSlot(key, value, found[key])),
    )
    .map(([key]) => key);
};

/** More than was asked for: a company or number that the sentence does not have. */
const extraIn = (want: Slots, got: Slots): string[] =>
  ['company', 'product', 'n', 'to'].filter(
    (key) =>
      ofBound(got)[key] !== undefined &&
      ofBound(want)[key] === undefined &&
      (key !== 'product' || got.intent !== 'staff') &&
      // What is taken back follows from what was said before.
      got.intent !== 'withdraw',
  );

const shown = (slots: Slots): string => JSON.stringify(slots);

/** An order of several products, each as one. */
const ofOrder = (intent: Intent): Intent[] =>
  intent.kind === 'order'
    ? [
        intent,
        ...intent.more.map(({ n, product }) => ({
          ...intent,
          ...{ count: { kind: 'seats', n } as const, target: { ...intent.target, product }, more: [] },
        })),
      ]
    : [intent];

const intentsOf = (decision: Decision): Intent[] => {
  switch (decision.kind) {
    case 'do':
      return [decision.intent, ...(decision.more ?? [])].flatMap(ofOrder);
    case 'confirm':
      return [...decision.intents];
    case 'ask':
      return [decision.intent, ...decision.choices];
    default:
      return [];
  }
};

type Scored = Readonly<{ outcome: Outcome; got: string }>;

/** What can be pressed: the changes on buttons. */
const offersChange = (decision: Decision): boolean =>
  decision.kind === 'do'
    ? changes.has(decision.intent.kind)
    : decision.kind === 'confirm' ||
      (decision.kind === 'ask' && decision.choices.some(({ kind }) => changes.has(kind)));

/** The request that a decision files, as the store would remember it. */
const requestOf = ({ portfolio }: Prepared, decision: Decision, changeId: string): LastRequest | null => {
  if (decision.kind !== 'do' || decision.intent.kind === 'order' || !changes.has(decision.intent.kind))
    return null;
  const { target, company } = decision.intent as unknown as { target?: Target; company?: string };
  const subscription = portfolio.subscriptions.get(target?.reference ?? '');
  return {
    ...{ changeId, waiting: true },
    subscriptionId: subscription?.id ?? '',
    companyName: target?.company ?? company ?? '',
    productName: subscription?.productName ?? target?.product ?? '',
  };
};

/** What is remembered after these sentences of the same person; `refused`: the last of them became no request. */
export const memoryAfter = (world: Prepared, after: readonly string[], refused = false): Memory =>
  after.reduce<Memory>((memory, say, at) => {
    const reading = readBeside(say, world.portfolio, memory, world);
    const request =
      refused && at === after.length - 1 ? null : requestOf(world, reading.decision, `request ${at}`);
    return {
      last: rememberedOf(say, reading, world.portfolio, memory, world.now),
      request: request ?? memory.request,
    };
  }, noMemory);

export const scoreOf = (
  world: Prepared,
  {
    say,
    after = [],
    refused,
    expect,
    trap,
  }: Readonly<{
    say: string;
    after?: readonly string[];
    refused?: boolean;
    expect: Expected;
    trap?: boolean;
  }>,
): Scored => {
  const reading = readBeside(say, world.portfolio, memoryAfter(world, after, refused), world);
  const { decision, spans } = reading;
  const { purpose: reason, ticket } = reading.given ?? givenIn(spans);
  const urgent = reading.given?.urgent === true ? { urgent: true } : {};
  const given = {
    ...(reason === null ? {} : { reason }),
    ...(ticket === null ? {} : { ticket }),
    ...urgent,
  };
  const filters = decision.kind === 'do' ? (decision.filters ?? {}) : {};
  // Of several questions each is read alone: the filters are those of the first.
  const each = decision.kind === 'do' && decision.sentences !== undefined;
  const slots = intentsOf(decision).map((intent, n) => {
    const own = slotsOf(world, intent);
    const more = changes.has(intent.kind) && intent.kind !== 'settle' ? given : {};
    return { ...own, ...filtersOf(world, each && n > 0 ? {} : filters, own.company), ...more };
  });
  const got = `${decision.kind} ${'about' in decision ? decision.about : ''}${'missing' in decision ? `${decision.missing} ` : ''}${'left' in decision && decision.left.length > 0 ? `left(${decision.left}) ` : ''}${slots.map(shown).join(' ; ')}`;
  const offered = expect.decision === 'do' ? suggestedFor(world, say, reading) : [];
  const meant = offered.find((suggestion) => scoreOf(world, { say: suggestion, expect }).outcome === 'exact');
  return meant === undefined
    ? { outcome: outcomeOf(world, expect, trap === true, decision, slots), got }
    : { outcome: 'asked', got: `${got} offers “${meant}”` };
};

/** The buttons below "I did not understand that", and beside a change that was only spoken of. */
const suggestedFor = ({ portfolio, now, zone }: Prepared, said: string, reading: Reading): string[] =>
  /^(?:unknown|say)$/.test(reading.decision.kind)
    ? suggestionsFor(
        said,
        reading,
        suggestionsOf('admin'),
        { portfolio, names: ownNamesIn(portfolio, null), here: { now, zone } },
        (kind) => readKinds.has(kind),
      )
    : [];

/** What Pax8 or the rules refuse at once: more seats away than there are, as many as there are, what is cancelled already. */
const isRefused = ({ portfolio }: Prepared, slots: readonly Slots[]): boolean =>
  slots.length === 1 &&
  slots.every((got) => {
    const held = [...portfolio.subscriptions.values()].find(
      ({ companyId, productName }) =>
        productName === got.product && portfolio.companies.get(companyId)?.name === got.company,
    );
    if (held?.quantity == null) return false;
    if (held.status === 'Cancelled') return true;
    return (
      got.intent === 'seats' &&
      ((got.direction === 'remove' && Number(got.n) > held.quantity) ||
        (got.direction === 'set' && got.to === held.quantity))
    );
  });

/** A sentence for which nothing may be opened: words are right, and of them those for the expected reason. */
const saidOutcome = (expect: Expected, decision: Decision): Outcome => {
  switch (decision.kind) {
    case 'say':
      // Where a label says only that nothing is opened, any words are right.
      return expect.about === undefined || decision.about === expect.about ? 'exact' : 'asked';
    case 'unknown':
      return expect.decision === 'unknown' ? 'exact' : 'miss';
    case 'do':
      if (decision.intent.kind === expect.about) return 'exact';
      return ['help', 'what-if'].includes(decision.intent.kind) ? 'asked' : 'WRONG';
    default:
      return 'miss';
  }
};

const isUnknown = (name: unknown): boolean => name === undefined || String(name).startsWith('?');

/** Several things in one message: each as it was meant, and no other. */
const severalOutcome = (
  world: Prepared,
  expect: Expected,
  wanted: readonly Slots[],
  all: readonly Slots[],
): Outcome =>
  expect.decision === 'do' &&
  all.length === wanted.length &&
  wanted.every((want) =>
    all.some((got) => lackingIn(world, want, got).length === 0 && extraIn(want, got).length === 0),
  )
    ? 'exact'
    : 'WRONG';

const doneOutcome = (
  world: Prepared,
  expect: Expected,
  wanted: readonly Slots[],
  all: readonly Slots[],
): Outcome => {
  const [want = {}] = wanted;
  const [got = {}] = all;
  if (all.length > 1 || wanted.length > 1) return severalOutcome(world, expect, wanted, all);
  const away = lackingIn(world, want, got);
  const change = changes.has(String(got.intent));
  if (wanted.length === 1 && away.length === 0 && extraIn(want, got).length === 0)
    return expect.decision === 'do' ? 'exact' : change ? 'WRONG' : 'asked';
  // Told that no company or product has this name.
  const noName = ['company', 'product'].some((key) => String(got[key]).startsWith('?'));
  if (!change && noName) return 'miss';
  const heavy = away.some((key) => weighty.includes(key)) || extraIn(want, got).length > 0;
  return heavy || wanted.length > 1 ? 'WRONG' : 'part';
};

/** Buttons that do what was meant, and nothing else. */
const offeredOutcome = (
  world: Prepared,
  expect: Expected,
  wanted: readonly Slots[],
  offered: readonly Slots[],
  exact: boolean,
): Outcome => {
  const lacks = (want: Slots) => offered.map((got) => lackingIn(world, want, got));
  const meant = wanted.every((want) => lacks(want).some(({ length }) => length === 0));
  // The right change, without the reason that was said for it.
  const bare = wanted.every((want) => lacks(want).some((keys) => keys.every((key) => key === 'reason')));
  if (!meant && bare && offered.length === wanted.length) return 'part';
  if (!meant || (exact && offered.length !== wanted.length)) return 'wrongQ';
  return exact && expect.decision === 'confirm' ? 'exact' : 'asked';
};

/** A question without buttons: right when all that is known is right. */
const questionOutcome = (world: Prepared, expect: Expected, decision: Decision, known: Slots): Outcome => {
  const wrong = lackingIn(world, expect, known).filter(
    (key) => !isUnknown(known[key]) && key !== 'direction',
  );
  const missing = decision.kind === 'ask' ? decision.missing : [];
  return wrong.length === 0 && missing.some((each) => each.startsWith('which') || each === 'direction')
    ? 'asked'
    : 'miss';
};

const slotOf: Readonly<Record<string, string>> = { company: 'company', product: 'product', number: 'n' };

/** Commands that ask for these by themselves. */
const asksItself: Readonly<Record<string, readonly string[]>> = {
  settle: ['request', 'outcome'],
  grant: ['role', 'who'],
  revoke: ['who'],
  deputy: ['until'],
};

/** "Which of the two E3?" asks for the product, "which Jones?" for the company. */
const askedAs: Readonly<Record<string, string>> = {
  'which-subscription': 'product',
  'which-company': 'company',
};

/** A sentence in which something is missing. A command that is run without it asks by itself. */
const askedOutcome = (expect: Expected, decision: Decision, [got = {}]: readonly Slots[]): Outcome => {
  const missing = expect.missing as readonly string[];
  if (decision.kind === 'confirm') return 'wrongQ';
  if (decision.kind === 'ask') {
    const same = (each: string) =>
      decision.missing.some(
        (own) =>
          own === each || askedAs[own] === each || (own.startsWith('which') && each.startsWith('which')),
      );
    return missing.some(same) || decision.missing.includes('reading') ? 'exact' : 'asked';
  }
  const lacks = asksItself[String(got.intent)]?.some((key) => got[key] === undefined) === true;
  if (
    missing.includes('reading') &&
    got.intent === expect.intent &&
    (lacks || typeof got.period === 'string')
  )
    return 'exact';
  const asks = missing.some(
    (each) =>
      (slotOf[each] !== undefined && isUnknown(got[slotOf[each]])) ||
      (each.startsWith('which') && (isUnknown(got.company) || isUnknown(got.product))),
  );
  return got.intent === expect.intent && asks ? 'exact' : 'WRONG';
};

const outcomeOf = (
  world: Prepared,
  expect: Expected,
  trap: boolean,
  decision: Decision,
  slots: readonly Slots[],
): Outcome => {
  const none = expect.decision === 'say' || expect.decision === 'unknown';
  if (isRefused(world, slots) && decision.kind === 'do')
    return expect.about === 'not-possible' ? 'exact' : 'asked';
  if ((trap || none) && offersChange(decision)) return 'TRAP';
  if (none) return saidOutcome(expect, decision);
  if (decision.kind === 'say' || decision.kind === 'unknown') return 'miss';
  if (expect.decision === 'ask') return askedOutcome(expect, decision, slots);
  const wanted = expect.lines ?? [expect];
  if (decision.kind === 'do') return doneOutcome(world, expect, wanted, slots);
  if (decision.kind === 'confirm') return offeredOutcome(world, expect, wanted, slots, true);
  return decision.choices.length > 0
    ? offeredOutcome(world, expect, wanted, slots.slice(1), false)
    : questionOutcome(world, expect, decision, slots[0] ?? {});
};
