import { type Atom, ofKind, type Word } from '../atoms/atom.ts';
import { inEverydayWords, ownChange } from '../atoms/bearing.ts';
import { companiesIn, withoutSetApart } from '../atoms/companies-in.ts';
import { type Heard, heardIn } from '../atoms/heard.ts';
import { cuesIn } from '../atoms/verbs.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { framed } from '../questions/look-ups.ts';
import { askedEach } from '../reading/beside.ts';
import { leftIn } from '../reading/left.ts';
import { questionOfKind } from '../reading/question.ts';
import { isOrdered, read, writtenIn } from '../reading/read.ts';
import { ask, type Decision, isMeant, leftOf, type Reading } from '../reading/reading.ts';
import { asks } from '../reading/several-questions.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { partsOf } from '../understanding/message-parts.ts';
import type { Here } from '../understanding/periods.ts';
import { askedApart } from './asked-apart.ts';
import { besideRemarks, besideTold, isNamed } from './beside-remarks.ts';
import { type AskedKind, likelyKinds } from './likely-kinds.ts';
import { englishOf } from './other-languages.ts';
import { withoutPassing } from './passing-names.ts';

type Done = Extract<Decision, { kind: 'do' }> & Readonly<{ left: readonly string[] }>;

const ownersOf = (company: string | null): string => (company === null ? 'owners' : `owner of ${company}`);

/** Questions that have no values, or only a company, in words that ask them. */
const plainly: Readonly<Partial<Record<AskedKind, (company: string | null) => string>>> = {
  today: () => 'today',
  digest: () => 'my digest',
  owners: ownersOf,
  owner: ownersOf,
  approvers: (company) => (company === null ? 'roles' : `approvers ${company}`),
  reviews: () => 'reviews',
  deputies: () => 'deputies',
  policy: () => 'policy',
  roles: () => 'roles',
  whoami: () => 'whoami',
  status: () => 'status',
  doctor: () => 'doctor',
  setup: () => 'setup',
  mapped: () => 'mapped',
  ignored: () => 'ignored',
  refresh: () => 'refresh',
};

/** So likely a kind must be to be looked up where no words of the tables say so. */
const enough = { unknown: 0.5, said: 0.7, asked: 0.75, rival: 0.85, plain: 0.7 } as const;
/**
 * So likely, when the tables say another kind that is at most `hardly` so: the likely one is done, or both are offered. What the
 * tables explain to the last word stands, unless nobody asks for it so.
 */
const other = {
  inPart: { offered: 0.6, done: 0.8, hardly: 0.15 },
  inFull: { offered: 0.9, done: Number.POSITIVE_INFINITY, hardly: 0.03 },
} as const;

/** How likely a kind must be to take the place of a decision that looks nothing up; null when the decision stands. */
const neededFor = (decision: Decision): number | null => {
  switch (decision.kind) {
    case 'unknown':
      return enough.unknown;
    case 'say':
      return isMeant(decision.about) || decision.about === 'quoted' ? enough.said : null;
    case 'ask':
      if (decision.choices.length > 0)
        return decision.choices.every(({ kind }) => looksUp(kind)) ? enough.rival : null;
      return decision.left.length > 0 ? enough.asked : null;
    default:
      return null;
  }
};

const looksUp = (kind: AskedKind): boolean => framed.has(kind as IntentKind) || plainly[kind] !== undefined;

/** Questions of one company or one product: without it something else may be meant. */
const ofOne: ReadonlySet<IntentKind> = new Set<IntentKind>([
  ...(['subscriptions', 'subscription', 'company', 'contacts', 'history', 'price', 'product'] as const),
  ...(['price-history', 'sooner'] as const),
]);
const names = (intent: Intent): boolean =>
  (intent.kind !== 'subscription' || (intent.target.company !== null && intent.target.product !== null)) &&
  isNamed(intent);
/** Of several names one alone would be answered for. */
const namesSeveral = (atoms: readonly Atom[]): boolean =>
  companiesIn(atoms).length > 1 ||
  new Set(ofKind(atoms, 'product').map(({ text }) => text.toLowerCase())).size > 1;

/** A list of one company's subscriptions would be empty by a product that it does not hold. */
const namesTooMany = (kind: AskedKind, atoms: readonly Atom[]): boolean =>
  (kind !== 'portfolio' && namesSeveral(atoms)) ||
  (kind === 'subscriptions' && ofKind(atoms, 'product').length > 0);

/** What is left out or denied turns a question: then it is not the likely one. */
const denies =
  /^(?:but|not|no|never|none|except|don['’]?t|do(?:es)? not|did not|has no|have no|ohne|außer|kein\p{L}*|nicht|nie|geen|zonder|behalve|niet|nooit|sans|sauf|hormis|pas|aucune?|jamais|sin|salvo|excepto|tranne|senza|bez)(?:\s|$)/iu;
/** What asks for a deed beside it. */
const bids =
  /^(?:prevent|avoid|approve|reject|refund|credit|let|stop|end|cancel|undo|withdraw|move|asked for)(?:\s|$)/i;

/** "what does Zorro pay us": among these words a name that nobody has, behind the first word of a sentence. */
const namesStranger = (words: readonly Word[], left: readonly string[]): boolean =>
  words.some(
    ({ text }, at) => at > 0 && words[at - 1]?.stop !== true && /^\p{Lu}/u.test(text) && left.includes(text),
  );

/** A message as its words, and what they are. */
type Said = Heard & Readonly<{ text: string }>;

/** Lists, of which a denial leaves the rest. */
const lists: ReadonlySet<AskedKind> = new Set<IntentKind>([
  ...(['portfolio', 'companies', 'invoices', 'renewals', 'subscriptions', 'products', 'orders'] as const),
  ...(['trials', 'margins'] as const),
]);

/** Whether a denial stands in the clause that asks, and not in what is told beside it. */
const isDenied = (text: string): boolean => {
  const parts = partsOf(text).map((part) => part.text);
  const isDenying = (part: string) => part.split(/[\s,;:()]+/).some((word) => denies.test(word));
  return (
    !parts.some((part) => !isDenying(part) && asks.test(part)) ||
    parts.some((part) => isDenying(part) && asks.test(part))
  );
};

/** Whether words that nothing explains make another question of it. */
const turns = (left: readonly string[], { text }: Said, kind: AskedKind, share: number): boolean => {
  if (left.some((each) => bids.test(each) && !(share >= plainlyAsked && kind === 'pending'))) return true;
  if (!left.some((each) => denies.test(each))) return false;
  return share < plainlyAsked || (lists.has(kind) && isDenied(text));
};

/** Of whom nothing is known: then the list of all would answer another question. */
const ofCompany: ReadonlySet<AskedKind> = new Set<IntentKind>(['owners', 'owner', 'approvers']);

/** "which of those are Ann's" is asked of a list, and "any of those emergency buys" of all. */
const ofThose =
  /\b(?:of|among) (?:all )?(?:them\b|th[oe]se\b(?=\W*$| (?:is|are|was|were|do|does|did|have|has|had|can|will|we|you|they|i)\b|[,.;:?!]))/i;

/** The question of a kind that a message asks, with its names and values; null when it is not of the kind after all. */
const questionAs = (
  [kind, share]: Likely[number],
  said: Said,
  portfolio: Portfolio,
  here: Here,
): Done | null => {
  const { words, atoms } = said;
  if (namesTooMany(kind, atoms)) return null;
  const sentence = plainly[kind];
  if (sentence === undefined) {
    const found = questionOfKind(kind as IntentKind, portfolio, words, atoms, here);
    if (found === null || (!found.sure && share < plainlyAsked)) return null;
    if (turns(found.left, said, kind, share)) return null;
    if (!names(found.intent) && (ofOne.has(found.intent.kind) || namesStranger(words, found.left)))
      return null;
    return { kind: 'do', intent: found.intent, filters: found.filters, left: found.left };
  }
  const [{ text: company } = { text: null }] = ofKind(atoms, 'company');
  const left = leftIn(atoms);
  const strange = company === null && ofCompany.has(kind) && (left.length > 1 || namesStranger(words, left));
  const denied = words.some(({ word }, at) => denies.test(word) && words[at - 1]?.word !== 'or');
  if (strange || ofThose.test(said.text) || (denied && (share < plainlyAsked || isDenied(said.text))))
    return null;
  const { decision } = read(sentence(company), portfolio, here);
  return decision.kind === 'do' ? { ...decision, left: [] } : null;
};

/**
 * The look-up that people ask for in such words, where the tables of words settle nothing or something that nobody asks so. It never opens
 * a change, and takes the place of none.
 */
export const byLikeness = (
  message: string,
  portfolio: Portfolio,
  reading: Reading,
  here: Here,
  again: (text: string) => Reading = (text) => read(text, portfolio, here),
): Reading => {
  const { decision } = reading;
  if (!isOpen(decision) || message.length > longest) return reading;
  if (asksTwice.test(message)) {
    const likely = (text: string): Reading =>
      ofLikelyKind(
        text,
        heardIn(vocabularyOf(portfolio), text),
        portfolio,
        read(text, portfolio, here),
        here,
      );
    const settled = unreadIn(reading) === 0;
    const each = settled ? null : askedEach(portfolio, writtenIn(message), reading, likely);
    return each ?? besideRemarks(askedApart(portfolio, message), message, portfolio, reading, here);
  }
  const vocabulary = vocabularyOf(portfolio);
  const heard = heardIn(vocabulary, writtenIn(message));
  const english = englishOf(heard.atoms);
  const translated =
    english === null
      ? null
      : readTranslated(
          english,
          heard.words.length <= leastWords || begs.test(message),
          portfolio,
          here,
          again,
        );
  return translated !== null && unreadIn(reading) > 0 && unreadIn(translated) <= unreadIn(reading)
    ? translated
    : ofLikelyKind(
        message,
        english === null ? heard : heardIn(vocabularyOf(portfolio), english),
        portfolio,
        reading,
        here,
      );
};

const likelyIn = (heard: Heard): Likely =>
  [...likelyKinds(inEverydayWords(heard.words, heard.atoms))].sort(([, a], [, b]) => b - a);

/** By the whole message, or by the clauses in it that ask. */
const ofLikelyKind = (
  message: string,
  heard: Heard,
  portfolio: Portfolio,
  reading: Reading,
  here: Here,
): Reading => {
  if (heard.words.length < leastWords) return reading;
  const likely = likelyIn(heard);
  const whole = asLikely(message, heard, likely, portfolio, reading, here);
  if (whole !== reading) return whole;
  const apart = askedApart(portfolio, message);
  if (apart === null) return besideRemarks(null, message, portfolio, reading, here);
  const asked = heardIn(vocabularyOf(portfolio), apart.text);
  const kinds = insteadOf(reading.decision, likely) === null ? likelyIn(asked) : likely;
  const [[most, share], [, own]] = [likely[0] as Likely[number], kinds[0] as Likely[number]];
  // "booked 8 seats at five guys for Friday, who's in": the question is of what is told.
  if (most === 'none' && share >= asksNothing && own < certain) return reading;
  const found = asLikely(apart.text, asked, kinds, portfolio, reading, here);
  const likeliest = found === reading ? reading : besideTold(apart, found, reading);
  return likeliest === reading ? besideRemarks(apart, message, portfolio, reading, here) : likeliest;
};

const asLikely = (
  message: string,
  { words, atoms: found }: Heard,
  likely: Likely,
  portfolio: Portfolio,
  reading: Reading,
  here: Here,
): Reading => {
  const { decision } = reading;
  const atoms = withoutSetApart(inEverydayWords(words, found));
  const instead = insteadOf(decision, likely);
  const sure = (likely[0] as Likely[number])[1] >= certain;
  if (instead === null || lacksOnly(decision, message) || (!sure && tells(decision, message))) return reading;
  const said = { text: message, words, atoms: withoutPassing(portfolio, atoms) };
  const [first, ...others] = likely
    .filter(([kind, share]) => share >= rival && looksUp(kind))
    .map((each) => questionAs(each, said, portfolio, here));
  if (first == null || (!sure && words.length < wordsToSpare && first.left.length > 0)) return reading;
  if (ofMoney.has(first.intent.kind) && !isNamed(first.intent) && pointsBack.test(message)) return reading;
  const choices = [first, ...others].flatMap((each) => each?.intent ?? []);
  if (instead === 'offered' && decision.kind === 'do') {
    // What names somebody is no question of all.
    if (isNamed(decision.intent) && !isNamed(first.intent)) return reading;
    choices.splice(1, choices.length, decision.intent);
  }
  const only = choices.every(({ kind }) => kind === first.intent.kind);
  if (only && decision.kind === 'do' && decision.intent.kind === first.intent.kind) return reading;
  return {
    ...{ spans: atoms, modality: null, frames: choices },
    decision: only ? first : ask(first.intent, ['reading'], first.left, { choices }),
  };
};

/** "por favor": what stands beside it is asked for. */
const begs =
  /(?:^|[\s,])(?:bitte|svp|s['’]il (?:te|vous) pla[iî]t|por favor|porfa|graag|aub|alsjeblieft)\W*$/iu;

/** "and how much does that cost a month" is of what was spoken of, and not of all. */
const ofMoney: ReadonlySet<IntentKind> = new Set<IntentKind>(['spend', 'margins', 'price', 'usage']);
const pointsBack = /\b(?:do|does|did|is|are|was|would|will) (?:that|those|these|they)\b/i;

/** A look-up that is asked in another language; null when its words order something, or ask for nothing. */
const readTranslated = (
  english: string,
  bare: boolean,
  portfolio: Portfolio,
  here: Here,
  again: (text: string) => Reading,
): Reading | null => {
  const said = asks.test(english) || bare;
  const whole = again(english);
  const reading =
    whole.leans === true
      ? whole
      : ofLikelyKind(english, heardIn(vocabularyOf(portfolio), english), portfolio, whole, here);
  const { decision, spans } = reading;
  const orders = cuesIn(spans).some((cue) => ownChange.has(cue)) && !asks.test(english);
  return said && decision.kind === 'do' && looksUp(decision.intent.kind) && !orders ? reading : null;
};

/** How many words a look-up leaves unexplained; anything else explains fewer. */
const unreadIn = ({ decision }: Reading): number =>
  decision.kind === 'do' ? leftOf(decision).length : Number.POSITIVE_INFINITY;

/** A longer message is like too much. */
const longest = 600;

/** Two questions of one message, of which one alone would be answered. */
const asksTwice =
  /\b(?:what|when|whom?|which|how|where)(?:['’]?s)?\b.*\b(?:and|plus|also)(?: then)? (?!who (?:did|was|made) (?:it|that)\b|when\W*$)(?:what|when|whom?|which|how|where)(?:['’]?s)?\b|(?:^|\s)2[.)]\s/is;

/** What speaks of a change, or at some length, and has no word of asking. */
const tells = (decision: Decision, message: string): boolean =>
  (decision.kind === 'say' || message.split(/\s+/).length > longestBare) && !asks.test(message);
/** "order 3 Nonesuch for Contoso" lacks its product, and asks nothing. */
const lacksOnly = (decision: Decision, message: string): boolean =>
  decision.kind === 'ask' && isOrdered(decision.intent) && !asks.test(message);
const longestBare = 6;

/** So likely a question needs no word of asking, and few words need no other. */
const certain = 0.95;

/** So likely a question keeps words of a change, or numbers, that stand in it as in a story. */
const plainlyAsked = 0.9;

/** Fewer words are like too much; of few, each must be explained. */
/** So likely a message asks nothing, whatever a clause of it asks. */
const asksNothing = 0.8;
const leastWords = 4;
const wordsToSpare = 6;

/** So likely another question is offered beside the likeliest. */
const rival = 0.15;

type Likely = readonly (readonly [AskedKind, number])[];

/** What takes the place of a decision: the likeliest question, or one of it and what the tables say; null when it stands. */
const insteadOf = (decision: Decision, likely: Likely): 'done' | 'offered' | null => {
  const [kind, share] = likely[0] as Likely[number];
  if (!looksUp(kind)) return null;
  const needed = neededFor(decision);
  // What has no values is told by its words alone.
  const sure = plainly[kind] === undefined || share >= enough.plain;
  if (needed !== null) return sure && share >= needed ? 'done' : null;
  if (decision.kind !== 'do') return null;
  const least = leftOf(decision).length > 0 ? other.inPart : other.inFull;
  const own = likely.find(([each]) => each === decision.intent.kind)?.[1] ?? 0;
  if (own > least.hardly) return null;
  if (share >= least.done) return 'done';
  return share >= least.offered ? 'offered' : null;
};

/** Whether a question may take the place of a decision at all. */
const isOpen = (decision: Decision): boolean =>
  neededFor(decision) !== null ||
  (decision.kind === 'do' && decision.more === undefined && replaceable(decision.intent.kind));
const replaceable = (kind: IntentKind): boolean => looksUp(kind) || kind === 'portal-only' || kind === 'help';
