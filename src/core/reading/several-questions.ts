import { type Atom, ofKind, textOf as textAt, type Word } from '../atoms/atom.ts';
import { ownChange } from '../atoms/bearing.ts';
import { companiesIn, withoutSetApart } from '../atoms/companies-in.ts';
import type { Cue } from '../atoms/cues.ts';
import { cuesIn } from '../atoms/verbs.ts';
import { lookUps } from '../questions/look-ups.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { cutInto, joinedParts, type MessagePart, questionsIn } from '../understanding/message-parts.ts';
import type { Decision, Reading } from './reading.ts';
import { joiner, mostQuestions } from './several-names.ts';

/** A part of a message; `orders`: it requests a change. */
export type Part = MessagePart &
  Readonly<{
    words: readonly Word[];
    atoms: readonly Atom[];
    orders: boolean;
    company: string | null;
    companies: readonly string[];
  }>;
/** How many words of a look-up are not known. */
export const unread = ({ left }: Extract<Decision, { kind: 'do' }>): number => left?.length ?? 0;

/** So many parts are looked through. */
const mostAlone = 8;
/** Words that ask or bid to show. */
export const asks =
  /^(?:(?:and|so|but|hi|hello|hey|ok)[, ]+)*(?:do|does|did|is|are|has|have|any|whatever|whose)\b|\?|\b(?:what|whats|which|who|whos|whom|whose|when|how|why|show|list|give me|tell me|see|find|looking for|please|pls|compare|send)\b/i;

/** A name alone may be there by chance. */
const isAsked = ({ kind }: Intent): boolean => kind !== 'company' && lookUps.has(kind);

/** A look-up of which every word is known. */
const lookUpIn = ({ decision }: Reading): Intent | null =>
  decision.kind === 'do' &&
  (decision.more === undefined || decision.sentences !== undefined) &&
  unread(decision) === 0 &&
  isAsked(decision.intent)
    ? decision.intent
    : null;

type LookUp = (part: Part, reading: Reading) => Intent | null;
const lookUpAlone: LookUp = ({ text }, reading) =>
  text.split(' ').length > 2 && asks.test(text) && !alternatives.test(text) && !refers.test(text)
    ? lookUpIn(reading)
    : null;
/** "can you pull that up for me" asks for what stands before it. */
const refers =
  /^\W*(?:(?:can|could|would) you |please |pls )*(?:pull|look|bring|check|find|get|send|show)(?: me)? (?:that|this|it|those|them)\b/i;

/** "unpaid invoices", "licences of Litware": one of several that are only named. */
const lookUpNamed: LookUp = ({ text, atoms }, reading) =>
  atoms.some((atom) => (atom.kind === 'cue' || atom.kind === 'unknown') && !places.test(atom.text)) &&
  !places.test(text) &&
  !telling.test(text) &&
  !alternatives.test(text)
    ? lookUpIn(reading)
    : null;
/** "monthly or annual?" goes on with a question, too. */
const alternatives = /^\W*[\p{L}\d]+ or [\p{L}\d]+\W*$/iu;
/** "over all customers" goes on with what was asked. */
const places = /^\W*(?:same|at|for|from|of|in|on|over|by|with|without|per|to|across|only|just)\b/i;

/** What may not be left out: a change, or a number or product beside a look-up that was mostly understood. */
const holds = ({ text, atoms }: Part, most: boolean): boolean =>
  (cuesIn(atoms).some((cue) => moves.has(cue)) && !(showsOnly.test(text) && !atoms.some(isCounted))) ||
  (most && atoms.some(isCounted));
/** Beside a question of what could be done, "customer shrinks:" says why. */
const holdsUp = (part: Part, found: readonly Readonly<{ part: Part }>[], most: boolean): boolean =>
  found.some((question) => question.part.orders)
    ? part.orders || part.atoms.some(isCounted)
    : holds(part, most);
/** "give me the whole list": it moves no seats. */
const showsOnly = /^(?:(?:and|then|please|pls|just)[, ]+)*(?:give|show|send|get|bring) (?:me|us)\b/i;
const isCounted = ({ kind }: Atom): boolean => kind === 'number' || kind === 'product';
const moves: ReadonlySet<Cue> = new Set<Cue>([...ownChange, 'move']);

/** Each of them begins as a question. */
const asksSeveral = (all: readonly Part[]): boolean =>
  all.filter(({ text }) =>
    /^\W*(?:(?:and|also|plus|then|separately),? )*(?:whom?|what|when|how|which|where|show|give me|list)(?:['’]?s)?\b/i.test(
      text.replace(whoAsks, ''),
    ),
  ).length > 1 || all.slice(1).some(({ text }) => /^\W*(?:and|also|plus) (?:who|what)ever\b/i.test(text));

export const kindOf = ({ decision }: Reading): IntentKind | null =>
  decision.kind === 'do' ? decision.intent.kind : null;

/** What was told or postponed beside it does not change a question. */
const plainlyAsks = (text: string, { decision }: Reading): boolean =>
  text.includes('?') ||
  (decision.kind === 'say' &&
    decision.about === 'reported' &&
    /^(?:(?:from|above|to|by|for|at) )?(?:what|which|who|whose|where|how (?:many|much|long))\b/i.test(text));

/** "which of their E3 can I lower first" may be a look-up, whatever its verb. */
const asksFirst =
  /^\W*(?:and |also |plus |then )*(?:which|what(?! (?:if|about|would|happens)\b)|when|who|how (?:long|much|many)|where|why)\b/i;
/** Whether a clause orders, and does not only ask what could be done. */
const ordersBeside = (all: readonly Part[], { decision }: Reading): boolean => {
  const asks = decision.kind !== 'do' && all.some(({ company }) => company !== null);
  return all.some(({ orders, text }) => orders && !(asks && asksFirst.test(text)));
};

const place = /\b(?:over|down|up|out) there\b/i;
/** What a question refers to instead of naming it. */
export const pointing =
  /\b(?:that|it|its|this|these|those|they|them|their|theirs|his|her|hers|he|she|there|ever|same)\b/iu;

/**
 * The company that a part is about: the only one of the message, or the last before what points at it. A later sentence that asks
 * something of another names it for itself alone.
 */
const nameFor = (all: readonly Part[], at: number): string | null => {
  const { text, company } = all[at] as Part;
  const [name, other] = companiesIn(
    withoutSetApart(all.flatMap(({ atoms, companies }) => (companies.length > 0 ? atoms : []))),
  );
  if (company !== null || name === undefined) return null;
  const [named, another] = all.filter((part) => part.companies.length > 0);
  if (other !== undefined && another === undefined) return [...new Set(named?.companies)].join(' and ');
  if (other !== undefined && !pointing.test(text)) return null;
  const before = all.slice(0, at).findLast((part) => part.company !== null)?.company;
  if (before != null || other !== undefined) return before ?? null;
  const closes = all.slice(at).findIndex(({ closed }) => closed);
  const tells = all.some((part) => part.company !== null && !asks.test(part.text));
  return tells || closes < 0 || all.slice(0, at + closes + 1).some((part) => part.company !== null)
    ? name
    : null;
};

type Found = Readonly<{
  part: Part;
  reading: Reading;
  intent: Intent;
  key: string;
  /** All that it asks, each with its sentence. */
  intents: readonly Intent[];
  sentences: readonly string[];
}>;

const askedBy = (text: string, { decision }: Reading): Pick<Found, 'intents' | 'sentences'> =>
  decision.kind === 'do' && decision.more !== undefined && decision.sentences !== undefined
    ? { intents: [decision.intent, ...decision.more], sentences: decision.sentences }
    : { intents: decision.kind === 'do' ? [decision.intent] : [], sentences: [text] };

/** "how many has 3M?" behind "how many Copilots has Northwind?": of the same product, the only one before. */
const withProduct = (all: readonly Part[], at: number): string => {
  const { text, atoms } = all[at] as Part;
  const own = text
    .replace(/^\W*(?:(?:and|also|plus|then|so|but|separately)\b[,: ]*)+/i, '')
    .replace(whoAsks, '');
  const products = all
    .slice(0, at)
    .flatMap((part) => part.atoms.flatMap((atom) => (atom.kind === 'product' ? atom.text : [])));
  const [product, other] = new Set(products);
  return product === undefined || other !== undefined || atoms.some(({ kind }) => kind === 'product')
    ? own
    : own.replace(counting, `$1 ${product}`);
};
/** "Deb would like to know what …". */
const whoAsks =
  /^(?:(?:my|the|our|their) )?[\p{L}'-]+(?: (?:is|has been) asking(?: me)?| asks(?: me)?| asked(?: me)?| (?:would (?:like|love)|wants?|wanted|needs?) (?:me )?to (?:know|see|hear|find out))[,:]? (?=wh|how|if\b)/iu;
const counting =
  /\b(how (?:many|much))(?= (?:of (?:those|them) )?(?:do|does|did|is|are|has|have|at|for|in|with|on)\b|\W*$)(?! (?:do|does) (?:we|it|that|they) (?:cost|owe|pay|spend)\b)/i;

/** "we drive to Tacoma: who do we have there?": in the town that was named before. */
const withTown = (all: readonly Part[], at: number, own: string): string => {
  const town = isThere.test(own) ? all.slice(0, at).findLast(({ text }) => goes.test(text)) : undefined;
  const [, name] = goes.exec(town?.text ?? '') ?? [];
  return name === undefined || town?.company !== null ? own : own.replace(isThere, `in ${name}`);
};
const isThere = /\b(?:(?:over|down|up|out) )?there\b/i;
const goes =
  /\b(?:(?:drive|driving|drives|fly|flying|go|goes|going|travel\p{L}*|head\p{L}*|way|trip|off|over) (?:\p{L}+ )?to|in|near|through|around|visit(?:ing)?) ((?!\p{L}+day\b)\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/u;

/** "how many E3 are there, and when do they renew": the card of the one says both. */
const tellsEnd = ({ intent: one, part: counted }: Found, { intent: other, part }: Found): boolean =>
  one.kind === 'subscription' &&
  other.kind === 'renewals' &&
  other.period === null &&
  other.company === one.target.company &&
  (renewsThen.test(part.text) ||
    (ofKind(part.atoms, 'product').length > 0 && ofKind(counted.atoms, 'product').length === 0));
const renewsThen =
  /\bwhen (?:do|does|will|are|is) (?:it|they|those|these|that) (?:renew|end|expire|up|due)\b|\buntil when (?:is|are) (?:it|they|we|those)\b/i;
const isPlaced = (intent: Intent): boolean => intent.kind === 'companies' && intent.where?.place != null;

/** Whether a part before names a product: "who has Teams Rooms and when does it renew". */
const namesProduct = (all: readonly Part[], at: number): boolean =>
  all.slice(0, at).some(({ atoms }) => atoms.some(({ kind }) => kind === 'product'));

/** The look-up that a part is by itself, or with the name that it lacks. `ofProduct`: "it" is a product that was named before. */
const foundIn = (
  part: Part,
  name: string | null,
  again: (rest: string) => Reading,
  lookUp: LookUp,
  ofProduct: boolean,
  own: string,
): Found | null => {
  const ofName = name === null ? [] : [`${own.replace(/[,;:.!?]+$/, '')} for ${name}`];
  // "what is that worth to them?" is not of all.
  const lacks = ofProduct && /\b(?:it|its|they|them|their)\b/i.test(own);
  const points = pointing.test(own) && (ofName.length > 0 || lacks || place.test(own));
  const texts = points ? ofName : [...ofName, own];
  for (const text of texts) {
    const reading = again(text);
    const intent = lookUp(part, reading);
    // A price is nobody's, unless it is asked of somebody.
    if (intent?.kind === 'price' && text !== own && !pointing.test(own)) continue;
    if (intent !== null)
      return { part, reading, ...askedBy(text, reading), intent, key: JSON.stringify(intent) };
  }
  return null;
};

/** "Three things for the Trey meeting:", "Litware, two questions:": it only says what follows. */
const isHeading = (all: readonly Part[], at: number): boolean => {
  const last = all.findIndex(({ text }) => text.endsWith(':') || counts.test(text));
  const counted = ({ kind, text: said }: Atom) => kind === 'product' || said === 'seats';
  return at <= last && !all.slice(0, last + 1).some(({ atoms }) => atoms.some(counted));
};
const greets = /^\W*(?:good )?(?:morning|afternoon|evening|hi|hello|hey|hallo|moin)\b/i;
const counts = /\b(?:two|three|four|some|few|couple of|[2-4]) (?:quick |small )?(?:things|questions)\W*$/i;

const isFoundIn =
  (all: readonly Part[]) =>
  (one: Found | null, at: number): boolean =>
    one !== null || isHeading(all, at);

/** The parts that ask; those that only name a look-up count beside one that asks, or when every part does. */
const partsFound = (
  all: readonly Part[],
  again: (rest: string) => Reading,
  every: boolean,
): readonly Found[] => {
  const find = (part: Part, at: number, lookUp: LookUp): Found | null =>
    foundIn(
      ...([part, nameFor(all, at), again, lookUp, namesProduct(all, at)] as const),
      withTown(all, at, withProduct(all, at)),
    );
  const alone = all.map((part, at) => find(part, at, lookUpAlone));
  const asked = alone.filter((each) => each !== null);
  const each = all.map((part, at) =>
    !every && (isHeading(all, at) || greets.test(part.text))
      ? (alone[at] ?? null)
      : (alone[at] ?? find(part, at, lookUpNamed)),
  );
  const found = each.filter((one) => one !== null);
  if (each.every(isFoundIn(all))) return found;
  return every ? [] : asked.length > 0 ? found : asked;
};

/**
 * "Kim and I disagree: from which amount on …?": from a message that is not understood, the parts that ask something by
 * themselves; with `every` only when each of them does.
 */
const askedAlone = (
  all: readonly Part[],
  whole: Reading,
  again: (rest: string) => Reading,
  every = false,
): Reading | null => {
  // What was read as a change of the past may be a question of another time.
  const past = whole.modality === 'history' ? 1 : 0;
  const known = whole.decision.kind === 'do' ? unread(whole.decision) + past : 2;
  if (all.length > mostAlone || ordersBeside(all, whole)) return null;
  if (known < 1 && !every && !asksSeveral(all)) return null;
  const found = partsFound(all, again, every);
  const each = found.filter(
    ({ key }, n) =>
      found.findIndex((question) => question.key === key) === n &&
      !found.some((other) => tellsEnd(other, found[n] as Found)),
  );
  const [first, ...more] = each;
  if (known < 1 && (more.length === 0 || !each.some(({ intent }) => intent.kind === kindOf(whole))))
    return null;
  const intents = each.flatMap((question) => question.intents);
  if (first === undefined || intents.length > mostQuestions || first.reading.decision.kind !== 'do')
    return null;
  // What stands beside the same question narrows it.
  const narrowed = each.every(({ intent }) => intent.kind === kindOf(whole) && !isPlaced(intent));
  if (whole.decision.kind === 'do' && narrowed) return null;
  const dropped = all.filter((part) => !found.some((question) => question.part === part));
  if (
    dropped.some(
      (part) =>
        !isHeading(all, all.indexOf(part)) &&
        !(goes.test(part.text) && each.some(({ intent }) => isPlaced(intent))) &&
        holdsUp(part, found, (known < 2 && past === 0) || more.length > 0),
    )
  )
    return null;
  if (whole.decision.kind === 'say' && !found.every(({ part }) => plainlyAsks(part.text, whole))) return null;
  const left = dropped
    .filter(({ atoms }) => !atoms.every(({ kind }) => kind === 'company'))
    .map(({ text }) => text);
  return {
    ...first.reading,
    decision: {
      ...first.reading.decision,
      ...(left.length > 0 ? { left } : {}),
      ...(intents.length > 1
        ? { more: intents.slice(1), sentences: each.flatMap(({ sentences }) => sentences) }
        : {}),
    },
  };
};

/** A verb of telling: "Adobe has a promotion", "I promised them the number", "thinking of an offer". */
export const telling =
  /^\W*(?:(?:just|only|am|still) )?(?:thinking|asking|wondering|planning|hoping|trying|preparing|checking|curious|been|stuck|sitting|back)\b|\b(?:am|is|are|was|were|has|have|had|i'm|we're|they're|it's|he's|she's|i've|we've|they've|i'd|we'd|asks?|asked|asking|said|says?|told|wants?|wanted|needs?|thinks?|thought|decides?|decide|calls?|called|knows?|goes|went|comes?|came|gets?|got|seems?|pays?|paid|lost|promised|\p{L}{3,}ed)\b/iu;
/** The clauses cut at each "and" that stands in no name: "contacts and renewals of Litware". */
const itemsOf = (say: Say, all: readonly Part[]): readonly Part[] =>
  all.flatMap((part) => {
    const { words, atoms } = part;
    const joins = atoms.flatMap((atom) =>
      atom.kind !== 'company' && atom.kind !== 'product' && joiner.test(atom.text.toLowerCase())
        ? [atom.from]
        : [],
    );
    if (joins.length === 0) return [part];
    const texts = [-1, ...joins].map((from, n) => textAt(words, from + 1, joins[n] ?? words.length));
    return cutInto(
      part,
      texts.filter((text) => text !== ''),
    ).map(say);
  });

const placing = /^(?:the|at|for|from|of|in|on|with)$/i;
/** "E3 at 3M, how many seats is that": of what it asks stands ahead of the question. */
const isSubjectOf = ({ atoms, closed }: Part): boolean =>
  !closed &&
  atoms.some(({ kind }) => kind === 'product') &&
  atoms.every(({ kind, text }) => kind === 'product' || kind === 'company' || placing.test(text));

export const isManifold = (decision: Decision): boolean =>
  decision.kind === 'do' && decision.sentences !== undefined;

type Say = (part: MessagePart) => Part;

/** What a message asks beside all else; `items`: cut at each "and", too, when everything so is a question. */
export const askedBeside = (
  say: Say,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
  items: boolean,
): Reading | null => {
  const questions = joinedParts(questionsIn(written), (last) => isSubjectOf(say(last))).map(say);
  const each = items ? itemsOf(say, questions) : questions;
  const listed = each.length > questions.length ? askedAlone(each, whole, again, true) : null;
  return listed ?? askedAlone(questions, whole, again);
};

/** Another question may begin behind it. */
export const asksMore =
  /(?:[,;?]|\b(?:and|plus|also)|&)\s+(?:(?:and|also|plus|then|separately),? )*(?:whom?|what|when|how|which|where|whatever)\b|(?:^|\s)2[.)]\s/i;
