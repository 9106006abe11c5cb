import { catalog } from '../../src/simulator/seed/catalog.ts';
import { largeSeed } from '../../src/simulator/seed/large.ts';
import { type Chance, chanceOf } from './chance.ts';
import { anyFault, type Fault } from './faults.ts';

/** Two bots that share a PostgreSQL, and one on a file of SQLite. */
export const siteNames = ['postgres', 'sqlite'] as const;
export type SiteName = (typeof siteNames)[number];
export const botsOf: Readonly<Record<SiteName, number>> = { postgres: 2, sqlite: 1 };

export const people = { requesters: 8, approvers: 3 } as const;
/** What the simulated Pax8 has; small, so that requests meet. */
export const size = { companies: 30, subscriptions: 160 } as const;

/** What is done, and when: milliseconds after the beginning. `who` and `bot` count from 0; `bot` is asked first. */
export type Step = Readonly<{ at: number }> & Act;
export type Act =
  | Readonly<{
      kind: 'say';
      about: 'read' | 'change' | 'cancel' | 'order';
      who: number;
      bot: number;
      text: string;
    }>
  /** Of the cards that have such a button, the one at this share. `twice`: two people at the same time. */
  | Readonly<{
      kind: 'press';
      title: 'Approve' | 'Reject';
      share: number;
      who: number;
      bot: number;
      twice: boolean;
    }>
  /** A change at Pax8 that somebody else made: the seats of a subscription, and Pax8's webhook tells of it. */
  | Readonly<{ kind: 'elsewhere'; subscriptionId: string }>
  /** A day passes for everybody. */
  | Readonly<{ kind: 'night' }>
  | Readonly<{ kind: 'fault'; fault: Fault; lasts: number; bot: number }>;

export type Asked = Readonly<{ minutes: number; seed: number }>;

type Known = Readonly<{ id: string; product: string; company: string }>;

/** The ids of everything that the simulated Pax8 begins with. */
export const subscriptionIds = (seed: number): readonly string[] =>
  largeSeed({ ...size, seed, now: 0 }).subscriptions.map(({ id }) => id);

/** Subscriptions that a sentence names without doubt: the only one of its product at a company in good standing. */
const knownOf = (seed: number): readonly Known[] => {
  const { companies, subscriptions } = largeSeed({ ...size, seed, now: 0 });
  const products = new Map(Object.values(catalog).map((product) => [product.id, product]));
  const pairs = Map.groupBy(subscriptions, ({ companyId, productId }) => `${companyId} ${productId}`);
  return [...pairs.values()].flatMap(([only, ...others]) => {
    const company = companies.find(({ id }) => id === only?.companyId);
    const product = products.get(only?.productId ?? '');
    if (only === undefined || others.length > 0 || company?.status !== 'Active') return [];
    if (product?.vendorName !== 'Microsoft' || !product.requiresCommitment) return [];
    return [{ id: only.id, product: product.shortDescription, company: company.name }];
  });
};

const looks: readonly ((known: Known) => string)[] = [
  () => 'help',
  () => 'renewals next 30 days',
  () => 'pending',
  () => 'status',
  () => 'companies',
  ({ company }) => `subscriptions ${company}`,
  ({ company, product }) => `subscription ${company} ${product}`,
  ({ company, product }) => `history ${company} ${product}`,
  ({ product }) => `who has ${product}`,
  ({ company }) => `contacts ${company}`,
  ({ company }) => `invoices ${company}`,
  ({ product }) => `price of ${product}`,
];
const ordered = ['Exchange Online (Plan 2)', 'Microsoft 365 Business Basic', 'Power BI Pro'];

const say = (site: SiteName, chance: Chance, known: readonly Known[]): Act => {
  const { about } = chance.weighted([
    { weight: 45, about: 'read' },
    { weight: 40, about: 'change' },
    { weight: 5, about: 'cancel' },
    { weight: 10, about: 'order' },
  ] as const);
  const subject = chance.of(known);
  const { product, company } = subject;
  const seats = chance.between(1, 5);
  const text = {
    read: chance.of(looks)(subject),
    change: `add ${seats} seats of ${product} for ${company}`,
    cancel: `cancel ${product} for ${company}`,
    order: `order ${seats} ${chance.of(ordered)} for ${company}`,
  }[about];
  const who = chance.between(0, people.requesters - 1);
  return { kind: 'say', about, who, bot: chance.between(0, botsOf[site] - 1), text };
};

const press = (site: SiteName, chance: Chance): Act => ({
  kind: 'press',
  title: chance.share() < 0.88 ? 'Approve' : 'Reject',
  share: chance.share(),
  who: chance.between(0, people.approvers - 1),
  bot: chance.between(0, botsOf[site] - 1),
  twice: chance.share() < 0.3,
});

/** Milliseconds between two things that people do. */
const pace: Readonly<Record<SiteName, readonly [from: number, to: number]>> = {
  postgres: [150, 1_100],
  sqlite: [250, 1_500],
};

const traffic = (site: SiteName, { minutes, seed }: Asked): Step[] => {
  const chance = chanceOf(seed, `traffic ${site}`);
  const known = knownOf(seed);
  const steps: Step[] = [];
  for (let at = 0; at < minutes * 60_000; at += chance.between(...pace[site])) {
    const { kind } = chance.weighted([
      { weight: 60, kind: 'say' },
      { weight: 36, kind: 'press' },
      { weight: 4, kind: 'elsewhere' },
    ] as const);
    if (kind === 'say') steps.push({ at, ...say(site, chance, known) });
    else if (kind === 'press') steps.push({ at, ...press(site, chance) });
    else steps.push({ at, kind, subscriptionId: chance.of(known).id });
  }
  return steps;
};

/** Of two bots the second lives undisturbed by signals for this share of the time, so that its memory can be judged. */
const undisturbed = 0.85;

/** One fault after the other, with a breath between them, or none, so that some meet. */
const troubles = (site: SiteName, { minutes, seed }: Asked): Step[] => {
  const chance = chanceOf(seed, `faults ${site}`);
  const end = minutes * 60_000;
  const steps: Step[] = [];
  for (let at = 5_000; at < end - 5_000; ) {
    const { fault, lasts } = anyFault(site, chance);
    const isSignal = fault.kind === 'kill' || fault.kind === 'stop';
    const any = chance.between(0, botsOf[site] - 1);
    steps.push({ at, kind: 'fault', fault, lasts, bot: isSignal && at < undisturbed * end ? 0 : any });
    at += chance.share() < 0.25 ? chance.between(500, lasts) : lasts + chance.between(1_000, 6_000);
  }
  return steps;
};

/** A night for each half minute: renewals come closer, requests expire after three. */
const nights = ({ minutes, seed }: Asked): Step[] => {
  const chance = chanceOf(seed, 'nights');
  return Array.from({ length: minutes * 2 }, (_, n) => ({
    at: n * 30_000 + chance.between(10_000, 29_000),
    kind: 'night',
  }));
};

/** Everything that happens at a site, in order. The same minutes and seed give the same plan. */
export const planOf = (site: SiteName, asked: Asked): readonly Step[] =>
  [...traffic(site, asked), ...troubles(site, asked), ...nights(asked)].sort((a, b) => a.at - b.at);
