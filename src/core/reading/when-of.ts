import { DateTime } from 'luxon';
import type { Atom, Word } from '../atoms/atom.ts';
import { cuesIn } from '../atoms/verbs.ts';
import type { Subscription } from '../marketplace/records.ts';
import type { Intent } from '../understanding/intent.ts';
import { type Here, readPeriod } from '../understanding/periods.ts';
import type { ChangeLine } from './change-lines.ts';
import { type Decision, intentsOf } from './reading.ts';
import type { ResolvedLine } from './resolve-line.ts';

const isOf = (atom: Atom, cue: 'day' | 'at-renewal'): boolean =>
  atom.kind === 'cue' && atom.cues.includes(cue);

/** Whether a message names another moment than now: the renewal, or a day. */
export const namesMoment = (atoms: readonly Atom[]): boolean =>
  cuesIn(atoms).some((cue) => cue === 'day' || cue === 'at-renewal');

const leads = new Set(['on', 'by', 'from', 'as of', 'effective', 'of', 'starting', 'the']);

/** The message without the words for its day or renewal, and the words before them. */
export const withoutMoment = (atoms: readonly Atom[]): Atom[] =>
  atoms.filter((atom, at) => {
    const next = atoms[at + 1];
    const led = next !== undefined && (isOf(next, 'day') || isOf(next, 'at-renewal'));
    return !isOf(atom, 'day') && !isOf(atom, 'at-renewal') && !(led && leads.has(atom.text.toLowerCase()));
  });

const now = /^(?:(?:right |straight )?(?:now|away)|immediately|today|asap|at once)$/i;

/** "…, both at renewal", "at the renewal remove … and add …". */
const isSaidOfAll = (all: readonly Atom[]): boolean =>
  !all.some(({ kind, text }) => kind === 'cue' && now.test(text)) &&
  (all.some(({ text }) => /^(?:both|all|each)$/i.test(text)) ||
    all.findIndex((atom) => isOf(atom, 'at-renewal')) < all.findIndex(({ kind }) => kind === 'number'));

/**
 * Which of several changes wait for their renewal: "set Premium to 14 at the renewal, and remove 7 SentinelOne now".
 * All of them, unless one is said for now, or companies and directions differ: then only those beside it.
 */
export const waitingOf = (all: readonly Atom[], lines: readonly ChangeLine[]): readonly boolean[] => {
  const apart = (values: readonly unknown[]) => new Set(values).size > 1;
  const own =
    all.some(({ kind, text }) => kind === 'cue' && now.test(text)) ||
    (apart(lines.map(({ direction }) => direction)) &&
      apart(lines.map(({ company }) => company?.ids.join())));
  if (!own || isSaidOfAll(all)) return lines.map(() => true);
  const starts = lines.map(({ product, reference, company }, n) => {
    const carried = product !== null && product === lines[n - 1]?.product;
    return (carried ? company : (product ?? reference ?? company))?.from ?? 0;
  });
  const owners = all.flatMap((atom) =>
    isOf(atom, 'at-renewal')
      ? [
          Math.max(
            0,
            starts.findLastIndex((from) => from <= atom.from),
          ),
        ]
      : [],
  );
  return lines.map((_, n) => owners.includes(n));
};

/** The day (UTC, as Pax8 counts) on which the commitment ends; null when none is known ahead. */
const renewalDay = (subscription: Subscription | null, now: number): string | null => {
  const at = subscription?.commitment?.endsAt ?? null;
  return at === null || at <= now || subscription?.endAt != null
    ? null
    : DateTime.fromMillis(at, { zone: 'utc' }).toISODate();
};

/** The one day that the words name; null for none, several, or a longer time. */
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

/** When a change is meant to happen: at its renewal, by its words or its day, or on another day. Null means now. */
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
const mayPlan = (subscription: Subscription | null, now: number): boolean =>
  renewalDay(subscription, now) !== null;

const atRenewal = (intent: Intent): Intent =>
  intent.kind === 'seats' ? { ...intent, at: 'term-end' } : intent;

/** More seats for another day are never offered: nobody buys with a button what was not requested like this. */
const isFewer = (
  { direction, count }: Extract<Intent, { kind: 'seats' }>,
  line: ResolvedLine | undefined,
): boolean =>
  direction === 'remove' ||
  (direction === 'set' && count.kind === 'seats' && count.n < (line?.subscription?.quantity ?? 0));

/** Offers several changes, each of `waits` as a plan for its renewal; all of them without it. */
export const eachAtRenewal = (decision: Decision, waits: readonly boolean[] = []): Decision => {
  const intents = intentsOf(decision);
  const [first, ...others] = intents.every(({ kind }) => kind === 'seats')
    ? intents.map((intent, n) => (waits[n] === false ? intent : atRenewal(intent)))
    : [];
  if (first !== undefined)
    return {
      kind: 'confirm',
      intents: [first, ...others],
      left: decision.kind === 'confirm' ? decision.left : [],
    };
  return intents.length > 0 ? { kind: 'say', about: 'another-day' } : decision;
};

/** A change for its renewal is a plan. For another day the bot only says so, and offers fewer seats as a plan. */
export const forLater = (
  decision: Decision,
  line: ResolvedLine | undefined,
  when: When | null,
  { now }: Here,
): Decision => {
  const complete = decision.kind === 'do' || decision.kind === 'confirm';
  const [only, other] =
    decision.kind === 'do' ? [decision.intent] : decision.kind === 'confirm' ? decision.intents : [];
  const seats = only?.kind === 'seats' && other === undefined;
  if (when === 'other' || (complete && !seats)) {
    const plan = seats && isFewer(only, line) && mayPlan(line?.subscription ?? null, now);
    return { kind: 'say', about: 'another-day', ...(plan ? { plan: atRenewal(only) } : {}) };
  }
  switch (decision.kind) {
    case 'do':
      return { ...decision, intent: atRenewal(decision.intent) };
    case 'confirm':
      return { ...decision, intents: [atRenewal(decision.intents[0])] };
    case 'ask':
      return { ...decision, intent: atRenewal(decision.intent), choices: decision.choices.map(atRenewal) };
    default:
      return decision;
  }
};
