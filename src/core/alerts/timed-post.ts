import { DateTime } from 'luxon';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { TurnsOf } from './sweep-turns.ts';

/** A card that a conversation gets by itself, on some weekdays at a time of day; at most one of each kind. */
export type TimedPost = Readonly<{
  tenantId: string;
  conversationId: string;
  /** What needs somebody today. */
  of: 'today';
  /** Minutes after midnight. */
  minute: number;
  /** From 1 (Monday) to 7, in order. */
  weekdays: readonly number[];
  /** The IANA zone of the only reader; null for the configured one. */
  zone: string | null;
  setBy: Person;
  setAt: Instant;
}>;

export const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

export const postTurns = (
  { minute, weekdays, zone }: Pick<TimedPost, 'minute' | 'weekdays' | 'zone'>,
  configured: string,
): TurnsOf => ({
  cron: `${minute % 60} ${Math.floor(minute / 60)} * * ${weekdays.map((weekday) => weekday % 7).join(',')}`,
  zone: zone ?? configured,
});

/** Whether a missed turn may still be made up: what needs somebody today is useless tomorrow. */
export const isOfToday = (turn: Instant, now: Instant, zone: string): boolean =>
  DateTime.fromMillis(turn, { zone }).hasSame(DateTime.fromMillis(now, { zone }), 'day');
