import { monthName, monthOf } from '../../core/billing/invoice-pick.ts';
import type { ChangesBySubscription } from '../../core/billing/known-changes.ts';
import { type KeptRow, unpacked } from '../../core/history/kept-state.ts';
import { nightOf } from '../../core/history/night.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import { checkItems, type MonthSeen } from '../../core/month/check-items.ts';
import type { CheckLine } from '../../core/month/check-line.ts';
import { checkPsa, type PsaState, psaRead } from '../../core/month/check-psa.ts';
import type { MonthMark } from '../../core/month/difference.ts';
import { type HeldThen, heldAt, heldToday, seatsWithin } from '../../core/month/held.ts';
import { type MonthCheck, monthCheck } from '../../core/month/month-check.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Period } from '../../core/words/period.ts';
import { AppError } from '../../errors.ts';
import { readItemsOfAll, readTwoMonths } from '../billing/read-invoices.ts';
import type { Context } from '../context.ts';
import { psaReading } from '../mapped/psa-reading.ts';

export type ReadMonth =
  /** There is no invoice for that time: nothing was checked. */
  | Readonly<{ kind: 'no-invoice'; month: string | null }>
  | Readonly<{
      kind: 'checked';
      /** "November 2026", and `2026-11`. */
      month: string;
      yearMonth: string;
      marks: readonly MonthMark[];
      invoices: readonly Invoice[];
      check: MonthCheck;
      /** Since when the nightly history exists, for a month before it; null otherwise. */
      before: 'history' | null;
      isThisMonth: boolean;
      psa: PsaState;
      unreadable: number;
      asOf: Instant;
    }>;

/** The subscriptions when an invoice was made, with changes since the first of its month; null when nobody knows. */
const readHeld = async (
  { memory, settings }: Context,
  portfolio: Portfolio,
  companyId: string | null,
  { month, invoicedAt, isThisMonth }: Readonly<{ month: string; invoicedAt: Instant; isThisMonth: boolean }>,
): Promise<HeldThen | null> => {
  const { history } = memory;
  const nights = await history.nights();
  const wanted = nightOf(invoicedAt, settings.timeZone);
  const night = nights.findLast((each) => each.night <= wanted)?.night;
  // A month is billed as of its first day.
  const begun = nights.findLast(({ at }) => at < Date.parse(`${month}-01`) + day)?.night ?? night;
  const changed = async (after: number | undefined, until: number | null): Promise<readonly KeptRow[]> =>
    after === undefined ? [] : (await history.changed(companyId, after, until)).rows;
  if (isThisMonth) return heldToday(portfolio, await changed(begun, null));
  if (night === undefined) return null;
  const [last, later, since] = await Promise.all([
    history.last(companyId),
    changed(night, null),
    changed(begun, night),
  ]);
  return heldAt(invoicedAt, night, last, later, portfolio, since);
};

const newest = 50;
/** More than this nobody reads reason by reason. */
const mostExplained = 2_000;
/** Each needs a call to Pax8. */
const mostAsked = 25;

/** The subscriptions whose lines a known change may explain, the most money first. */
const toExplain = (lines: readonly CheckLine[]): readonly string[] => [
  ...new Set(
    monthCheck(lines)
      .lines.filter(
        ({ verdict }) =>
          verdict.kind === 'differs' || (verdict.kind === 'not-checked' && verdict.reason === 'proration'),
      )
      .flatMap(({ subscriptionIds }) => subscriptionIds),
  ),
];

/** The bot's own changes to subscriptions. */
const changesOf = async (
  { memory }: Context,
  tenantId: string,
  ids: readonly string[],
): Promise<ChangesBySubscription> => {
  const read = ids.slice(0, mostExplained).map(async (id) => {
    const changes = await memory.changes.ofSubscription(id, newest);
    return [id, changes.filter((change) => change.tenantId === tenantId)] as const;
  });
  return new Map(await Promise.all(read));
};

/** Pax8's own history of some subscriptions; without it a line stays as it is. */
const historyOf = async (
  { marketplace, log }: Context,
  ids: readonly string[],
  span: Readonly<{ from: Instant; to: Instant }>,
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const read = ids.slice(0, mostAsked).map(async (id) => {
    try {
      const { rows } = await marketplace.history(id, 'person');
      return [id, seatsWithin(rows, span)] as const;
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      log.debug({ id, reason: thrown.message }, 'a history could not be read for the check of an invoice');
      return [id, []] as const;
    }
  });
  return new Map(await Promise.all(read));
};

/** Quantities seen at night within a time, the one before it first. */
const nightsOf = async (
  { memory, settings }: Context,
  ids: readonly string[],
  span: Readonly<{ from: Instant; to: Instant }>,
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { rows } = await memory.history.ofSubscriptions(ids.slice(0, mostExplained));
  const [from, to] = [nightOf(span.from, settings.timeZone), nightOf(span.to, settings.timeZone)];
  const seen = new Map<string, readonly number[]>();
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const first = own.findLastIndex(({ night }) => night <= from);
    const within = own.slice(Math.max(first, 0)).filter(({ night }) => night <= to);
    seen.set(
      id,
      within.flatMap(({ packed }) => (packed === null ? [] : (unpacked(packed).quantity ?? []))),
    );
  }
  return seen;
};

const utcMonth = (at: Instant): string => new Date(at).toISOString().slice(0, 7);

/** A month's invoices beside the subscriptions, known changes and what the PSA bills; for one company or all (null). */
export const readMonth = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
  period: Period | null,
  companyId: string | null,
): Promise<ReadMonth> => {
  const { memory, now } = context;
  const months = await readTwoMonths(context, period, companyId);
  if (months === null) return { kind: 'no-invoice', month: null };
  const { month, invoices } = months.after;
  const [invoice] = invoices;
  if (invoice === undefined) return { kind: 'no-invoice', month: monthName(month) };
  const invoicedAt = Math.max(...invoices.map(({ date }) => date ?? 0));
  const isThisMonth = monthOf(invoice) === utcMonth(now());
  const [{ rows: items, unreadable: lost }, held, reading, mappings, marks] = await Promise.all([
    readItemsOfAll(context, invoices, companyId),
    readHeld(context, portfolio, companyId, { month, invoicedAt, isThisMonth }),
    psaReading(context),
    memory.mappings.list(tenantId),
    memory.monthMarks.list(tenantId),
  ]);
  const unreadable = months.unreadable + lost + portfolio.unreadable;
  const { companies } = portfolio;
  const seen: MonthSeen = {
    ...{ month, invoicedAt, items, held, unreadable, companies, companyId },
    unreadItems: months.unreadable + lost,
    ...{ changes: new Map(), history: new Map(), nights: new Map() },
  };
  const first = checkItems(seen);
  const ids = toExplain(first);
  const [begins, to] = [Date.parse(`${month}-01`), (held?.at ?? invoicedAt) + day];
  const [changes, history, nights] = await Promise.all([
    changesOf(context, tenantId, ids),
    historyOf(context, ids, { from: begins, to }),
    // Parts of the month before are billed with this one.
    nightsOf(context, ids, { from: begins - 31 * day, to }),
  ]);
  const lines = ids.length === 0 ? first : checkItems({ ...seen, changes, history, nights });
  const hasPsa = context.psa !== null;
  const billed =
    hasPsa && items.length > 0
      ? checkPsa({ reading, mappings, portfolio, now: now(), isThisMonth, companyId })
      : [];
  return {
    ...{
      kind: 'checked',
      month: monthName(month),
      yearMonth: month,
      marks,
      invoices,
      isThisMonth,
      unreadable,
      asOf: portfolio.asOf,
    },
    check: monthCheck([...lines, ...billed]),
    before: held === null ? 'history' : null,
    psa: !hasPsa ? { kind: 'none' } : reading === null ? { kind: 'never-read' } : psaRead(reading),
  };
};
