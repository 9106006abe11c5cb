import { givenIn } from '../atoms/given.ts';
import { byLikelihood } from '../likeness/not-asked.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { ofSomebody } from '../reading/contradicted.ts';
import { askingIn, modalityOf } from '../reading/modality.ts';
import { read } from '../reading/read.ts';
import { type Decision, leftOf, type Reading } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { withoutEnd } from '../understanding/message-parts.ts';
import type { Here } from '../understanding/periods.ts';
import { type GivenReason, isGiven } from '../words/given-reason.ts';
import { asFileToo } from './as-file.ts';
import { partsOf } from './chain.ts';
import { completed, countedAt, ofItsProduct, ofUnused } from './completed.ts';
import { exactCompany, type Follow, follow, nameOf, subjectOf } from './follow.ts';
import { agreed } from './follow-agreed.ts';
import { followedChange } from './follow-change.ts';
import { followedList } from './follow-list.ts';
import { narrowing } from './follow-narrow.ts';
import { picked } from './follow-pick.ts';
import { pricedFor } from './follow-price.ts';
import { followedRead, isLookUp } from './follow-read.ts';
import { laterReason, reasoned } from './follow-reason.ts';
import { forEach } from './for-each.ts';
import { heldBack } from './held-back.ts';
import { inPlaceOfAnother } from './instead-of.ts';
import { endedThen, planned } from './newest.ts';
import { backTo } from './put-back.ts';
import { companyIn, type LastRequest, type Memory, noMemory, rememberedOf } from './remembered.ts';
import { sameReason } from './same-reason.ts';
import { hasJustAsked, showing, shows } from './showing.ts';
import {
  asksWhether,
  cancelsFor,
  endsBy,
  isDropped,
  isFine,
  keepsIt,
  restBehind,
  severalOf,
  undoes,
} from './taking-back.ts';
import { isChange } from './whole-sentence.ts';
import { saidPlainly, withoutEcho } from './without-echo.ts';
import { withoutRemark } from './without-remark.ts';

type Rule = (follow: Follow) => Decision | null;

const dropped: Decision = { kind: 'say', about: 'dropped' };

/** Whether something else was spoken of after the request: a change that became none, or another company. */
const isElsewhere = (given: Follow, request: LastRequest): boolean => {
  const subject = subjectOf(given.last);
  if (subject === null || hasJustAsked(given)) return false;
  const company = exactCompany(given.portfolio, companyIn(subject));
  return isChange(subject) || (company !== null && company !== request.companyName);
};

/** Takes the last request back. Shows it instead when it no longer waits, or something else was mentioned since. */
const takeBack = (given: Follow): Decision => {
  const { request } = given;
  if (request === null) return dropped;
  if (!request.waiting || isElsewhere(given, request)) return shows(request);
  const { changeId, companyName, productName } = request;
  const target = { company: companyName, product: productName, words: null, reference: null };
  return { kind: 'do', intent: { kind: 'withdraw', changeId, target } };
};

/** "cancel that", "undo": a question is dropped, otherwise the last request is taken back. */
const withdrawn: Rule = (given) => {
  const { said, last, pure, message } = given;
  if (!((said.marks.has('withdraw') && pure) || endsBy(given)) || keepsIt(message)) return null;
  if (last?.open === true) return dropped;
  const { ordinal } = said;
  return severalOf.test(message) || (ordinal !== null && ordinal !== 'last')
    ? showing(null, null, null)
    : takeBack(given);
};

const putBack: Rule = (given) => {
  const found = backTo(given);
  return found === 'before' ? takeBack(given) : found;
};

/** "undo the Contoso change": the request that was spoken of, or what waits for that company. */
const undone: Rule = (given) => {
  const { said, request, portfolio, message } = given;
  const [company, other] = said.companies;
  const counted = said.numbers.length + said.products.length + said.references.length;
  const ofIt = cancelsFor.test(message) && request !== null;
  if (company === undefined || other !== undefined || counted > 0 || !(ofIt || undoes.test(message)))
    return null;
  const name = nameOf(portfolio, company);
  if (request?.companyName === name) return takeBack(given);
  return ofIt || /\b(?:change|request)/i.test(message) ? showing(null, name, null) : null;
};

/** "never mind", "no", "not yet". */
const refused: Rule = (given) => {
  const { said, last, request, pure } = given;
  const { marks } = said;
  if (keepsIt(given.message)) return null;
  // "never mind, sorted it"
  const drops = marks.has('drop') && (pure || isDropped(given));
  const fine = !drops && isFine(given);
  if (!drops && !fine && !(pure && (marks.has('no') || marks.has('later')))) return null;
  if (last?.open === true) return marks.has('other') ? null : dropped;
  if (drops) return hasJustAsked(given) ? takeBack(given) : dropped;
  // What waits is shown, with its button to take it back.
  return request !== null && hasJustAsked(given) ? shows(request) : fine ? dropped : null;
};

/** "cancel that and show me Woodgrove": only the change is taken back, and what else is said moves it nowhere. */
const withdrawnFirst: Rule = (given) => {
  const { last, message, said } = given;
  const subject = subjectOf(last);
  const rest = subject !== null && isChange(subject) ? restBehind(message, said) : null;
  if (rest === null || keepsIt(message)) return null;
  // "cancel that, no wait, …"
  if (/\bwait\b/i.test(rest)) return { kind: 'unknown', left: [rest] };
  const decision = last?.open === true ? dropped : takeBack(given);
  return decision.kind === 'do' ? { ...decision, left: [rest] } : decision;
};

/** The most that the reason's input takes, plus the words before it. */
const longestReason = 400;

/** "approve the Contoso one", "reject it because …": shows what waits, with its buttons. Deciding takes a press. */
const decidedBy: Rule = ({ said, request, portfolio, words, spans, message }) => {
  const { marks, companies, numbers } = said;
  if (!(marks.has('approve') || marks.has('reject')) || numbers.length > 0 || keepsIt(message)) return null;
  const [company, other] = companies;
  // "reject it, too expensive"
  const after =
    marks.has('reject') && message.length <= longestReason ? (/,\s*(.+)$/.exec(message)?.[1] ?? null) : null;
  const given = givenIn(spans).purpose ?? after;
  if (other !== undefined || (words.unknown.length > 0 && after === null)) return null;
  if (company === undefined)
    return said.products.length > 0 || severalOf.test(message)
      ? showing(null, null, given)
      : showing(request, request?.companyName ?? null, given);
  return showing(null, nameOf(portfolio, company), given);
};

/** What is asked of a request is short, in characters. */
const longestQuestion = 200;
const asksState =
  /\b(?:it|that|this|request)\b.*\b(?:approved|done|applied|through|pending|waiting|finished|completed?|status|progress)\b|\bstatus of (?:it|that|my request)\b|\bwhat happened\b|\b(?:happening|going on) with\b|\bwho\b.*\bapprov\w*\b.*\b(?:it|this|that)\b/i;
const asksPolicy = /\bwhy\b.*\bapprov/i;

/** "is it done?", "why does it need approval?", "what does that cost?" */
const askedAbout: Rule = (given) => {
  const { said, last, request, pure, message } = given;
  const { marks, companies, products, numbers } = said;
  const nameless = companies.length + products.length + numbers.length === 0;
  if (message.length > longestQuestion) return null;
  const asks = message.includes('?') || /^(?:is|has|was|did|any|what|who|why)\b/i.test(message);
  // "who approved that" after another company's history is of that.
  if (request !== null && nameless && asks && !isElsewhere(given, request)) {
    if (asksPolicy.test(message)) return { kind: 'do', intent: { kind: 'policy' } };
    if (asksState.test(message) || marks.has('asks-state')) return shows(request);
  }
  if (!pure) return null;
  const subject = subjectOf(last);
  if (!marks.has('asks-cost')) return null;
  if (subject?.kind === 'subscriptions' && subject.company !== null)
    return read(`spend ${subject.company}`, given.portfolio, given.here).decision;
  if (subject?.kind !== 'seats') return null;
  const { direction, count, target } = subject;
  return { kind: 'do', intent: { kind: 'what-if', direction, count, target } };
};

/** "don't add any more" */
const negated: Rule = ({ last, spans, asking, nameless, alone }) => {
  const subject = subjectOf(last);
  if (subject === null || !isChange(subject) || !nameless || alone.decision.kind !== 'unknown') return null;
  return modalityOf(spans, asking) === 'negated' ? { kind: 'say', about: 'negated' } : null;
};

/** A number or a place in a list that answers nothing. */
const unclear: Rule = ({ said, last, pure }) => {
  const subject = subjectOf(last);
  const { numbers, companies, products, references, words, ordinal } = said;
  const slots = companies.length + products.length + references.length;
  const bare = numbers.length === 1 && slots === 0 && words.every(({ neutral }) => neutral);
  return subject !== null && (bare || (ordinal !== null && pure))
    ? { kind: 'ask', intent: subject, missing: ['reading'], choices: [], companies: [], left: [] }
    : null;
};

/** "make it 5" where nothing was spoken of. */
const fromNothing: Rule = ({ said, last, alone }) => {
  const { decision } = alone;
  const nameless = decision.kind === 'ask' && decision.missing.includes('company');
  return subjectOf(last) === null && nameless && said.marks.has('correct') && said.products.length === 0
    ? { kind: 'unknown', left: [] }
    : null;
};

/** A message about an unknown company is not about the last one mentioned. */
const unlessStranger =
  (rule: Rule): Rule =>
  (given) =>
    given.stranger ? null : rule(given);

/** What a message may mean in view of what was said before, the most certain first. */
const asked: Rule = ({ message, said }) =>
  asksWhether(message, said.cues) && said.numbers.length === 0 ? { kind: 'unknown', left: [] } : null;

const rules: readonly Rule[] = [
  asked,
  pricedFor,
  endedThen,
  planned,
  putBack,
  forEach,
  withdrawn,
  undone,
  reasoned,
  refused,
  withdrawnFirst,
  decidedBy,
  askedAbout,
  countedAt,
  agreed,
  picked,
  followedList,
  narrowing,
  unlessStranger(ofUnused),
  unlessStranger(ofItsProduct),
  unlessStranger(completed),
  unlessStranger(followedChange),
  unlessStranger(followedRead),
  negated,
  unclear,
  fromNothing,
];

const intentsOf = (decision: Decision): readonly Intent[] => {
  if (decision.kind === 'do' || decision.kind === 'ask') return [decision.intent];
  return decision.kind === 'confirm' ? decision.intents : [];
};

/**
 * A question with unexplained words stands alone only when what was said before explains them no better. A what-if that
 * names all it takes needs nothing from before.
 */
const standing = (alone: Reading): Reading => {
  const { decision } = alone;
  if (decision.kind !== 'do' || leftOf(decision).length === 0 || isWholeWhatIf(decision.intent)) return alone;
  return { ...alone, decision: { kind: 'unknown', left: leftOf(decision) } };
};

const isWholeWhatIf = (intent: Intent): boolean =>
  intent.kind === 'what-if' &&
  intent.count.kind === 'seats' &&
  intent.target.company !== null &&
  intent.target.product !== null;

const looksUp = ({ decision }: Reading): boolean => decision.kind === 'do' && isLookUp(decision.intent);

/** In plainer words, unless these would be a change. */
const readOne = (written: string, portfolio: Portfolio, memory: Memory, here: Here): Reading => {
  const message = withoutEcho(written, portfolio, memory, here);
  const plain = saidPlainly(message, memory);
  const reading = plain === message ? null : readPlain(plain, portfolio, memory, here);
  return reading !== null && !intentsOf(reading.decision).some(isChange)
    ? reading
    : readPlain(message, portfolio, memory, here);
};

const readPlain = (message: string, portfolio: Portfolio, memory: Memory, here: Here): Reading => {
  const alone = read(message, portfolio, here);
  const given = follow(message, portfolio, standing(alone), memory, here, askingIn(message));
  for (const rule of rules) {
    const found = rule(given);
    if (found === null) continue;
    const decision = heldBack(given, found);
    const { spans } = alone;
    return {
      ...{ spans, modality: modalityIn(given), frames: intentsOf(decision), decision },
      ...{ leans: true, given: reasonIn(given) },
    };
  }
  return alone;
};

/** Its own reason, or that of the change that it completes or puts right. */
const reasonIn = (given: Follow): GivenReason => {
  const { spans, said, last } = given;
  const own = laterReason(given) ?? givenIn(spans);
  if (isGiven(own) || last === null) return own;
  return said.marks.has('same') && !sameTicket.test(given.message) ? own : last.given;
};

const sameTicket = /\b(?:same|that) (?:ticket|ref(?:erence)?)\b/i;

/** A follow-up is as much of an order as what it follows. */
const modalityIn = ({ last, asking, said }: Follow): Reading['modality'] =>
  asking === 'asks' ? 'question' : last === null || last.ordered || said.marks.has('yes') ? 'order' : 'need';

const mostParts = 8;

/** A chain only looks things up; a change must be said again. */
const readChain = (parts: readonly string[], portfolio: Portfolio, here: Here): Reading => {
  let memory = noMemory;
  let reading = read('', portfolio, here);
  // What a button says has few parts.
  for (const part of parts.slice(0, mostParts)) {
    reading = readOne(part, portfolio, memory, here);
    memory = { last: rememberedOf(part, reading, portfolio, memory, here.now), request: null };
  }
  return looksUp(reading) ? reading : { ...reading, frames: [], decision: { kind: 'unknown', left: [] } };
};

/** "subscriptions and contacts?" after the renewals of Litware: of Litware, too. */
const ofLast = (reading: Reading, portfolio: Portfolio, memory: Memory, here: Here): Reading => {
  const { decision } = reading;
  const base = subjectOf(memory.last);
  const company = base === null ? null : exactCompany(portfolio, companyIn(base));
  if (decision.kind !== 'do' || decision.sentences === undefined || company === null) return reading;
  const leans = decision.sentences.some(
    (sentence) => readOne(sentence, portfolio, memory, here).leans === true,
  );
  if (!leans) return reading;
  const all = decision.sentences.map((own, at) => {
    const lacks = companyIn([decision.intent, ...(decision.more ?? [])][at] as Intent) === null;
    const sentence = lacks ? `${withoutEnd(own)} for ${company}` : own;
    const { decision: said } = read(sentence, portfolio, here);
    return said.kind === 'do' && isLookUp(said.intent) ? [{ intent: said.intent, sentence }] : [];
  });
  const [first, ...more] = all.flat();
  return first === undefined || more.length + 1 < all.length
    ? reading
    : {
        ...reading,
        leans: true,
        decision: {
          ...decision,
          intent: first.intent,
          more: more.map(({ intent }) => intent),
          sentences: [first, ...more].map(({ sentence }) => sentence),
        },
      };
};

const pointsThere =
  /(?<!\b(?:is|are|was|were|isn[’']t|aren[’']t) )\bthere\b(?! (?:is|are|was|were)\b)|\b(?:they|them|their|this (?:customer|client|company))\b/i;
/** "who is the right person to talk to there?" after an answer about one company: asked of that company. */
const likelyOfLast = (
  message: string,
  portfolio: Portfolio,
  memory: Memory,
  reading: Reading,
  here: Here,
  again: (text: string) => Reading,
): Reading => {
  const likely = byLikelihood(message, portfolio, reading, here, again);
  const base = subjectOf(memory.last);
  const company = base === null ? null : exactCompany(portfolio, companyIn(base));
  const { decision } = likely;
  if (company === null || decision.kind !== 'do' || !pointsThere.test(message)) return likely;
  if (!('company' in decision.intent) || companyIn(decision.intent) !== null) return likely;
  const said = `${withoutEnd(message)} at ${company}?`;
  const placed = byLikelihood(said, portfolio, again(said), here, again);
  const same = placed.decision.kind === 'do' && placed.decision.intent.kind === decision.intent.kind;
  return same ? { ...placed, leans: true } : likely;
};

/**
 * What a message means in view of what the same person said before: a follow-up is completed to a whole sentence and
 * read by its rules. Never throws.
 */
export const readBeside = (
  message: string,
  portfolio: Portfolio | null,
  memory: Memory,
  here: Here,
): Reading => {
  // What is said of somebody's renewals is not of what was shown last.
  if (portfolio === null || ofSomebody.test(message)) return read(message, portfolio, here);
  const beside = (rest: string): Reading => readBeside(rest, portfolio, memory, here);
  const placed = inPlaceOfAnother(message, portfolio, here) ?? sameReason(message, memory, beside);
  if (placed !== null) return placed;
  const parts = partsOf(message);
  if (parts.length > 1) return readChain(parts, portfolio, here);
  const again = (text: string): Reading => readOne(text, portfolio, memory, here);
  const filed = asFileToo(message, memory.last, again);
  if (filed !== null) return filed;
  const reading = ofLast(withoutRemark(message, again(message), memory, again), portfolio, memory, here);
  return reading.leans === true ? reading : likelyOfLast(message, portfolio, memory, reading, here, again);
};
