import type { Change } from '../core/change.ts';
import type { Person } from '../core/people.ts';
import type { Renewal } from '../core/renewal.ts';
import type { TodaysPrice } from '../core/todays-price.ts';
import { plainText } from './escape.ts';
import { dateAndRelative, type Show } from './format.ts';
import { notice } from './notice.ts';
import type { Plan } from './plan.ts';

export type RenewalOptions = Readonly<{
  /** The changes behind decisions, by id. */
  changes: ReadonlyMap<string, Change>;
  /** What a seat costs today, by subscription id; one that is missing is not known. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** Whom it may be assigned to. */
  people: readonly Person[];
  /** Why the last press did nothing: "Only requesters may decide." */
  why?: string | undefined;
  /** Who is mentioned, so that Teams tells them of it. */
  mention?: Person | null | undefined;
}>;

/** The card of a renewal through its whole life. */
export const renewal = (one: Renewal, { why = '' }: RenewalOptions, show: Show): Plan =>
  notice({
    title: `Renewal · ${plainText(one.companyName)}`,
    tone: 'neutral',
    text: `Renews ${dateAndRelative(Date.parse(one.day), show)}.`,
    details: why === '' ? [] : [why],
  });
