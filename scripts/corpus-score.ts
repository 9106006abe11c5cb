import { matchHeld } from '../src/core/finding/held-products.ts';
import { resolveCompany } from '../src/core/finding/resolve.ts';
import type { Company, Subscription } from '../src/core/marketplace/records.ts';
import { isBetter, type ProductLevel, productLevel } from '../src/core/names/product-names.ts';
import { buildPortfolio, type Portfolio } from '../src/core/portfolio/portfolio.ts';
import { read } from '../src/core/reading/read.ts';
import type { Decision } from '../src/core/reading/reading.ts';
import type { Intent, Target } from '../src/core/understanding/intent.ts';

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
 * lacking. `miss`: not understood, or a question that leads elsewhere.
 */
export const outcomes = ['exact', 'asked', 'part', 'miss', 'WRONG', 'TRAP'] as const;
export type Outcome = (typeof outcomes)[number];

const changes = new Set(['seats', 'cancel', 'order', 'staff', 'set-price', 'grant', 'revoke', 'settle']);

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
    portfolio: buildPortfolio({ companies, subscriptions, products, asOf: now, unreadable: 0 }),
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

const fullProduct = ({ portfolio, catalogue }: Prepared, text: string, company: string | null): string => {
  const owner =
    company === null ? undefined : [...portfolio.companies.values()].find(({ name }) => name === company);
  if (owner !== undefined) {
    const held = matchHeld(portfolio, owner, text);
    if (held.kind === 'one') return held.subscription.productName ?? '';
    if (held.kind === 'several') return `?${text}`;
  }
  let best: ProductLevel | null = null;
  let names: string[] = [];
  for (const name of catalogue) {
    const level = productLevel(name, text);
    if (level === null || (best !== null && isBetter(best, level))) continue;
    names = best !== null && level === best ? [...names, name] : [name];
    best = level;
  }
  return names.length === 1 ? (names[0] ?? '') : `?${text}`;
};

const day = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

/** An intent in the words of the corpus. */
const slotsOf = (world: Prepared, intent: Intent): Record<string, unknown> => {
  const slots: Record<string, unknown> = { intent: intent.kind };
  const given = intent as unknown as Record<string, unknown>;
  const target = given.target as Target | undefined;
  if (intent.kind === 'spend' && intent.of !== null)
    slots[
      intent.vendor || world.vendors.some((name) => name.toLowerCase() === intent.of?.toLowerCase())
        ? 'vendor'
        : 'company'
    ] =
      world.vendors.find((name) => name.toLowerCase() === intent.of?.toLowerCase()) ??
      fullCompany(world, intent.of);
  const companyText = target?.company ?? (given.company as string | null | undefined) ?? null;
  const bySubscription =
    target?.reference == null
      ? undefined
      : [...world.portfolio.subscriptions.values()].find(({ id }) =>
          id.startsWith(target.reference as string),
        );
  if (bySubscription !== undefined) {
    slots.company = world.portfolio.companies.get(bySubscription.companyId)?.name;
    slots.product = bySubscription.productName;
  } else {
    if (companyText !== null) slots.company = fullCompany(world, companyText);
    const company = (slots.company as string | undefined) ?? null;
    const product = target?.product ?? (typeof given.product === 'string' ? given.product : null);
    if (product !== null) slots.product = fullProduct(world, product, company);
    if (target?.words != null) slots.words = target.words;
    if (Array.isArray(given.products))
      slots.product = given.products.map((each: string) => fullProduct(world, each, company));
    if (Array.isArray(slots.product) && slots.product.length === 0) delete slots.product;
  }
  const count = (given.count ?? given.users) as { kind: string; n: number } | number | null | undefined;
  const n = typeof count === 'number' ? count : count?.kind === 'seats' ? count.n : null;
  if (intent.kind === 'seats' || intent.kind === 'what-if') {
    slots.direction = intent.direction;
    if (n !== null) slots[intent.direction === 'set' ? 'to' : 'n'] = n;
  } else if (n !== null) slots.n = n;
  if (intent.kind === 'staff') slots.direction = intent.direction === 'on' ? 'add' : 'remove';
  const period = given.period as { from: number; to: number; label: string } | null | undefined;
  if (period != null)
    slots.period = {
      from: day(period.from, world.zone),
      to: day(period.to - 1, world.zone),
      label: period.label,
    };
  if (given.unknownPeriod != null) slots.unknownPeriod = given.unknownPeriod;
  if (intent.kind === 'cancel' && intent.at !== null)
    slots.at = typeof intent.at === 'string' ? intent.at : day(intent.at.from, world.zone);
  if (given.as === 'csv') slots.as = 'csv';
  for (const key of ['vendor', 'role', 'who', 'status', 'text', 'number'])
    if (given[key] != null && given[key] !== false) slots[key] = given[key];
  if (intent.kind === 'portfolio') {
    const { has, lacks, ...question } = intent.question;
    if (has !== null) slots.has = vendorOr(world, has);
    if (lacks !== null) slots.lacks = vendorOr(world, lacks);
    for (const [key, value] of Object.entries(question)) if (value !== null) slots[key] = value;
  }
  return slots;
};

const vendorOr = (world: Prepared, text: string): string =>
  world.vendors.find((name) => name.toLowerCase() === text.toLowerCase()) ?? fullProduct(world, text, null);

/** Slots that decide whether the same thing is meant; the others only narrow it. */
const weighty = ['intent', 'company', 'product', 'direction', 'n', 'to'];

const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) || Array.isArray(b)) {
    const [one, other] = [a, b].map((each) => [each].flat().map(String).sort().join('|'));
    return one === other;
  }
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return a === b;
};

const samePeriod = (want: unknown, got: unknown): boolean => {
  if (typeof want === 'string') return got !== undefined;
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

const lackingIn = (world: Prepared, want: Slots, got: Slots): string[] => {
  const [wanted, found] = [withTotal(world, want), withTotal(world, got)];
  return Object.entries(wanted)
    .filter(
      ([key, value]) =>
        value !== undefined &&
        !['decision', 'missing', 'lines', 'reason', 'ticket'].includes(key) &&
        !(key === 'period' ? samePeriod(value, found[key]) : same(value, found[key])),
    )
    .map(([key]) => key);
};

/** More than was asked for: a company or number that the sentence does not have. */
const extraIn = (want: Slots, got: Slots): string[] =>
  ['company', 'product', 'n', 'to'].filter(
    (key) =>
      got[key] !== undefined && want[key] === undefined && (key !== 'product' || got.intent !== 'staff'),
  );

const shown = (slots: Slots): string => JSON.stringify(slots);

const intentsOf = (decision: Decision): Intent[] => {
  switch (decision.kind) {
    case 'do':
      return [decision.intent];
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
    : decision.kind === 'confirm' || (decision.kind === 'ask' && decision.choices.length > 0);

export const scoreOf = (
  world: Prepared,
  { say, expect, trap }: Readonly<{ say: string; expect: Expected; trap?: boolean }>,
): Scored => {
  const { decision } = read(say, world.portfolio, { now: world.now, zone: world.zone });
  const slots = intentsOf(decision).map((intent) => slotsOf(world, intent));
  const got = `${decision.kind} ${'about' in decision ? decision.about : ''}${'missing' in decision ? `${decision.missing} ` : ''}${'left' in decision && decision.left.length > 0 ? `left(${decision.left}) ` : ''}${slots.map(shown).join(' ; ')}`;
  return { outcome: outcomeOf(world, expect, trap === true, decision, slots), got };
};

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

const outcomeOf = (
  world: Prepared,
  expect: Expected,
  trap: boolean,
  decision: Decision,
  slots: readonly Slots[],
): Outcome => {
  const none = expect.decision === 'say' || expect.decision === 'unknown';
  if (isRefused(world, slots)) return expect.about === 'not-possible' ? 'exact' : 'asked';
  if ((trap || none) && offersChange(decision)) return 'TRAP';
  if (none) {
    if (decision.kind === 'say') return decision.about === expect.about ? 'exact' : 'asked';
    if (decision.kind === 'unknown') return expect.decision === 'unknown' ? 'exact' : 'miss';
    if (decision.kind === 'do' && decision.intent.kind === expect.about) return 'exact';
    if (decision.kind === 'do' && ['help', 'what-if'].includes(decision.intent.kind)) return 'asked';
    return decision.kind === 'ask' ? 'miss' : 'WRONG';
  }
  if (decision.kind === 'say' || decision.kind === 'unknown') return 'miss';
  const wanted = expect.lines ?? [expect];
  if (expect.decision === 'ask') return askedOutcome(expect, decision, slots);
  const offered = decision.kind === 'ask' ? slots.slice(1) : slots;
  const lacking = wanted.map((want) =>
    Math.min(...offered.map((got) => lackingIn(world, want, got).length), 99),
  );
  const all = lacking.every((n) => n === 0) && (decision.kind === 'ask' || offered.length === wanted.length);
  if (decision.kind === 'do') {
    const [want, got] = [wanted[0] as Slots, offered[0] as Slots];
    if (all) return expect.decision === 'do' ? 'exact' : changes.has(String(got.intent)) ? 'WRONG' : 'asked';
    // Told that no company or product has this name.
    if (
      !changes.has(String(got.intent ?? got.intent)) &&
      ['company', 'product'].some((key) => String(got[key]).startsWith('?'))
    )
      return 'miss';
    const away = lackingIn(world, want, got);
    const heavy = away.some((key) => weighty.includes(key)) || extraIn(want, got).length > 0;
    return heavy || wanted.length > 1 ? 'WRONG' : 'part';
  }
  if (decision.kind === 'confirm') {
    if (all) return expect.decision === 'confirm' || expect.lines !== undefined ? 'exact' : 'asked';
    return 'miss';
  }
  if (all) return 'asked';
  // A question without choices: right when all that is known is right, and only something is missing.
  const known = slots[0] ?? {};
  const wrong = lackingIn(world, expect, known).filter(
    (key) => known[key] !== undefined && !String(known[key]).startsWith('?') && key !== 'direction',
  );
  return wrong.length === 0 &&
    decision.missing.some((each) => each.startsWith('which') || each === 'direction')
    ? 'asked'
    : 'miss';
};

const askedOutcome = (expect: Expected, decision: Decision, slots: readonly Slots[]): Outcome => {
  if (decision.kind === 'do') {
    const got = slots[0] ?? {};
    // The command itself asks for what is missing.
    const open = ['company', 'product', 'n'].some(
      (key) =>
        (expect.missing as string[]).some((each) => each.includes(key === 'n' ? 'number' : key)) &&
        (got[key] === undefined || String(got[key]).startsWith('?')),
    );
    const subscription =
      (expect.missing as string[]).some((each) => /subscription|company|product/.test(each)) &&
      (String(got.product).startsWith('?') ||
        String(got.company).startsWith('?') ||
        got.product === undefined);
    if (got.intent === expect.intent && (open || subscription)) return 'exact';
    return changes.has(String(got.intent)) ? 'WRONG' : 'WRONG';
  }
  if (decision.kind === 'confirm') return 'miss';
  if (decision.kind !== 'ask') return 'miss';
  const missing = expect.missing as string[];
  const right =
    missing.some((each) =>
      decision.missing.some(
        (got) =>
          got === each ||
          (each === 'reading' && got === 'direction') ||
          (each.startsWith('which') && got.startsWith('which')),
      ),
    ) || decision.missing.includes('reading');
  return right ? 'exact' : 'asked';
};
