import { DateTime, type WeekdayNumbers } from 'luxon';
import type { AlertFilter, AlertForm } from '../../core/alerts/alert.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { escapeText } from '../kit/escape.ts';
import { digits, number, type Show, zoneName } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

/** The renewals that a place watches: "all renewals", "renewals of Contoso, Microsoft, at least 100.00 a month". */
export const filterWords = ({ company, vendor, product, kind, minMonthly }: AlertFilter): string => {
  const parts = [
    ...(company === null ? [] : [t`of ${escapeText(company.name, 40)}`]),
    ...(vendor === null ? [] : [t`from ${escapeText(vendor, 30)}`]),
    ...(product === null ? [] : [t`of products with “${escapeText(product, 30)}”`]),
    ...(minMonthly === null
      ? []
      : [
          t`that cost at least ${digits(minMonthly, { minimumFractionDigits: 2, maximumFractionDigits: 2 })} a month (in their own currency)`,
        ]),
  ];
  const [all, narrowed] = kindWords[kind ?? 'both'];
  return parts.length === 0 ? all : `${narrowed} ${parts.join(', ')}`;
};

const kindWords = texts({
  both: [msg`All renewals, and trials before they end`, msg`Renewals and trials`],
  renewals: [msg`All renewals, no trials`, msg`Renewals`],
  trials: [msg`All trials before they end`, msg`Trials`],
} as const);

/** "60, 30, 14, 7, 3 and 1 days before the term ends". */
export const daysWords = (days: readonly number[]): string => {
  const all = days.map(number);
  const last = all.at(-1) ?? '';
  const listed = all.length < 2 ? last : t`${all.slice(0, -1).join(', ')} and ${last}`;
  return days.length === 1 && days[0] === 1
    ? t`${listed} day before the term ends`
    : t`${listed} days before the term ends`;
};

const weekdays = texts([
  msg`Mondays`,
  msg`Tuesdays`,
  msg`Wednesdays`,
  msg`Thursdays`,
  msg`Fridays`,
  msg`Saturdays`,
  msg`Sundays`,
]);

/** "a card for each", "one digest a day at 7:00 GMT". */
export const formWords = (form: AlertForm, { now, zone, clock = zone }: Show): string => {
  if (form.kind === 'each') return t`a card for each renewal`;
  const said = DateTime.fromMillis(now, { zone: form.zone ?? clock, locale: 'en-US' }).startOf('hour');
  const turn = said
    .set({ hour: form.hour, ...(form.every === 'week' ? { weekday: form.weekday as WeekdayNumbers } : {}) })
    .setZone(zone);
  const at = t`at ${turn.toFormat('H:mm')} ${zoneName(turn)}`;
  return form.every === 'day'
    ? t`one digest a day ${at}`
    : t`one digest a week, ${weekdays[turn.weekday - 1] ?? t`Mondays`} ${at}`;
};

/** A conversation as people know it. Teams does not tell bots the names of channels. */
export type Whereabouts = Readonly<{
  /** Null when the bot cannot reach it. */
  scope: Conversation['scope'] | null;
  /** The conversation where this is shown. */
  here?: boolean;
  /** Whose personal chat it is; null when unknown. */
  person?: string | null;
}>;

/** "this channel", "a group chat", "the personal chat of Ana Silva". */
export const placeName = ({ scope, here = false, person = null }: Whereabouts): string => {
  const which = here ? t`this` : t`a`;
  if (scope === null) return t`a place the bot cannot reach`;
  if (scope === 'channel') return t`${which} channel`;
  if (scope === 'groupChat') return t`${which} group chat`;
  return here || person === null ? t`${which} personal chat` : t`the personal chat of ${person}`;
};
