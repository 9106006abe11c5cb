import type { HistoryEntry } from '../marketplace/records.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change } from './change.ts';
import { lastStepOf, seatsReported, sentOrLastStepOf } from './change-facts.ts';

/** Something that happened to a subscription. */
export type Happening =
  /** A record of Pax8, with the record before it; `change` is the request that caused it. */
  | Readonly<{
      kind: 'recorded';
      at: Instant | null;
      record: HistoryEntry;
      before: HistoryEntry | null;
      change: Change | null;
    }>
  /** A request without a record at Pax8: it waits, was never made, or the history does not show it. */
  | Readonly<{ kind: 'asked'; at: Instant; change: Change }>;

/**
 * A subscription's records and requests, newest first, undated ones last. A request and the record that it caused are
 * one entry.
 */
export const timelineOf = (records: readonly HistoryEntry[], changes: readonly Change[]): Happening[] => {
  const left = new Set(changes);
  const dated = inOrder(records).map(({ at, ...rest }, i, all): Happening => {
    const record = { at, ...rest };
    const before = all[i - 1] ?? null;
    const change = [...left].find((each) => madeBy(each, record, before)) ?? null;
    if (change !== null) left.delete(change);
    return { kind: 'recorded', at: momentOf(record, change), record, before, change };
  });
  const undated = records
    .filter(({ at }) => at === null)
    .map((record): Happening => ({ kind: 'recorded', at: null, record, before: null, change: null }));
  const asked = [...left].map((change): Happening => ({ kind: 'asked', at: lastStepOf(change), change }));
  const newestFirst = [...asked, ...dated.reverse()].sort((a, b) => Number(b.at) - Number(a.at));
  return [...newestFirst, ...undated];
};

type Dated = HistoryEntry & Readonly<{ at: Instant }>;

/** Oldest first. Records of the same moment keep the order of the list, which may begin with the newest. */
const inOrder = (records: readonly HistoryEntry[]): Dated[] => {
  const dated = records.filter((record): record is Dated => record.at !== null);
  const newestFirst = (dated[0]?.at ?? 0) > (dated.at(-1)?.at ?? 0);
  return (newestFirst ? dated.reverse() : dated).sort((a, b) => a.at - b.at);
};

/** Pax8 gives some records only a day: then the time comes from the request. */
const momentOf = ({ at }: Dated, change: Change | null): Instant =>
  change !== null && isDay(at) ? sentOrLastStepOf(change) : at;

const isDay = (at: Instant): boolean => at % day === 0;

/** How far Pax8's clock may differ from ours, and how late after the answer its record may come. */
const clocksDiffer = 5 * 60_000;
const recordMayTake = hour;

/** Whether a record shows what a request changed, at the time it was carried out. */
const madeBy = (change: Change, record: Dated, before: HistoryEntry | null): boolean =>
  change.state === 'applied' && isInTime(change, record.at) && shows(change, record, before);

const isInTime = (change: Change, at: Instant): boolean => {
  const sent = sentOrLastStepOf(change);
  if (isDay(at)) return at === Math.floor(sent / day) * day;
  return sent - clocksDiffer <= at && at <= lastStepOf(change) + recordMayTake;
};

const shows = (change: Change, record: HistoryEntry, before: HistoryEntry | null): boolean => {
  const { wanted } = change;
  if (wanted.kind === 'order')
    return before === null && wanted.lines.some(({ seats }) => seats === record.quantity);
  if (before === null) return false;
  switch (wanted.kind) {
    case 'seats':
      return before.quantity !== record.quantity && record.quantity === (seatsReported(change) ?? wanted.to);
    case 'price':
      return before.price !== record.price && record.price === wanted.to;
    case 'cancel':
      return endOf(before) !== endOf(record) && endOf(record) !== null;
  }
};

/** The end: its moment, or a status that says so. */
const endOf = ({ endAt, status }: HistoryEntry): Instant | string | null =>
  endAt ?? (status === 'Cancelled' || status === 'PendingCancel' ? status : null);

/** What differs between two records. A missing value is unknown, not a difference. */
export type RecordDifference =
  | Readonly<{ kind: 'seats'; from: number; to: number }>
  | Readonly<{ kind: 'status'; from: string; to: string }>
  | Readonly<{ kind: 'renewed'; until: Instant }>
  | Readonly<{ kind: 'term-end-moved'; from: Instant; to: Instant }>
  | Readonly<{ kind: 'term' | 'billing-term'; from: string; to: string }>
  | Readonly<{ kind: 'price' | 'partner-cost'; from: number; to: number }>
  | Readonly<{ kind: 'currency'; from: string; to: string }>
  | Readonly<{ kind: 'end-set'; at: Instant }>
  | Readonly<{ kind: 'end-unset'; was: Instant }>;

export const differences = (before: HistoryEntry, after: HistoryEntry): RecordDifference[] => [
  ...pair(before.quantity, after.quantity, (from, to) => ({ kind: 'seats', from, to })),
  ...pair(before.status, after.status, (from, to) => ({ kind: 'status', from, to })),
  ...pair(before.commitment?.endsAt, after.commitment?.endsAt, (from, to) => termEnd(from, to, after.at)),
  ...pair(before.commitment?.term, after.commitment?.term, (from, to) => ({ kind: 'term', from, to })),
  ...pair(before.billingTerm, after.billingTerm, (from, to) => ({ kind: 'billing-term', from, to })),
  ...pair(before.currency, after.currency, (from, to) => ({ kind: 'currency', from, to })),
  ...pair(before.price, after.price, (from, to) => ({ kind: 'price', from, to })),
  ...pair(before.partnerCost, after.partnerCost, (from, to) => ({ kind: 'partner-cost', from, to })),
  ...endDifference(before.endAt, after.endAt),
];

type Told = string | number;

const pair = <T extends Told>(
  from: T | null | undefined,
  to: T | null | undefined,
  difference: (from: T, to: T) => RecordDifference,
): RecordDifference[] => {
  const known = (value: T | null | undefined): value is T =>
    value !== null && value !== undefined && value !== 'Unknown';
  return known(from) && known(to) && from !== to ? [difference(from, to)] : [];
};

/** A later end is a renewal when the old term is (nearly) over; earlier, someone moved it. */
const termEnd = (from: Instant, to: Instant, at: Instant | null): RecordDifference =>
  to > from && at !== null && at >= from - 2 * day
    ? { kind: 'renewed', until: to }
    : { kind: 'term-end-moved', from, to };

/** A missing end means that it was taken back: Pax8 leaves the date out when there is none. */
const endDifference = (was: Instant | null, is: Instant | null): RecordDifference[] => {
  if (is !== null) return was === is ? [] : [{ kind: 'end-set', at: is }];
  return was === null ? [] : [{ kind: 'end-unset', was }];
};
