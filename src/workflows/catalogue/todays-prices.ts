import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { type TodaysPrice, todaysPrice } from '../../core/ordering/todays-price.ts';
import type { KeptPrices } from '../../core/ports/catalogue-memory.ts';
import { paidAfterTrial } from '../../core/today/today.ts';
import { day, hour } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { unlessAway } from '../unless-away.ts';

type Priced = Pick<
  Subscription,
  'id' | 'companyId' | 'productId' | 'billingTerm' | 'commitment' | 'quantity'
>;
type Pair = Pick<KeptPrices, 'productId' | 'companyId'>;
type Deps = Pick<Context, 'marketplace' | 'memory' | 'log' | 'now' | 'stopping'>;

/** Seat prices by subscription id. */
export type TodaysPrices = Readonly<{
  prices: ReadonlyMap<string, TodaysPrice>;
  /** When the oldest of them was read; null when there are none. */
  pricesAsOf: Instant | null;
  /** How many subscriptions have prices that are only now being read. */
  pricesComing: number;
}>;

/** How long a price counts as today's. */
const keptFor = day;
/** How long a card that is posted once waits for prices (milliseconds). Later ones count as unknown. */
const patienceMs = 1500;

/**
 * Today's seat prices, from reads of the last 24 hours. Missing ones are read in the background for the next look; only
 * with `patient` the answer waits a moment. For look-ups alone: a write reads prices afresh.
 */
export const todaysPrices = async (
  context: Deps & Pick<Context, 'later' | 'costs'>,
  subscriptions: readonly Priced[],
  { patient = false, urgency = 'background' }: Readonly<{ patient?: boolean; urgency?: Urgency }> = {},
): Promise<TodaysPrices> => {
  const committed = subscriptions.filter(isCommitted);
  const wanted = pairsOf(committed);
  const priceLists = new Map<string, KeptPrices>();
  const take = (read: KeptPrices): void => void priceLists.set(keyOf(read), read);
  const saved = await unlessAway(context.memory.prices.get(wanted, context.now() - keptFor), []);
  for (const read of saved) take(read);
  const missing = wanted.filter((pair) => !priceLists.has(keyOf(pair)));
  if (missing.length > 0) {
    const reading = patient
      ? readPrices(context, missing, { urgency, take })
      : mine(context, missing).then((pairs) => readPrices(context, pairs, { urgency, take }));
    context.later('prices of today', reading);
    if (patient) await Promise.race([reading, late()]);
  }
  return pricedBy(context, priceLists, committed);
};

/** The most prices read in one turn; those of renewals within 90 days are read each night. */
const readsForPerson = 60;

/**
 * Prices of the last 24 hours, plus what can be read while somebody waits, in the given order. The job reads the rest.
 */
export const pricesForPerson = async (
  context: Deps & Pick<Context, 'later' | 'costs'>,
  subscriptions: readonly Priced[],
): Promise<TodaysPrices> => {
  await readMissing(context, subscriptions);
  return keptPrices(context, subscriptions);
};

/** The price lists themselves, by subscription id, in the same way. */
export const plansForPerson = async (
  context: Deps & Pick<Context, 'later' | 'costs'>,
  subscriptions: readonly Priced[],
): Promise<ReadonlyMap<string, KeptPrices>> => {
  await readMissing(context, subscriptions);
  const priceLists = await context.memory.prices.get(pairsOf(subscriptions), context.now() - keptFor);
  const byKey = new Map(priceLists.map((read) => [keyOf(read), read]));
  return new Map(
    subscriptions.flatMap((subscription) => {
      const read = byKey.get(keyOf(subscription));
      if (read === undefined) return [];
      const plans = read.plans.map((plan) => ({
        ...plan,
        rates: plan.rates.map((rate) => seenBy(context, subscription.companyId, rate)),
      }));
      return [[subscription.id, { ...read, plans }] as const];
    }),
  );
};

const readMissing = async (
  context: Deps & Pick<Context, 'later' | 'costs'>,
  subscriptions: readonly Priced[],
): Promise<void> => {
  const known = await context.memory.prices.read(context.now() - keptFor);
  const fresh = new Set(known.map(keyOf));
  const missing = pairsOf(subscriptions.filter(isCommitted)).filter((pair) => !fresh.has(keyOf(pair)));
  const now = new Set(missing.slice(0, readsForPerson).map(keyOf));
  const soon = subscriptions.filter((each) => now.has(keyOf(each)));
  if (soon.length > 0) await todaysPrices(context, soon, { patient: true, urgency: 'person' });
};

/** Today's prices, as far as read in the last 24 hours; reads none. */
export const keptPrices = async (
  { memory, now, costs }: Pick<Context, 'memory' | 'now' | 'costs'>,
  subscriptions: readonly Priced[],
): Promise<TodaysPrices> => {
  const committed = subscriptions.filter(isCommitted);
  const priceLists = await unlessAway(memory.prices.get(pairsOf(committed), now() - keptFor), []);
  return pricedBy({ costs }, new Map(priceLists.map((read) => [keyOf(read), read])), committed);
};

const isCommitted = ({ commitment }: Priced): boolean => commitment !== null && commitment.term !== null;

const pricedBy = (
  context: Pick<Context, 'costs'>,
  priceLists: ReadonlyMap<string, KeptPrices>,
  committed: readonly Priced[],
): TodaysPrices => {
  const prices = new Map<string, TodaysPrice>();
  const ages: Instant[] = [];
  let pricesComing = 0;
  for (const subscription of committed) {
    const read = priceLists.get(keyOf(subscription));
    if (read === undefined) {
      pricesComing += 1;
      continue;
    }
    const { billingTerm, commitment, quantity } = subscription;
    const price = todaysPrice(read.plans, { billingTerm, term: commitment?.term ?? null, quantity });
    if (price === null) continue;
    prices.set(subscription.id, seenBy(context, subscription.companyId, price));
    ages.push(read.asOf);
  }
  return { prices, pricesAsOf: ages.length === 0 ? null : Math.min(...ages), pricesComing };
};

const keyOf = ({ productId, companyId }: Pair): string => `${productId} ${companyId}`;
const pairsOf = (subscriptions: readonly Pair[]): Pair[] => [
  ...new Map(
    subscriptions
      .filter(({ productId, companyId }) => productId !== '' && companyId !== '')
      .map(({ productId, companyId }) => [keyOf({ productId, companyId }), { productId, companyId }]),
  ).values(),
];

/** How many are read at once, so that a long list leaves Pax8 to people. */
const atOnce = 3;

/** A price that could not be read is tried again after this. */
const lookedForEvery = hour / 12;

/** Those that nobody else is reading: in a busy hour several need the same prices. */
const mine = async ({ memory, now }: Deps, pairs: readonly Pair[]): Promise<Pair[]> => {
  const at = now();
  const turn = Math.floor(at / lookedForEvery);
  const claimed = await Promise.all(
    pairs.map(async (pair) =>
      (await memory.claims.claim(`price ${keyOf(pair)} ${turn}`, at)) ? [pair] : [],
    ),
  );
  return claimed.flat();
};

/** Reads and keeps prices. */
const readPrices = async (
  { marketplace, memory, log, now, stopping }: Deps,
  pairs: readonly Pair[],
  { urgency, take }: Readonly<{ urgency: Urgency; take: (read: KeptPrices) => void }>,
): Promise<void> => {
  const queue = [...pairs];
  const worker = async (): Promise<void> => {
    for (let pair = queue.shift(); pair !== undefined && !stopping.aborted; pair = queue.shift()) {
      try {
        const { rows: plans } = await marketplace.pricing(pair.productId, pair.companyId, urgency);
        const read = { ...pair, plans, asOf: now() };
        take(read);
        await memory.prices.put(read);
      } catch (thrown) {
        log.warn({ product: pair.productId, reason: messageOf(thrown) }, 'today’s prices could not be read');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

/** The most prices in one turn, a minute: few of the 1,000 calls that Pax8 allows in one. */
const readsATurn = 30;
/** Prices are read again before they are a day old, so that there are always some. */
const renewedAfter = 20 * hour;

/** Everything that renews within this many days always has a price of today. */
const daysAhead = 90;

/** Reads prices of what renews or may turn paid within 90 days, soonest first, a few per turn, and forgets old ones. */
export const keepPrices = async (context: Context): Promise<void> => {
  const { memory, portfolio, now, settings } = context;
  const at = now();
  await memory.prices.forget(at - 2 * day);
  const horizon = at + Math.max(daysAhead, ...settings.alertDays) * day;
  // `standings` are sorted by their end.
  const soon = [...(portfolio.current()?.standings.values() ?? [])].flatMap(({ end, subscription }) => {
    const priced =
      end.kind === 'renews' ? subscription : end.kind === 'trial' ? paidAfterTrial(subscription) : null;
    const ends = end.kind === 'renews' || end.kind === 'trial' ? end.at : null;
    if (priced === null || ends === null || ends <= at || ends > horizon) return [];
    return priced.commitment?.term == null ? [] : [priced];
  });
  const wanted = pairsOf(soon);
  const fresh = new Set((await memory.prices.read(at - renewedAfter)).map(keyOf));
  const missing = wanted.filter((pair) => !fresh.has(keyOf(pair))).slice(0, readsATurn);
  await readPrices(context, missing, { urgency: 'background', take: () => {} });
};

const late = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, patienceMs).unref();
  });
