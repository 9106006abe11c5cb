import type { Change } from '../../core/changes/change.ts';
import type { KeptSubscription, Night } from '../../core/history/kept-state.ts';
import {
  type Point,
  pointsOf,
  type SeatsAt,
  seatsOverTime,
  totalsOverTime,
} from '../../core/history/seats-over-time.ts';
import {
  type ChangedSubscription,
  changesIn,
  type Kept,
  type KeptSpan,
  keptSpan,
  madeHere,
} from '../../core/history/what-changed.ts';
import { isNarrowedTo, type Narrowing, narrows } from '../../core/portfolio/narrow.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Period } from '../../core/words/period.ts';
import type { Context } from '../context.ts';

type Reads = Pick<Context, 'memory' | 'settings' | 'now'>;

/** Which subscriptions: a company's (all when null), a product's, a vendor's. */
export type HistoryScope = Readonly<{
  portfolio: Portfolio;
  companyId: string | null;
  narrowing: Narrowing;
}>;

/** What the history cannot say about a time before it began. */
type Nothing = Readonly<{ kind: 'nothing-yet' } | { kind: 'before'; since: Instant }>;

const fits =
  ({ portfolio, narrowing }: HistoryScope) =>
  ({ companyId, productId }: Pick<KeptSubscription, 'companyId' | 'productId'>): boolean =>
    !narrows(narrowing) ||
    isNarrowedTo(narrowing, {
      ...{ companyId, productId, term: null, quantity: null },
      vendor: portfolio.vendors.get(productId) ?? null,
    });

const begun = (nights: readonly Night[]): Nothing => {
  const [first] = nights;
  return first === undefined ? { kind: 'nothing-yet' } : { kind: 'before', since: first.at };
};

/** What changed in a period, with what the history can say about it. */
export const readChanges = async (
  { memory, settings, now }: Reads,
  period: Period,
  scope: HistoryScope,
): Promise<
  | Nothing
  | Readonly<{
      kind: 'changes';
      span: KeptSpan;
      since: Instant;
      rows: readonly ChangedSubscription[];
      backAgain: number;
    }>
> => {
  const nights = await memory.history.nights();
  const at = now();
  const span = keptSpan(nights, period, settings.timeZone, at);
  if (span === null) return begun(nights);
  const { portfolio, companyId } = scope;
  const changed = await memory.history.changed(companyId, span.from.night, span.until?.night ?? null);
  const isIn = fits(scope);
  const all =
    companyId === null
      ? portfolio.subscriptions
      : new Map((portfolio.byCompany.get(companyId) ?? []).map((each) => [each.id, each]));
  const live =
    span.until === null
      ? {
          last: await memory.history.last(companyId),
          subscriptions: all,
          unreadable: portfolio.unreadable,
          now: at,
        }
      : null;
  const { rows, backAgain } = changesIn(span, only(changed, isIn), live);
  return {
    ...{ kind: 'changes', span, backAgain },
    since: nights[0]?.at ?? at,
    rows: rows.filter(({ subscription }) => isIn(subscription)),
  };
};

const only = ({ subscriptions, rows }: Kept, isIn: (subscription: KeptSubscription) => boolean): Kept => {
  const left = new Map([...subscriptions].filter(([, subscription]) => isIn(subscription)));
  return { subscriptions: left, rows: rows.filter(({ id }) => left.has(id)) };
};

const newest = 50;

/** The bot's changes to these subscriptions within the compared time. */
export const madeIn = async (
  { memory, now }: Reads,
  tenantId: string,
  span: KeptSpan,
  rows: readonly ChangedSubscription[],
): Promise<ReadonlyMap<string, readonly Change[]>> => {
  const read = rows.map(async ({ subscription: { id } }) => {
    const changes = await memory.changes.ofSubscription(id, newest);
    const own = changes.filter((change) => change.tenantId === tenantId);
    return [id, madeHere(own, span.from.at, span.until?.at ?? now())] as const;
  });
  return new Map(await Promise.all(read));
};

/** The seats over a period. `whole`: for all companies together, without filters. */
export const readSeats = async (
  { memory, settings, now }: Reads,
  period: Period | null,
  scope: HistoryScope,
): Promise<
  | Nothing
  | Readonly<{
      kind: 'course';
      course: readonly [SeatsAt, ...SeatsAt[]];
      since: Instant;
      whole: boolean;
    }>
> => {
  const nights = await memory.history.nights();
  const { portfolio, companyId } = scope;
  const whole = companyId === null && nights.some(({ totals }) => totals !== null);
  const points = pointsOf(nights, period, settings.timeZone, now());
  const all = [...portfolio.subscriptions.values()];
  const [first, ...others] = whole
    ? totalsOverTime(points, all)
    : await seatsOf(memory.history, points, scope);
  if (nights[0] === undefined || first === undefined) return begun(nights);
  return { kind: 'course', course: [first, ...others], since: nights[0].at, whole };
};

/** For one company, or the few that somebody sees. */
const seatsOf = async (
  history: Context['memory']['history'],
  points: readonly Point[],
  scope: HistoryScope,
): Promise<SeatsAt[]> => {
  const { portfolio, companyId } = scope;
  const isIn = fits(scope);
  const ids = companyId === null ? [...portfolio.companies.keys()] : [companyId];
  const read = await Promise.all(ids.map((id) => history.ofCompany(id)));
  const allRows = {
    subscriptions: new Map(read.flatMap(({ subscriptions }) => [...subscriptions])),
    rows: read.flatMap(({ rows }) => rows),
  };
  const held = ids.flatMap((id) => portfolio.byCompany.get(id) ?? []);
  return seatsOverTime(points, only(allRows, isIn), held.filter(isIn));
};
