import { givenIn } from '../atoms/given.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { lookUps } from '../questions/look-ups.ts';
import type { Intent } from '../understanding/intent.ts';
import { intentsOf, type Reading, type SaidAbout } from './reading.ts';

const people =
  '(?:they|we|everyone|everybody|all|each|the (?:team|users|staff)|people|users|staff|all of (?:them|these|those)|every one(?: of them)?)';
/** "They use them all", "all of them are in use", "none is spare": said against fewer seats. */
const inUse = new RegExp(
  [
    `\\b${people}\\b[^.!?]{0,20}\\b(?:use|uses|using|need|needs|needing)\\b[^.!?]{0,12}\\b(?:all|each|every one|every single one|everything|one|theirs)\\b`,
    `\\b(?:all|every one|each)\\b[^.!?]{0,14}\\b(?:are|is|being) (?:in use|used|needed|taken|assigned|occupied)\\b`,
    `\\b(?:none|not one|no seat|no licen[cs]e)\\b[^.!?]{0,14}\\b(?:is|are) (?:free|spare|unused|left|available)\\b`,
    `\\b(?:they|these|those) are all (?:in use|used|needed|taken|assigned)\\b`,
  ].join('|'),
  'i',
);
const clause = /[.!?;\n]|,\s+(?=(?:they|we|everyone|everybody|all|each|none|nobody|every)\b)/gi;

/** The subscription that a change is of, once it is known. */
const heldIn = ({ subscriptions }: Portfolio, { target }: Extract<Intent, { kind: 'seats' | 'cancel' }>) =>
  subscriptions.get(target.reference ?? '');

/** A total below what there is takes seats away too. */
const takesAway = (portfolio: Portfolio, intent: Intent): boolean => {
  if (intent.kind !== 'seats') return intent.kind === 'cancel';
  if (intent.direction !== 'set') return intent.direction === 'remove';
  const held = heldIn(portfolio, intent)?.quantity ?? null;
  return held !== null && intent.count.kind === 'seats' && intent.count.n < held;
};

/** The remark beside an order that contradicts it. */
const remarkIn = (written: string): string | null =>
  written
    .split(clause)
    .map((part) => part.trim())
    .slice(1)
    .find((part) => inUse.test(part)) ?? null;

/** "Kill the Copilot trial" where what is held is paid for. */
const trialIn = (portfolio: Portfolio, written: string, intent: Intent): string | null => {
  const [said] = /\btrial\b/i.exec(written) ?? [];
  if (said === undefined || intent.kind !== 'cancel') return null;
  return heldIn(portfolio, intent)?.status === 'Trial' ? null : said;
};

/** "discussed with Sue maybe", "the contract is in review": a reason that leaves open whether it is wanted. */
const leavesOpen = new RegExp(
  [
    '\\b(?:maybe|perhaps|possibly|probably|presumably|supposedly|allegedly|or so|not sure|(?:i|we) (?:think|guess|suppose|hope|believe))\\b',
    "\\b(?:contract|quote|quotation|offer|proposal|agreement|order form|form|po|purchase order|budget|paperwork|approval|signature|deal)s?(?:['’]s| is| are| has| have| went| goes| lies)?\\b(?! (?:over|up)\\b).{0,24}\\b(?:review\\w*|legal|lawyers?|out|open|draft\\w*|pending|discuss\\w*|negotiat\\w*|check\\w*|process|progress|works|circulat\\w*|post|desk|signing)\\b",
  ].join('|'),
  'i',
);
/** "new boss wants it gone": perhaps all of it. */
const wantsGone =
  /\bwants? (?:it|them|that|this|those|the \w+) (?:all )?(?:gone|out|away|off|back|cancelled|canceled|removed|dead)\b/i;

const openReason = (reading: Reading, away: boolean): string | null => {
  const { purpose } = reading.given ?? givenIn(reading.spans);
  return purpose !== null && (leavesOpen.test(purpose) || (away && wantsGone.test(purpose))) ? purpose : null;
};

const orders = ({ kind }: Intent): boolean => kind === 'seats' || kind === 'cancel' || kind === 'order';

/** "give @Anna rights? no": who asks has answered. */
const answeredNo =
  /\?\W*(?:no|nope|nah|nein|never|no way|not really|better not|rather not|i (?:don['’]?t|do not) think so|i think not)(?:[,.!\s]+(?:no|way|thanks|better not|not (?:now|yet|really)|never|please don['’]?t|(?:leave|keep) (?:it|them|him|her)(?: as (?:it is|they are))?))*\W*$/iu;
/** "Ravi handles the renewal only when I'm away", "let Kim have it if she's back". */
const onCondition =
  /^[^,;.!?]*\b(?:when(?:ever)?|if|unless|once|in case|only while)\b(?! (?:you|possible|that['’]?s (?:ok|okay|fine|possible))\b)|[,;] (?:but )?(?:only )?(?:if|unless|once|whenever)\b(?! (?:you|possible|that['’]?s)\b)/iu;
/** "I handled the Litware renewal last year". */
const wasGiven =
  /^\W*(?:i|we|@?\p{L}+) (?:handled|took care of|looked after|had|took over|owned)\b[^,;.!?]*\W*$/iu;

/** "renewals of @Kim, she is ill and I look after them": it is said of hers, whichever they are. */
export const ofSomebody = /\brenewals? (?:of|from) @|@\p{L}+['’]s renewals\b/iu;

const givesUp = (
  { decision }: Reading,
  written: string,
): Extract<SaidAbout, 'dropped' | 'conditional' | 'past' | 'uncertain'> | null => {
  const [intent] = intentsOf(decision);
  if (intent === undefined) return null;
  if (!lookUps.has(intent.kind) && answeredNo.test(written)) return 'dropped';
  if (intent.kind !== 'assign') return null;
  if (ofSomebody.test(written)) return 'uncertain';
  return onCondition.test(written) ? 'conditional' : wasGiven.test(written) ? 'past' : null;
};

/** "Remove 3 E3 from Contoso. They use them all.": the bot asks first, and shows the contradiction. */
export const unlessContradicted = (portfolio: Portfolio, written: string, reading: Reading): Reading => {
  const { decision } = reading;
  const about = givesUp(reading, written);
  if (about !== null) return { ...reading, frames: [], decision: { kind: 'say', about } };
  if (decision.kind !== 'do' || !orders(decision.intent)) return reading;
  const { intent, more = [] } = decision;
  const away = [intent, ...more].some((each) => takesAway(portfolio, each));
  const remark =
    openReason(reading, away) ?? (away ? (remarkIn(written) ?? trialIn(portfolio, written, intent)) : null);
  if (remark === null) return reading;
  return { ...reading, decision: { kind: 'confirm', intents: [intent, ...more], left: [remark] } };
};
