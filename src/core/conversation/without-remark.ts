import type { Atom } from '../atoms/atom.ts';
import { isMeant, leftOf, type Reading } from '../reading/reading.ts';
import { type MessagePart, partsOf } from '../understanding/message-parts.ts';
import { subjectOf, weakened } from './follow.ts';
import { isLookUp } from './follow-read.ts';
import type { Memory } from './remembered.ts';
import { isChange } from './whole-sentence.ts';

const mostParts = 6;
type Again = (part: string) => Reading;

const isOpen = ({ decision }: Reading): boolean =>
  decision.kind === 'unknown' || (decision.kind === 'say' && isMeant(decision.about));

const isUnclear = (whole: Reading): boolean =>
  isOpen(whole) ||
  (whole.decision.kind === 'ask' && !isChange(whole.decision.intent)) ||
  (whole.decision.kind === 'do' && isLookUp(whole.decision.intent) && leftOf(whole.decision).length > 0);

/** "only Fabrikam, I don't need the others" after a look-up: its first part counts, the rest changes nothing. */
const besideLookUp = (whole: Reading, parts: readonly MessagePart[], again: Again): Reading | null => {
  if (!isUnclear(whole)) return null;
  const all = parts.map((part) => ({ part, reading: again(part.text) }));
  const gone = all.find(({ part, reading }) => letsGo(reading) && !onlyNo.test(part.text));
  // "scratch that, the boss found it".
  const idle = all.every(
    (each) => each === gone || (isOpen(each.reading) && !each.reading.spans.some(names)),
  );
  if (gone !== undefined && idle) return gone.reading;
  for (const { part, reading } of all) {
    const { decision } = reading;
    const follows = reading.leans === true && decision.kind === 'do' && isLookUp(decision.intent);
    if (!follows || leftOf(decision).length > 0) continue;
    const left = parts.filter((each) => each !== part).map(({ text }) => text);
    return { ...reading, decision: { ...decision, left } };
  }
  return null;
};

const letsGo = ({ decision }: Reading): boolean =>
  (decision.kind === 'do' && decision.intent.kind === 'withdraw') ||
  (decision.kind === 'say' && decision.about === 'dropped');

/** "hold that": what waits is shown. */
const waits = ({ decision }: Reading): boolean =>
  decision.kind === 'do' && decision.intent.kind === 'pending';
const onlyNo = /^\W*(?:no|nope|nah|nein|non|nee)\W*$/i;

const puts = ({ decision, leans }: Reading): boolean =>
  leans === true && ((decision.kind === 'do' && isChange(decision.intent)) || decision.kind === 'confirm');

/** "HR just called" puts nothing. */
const isIdle = ({ spans, decision }: Reading): boolean =>
  decision.kind === 'confirm' && decision.left.length > 0 && !spans.some(names);

const names = ({ kind }: Atom): boolean =>
  kind === 'company' || kind === 'product' || kind === 'reference' || kind === 'number';

/** "not the old Office one": what is not meant, beside what is. */
const denial = /^\W*(?:and |but )?not (?:the |that |those )?[\p{L}\d ]{2,30}\W*$/iu;
const anotherTime = /\b(?:before|until|till|after|yet|now|today|sure|any|all|on|by|from)\b/i;

/** What would hold a change back, or be another. */
const holds =
  /\b(?:not|never|no|don['’]?t|wait|hold|until|unless|if|when|once|before|after|later|tomorrow|ask|asks|check|first|maybe|perhaps|but|except|any\p{L}*|other|said|says|told|wrote|wants?|approval|veto|freeze|sign-?off|budget|wrong)\b/iu;
/** "another one starts on Monday", "she hired two more": who comes says why. */
const comes =
  /^\W*(?:(?:because|since|as|so|and) )?(?:(?:another|one more|a (?:new|second|third)|the|their|an?) ?(?:one|\p{L}+)?|s?he|they|we|one more|two more)(?: (?:just|has|have|also))* (?:starts?|joins?|comes?|begins?|hired|joined|started|took on)\b[^,;?]{0,40}$/iu;
/** How it came to the slip, or a sigh. */
const slip =
  /^\W*(?:hm+|oh|ah|(?:oh )?d[u']?oh|(?:oh )?duh|eh|er|um|uh|argh|ouch|wait|sorry|ok)\W*$|^\W*(?:(?:and|because|sorry|oops) )*(?:i|we|the customer|they) (?:forgot|mistyped|misread|miscounted|typed|overlooked|missed)\b[^,;]{0,30}$|^\W*(?:just )?as (?:you|the bot) (?:suggest|propose|recommend)(?:ed|d|s)?\W*$/iu;

/** "he had a spare one after all", "we had two left". */
const found =
  /^\W*(?:(?:because|since|as|so|oh|no|ah|sorry|wait)[, ]+)*(?:\S+(?: \S+)? (?:(?:just|still|already|actually|now) )*(?:has|have|had|found|got|is|are|was|were)|(?:just )?(?:found|got|have))\b.*\b(?:spare|left|unused|free|over|already|enough|after all|lying around|in (?:the|a|some) (?:drawer|cupboard|cabinet|pool|portal|list|back))\b/iu;

const wantsMore = /\b(?:but|and|needs?|wants?|add|more|order|make|instead|only|not|if|\d+)\b/i;

/** "Remove-It, the waste guys": the same company in other words, and nothing else. */
const saysAgain = ({ spans }: Reading, put: Reading | undefined): boolean => {
  const named = put?.spans.flatMap((atom) => (atom.kind === 'company' ? atom.ids : [])).join();
  const [own, other] = spans.filter(names);
  return own?.kind === 'company' && other === undefined && named !== undefined && own.ids.includes(named);
};

/** "call it three, I forgot the trainee" after a change: one part follows it, and the others only say why. */
const besideChange = (
  whole: Reading,
  parts: readonly MessagePart[],
  again: Again,
  open: boolean,
): Reading | null => {
  const asked = whole.decision.kind === 'ask' && whole.decision.choices.length === 0;
  const looked = whole.decision.kind === 'do' && isLookUp(whole.decision.intent);
  // "they found one. Take my request back": the one is none to remove.
  const offered = whole.decision.kind === 'confirm' && whole.decision.left.length > 0;
  if (!isOpen(whole) && !asked && !looked && !offered) return null;
  const all = parts.map(({ text }) => ({ text, reading: again(text) }));
  type One = (typeof all)[number];
  const bare = ({ reading }: One) => !reading.spans.some(names);
  const ofNobody = ({ reading }: One) =>
    !reading.spans.some(({ kind }) => kind === 'company' || kind === 'product');
  const denies = (one: One) => denial.test(one.text) && !anotherTime.test(one.text) && !bare(one);
  // "no, the other one" lets nothing go.
  const gone = all.filter(({ reading, text }) => letsGo(reading) && !onlyNo.test(text));
  // "never mind, … take my request back" says it twice.
  const dropped = gone.find(({ reading }) => reading.decision.kind === 'do') ?? gone[0];
  if (dropped !== undefined) {
    const rest = all.filter((each) => !gone.includes(each));
    // Beside a question that is let go, a number asks for nothing.
    const idle = (each: One) =>
      bare(each) ||
      (found.test(each.text) && ofNobody(each)) ||
      (open && each.reading.spans.every((atom) => atom.kind === 'number' || !names(atom)));
    const spare = (each: One) => found.test(each.text) && ofNobody(each) && !wantsMore.test(each.text);
    if (rest.every((each) => spare(each) || (idle(each) && (!puts(each.reading) || isIdle(each.reading)))))
      return dropped.reading;
    const [number, more] = rest;
    // "scratch that, 72".
    return more === undefined &&
      /\b(?:scratch|strike)\b/i.test(dropped.text) &&
      /^\W*\d{1,5}\W*$/.test(number?.text ?? '')
      ? again(`make it ${number?.text}`)
      : null;
  }
  if (looked || offered) return null;
  const waiting = all.find(({ reading }) => reading.leans === true && waits(reading));
  if (waiting !== undefined && all.every((each) => each === waiting || (bare(each) && !puts(each.reading))))
    return waiting.reading;
  const putting = all.filter((one) => puts(one.reading) && !denies(one));
  const [put, second] = putting.filter((one, at) => at === 0 || !saysAgain(one.reading, putting[0]?.reading));
  const rest = all.filter((each) => each !== put);
  const only = rest.every(
    (each) =>
      denies(each) ||
      (comes.test(each.text) && ofNobody(each)) ||
      (!holds.test(each.text) && (bare(each) || saysAgain(each.reading, put?.reading))),
  );
  if (put === undefined || second !== undefined || !only) return null;
  const sure = rest.every((each) => denies(each) || (slip.test(each.text) && !holds.test(each.text)));
  return sure ? put.reading : { ...put.reading, decision: weakened(put.reading.decision) };
};

/** A follow-up with more said beside it, by the part that follows; else as it was read. */
export const withoutRemark = (message: string, whole: Reading, { last }: Memory, again: Again): Reading => {
  const base = subjectOf(last);
  const parts = base === null ? [] : partsOf(message);
  if (base === null || parts.length < 2 || parts.length > mostParts) return whole;
  return (
    (isChange(base)
      ? besideChange(whole, parts, again, last?.open === true)
      : besideLookUp(whole, parts, again)) ?? whole
  );
};
