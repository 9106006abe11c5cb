import { DateTime } from 'luxon';
import type { Subscription } from '../marketplace/records.ts';
import { type Here, readPeriod } from '../understanding/periods.ts';
import type { Atom, Word } from './atom.ts';
import { cuesIn } from './modality.ts';

const isOf = (atom: Atom, cue: 'day' | 'at-renewal'): boolean =>
  atom.kind === 'cue' && atom.cues.includes(cue);

/** Whether a message names another moment than now: the renewal, or a day. */
export const namesMoment = (atoms: readonly Atom[]): boolean =>
  cuesIn(atoms).some((cue) => cue === 'day' || cue === 'at-renewal');

const leads = new Set(['on', 'by', 'from', 'as of', 'effective', 'of', 'starting', 'the']);

/** The message without the words of its day or renewal, and what led to them. */
export const withoutMoment = (atoms: readonly Atom[]): Atom[] =>
  atoms.filter((atom, at) => {
    const next = atoms[at + 1];
    const led = next !== undefined && (isOf(next, 'day') || isOf(next, 'at-renewal'));
    return !isOf(atom, 'day') && !isOf(atom, 'at-renewal') && !(led && leads.has(atom.text.toLowerCase()));
  });

/** The day (UTC, as Pax8 counts) on which the commitment ends; null when none is known ahead. */
const renewalDay = (subscription: Subscription | null, now: number): string | null => {
  const at = subscription?.commitment?.endsAt ?? null;
  return at === null || at <= now || subscription?.endAt != null
    ? null
    : DateTime.fromMillis(at, { zone: 'utc' }).toISODate();
};

/** The one day that the words name; null for none, several, or a stretch of time. */
const dayNamed = (atoms: readonly Atom[], words: readonly Word[], here: Here): string | null => {
  const days = atoms.filter((atom) => isOf(atom, 'day'));
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = Math.max(0, first.from - 1);
  const between = atoms.filter((atom) => atom.from >= first.from && atom.to <= last.to);
  if (between.some((atom) => atom.kind !== 'cue' && atom.kind !== 'number')) return null;
  const { period, rest } = readPeriod(words.slice(from, last.to), here);
  if (period === null || rest.length > 1) return null;
  const start = DateTime.fromMillis(period.from, { zone: here.zone });
  return DateTime.fromMillis(period.to, { zone: here.zone }) > start.plus({ days: 1 })
    ? null
    : start.toISODate();
};

/** Its renewal, or another day. */
export type When = 'renewal' | 'other';

/** For when a change is meant: its renewal, by its words or its day; another day; null: now. */
export const whenOf = (
  atoms: readonly Atom[],
  words: readonly Word[],
  subscription: Subscription | null,
  here: Here,
): When | null => {
  const cues = cuesIn(atoms);
  if (!cues.includes('day')) return cues.includes('at-renewal') ? 'renewal' : null;
  const day = dayNamed(atoms, words, here);
  return day !== null && day === renewalDay(subscription, here.now) ? 'renewal' : 'other';
};

/** Whether there is a renewal ahead for which seats can be planned, as far as look-ups know. */
export const mayPlan = (subscription: Subscription | null, now: number): boolean =>
  renewalDay(subscription, now) !== null;

const untilRenewal = /^(?:when|once|after|as soon as)$/i;
const renewsWord = /^(?:renews?|renewed|renewal|expires?|expired|lapses?|ends?|up|over)$/i;

/** "when Contoso renews", "once its E3 renews": the renewal, with names in between. */
export const withRenewals = (atoms: readonly Atom[]): Atom[] => {
  const begins = (at: number): boolean => {
    const [text = ''] = atoms.slice(at, at + 1).map((atom) => atom.text);
    if (!untilRenewal.test(text)) return false;
    const end = atoms.findIndex(({ text }, n) => n > at && n < at + 5 && renewsWord.test(text));
    return (
      end > at + 1 &&
      atoms
        .slice(at + 1, end)
        .every((atom) => atom.kind !== 'number' && atom.kind !== 'unknown' && !isOf(atom, 'day'))
    );
  };
  const from = atoms.findIndex((_, at) => begins(at));
  const to = from < 0 ? -1 : atoms.findIndex(({ text }, n) => n > from && renewsWord.test(text));
  return atoms.map((atom, at) =>
    from >= 0 && (at === from || at === to)
      ? {
          ...{ from: atom.from, to: atom.to, text: atom.text, line: atom.line },
          kind: 'cue',
          cues: ['at-renewal'],
        }
      : atom,
  );
};
