import { modalityOf } from '../reading/modality.ts';
import { type Decision, sayFor } from '../reading/reading.ts';
import { atThatPrice } from './at-that-price.ts';
import { wasFiled } from './ellipses.ts';
import { type Follow, isWholeChange, settled, weakened } from './follow.ts';
import { agreesInPart } from './held-back.ts';
import { planInstead } from './newest.ts';
import { hasJustAsked, shows } from './showing.ts';
import { isChange } from './whole-sentence.ts';

const bids = /\b(?:yes|do|go|please|proceed|submit|send)\b/i;
const praises = /\b(?:thanks|thank|thx|cheers|ty|good|fine|perfect)\b/i;

/** What a bare yes means after the last action: a change without a request is offered, a waiting request shown. */
const agreedTo = (given: Follow, decision: Extract<Decision, { kind: 'do' }>): Decision | null => {
  const { request, message } = given;
  const { intent } = decision;
  if (intent.kind === 'what-if') {
    const asked = settled(given, { ...intent, kind: 'seats' });
    // "ok thanks", "good" may be said of the answer.
    return praises.test(message) && !bids.test(message) ? weakened(asked) : asked;
  }
  if (!isChange(intent)) return null;
  if (intent.kind !== 'order' && !hasJustAsked(given))
    return planInstead(given, intent) ?? weakened(decision);
  const thanks = /\b(?:thanks|thank|thx|cheers|ty)\b/i.test(message);
  return request !== null && !thanks ? shows(request) : null;
};

/** "good" begins a greeting, which agrees to nothing. */
const greets = /^\W*good\s+(?:morning|afternoon|evening|day|night)\b/i;

/** "yes" as it answers what was said last. */
const agreedWith = (given: Follow, last: NonNullable<Follow['last']>): Decision | null => {
  const { request, spans, asking } = given;
  const bought = atThatPrice(given);
  if (bought !== null) return bought;
  if (!given.pure) {
    const about = last.open ? sayFor(modalityOf(spans, asking)) : null;
    // A day is for the whole sentence to judge.
    return about === null || about === 'another-day' ? null : { kind: 'say', about };
  }
  const { decision } = last;
  if (decision.kind === 'confirm' && last.open) {
    const [intent, other] = decision.intents;
    // Its button was pressed since.
    if (request !== null && wasFiled(given, intent)) return shows(request);
    return other === undefined ? { kind: 'do', intent } : decision;
  }
  if (last.open) return decision;
  return decision.kind === 'do' ? agreedTo(given, decision) : null;
};

/** "yes", "do it": what the only button would do. It never approves: a waiting request is shown. */
export const agreed = (given: Follow): Decision | null => {
  const { said, last, pure, message } = given;
  if (!said.marks.has('yes') || last === null || isWholeChange(given) || greets.test(message)) return null;
  if (!pure || !agreesInPart(given)) return agreedWith(given, last);
  // The question once more.
  return last.open && !said.marks.has('flip') ? last.decision : null;
};
