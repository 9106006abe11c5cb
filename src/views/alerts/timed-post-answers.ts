import { DateTime } from 'luxon';
import { everyDay, type TimedPost } from '../../core/alerts/timed-post.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { moment, type Show, zoneName } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const weekdayNames = texts([
  msg`Mondays`,
  msg`Tuesdays`,
  msg`Wednesdays`,
  msg`Thursdays`,
  msg`Fridays`,
  msg`Saturdays`,
  msg`Sundays`,
]);

const daysOf = ({ weekdays }: Pick<TimedPost, 'weekdays'>): string => {
  const days = weekdays.join('');
  if (days === everyDay.join('')) return t`every day`;
  if (days === '12345') return t`Monday to Friday`;
  if (days === '67') return t`Saturdays and Sundays`;
  const names = weekdays.map((weekday) => weekdayNames[weekday - 1] ?? '');
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} and ${last}`;
};

/** "every day at 8:00 GMT", "Monday to Friday at 7:30 CET". */
export const timeWords = (
  post: Pick<TimedPost, 'minute' | 'weekdays' | 'zone'>,
  { now, zone, clock = zone }: Show,
): string => {
  const { minute } = post;
  const at = DateTime.fromMillis(now, { zone: post.zone ?? clock, locale: 'en-US' }).startOf('day');
  const time = at.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return t`${daysOf(post)} at ${time.toFormat('H:mm')} ${zoneName(time)}`;
};

export type TodayHereInput = Readonly<{
  post: TimedPost;
  /** It came at another time before. */
  replaced: boolean;
  next: Instant | null;
  /** Whether one person alone reads it. */
  personal: boolean;
}>;

/** Answers `today here at 8`: what comes, when, and how to end it. */
export const todayHereCard: View<TodayHereInput> = ({ post, replaced, next, personal }, show) =>
  facts({
    title: t`Today here`,
    state: replaced ? t`Changed` : t`On`,
    colour: 'Good',
    speak: t`Today’s list now comes here by itself.`,
    sentence: personal
      ? t`What needs you comes here ${escapeText(timeWords(post, show), 120)}.`
      : t`What needs somebody comes here ${escapeText(timeWords(post, show), 120)}.`,
    facts: next === null ? [] : [{ label: t`Next`, value: moment(next, show) }],
    notes: [
      ...(personal
        ? []
        : [t`It shows what your role shows. Costs are left out while people of others read here.`]),
      t`To change the time, say “today here” at another hour, for example: today here at 7:30 on weekdays.`,
    ],
    suggestions: [
      { title: t`Today`, say: 'today' },
      { title: t`All places`, say: 'alerts' },
      { title: t`Off`, say: 'today off' },
    ],
  });

/** Answers `today off`. */
export const todayOffCard = ({ were }: Readonly<{ were: boolean }>): Plan =>
  noticeCard({
    title: t`Today here`,
    tone: 'neutral',
    text: were
      ? t`Today’s list no longer comes here by itself. You can still ask: today.`
      : t`Today’s list does not come here by itself.`,
    suggestions: [
      { title: t`At 8`, say: 'today here at 8' },
      { title: t`Today`, say: 'today' },
    ],
  });

/** Why today's list cannot come here by itself. */
export type NoPost = Readonly<{ kind: 'no-time'; written: string }> | Readonly<{ kind: 'not-in-teams' }>;

export const noPostCard = (problem: NoPost): Plan =>
  noticeCard({
    title: t`Today here`,
    tone: 'warning',
    text:
      problem.kind === 'no-time'
        ? t`“${problem.written}” is no time of day. Write it like 8, 7:30 or 2 pm.`
        : t`The bot can post by itself only in Teams.`,
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`At 8`, say: 'today here at 8' }],
  });

/** Shown above a list posted in a group by somebody who sees only these companies. */
export const onlyOfText = (names: readonly string[]): string => {
  const [shown, more] = [names.slice(0, 5), names.length - 5];
  return more > 0 ? t`About ${shown.join(', ')} and ${more} more only.` : t`About ${shown.join(', ')} only.`;
};
