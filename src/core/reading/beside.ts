import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import { isAside } from '../atoms/clauses.ts';
import type { Cue } from '../atoms/cues.ts';
import { cuesIn, needs, orderVerbs } from '../atoms/verbs.ts';
import { atomsOf, wordsIn } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { isForm, withoutRemarks } from '../understanding/remarks.ts';
import { maxMessage } from '../understanding/sentence.ts';
import { saysOne } from './change-lines.ts';
import type { Decision, Reading } from './reading.ts';

/** A message that may mean more when what is said beside it is left aside. */
const isUnsettled = (decision: Decision): boolean => {
  switch (decision.kind) {
    case 'say':
      return meant.has(decision.about);
    case 'do':
      return (decision.left ?? []).length > 0;
    case 'confirm':
      return false;
    default:
      return true;
  }
};
const meant: ReadonlySet<string> = new Set([
  'negated',
  'conditional',
  'another-day',
  'past',
  'reported',
  'uncertain',
  'question-about-change',
]);
/** What is offered instead of done when something beside it was left aside. */
const offered: ReadonlySet<IntentKind> = new Set([
  'seats',
  'cancel',
  'order',
  'staff',
  'set-price',
  'grant',
  'revoke',
  'settle',
]);

/** "shave two off Litware's Basic, their dog ate the budget": the message without its remarks, never done at once. Null when that is no better. */
const besideRemarks = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  if (written.length > maxMessage || !isUnsettled(whole.decision)) return null;
  const vocabulary = vocabularyOf(portfolio);
  const isBare = (clause: string, passing: boolean): boolean => {
    if (written.trimStart().startsWith(clause.trim()) && points.test(clause)) return false;
    const words = wordsIn(clause);
    return isAside(words, atomsOf(vocabulary, words), passing);
  };
  const parted = withoutRemarks(written, isBare);
  if (parted === null) return null;
  const reading = again(parted.rest);
  const { decision } = reading;
  const { remarks } = parted;
  const isQuestion = decision.kind === 'do' && !offered.has(decision.intent.kind);
  // A question about a change stays a question.
  if (whole.decision.kind === 'say' && whole.decision.about === 'question-about-change' && !isQuestion)
    return null;
  if (decision.kind === 'confirm')
    return { ...reading, decision: { ...decision, left: [...decision.left, ...remarks] } };
  if (decision.kind === 'ask') return isNearer(decision, whole.decision) ? reading : null;
  if (decision.kind !== 'do') return null;
  if (isQuestion)
    return whole.decision.kind !== 'do' || unread(decision) < unread(whole.decision) ? reading : null;
  return {
    ...reading,
    decision: { kind: 'confirm', intents: [decision.intent, ...(decision.more ?? [])], left: remarks },
  };
};
const unread = ({ left }: Extract<Decision, { kind: 'do' }>): number => left?.length ?? 0;

/** A question that asks for no more than before, of fewer unknown words. */
const isNearer = (decision: Extract<Decision, { kind: 'ask' }>, before: Decision): boolean =>
  before.kind === 'unknown' ||
  before.kind === 'say' ||
  (before.kind === 'ask' &&
    decision.left.length < before.left.length &&
    decision.missing.every((each) => before.missing.includes(each)));

const bids =
  '(?:(?:can|could|would) (?:you|we|someone|somebody) )?(?:please |pls |kindly )?(?:please|add|remove|set|put|get|give|take|increase|reduce|cancel|order|drop|bump|raise|lower)\\b';
/** Where a sentence ends, a line, and what leads to an order: "but set …", "so short: add 2", ", and now please add". */
const sentences = new RegExp(
  [
    `(?<=[\\p{L}\\d)'’"]{2}[.!?]+)\\s+|(?<=\\p{Extended_Pictographic}|[:;]-?\\))\\s+|\\s*\\n+\\s*|(?<=\\p{L}):\\s+`,
    `,?\\s+(?:but|anyways?|so anyways?)[,:]?\\s+(?=${bids})`,
    `,\\s+(?:and )?(?:so |now |then )*(?=(?:go ahead and )?${bids})|,\\s+so\\s+`,
    // What stands in brackets.
    `\\s+\\((?=[^)]{4,80}\\)\\s)|(?<=\\p{L})\\)\\s+`,
  ].join('|'),
  'iu',
);
const mostSentences = 16;
/** Each sentence is read once more; a longer message is not looked through. */
const longest = 600;

/** What makes of the order that follows another's words, a joke, an example or another day's: it may stand nowhere before it. */
const framing =
  /\b(?:jok\w*|kidding|imagin\w*|pretend\w*|suppos\w*|hypothe\w*|exampl\w*|sampl\w*|demo\w*|test\w*|simulat\w*|rehears\w*|templat\w*|draft\w*|syntax|translat\w*|proofread\w*|spell\w*|rephras\w*|quot\w*|fake|mock\w*|dummy|ignor\w*|disregard|halt|hold|postpon\w*|cancel\w*|scrap|skip|instead|refus\w*|declin\w*|reject\w*|den(?:y|i\w+)|prevent\w*|forb\w+|bann?\w*|block\w*|tentativ\w*|dream\w*|what if|wait|later|someday|eventually|plan\w*|propos\w*|suggest\w*|think\w*|wonder\w*|consider\w*|discuss\w*|debat\w*|decid\w*|negotiat\w*|pending|approv\w*|until|reminder|to-?do|next (?:week|month|year|quarter)|tomorrow|as if|yeah|genius|brilliant|what would|how would)\b|^\W*(?:should|had|were) (?:\p{L}+)/iu;
const denies =
  /\b(?:don'?t|do not|not|never|won'?t|can'?t|cannot)\s+(?:\w+\s+)?(?:do|add|remove|change|touch|order|buy|cancel|this|that|it|them|yet|now|any|anything|the)\b|^\W*no\b(?!\W+(?:rush|worries|problem|hurry|drama|need|stress|pressure))/iu;
/** An order before the one that is looked for, or a question. */
const ofAnother: ReadonlySet<Cue> = new Set<Cue>([
  ...([
    'add',
    'remove',
    'increase',
    'decrease',
    'swap',
    'move',
    'end',
    'order',
    'lapse',
    'what-if',
    'keep',
  ] as const),
]);
const bidding = /^(?:to|please|pls|and|then|you|we|i|just|now|so|can you|could you|want to|need to|,)$/i;
/** "I asked earlier", "me saying thanks": nobody else's words. */
const ownWords =
  /\b(?:i|me|we|i've|we've)\s+(?:just\s+|already\s+)?(?:saying|said|say|asked|ask|asking|wrote|mentioned|told you|heard)\b/iu;
/** "The second: …" */
const counts = /^\W*(?:and )?(?:the )?(?:first|second|third|next|last|other)(?: one| thing)?\W*$/i;

/** A sentence before an order; `leads`: up to a colon, so that all of its last clause is about the order. */
type Before = Readonly<{
  text: string;
  atoms: readonly Atom[];
  last: string;
  leads: boolean;
  first: Atom | undefined;
}>;

/** Whether a phrase before an order makes something else of it. */
const turns = ({ text, atoms, last, leads, first }: Before, atom: Atom, n: number): boolean => {
  if (atom.kind !== 'cue' || atom.cues.includes('neutral')) return false;
  const says = (cue: Cue): boolean => atom.cues.includes(cue);
  // "in the car park" orders nothing.
  const begins = n === 0 || bidding.test(atoms[n - 1]?.text ?? '') || text.includes(`, ${atom.text}`);
  if (atom.cues.some((cue) => ofAnother.has(cue)) && (begins || says('what-if'))) return true;
  // "RESOLVED: add 3", "yesterday's change: 18 to 20".
  if (
    leads &&
    last.includes(atom.text) &&
    (says('past') || (says('unsure') && !/^hop(?:e|ing)$/i.test(atom.text)))
  )
    return true;
  if (
    says('not') &&
    !/^no$/i.test(atom.text) &&
    !/^(?:mind|worry|know|care)$/i.test(atoms[n + 1]?.text ?? '')
  )
    return true;
  return (
    isFramed(atom, atom === first || leads, atoms.length) ||
    (says('reported') &&
      (leads || !/^s?he$/i.test(atom.text)) &&
      (!ownWords.test(text) || (leads && last.includes(atom.text))))
  );
};

/** A condition or another day, at the head of what leads to an order. */
const isFramed = ({ cues, text }: AtomOf<'cue'>, heads: boolean, length: number): boolean =>
  (cues.includes('if') && heads && !/^(?:before|or|either|else|while)$/i.test(text)) ||
  (cues.includes('day') && (heads || length < 4));

/** "My colleague handles this one.", "Here is what he wants:": said of what follows. */
const points =
  /\b(?:(?<!about )(?:this|that|these(?! (?:two|three|four|five|\d))|those)(?: one)?(?!(?:'s| is| morning| afternoon| week| month| year| summer| place| time| right)\b)|the following|(?:it|so|below)(?=\W*$)|what \p{L}+ (?:sent|wants|wanted|typed|wrote|asked)|the request|the sentence)\b/iu;

/** Whether a sentence before an order leaves it as it is. */
const isLeading = (text: string, atoms: readonly Atom[], leads: boolean): boolean => {
  if (atoms.some(({ kind }) => kind === 'reference' || kind === 'quote')) return false;
  // "could somebody (bot or human) …".
  const begs = atoms.every((atom) => atom.kind === 'cue' && atom.cues.includes('asks-bot'));
  if (begs || counts.test(text)) return true;
  if (text.includes('?') || denies.test(text) || atoms.length < (leads ? 3 : 2)) return false;
  if (points.test(text)) return false;
  if (framing.test(text.replace(/\bbefore i forget\b/i, ''))) return false;
  // Mostly unknown words may be another language's "do not".
  const unknown = atoms.filter(({ kind }) => kind === 'unknown').length;
  if (unknown > Math.max(leads ? 1 : 2, atoms.length / 2)) return false;
  const first = atoms.find((atom) => atom.kind !== 'cue' || !atom.cues.includes('neutral'));
  const before = { text, atoms, leads, first, last: text.slice(text.lastIndexOf(',') + 1) };
  return !atoms.some((atom, n) => turns(before, atom, n));
};

type Said = Readonly<{
  text: string;
  words: readonly Word[];
  atoms: readonly Atom[];
  orders: boolean;
  company: string | null;
}>;

const saysAmount: readonly Cue[] = [
  ...orderVerbs.filter((cue) => cue !== 'supply' && cue !== 'take'),
  ...needs,
  'more',
  'fewer',
  'double',
  'triple',
  'half',
  'total',
];
const ordersIn = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ kind }) => kind === 'product' || kind === 'reference') &&
  (saysOne(atoms) ||
    atoms.some(({ kind }) => kind === 'number') ||
    cuesIn(atoms).some((cue) => saysAmount.includes(cue)));

/**
 * "Hi, Ann here. Phones are going mad! Please add 2 Basic for Contoso": the sentences of a long message that order something,
 * where what is said before them leaves them as they are. Offered rather than done. Null where that is no better.
 */
const orderWithin = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  if (written.length > longest || !isUnsettled(whole.decision) || isForm(written)) return null;
  const parts = written.split(sentences).filter((part) => part !== undefined && /[\p{L}\d]/u.test(part));
  if (parts.length < 2 || parts.length > mostSentences) return null;
  const vocabulary = vocabularyOf(portfolio);
  const all = parts.map((text): Said => {
    const words = wordsIn(text);
    const atoms = atomsOf(vocabulary, words);
    const company = atoms.find(({ kind }) => kind === 'company')?.text.replace(/['’]s$/, '') ?? null;
    return { text, words, atoms, orders: ordersIn(atoms), company };
  });
  const first = all.findIndex(({ orders }) => orders);
  const last = all.findLastIndex(({ orders }) => orders);
  if (first < 0) return null;
  const [before, orders, after] = [all.slice(0, first), all.slice(first, last + 1), all.slice(last + 1)];
  const leads = (part: Said): boolean => !endsSentence(written, part.text);
  if (!before.every((part) => isLeading(part.text, part.atoms, leads(part)))) return null;
  const named = [...new Set(before.flatMap(({ company }) => company ?? []))];
  const own = orders.some(({ company }) => company !== null);
  if (!own && named.length > 1) return null;
  const head = own || named.length === 0 ? '' : `${named[0]}: `;
  const said = (parts: readonly Said[]): string => `${head}${parts.map(({ text }) => text).join('\n')}`;
  const kept = before.length === 0 ? null : again(said([...orders, ...after]));
  if (kept !== null && isOffered(kept.decision))
    return beside(
      kept,
      before,
      head === '' &&
        before.every((part) => isTalk(part) && (!leads(part) || written.includes(`${part.text}:`))),
    );
  const bare = after.length > 0 && after.every(isTrailing) ? again(said(orders)) : null;
  if (bare !== null && isOffered(bare.decision)) return beside(bare, [...before, ...after], false);
  return kept?.decision.kind === 'ask' && isNearer(kept.decision, whole.decision) ? kept : null;
};

const isOffered = (decision: Decision): boolean =>
  decision.kind === 'confirm' || (decision.kind === 'do' && offered.has(decision.intent.kind));

/** An order with what was said beside it: done only where that was talk of who writes. */
const beside = (reading: Reading, said: readonly Said[], talk: boolean): Reading => {
  const { decision } = reading;
  const remarks = said.map(({ text }) => text.trim());
  if (decision.kind === 'confirm')
    return { ...reading, decision: { ...decision, left: [...remarks, ...decision.left] } };
  if (decision.kind !== 'do' || talk) return reading;
  return {
    ...reading,
    decision: { kind: 'confirm', intents: [decision.intent, ...(decision.more ?? [])], left: remarks },
  };
};

/** "Hi, sorry to bother you again": of who writes or who reads, with no name, number or turn in it. */
const isTalk = ({ text, atoms }: Said): boolean =>
  talks.test(text) &&
  atoms.every(
    ({ kind, text }) => kind === 'cue' || kind === 'unknown' || (kind === 'number' && jobs.test(text)),
  );
const jobs = /^(?:one|two|three|four|five|[1-5])$/i;
const talks =
  /^\W*(?:and|oh|so|well|ok(?:ay)?)?\W*(?:i|i'm|i've|me|my|we|we're|we've|our|you|your|hope|hi|hello|hey|morning|afternoon|evening|good (?:morning|afternoon|evening)|sorry|apologies|thanks|thank you|happy|quick|right|no (?:rush|hurry|drama|stress)|please do (?:these|the following|this)|(?:one|two|three|four|five|a few|some|\d)(?: (?:small|quick|more|last|little|other))? (?:things?|jobs?|ones?|requests?|changes?|favou?rs?|tasks?))\b/iu;

/** What may follow an order and leave it as it is; it is offered, not done. */
const isTrailing = ({ text, atoms, words }: Said): boolean =>
  asksBack.test(text) ||
  (!text.includes('?') && /\p{L}.*\s.*\p{L}/u.test(text) && isAside(words, atoms, false));
const asksBack =
  /^\W*(?:(?:and|or) )?(?:is (?:that|this) (?:ok(?:ay)?|alright|all right|right|possible|how (?:it|this) works|doable|fine)|does (?:that|this) (?:work|make sense)|(?:do|did) i (?:do|get|have) (?:that|this|it) right|did (?:that|you) (?:work|get (?:that|this|it))|ok(?:ay)?|all good|right|possible|can do|next|end of (?:story|novel|rant|message|list)|that(?:'s| is) (?:it|all)(?: folks)?|over and out|shout if .{3,40}|anything else .{0,30})\W*$/iu;
/** Whether a sentence or a line ends there, and not a clause that may bear on what follows. */
const endsSentence = (written: string, part: string): boolean =>
  /[.!?]$|[:;]-?\)$|\p{Extended_Pictographic}$/u.test(part.trimEnd()) ||
  // A line, brackets, or ", so", which gives a reason.
  /^(?:\s*[\n()]|,\s+so\s)/.test(written.slice(written.indexOf(part) + part.length));

/** "Draft for my colleague. Set …", "Wrong chat, sorry": not for the bot. */
const notMeant =
  /^\W*(?:(?:just |only )?(?:a )?(?:draft|test|example|sample|template)\b[^.!?\n:]*[.!?:\n]|read (?:this|that|it) back\b|wrong (?:chat|window|channel|thread)\b)/iu;

/** The message as read, or what of it is meant when what stands beside it is left aside. */
export const aloneOf = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading => {
  if (notMeant.test(written) && isOffered(whole.decision))
    return { ...whole, decision: { kind: 'say', about: 'uncertain' } };
  const remarked = besideRemarks(portfolio, written, whole, again);
  if (remarked !== null && remarked.decision.kind !== 'ask') return remarked;
  const within = orderWithin(portfolio, written, whole, (rest) => {
    const found = again(rest);
    return besideRemarks(portfolio, rest, found, again) ?? found;
  });
  return within ?? remarked ?? whole;
};
