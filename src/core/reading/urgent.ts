import { givenIn } from '../atoms/given.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { maxMessage } from '../understanding/sentence.ts';
import { givenReason } from '../words/given-reason.ts';
import type { Reading } from './reading.ts';

const very = '(?:(?:very|really|super|extremely|quite) )?';
const word = `(?:an? )?${very}(?:urgent|urgently|emergency)`;
const leads = new RegExp(
  `^\\s*(?:(?:this|it)(?:'s| is) )?${word}(?: request| order| one| please)?\\s*[:!,.–—-]+\\s*`,
  'i',
);
const within = new RegExp(
  `\\s*(?:[,;.!–—-]\\s*)?(?:(?:and |as )?(?:it|this|that)(?:'s| is) ${word}|` +
    `(?:(?:the )?(?:customer|client|user|boss|new joiner|she|he|they|we|i) )?needs? (?:it|them|this|those) (?:right )?now|needed right now|` +
    `(?:it |this )?(?:can ?not|can'?t) wait|(?:this is |it'?s )?an emergency|[,;.–—-] ?${word})(?=\\s*(?:[,;:.!–—-]|because\\b|as\\b|since\\b|$))\\s*[:;.!–—-]*`,
  'i',
);
/** "not urgent", "is this urgent?": about urgency, without claiming it. */
const denies =
  /\b(?:not|isn'?t|aint|never|nothing|no|less|low|kind of|kinda|bit|how|what|anything|whether|if|is (?:it|this|that)|was|were)\b[^,.:;]{0,20}\b(?:urgent|urgently|emergency)\b|\b(?:if|when|unless|until|once)\b[^,.:;]{0,30}\b(?:needs? (?:it|them|this|those) now|wait)\b/i;

const speaksOfIt = /urgent|emergency|\bnow\b|\bwait\b/i;

/** A message without the words that say it cannot wait; null when it has none. */
const withoutUrgency = (message: string): string | null => {
  if (message.length > maxMessage || !speaksOfIt.test(message) || denies.test(message)) return null;
  const led = message.replace(leads, '');
  const rest = led
    .replace(within, ', ')
    .replace(/,\s*,/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  return rest === message.trim() || rest === '' ? null : rest;
};

const changing: ReadonlySet<IntentKind> = new Set(['seats', 'order', 'staff', 'cancel']);

const doesChange = ({ decision }: Reading): boolean =>
  decision.kind === 'do' && changing.has(decision.intent.kind);
const offersChange = ({ decision }: Reading): boolean =>
  decision.kind === 'confirm' && decision.intents.every(({ kind }) => changing.has(kind));

/** What changes an order, refuses it, or begins a second one. No reason contains it. */
const bears =
  /\b(?:if|unless|until|till|when|whenever|once|after|before|not|no|never|none|nobody|but|or|either|maybe|perhaps|instead|actually|except|only|rather|sorry|meant|wrong|other|same|too|each|every|both|half|hold|stop|scrap|forget|ignore|cancel|remove|reduce|add|order|buy|set|increase|drop|kidding|joking|joke|test|tomorrow|tonight|later|next|said|says|asked|suppose|would|could|should|might|must|also|leavers?|leaving|and then|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week\w*|months?|monthly|years?|yearly|annual\w*|terms?|trial|renewal)\b|n't\b|n’t\b|[\d?"“”]/i;
/**
 * Somebody or something that waits, starts or stands still: only that is certainly a reason, and not more of the order.
 */
const tells =
  /^(?:(?:an?|the|our|their|his|her|my|one|two|three|four|five|some|another|all|new|night|somebody|someone|people)\b\s*)(?:(?!please\b|and\b|that\b|this\b|it\b)[\p{L}'’-]+\s+){0,4}(?:waits?|waited|(?:(?:is|are) (?:still |already |just )?)(?:waiting|missing|stuck|blocked|down|offline|starting|locked out)|starts?|started|begins?|began|sits?|stands?|arrive[sd]?|moved|moves|meets?|opens?|opened|fail(?:s|ed)?|broke|crashed|joins|joined)(?:\s+[\p{L}'’-]+){0,8}$/iu;
/** The parts of the order itself that may wait or be missing. */
const ofTheOrder =
  /\b(?:orders?|requests?|changes?|seats?|licen[cs]es?|approvals?|consent|okay|ok|signature|contract|quote|payment|purchase|po|renewals?|terms?|date|deadline|price|budget|invoice|decision|confirmation|start|launch|go-live|deals?|projects?|plans?|so|first|away|instead|enough)\b/i;
const isReason = (text: string): boolean => tells.test(text) && !bears.test(text) && !ofTheOrder.test(text);

const namesIn = ({ spans }: Reading): number =>
  spans.filter(({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference').length;

/** The last part of a message after a comma, a dash or a full stop, when it can be nothing but a reason. */
const reasonBehind = (message: string): Readonly<{ order: string; reason: string }> | null => {
  const found = /^(.+?)\s*(?:[,;.]\s+|\s[–—-]\s?)([^,;.]+?)\s*[.!]*\s*$/su.exec(message);
  const [, order = '', reason = ''] = found ?? [];
  return found === null || !isReason(reason) ? null : { order, reason };
};

/**
 * "urgent: add 2 E3 for Contoso, new joiner waits": the order without these words, with its reason, which may also
 * follow a comma at the end if it names nothing else.
 */
export const withUrgency = (message: string, read: (text: string) => Reading): Reading => {
  const rest = withoutUrgency(message);
  if (rest === null) return read(message);
  const whole = read(rest);
  const marked: Reading = { ...whole, given: { ...(whole.given ?? givenIn(whole.spans)), urgent: true } };
  if (doesChange(whole)) return marked;
  // What was read as a condition, another day or a denial is one.
  const behind = whole.decision.kind === 'say' ? null : reasonBehind(rest);
  const order = behind === null ? null : read(behind.order);
  if (
    behind === null ||
    order === null ||
    !doesChange(order) ||
    namesIn(whole) > namesIn(order) ||
    namesIn(read(behind.reason)) > 0
  )
    return offersChange(whole) ? marked : read(message);
  const { purpose, ticket } = order.given ?? givenIn(order.spans);
  const reason = purpose === null ? behind.reason : `${purpose}; ${behind.reason}`;
  return { ...order, given: { ...givenReason(reason, ticket), urgent: true } };
};
