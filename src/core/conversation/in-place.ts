import { ask, type Decision } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { type Patched, wasFiled } from './ellipses.ts';
import { type Follow, weakened } from './follow.ts';
import { now } from './follow-amount.ts';
import { type Change, isRequestOf } from './whole-sentence.ts';

export const unclear = (intent: Intent, left: readonly string[]): Decision => ask(intent, ['reading'], left);

const puttingRight = ['correct', 'no', 'flip', 'denied'] as const;

/** Whether the message corrects the last change, rather than request another. */
const isFix = ({ said, words }: Follow, { more, names, fix }: Patched): boolean => {
  const { marks, numbers } = said;
  if (fix !== undefined) return true;
  if (puttingRight.some((mark) => marks.has(mark))) return true;
  if (marks.has('same')) return false;
  const moved = !names && more !== '' && numbers.length === 0 && words.unknown.length === 0;
  const atOnce = said.words.some(({ text }) => now.test(text));
  return (marks.has('only') && !names) || moved || (atOnce && !names);
};

/** "make it 20", with 12 now and 3 requested: 20 more, or 20 in all. */
const maybeTotal = (
  { portfolio, said }: Follow,
  base: Change,
  decision: Decision,
): Extract<Decision, { kind: 'ask' }> | null => {
  if (decision.kind !== 'do' && decision.kind !== 'confirm') return null;
  const intent = decision.kind === 'do' ? decision.intent : decision.intents[0];
  if (base.kind !== 'seats' || base.direction !== 'add' || said.numbers.length === 0) return null;
  if (intent.kind !== 'seats' || intent.direction !== 'add' || intent.count.kind === 'bad') return null;
  const held = portfolio.subscriptions.get(intent.target.reference ?? '')?.quantity ?? null;
  if (held === null || intent.count.n <= held) return null;
  const choices = [intent, { ...intent, direction: 'set' as const }];
  return { kind: 'ask', intent, missing: ['direction'], choices, companies: [], left: [] };
};

/** The waiting request that the bot's last question was about: its answer corrects that request. */
const inQuestion = ({ last, request }: Follow): string | null =>
  last?.decision.kind === 'ask' && request?.waiting === true && last.decision.corrects === request.changeId
    ? request.changeId
    : null;

/** Replaces the request, which is taken back first; also when the bot has to ask which subscription is meant. */
const inPlaceOf = (changeId: string, decision: Decision): Decision => {
  if (decision.kind === 'ask' && decision.missing.includes('reading'))
    return { ...decision, corrects: changeId };
  return decision.kind === 'do' || decision.kind === 'confirm' || decision.kind === 'ask'
    ? { ...decision, replaces: changeId }
    : decision;
};

/** What a message says beside a requested change: instead of it, or in addition. */
export const besideRequest = (given: Follow, base: Change, change: Patched, decision: Decision): Decision => {
  const { request, said } = given;
  const asked = inQuestion(given);
  if (asked !== null) return said.marks.has('same') ? decision : inPlaceOf(asked, decision);
  if (given.last?.decision.kind !== 'do') return decision;
  // Less of what nobody asked for any more.
  if (!isRequestOf(request, base)) return change.fix === undefined ? decision : unclear(base, []);
  if (isFix(given, change)) {
    if (!request.waiting)
      return {
        kind: 'do',
        intent: { kind: 'pending', company: request.companyName, changeId: request.changeId },
      };
    const total = change.fix === undefined ? maybeTotal(given, base, decision) : null;
    return inPlaceOf(request.changeId, total ?? decision);
  }
  if (said.marks.has('same')) return decision;
  return change.names ? weakened(decision) : unclear(base, []);
};

/** "no, 5 or 6": the answer puts the request right. */
export const stillInQuestion = (given: Follow, base: Change, decision: Decision): Decision => {
  const { said, request } = given;
  const corrected =
    inQuestion(given) ??
    (request?.waiting === true && wasFiled(given, base) && puttingRight.some((mark) => said.marks.has(mark))
      ? request.changeId
      : null);
  return corrected === null ? decision : inPlaceOf(corrected, decision);
};
