import { resolveTarget } from '../finding/resolve.ts';
import { read } from '../reading/read.ts';
import { ask, type Decision } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import { wasFiled } from './ellipses.ts';
import { type Follow, settled, subjectOf, weakened } from './follow.ts';
import { changedTo } from './follow-change.ts';
import { seatsHeld } from './moved.ts';
import { type Change, isChange, shortId } from './whole-sentence.ts';

const asksPlan =
  /^\W*(?:(?:yes|ok|okay|sure|then|please|and|do|just|so|let'?s|use|take|alright|fine|go (?:with|for)|make it)\W+)*(?:plan (?:it|that|this)(?: (?:for|at) (?:the )?(?:next )?(?:renewal|term end|end of (?:the )?term))?|(?:(?:as )?(?:the|a) )?plan)(?:\W+(?:then|please|pls|it is|instead|thanks|as you (?:suggest|propose|say|said)(?:ed|d)?))*\W*$/i;

const atRenewal = (intent: Intent): Change | null =>
  intent.kind === 'seats' || intent.kind === 'cancel' ? { ...intent, at: 'term-end' } : null;

const isLess = ({ portfolio }: Follow, intent: Intent): boolean => {
  if (intent.kind !== 'seats') return intent.kind === 'cancel';
  if (intent.direction !== 'set') return intent.direction === 'remove';
  const held = seatsHeld(portfolio, intent.target);
  return held !== null && intent.count.kind === 'seats' && intent.count.n < held;
};

/**
 * What became no request for now, as a plan for the renewal: offered in full, never filed. Null for what can only be
 * done now.
 */
export const planInstead = (given: Follow, intent: Intent): Decision | null => {
  const plan = isLess(given, intent) ? atRenewal(intent) : null;
  return plan === null ? null : weakened(settled(given, plan));
};

/** "yes plan it", "the plan": of the change that was spoken of last, and that became no request. */
export const planned = (given: Follow): Decision | null => {
  const subject = subjectOf(given.last);
  if (subject === null || !isChange(subject) || !asksPlan.test(given.message)) return null;
  // What waits is no plan; "plan" alone names no product.
  const plan = atRenewal(subject);
  const filed = wasFiled(given, subject);
  if (plan === null || (filed && !/\b(?:renewal|term)\b/i.test(given.message)))
    return ask(subject, ['reading'], []);
  const patch = { intent: plan, more: '', names: false, fix: 'sure' } as const;
  return weakened(filed ? changedTo(given, subject, patch) : settled(given, plan));
};

const endsIt =
  /\b(?:cancel|kill|end|terminate|stop|drop|ditch|axe|bin|scrap|get rid of|let)\b (?:it|that|this|them|(?:that|this) one)\b/i;

/** The subscription of an intent as a cancellation at its term end; asks when several fit. */
const endOf = ({ portfolio, here }: Follow, target: Target): Decision => {
  const found = resolveTarget(portfolio, target);
  if (found.kind !== 'one')
    return ask({ kind: 'cancel', target, at: 'term-end', unknownAt: null }, ['which-subscription'], []);
  const sentence = `cancel ${shortId(found.subscription.id)} at the end of the term`;
  return weakened(read(sentence, portfolio, here).decision);
};

/** "kill it at the end", "cancel it at renewal": the last subject mentioned or shown, and nothing before that. */
export const endedThen = (given: Follow): Decision | null => {
  const { said, nameless, message, last } = given;
  const timed = said.cues.some((cue) => cue === 'at-renewal' || cue === 'lapse');
  if (!timed || !nameless || !endsIt.test(message) || said.words.some(({ known }) => !known)) return null;
  const subject = subjectOf(last);
  if (subject === null || !('target' in subject)) return null;
  return isChange(subject) || subject.kind === 'subscription' ? endOf(given, subject.target) : null;
};
