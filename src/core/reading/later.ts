import type { Intent } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { type Decision, intentsOf } from './reading.ts';
import type { ResolvedLine } from './resolve-line.ts';
import { mayPlan, type When } from './when-of.ts';

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
