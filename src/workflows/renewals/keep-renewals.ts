import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { VendorOf } from '../../core/alerts/alert-filter.ts';
import { horizon, isWatched, type Watch } from '../../core/alerts/due-alerts.ts';
import { digestTurns, nextTurn } from '../../core/alerts/sweep-turns.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { commitmentsAhead, type DayAhead, dayKey } from '../../core/renewals/commitments-ahead.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { newRenewal } from '../../core/renewals/renewal-lines.ts';
import { newDays, subscriptionsInDoubt, updateRenewal, without } from '../../core/renewals/renewal-upkeep.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import { serviceTermsOf } from '../changes/service-terms.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';
import { withOwners } from './company-owners.ts';

/** The most single reads in one sweep, for subscriptions whose end differs between the list and what was known. */
const mostReads = 100;
/** An older portfolio cannot tell what is due. */
const oldest = day;

export type RenewalOverview = Readonly<{
  /** Per tenant: its open renewals, up to date, and the places that watch them. */
  tenants: readonly Readonly<{ renewals: readonly Renewal[]; watches: readonly Watch[] }>[];
  vendorOf: VendorOf;
  noDate: number;
  overdue: number;
  odd: number;
}>;

/** Returns the portfolio if it is new enough to tell what is due, otherwise null. */
const youngPortfolio = ({ portfolio, now }: Pick<Context, 'portfolio' | 'now'>): Portfolio | null => {
  const held = portfolio.current();
  return held !== null && now() - held.asOf <= oldest ? held : null;
};

/** How a place is alerted: its thresholds, and when it is next alerted. */
const watchOf = ({ settings, now }: Pick<Context, 'settings' | 'now'>, place: AlertPlace): Watch => {
  const days = place.filter.days ?? settings.alertDays;
  const { timeZone: zone } = settings;
  const turns =
    place.form.kind === 'each' ? { cron: settings.sweepCron, zone } : digestTurns(place.form, zone);
  return { place, days: days.toSorted((a, b) => b - a), next: nextTurn(turns, now()) ?? now() + day };
};

/**
 * Creates the renewals that these places must hear of and updates all open ones from Pax8; safe to repeat. Returns null
 * when the portfolio is too old.
 */
export const keepRenewals = async (
  context: Context,
  places: readonly AlertPlace[],
): Promise<RenewalOverview | null> => {
  const { memory, now } = context;
  if (youngPortfolio(context) === null) return null;
  const watchesOf = Map.groupBy(
    places.map((place) => watchOf(context, place)),
    ({ place }) => place.tenantId,
  );
  const tenantIds = new Set([...watchesOf.keys(), ...(await memory.renewals.tenants())]);
  const open = new Map<string, Renewal[]>();
  for (const tenantId of tenantIds) open.set(tenantId, await memory.renewals.open(tenantId));
  const serviceTerms = await serviceTermsOf(context, [...tenantIds]);

  const { fresh, inDoubt } = await readDoubtful(context, [...open.values()].flat());
  const portfolio = youngPortfolio(context);
  if (portfolio === null) return null;
  const { subscriptions, vendors } = portfolio;
  const read = (id: string): Subscription | null | undefined =>
    inDoubt.has(id) ? undefined : fresh.has(id) ? fresh.get(id) : subscriptions.get(id);
  const vendorOf: VendorOf = (productId) => vendors.get(productId) ?? null;
  const ahead = commitmentsAhead(portfolio, now(), horizon([...watchesOf.values()].flat()), serviceTerms);
  const days = without(ahead.days, inDoubt);

  const tenants = [];
  for (const [tenantId, renewals] of open) {
    const watches = watchesOf.get(tenantId) ?? [];
    const wanted = newDays(days, renewals).filter((day) => isWatched(day, watches, vendorOf, now()));
    const held = [...renewals, ...(await begin(context, tenantId, wanted))];
    const upToDate = held.map((renewal) => bringUpToDate(context, renewal, days, read));
    tenants.push({ renewals: await Promise.all(upToDate), watches });
  }
  return { tenants, vendorOf, noDate: ahead.noDate, overdue: ahead.overdue, odd: ahead.odd };
};

/** Lists and single reads may differ: when the list shows another end than was known, a single read decides. */
const readDoubtful = async (context: Context, open: readonly Renewal[]) => {
  const { marketplace, portfolio, log, now } = context;
  const ids = subscriptionsInDoubt(open, (id) => portfolio.current()?.subscriptions.get(id), now());
  const fresh = new Map<string, Subscription | null>();
  const readOne = async (id: string): Promise<void> => {
    try {
      const subscription = await marketplace.subscription(id, 'background');
      if (subscription !== null) await portfolio.put(subscription);
      fresh.set(id, subscription);
    } catch (thrown) {
      log.warn({ subscription: id, reason: messageOf(thrown) }, 'a doubtful term end could not be read');
    }
  };
  await Promise.all(ids.slice(0, mostReads).map(readOne));
  if (ids.length > mostReads) log.warn({ left: ids.length - mostReads }, 'doubtful term ends are left over');
  return { fresh, inDoubt: new Set(ids.filter((id) => !fresh.has(id))) };
};

/** Opens renewals for days without an open one: new ones, and closed ones that have lines again. */
const begin = async (context: Context, tenantId: string, days: readonly DayAhead[]): Promise<Renewal[]> => {
  if (days.length === 0) return [];
  const { memory, now, newId } = context;
  const bare = days.map((day) => newRenewal({ id: newId(), tenantId, createdAt: now(), ...day }));
  const owned = await withOwners(context, tenantId, bare);
  await memory.renewals.insertNew(owned);
  const open = new Map((await memory.renewals.open(tenantId)).map((renewal) => [dayKey(renewal), renewal]));
  return Promise.all(owned.map((renewal) => open.get(dayKey(renewal)) ?? memory.renewals.insert(renewal)));
};

/** Saves by compare-and-set, so that a decision made meanwhile is not overwritten. */
const bringUpToDate = async (
  { memory, now }: Context,
  renewal: Renewal,
  days: ReadonlyMap<string, DayAhead>,
  read: (id: string) => Subscription | null | undefined,
): Promise<Renewal> => {
  const saved = await untilSaved(renewal, renewalsIn(memory), (latest) => {
    const next = updateRenewal(latest, days.get(dayKey(latest)), read, now());
    return attempt(next === latest ? null : next);
  });
  return saved.kind === 'saved' ? saved.after : saved.latest;
};
