import type { Atom } from '../atoms/atom.ts';
import { orderVerbs } from '../atoms/verbs.ts';
import { modalityOf } from '../reading/modality.ts';
import { type Decision, sayFor } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { wasFiled } from './ellipses.ts';
import { type Follow, nameOf, subjectOf, weakened } from './follow.ts';
import { isSame } from './narrowed.ts';
import type { Candidate, Remembered } from './remembered.ts';
import { isChange } from './whole-sentence.ts';

const negated: Decision = { kind: 'say', about: 'negated' };

/** "but not today": a plan is not meant for today anyway. */
const deferring = /\bnot (?:now|today|yet|right (?:now|away)|straight away|immediately|at once|just yet)\b/i;
/** "don't make it 5", "none for VanArsdel", "anyone but Contoso". */
const denying =
  /^\W*(?:(?:please|so|well|and|oh|no|yes|ok)\W+)*(?:(?:don[’']?t|do not|stop|never(?! ?mind)|neither|none|no[- ]?one)\b(?! (?:of (?:them|those)|(?:bother|do (?:it|that)|know(?: yet)?)\b)\W*$)(?!(?: (?:bother|do (?:it|that)))?\s*[,.;:!–-])|(?:never ?mind|nvm|forget|ignore|no thanks|no thank you|leave)\s+(?!it\b|that\b|about\b)\p{L})|\b(?:any|every|no ?|all|nothing)\s?(?:one|body|thing)? (?:but|except)\b|(?:\bX|\d)(?: would)? (?:is|are|was|were|be) (?:the )?(?:wrong|incorrect|a mistake)\b/iu;
/** "on the 1st", "one second": another time, and no place in a list and no number. */
const anotherTime =
  /\b(?:on|by|from|until|till|before|after) (?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b(?:an?|one|two|just|\d) (?:secs?|seconds?|mins?|minutes?|moments?)\b/i;
/** Words before a correction that take nothing from it: "wait, make it 4". */
const pausing = /^\W*(?:(?:oh|no|ok)\W+)*(?:wait|hold on|hang on|one moment)\b/i;

const opens = (decision: Decision): decision is Extract<Decision, { kind: 'do' | 'confirm' }> => {
  if (decision.kind !== 'do' && decision.kind !== 'confirm') return false;
  const intents = decision.kind === 'do' ? [decision.intent] : decision.intents;
  return intents.some((intent) => isChange(intent) && intent.kind !== 'what-if');
};

const isPlanned = (decision: Extract<Decision, { kind: 'do' | 'confirm' }>): boolean => {
  const intent = decision.kind === 'do' ? decision.intent : decision.intents[0];
  return 'at' in intent && intent.at !== null && intent.at !== 'now';
};

/** "Nothing But Nets" denies nothing. */
const withoutNames = (message: string, spans: readonly Atom[]): string =>
  spans.reduce((text, atom) => (atom.kind === 'company' ? text.replace(atom.text, 'X') : text), message);

/** "-3" when asked how many to add, "ok, remove" to an offer: the opposite direction. */
const turnsRound = (
  last: Follow['last'],
  decision: Extract<Decision, { kind: 'do' | 'confirm' }>,
): boolean => {
  const subject = subjectOf(last);
  const intent = decision.kind === 'do' ? decision.intent : decision.intents[0];
  if (last?.open !== true || subject?.kind !== 'seats' || intent.kind !== 'seats') return false;
  if (last.decision.kind === 'ask' && last.decision.missing.includes('direction')) return false;
  return `${subject.direction} ${intent.direction}` in opposite;
};

const opposite = { 'add remove': 0, 'remove add': 0 };

const tellsOf = /\b(?:that|it|this)(?:['’]?s| was| is)\b(?! (?:for|meant)\b)/i;
/** Of a subscription that is known, whatever it was called. */
const ofItsId = (intent: Intent): unknown =>
  'target' in intent ? { ...intent, target: intent.target.reference ?? intent.target } : intent;

/** "perfect, that was easy" after a request: the very change that was filed is not offered once more. */
const isFiledAgain = (given: Follow, [intent, other]: readonly Intent[]): boolean => {
  const base = subjectOf(given.last);
  return (
    base !== null &&
    intent !== undefined &&
    other === undefined &&
    tellsOf.test(given.message) &&
    isSame(ofItsId(base), ofItsId(intent)) &&
    wasFiled(given, base)
  );
};

/**
 * A change that refers to what was said before is not filed by a message that also denies it, postpones it or takes
 * something back.
 */
export const heldBack = (given: Follow, decision: Decision): Decision => {
  if (!opens(decision)) return decision;
  const { said, message, last, spans } = given;
  const { marks } = said;
  if (decision.kind === 'confirm' && !marks.has('same') && isFiledAgain(given, decision.intents))
    return given.alone.decision;
  const words = withoutNames(message, spans);
  if (denying.test(words) || (deferring.test(words) && !isPlanned(decision))) return negated;
  if (anotherTime.test(words) && !isPlanned(decision)) return { kind: 'say', about: 'another-day' };
  const takesBack = (['withdraw', 'approve', 'reject'] as const).some((mark) => marks.has(mark));
  // "never mind, remove 2 instead".
  const drops = marks.has('drop') && !marks.has('correct');
  const putsOff = marks.has('later') && !pausing.test(words);
  return takesBack || drops || putsOff || turnsRound(last, decision) ? weakened(decision) : decision;
};

const asOther =
  /\b(?:wrong|oops|whoops|sorry|sry|my bad|mistake|instead|rather|typo|actually|wait|correction|i mean|i meant|should)\b|\bbut\W*$/i;

/** "ok, wrong company", "sure, the other one", "yes but", "yes?": it says more than yes. */
export const agreesInPart = ({ said: { marks }, message }: Follow): boolean =>
  asOther.test(message) ||
  /\?\W*$/.test(message) ||
  (['flip', 'other', 'denied', 'csv', 'asks-state', 'asks-policy', 'reject'] as const).some((mark) =>
    marks.has(mark),
  );

/** "because of the cutbacks we don't want it": a reason that may be one against it. */
export const speaksAgainst = (reason: string): boolean =>
  /\b(?:not|never|no (?:need|longer|more)|\p{L}+n[’']t|dont|wont|cant|cannot|wait|hold|stop|cancel|postpone|forget|instead|unless|until)\b/iu.test(
    reason,
  );

/** Why a name with unexplained words chooses nothing: "not Visio", "Visio tomorrow", "Visio for VanArsdel". */
export const notChosen = (
  { said, spans, asking, portfolio }: Follow,
  { decision }: Remembered,
  subject: Intent,
  { company: own }: Extract<Candidate, { kind: 'subscription' }>,
): Decision | null => {
  if (!isChange(subject)) return null;
  const about = sayFor(modalityOf(spans, asking));
  if (about !== null && about !== 'question-about-change') return { kind: 'say', about };
  const elsewhere = said.companies.some((company) => nameOf(portfolio, company) !== own);
  const direction = 'direction' in subject ? subject.direction : null;
  const odd = said.words.some(
    ({ known, cues }) =>
      !known || cues.some((cue) => cue !== direction && orderVerbs.includes(cue) && cue !== 'supply'),
  );
  return elsewhere || odd ? decision : null;
};
