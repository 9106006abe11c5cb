import type { Cue } from '../atoms/cues.ts';
import { heardIn } from '../atoms/heard.ts';
import { cuesIn } from '../atoms/verbs.ts';
import { wordsIn } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { lookUps } from '../questions/look-ups.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { partsOf, questionsIn, withoutDrawing } from '../understanding/message-parts.ts';
import { asOffer, type Decision, intentsOf, isMeant, leftOf, type Reading } from './reading.ts';
import { kindOf, type Part, pointing, telling, unread } from './several-questions.ts';

/** A sentence of a message; `tells`: it neither asks nor orders. */
type Sentence = Readonly<{ text: string; tells: boolean }>;

/** So many sentences are looked through. */
const mostSentences = 5;

const asking =
  /\?\W*$|^\W*(?:(?:hi|hey|hello|ok|so|and|but|please|pls|quick(?:ly)?)\b[, ]*)*(?:wh(?:at|ats|ich|o|os|ose|en|ere|y)|how|show|list|give|get|tell|find|see|send|compare|check|can|could|is|are|does|do|did|has|have|any(?:one|body|thing)?|every(?:one|body|thing)?|all)\b/iu;
/** What narrows or goes on with the question is a part of it. */
const narrowing =
  /^\W*(?:(?:but|and|or|not|no|only|just) )?(?:(?:those|these|ones)(?! (?:are|were)\b)|the ones|for|in|at|of|with|without|by|per|from|until|as|also|excluding|including|except)\b(?!.*\b(?:i|we|they) (?:have|had|am|are|was|were)\b)|\b(?:only (?:the|those|want|need|for|in|care)|(?:those|ones|them) (?:who|that|with|without|which)|(?:the|monthly|yearly|annual) ones|without|(?:wants?|wanted|needs?|prefers?) (?!a\b|an\b|me\b|us\b|to\b|new\b)|above|below|over|under|i mean|meant|csv|excel|spreadsheet|instead|also|too|except|leave out|sort\w*)\b/iu;
const ordering =
  /\b(?:add|remove|cancel|order|buy|reduce|increase|set|drop|swap|move|replace|terminate|approve|reject|plan|more|fewer|less)\b|[+-]\s?\d/iu;

const sentencesOf = (written: string): readonly Sentence[] => {
  const sentences: string[] = [];
  let open = false;
  for (const { text, gap, closed } of partsOf(written)) {
    const said = `${text}${gap}`;
    if (open) sentences[sentences.length - 1] += said;
    else sentences.push(said);
    open = !(closed && /[.!?]\W*$|\n/u.test(said));
  }
  return sentences.map((said) => {
    const text = said.trim();
    return { text, tells: telling.test(text) && ![asking, narrowing, ordering].some((no) => no.test(text)) };
  });
};

/** The question, with the name from the sentence beside it that it refers to; null when that has several companies. */
const withNames = (portfolio: Portfolio, asked: string, told: string): string | null => {
  if (!pointing.test(asked)) return asked;
  const vocabulary = vocabularyOf(portfolio);
  const [own, others] = [asked, told].map((text) => heardIn(vocabulary, text).atoms);
  const lacks = (kind: 'company' | 'product') =>
    !own?.some((atom) => atom.kind === kind) && others?.some((atom) => atom.kind === kind) === true;
  const onlyName = (kind: 'company' | 'product'): string | null => {
    const [name, other] = new Set(others?.flatMap((atom) => (atom.kind === kind ? [atom.text] : [])));
    return other === undefined ? (name ?? null) : null;
  };
  const [product, company] = [
    lacks('product') ? onlyName('product') : '',
    lacks('company') ? onlyName('company') : '',
  ];
  if (product === null || company === null) return null;
  const text = product === '' ? asked : `${asked.replace(/[\s.!?]+$/, '')}, ${product}`;
  return company === '' ? text : `${text.replace(/[\s.!?]+$/, '')} for ${company}`;
};

/** "Where do I do that?" asks of what another sentence says. */
const asksOfOther =
  /^\W*(?:and |so )?(?:where|how|who)\b.{1,15}\b(?:do|does|done|set|find|get) (?:that|this|it)(?: up)?(?: best| please)?\W*$/iu;

/** How many words of the question may be unknown: fewer than of the whole message. */
const mayLack = ({ decision }: Reading): number =>
  decision.kind !== 'do' ? 0 : decision.intent.kind === 'portal-only' ? 1 : Math.max(unread(decision) - 1, 0);

/**
 * "Who has no Defender? Our insurer asks every March.": the one sentence with a look-up, when all others only tell;
 * they narrow nothing. Null for every other message.
 */
export const askedInOwnSentence = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  changes: ReadonlySet<IntentKind>,
  again: (rest: string) => Reading,
): Reading | null => {
  const { decision } = whole;
  if (decision.kind !== 'unknown' && (decision.kind !== 'do' || changes.has(decision.intent.kind)))
    return null;
  const sentences = sentencesOf(written);
  if (sentences.length < 2 || sentences.length > mostSentences) return null;
  const [asked, other] = sentences.filter(({ tells }) => !tells);
  if (asked === undefined || other !== undefined || wordsIn(asked.text).length < 3) return null;
  if (asksOfOther.test(asked.text)) return null;
  const told = sentences.flatMap((each) => (each === asked ? [] : [each.text])).join('\n');
  const text = withNames(portfolio, asked.text, told);
  const reading = text === null ? null : again(text);
  const found = reading?.decision;
  if (reading === null || found?.kind !== 'do' || changes.has(found.intent.kind)) return null;
  if (unread(found) > mayLack(whole)) return null;
  return { ...reading, decision: { ...found, left: [...leftOf(found), ...told.split('\n')] } };
};

/** So many clauses beside an order are looked at. */
const mostBeside = 6;

/** "add 2 E5 for Woodgrove and show me their renewals": an order beside a look-up is offered, and the card names what it leaves out. */
export const withQuestionBeside = (
  written: string,
  reading: Reading,
  changes: ReadonlySet<IntentKind>,
  again: (rest: string) => Reading,
): Reading => {
  const { decision } = reading;
  if (decision.kind === 'say' && isMeant(decision.about))
    return beforeQuestion(written, changes, again) ?? reading;
  const unsure = decision.kind === 'ask' && decision.missing.includes('reading');
  if (unsure || (decision.kind === 'confirm' && companiesOf(decision) > 1))
    return beforeQuestion(written, changes, again) ?? reading;
  if (decision.kind !== 'do' || !changes.has(decision.intent.kind)) return reading;
  const parts = questionsIn(written).flatMap(({ text }) =>
    text.split(/\band (?=show\b|list\b|tell\b|what\b|wh\w+\b|how\b)/i),
  );
  const left =
    parts.length < 2 || parts.length > mostBeside ? [] : parts.filter((text) => looksUp(text, again(text)));
  return left.length === 0
    ? reading
    : {
        ...reading,
        decision: asOffer(decision, left),
      };
};

/** How many companies an offer is for. */
const companiesOf = (decision: Decision): number =>
  new Set(intentsOf(decision).map((each) => ('target' in each ? each.target.company : null))).size;

/** "add 2 E5 to Woodgrove and tell me when they renew": the order alone, in which the question seems to be a condition. */
const beforeQuestion = (
  written: string,
  changes: ReadonlySet<IntentKind>,
  again: (rest: string) => Reading,
): Reading | null => {
  const [order, question, more] = written.split(thenTell);
  if (order === undefined || question === undefined || more !== undefined) return null;
  const reading = ofThem.test(question) ? again(order) : null;
  const intents = reading === null ? [] : intentsOf(reading.decision);
  const [first, ...others] = intents;
  if (reading === null || first === undefined || !intents.every(({ kind }) => changes.has(kind))) return null;
  const left = [...leftOf(reading.decision), question];
  return { ...reading, decision: { kind: 'confirm', intents: [first, ...others], left } };
};
const thenTell =
  /,?\s+(?:and|then) (?:(?:also|then|please|pls) )*(?=(?:tell|show) me (?:what|when|which|who|how|the|their|its)\b)/i;
/** "tell me when they renew": no word of it is of the order. */
const ofThem =
  /^(?:tell|show) me (?:wh(?:at|en|ich)|how (?:many|much)|the|their|its)\b(?!.*\b(?:first|before|if|whether|should|ok(?:ay)?|agree\w*|approve\w*|decide\w*|sure|not|no|never|then i|i can|we can)\b|.*n't).*\b(?:renew(?:s|al)?|costs?|pays?|prices?|have|has|left|bill|come[s]? to|ends?|expires?|runs? out|total)\b/i;

/** "show me …", "what renews", "invoices of …": it asks by a word, and not by names or a time alone. */
const asksFor =
  /^\W*(?:(?:and|also|please|pls|then|\d[.)])\W+)*(?:(?:show|list|tell me|what|which|who|whom|when (?:do|does|did|is|are|will)|how)\b|\p{L}+s (?:of|for) )/iu;
const looksUp = (text: string, { decision }: Reading): boolean =>
  asksFor.test(text) && decision.kind === 'do' && lookUps.has(decision.intent.kind) && unread(decision) === 0;

/** What is about the bot itself or its people: a clause of its own says it whole. */
const ofBot: ReadonlySet<IntentKind> = new Set([
  ...(['roles', 'deputies', 'reviews', 'approvers', 'approvals', 'alerts', 'policy', 'digest'] as const),
  ...(['digest-setting', 'timed-post', 'withdraw', 'assign', 'deputy', 'owner'] as const),
  ...(['grant', 'revoke'] as const),
]);
/** What leaves something to somebody. */
const given: ReadonlySet<IntentKind> = new Set(['grant', 'revoke', 'deputy', 'owner', 'assign']);
/** A role is given and taken with a press where more is said beside it. */
const guarded: ReadonlySet<IntentKind> = new Set(['grant', 'revoke', 'deputy', 'owner']);
const sets = ({ intent }: Done): boolean =>
  guarded.has(intent.kind) ||
  (intent.kind === 'alerts' && intent.do !== 'list') ||
  (intent.kind === 'approvals' && intent.where !== 'asked') ||
  /^(?:digest-setting|timed-post|withdraw|assign)$/.test(intent.kind);

const turnsIt: ReadonlySet<Cue> = new Set<Cue>(['if', 'unsure', 'correct', 'wish', 'what-if']);
/** What is said against the wish itself, and not of whoever wishes it. */
const takesBack =
  /^\W*(?:(?:and|but|so|or|ok|sorry|please) )*(?:no|not|never|unless|except|only|instead|first|then|wait|hold|just kidding|kidding|psych|joking|scrap|forget|cancel|do ?n['’]?t|do not|must not|should not|shouldn['’]t)\b|\b(?:not (?:yet|now|today|really|before|until|sure)|unless|maybe|perhaps|tomorrow|later|first|instead|just for|for (?:this|the|a|one) (?:day|week|month|time)|until|next (?:week|month|year|time)|(?:said|says|told me|thinks|thought|asked) (?:that |to )?(?:not|no)\b)|\b(?:do|must|should)(?: not|n['’]?t) (?:touch|do|change|take|send|post|give|make|remove|revoke)\b/iu;

/** "@Sue only needs to see prices" says why. */
const needsIt = /^\W*(?:@\S+|s?he|they) (?:(?:only|just|really) )?(?:needs?|wants?)\b/iu;

/** "and don't want to hear about licences", "so nobody can say they didn't see it", "it buzzes when I drive": why. */
const saysWhy =
  /^\W*(?:(?:and|but|because|since|as) )*(?:so (?:that )?(?:nobody|no one|no-one|everyone|everybody|we all)\b|(?:i|we)\b.{0,40}\b(?:do not|don['’]?t) (?:want|need) to (?:hear|see|know|think|read|be bothered|be disturbed)\b|(?:(?:that|it|which) ?(?:is|['’]s) )?(?:\p{L}+ )?(?:before|after|when) (?:(?:our|the|my|their) (?:morning |daily |weekly )?(?:stand-?up|stand up|meeting|call|coffee|huddle|round|shift|briefing)|we (?:meet|start|begin|talk|have)|i (?:start|get|leave|drive))\b|(?:it|my (?:phone|watch|laptop)) \p{L}+s\b.*\b(?:when|while|whenever)\b)/iu;

type Done = Extract<Decision, { kind: 'do' }>;

/** "renewals of @Kim, she is ill and I look after them": whoever says so does, for nobody else. */
const takesOver =
  /^\W*(?:(?:so|and|but|as|because|while) )*(?:i|we)(?:[’']ll|[’']m|[’']re| will| am| are| now)* (?:tak|cover|look|mind|handl|run|watch|inherit)/iu;

/** The one person or renewal that a wish points at, said by its name: "@Ann left, take her role away". */
const withPointed = (text: string, rest: readonly Part[]): string => {
  if (takesOver.test(text)) return text;
  const told = rest.map((part) => part.text).join(' ');
  const [person, other] = new Set(told.match(/@\p{L}[\p{L}'’.-]*?(?=['’]s\b|[^\p{L}'’.-]|$)/gu));
  const [renewal, another] = rest.flatMap(({ text: said, company }) =>
    company !== null && /\brenewals?\b/i.test(said) ? [`the ${company} renewal`] : [],
  );
  const named =
    person === undefined || other !== undefined || text.includes('@')
      ? text
      : text
          .replace(
            /\b(?:his|her|their)(?= (?:\p{L}+ )?(?:roles?|rights|access|permissions)\b)/iu,
            `${person}'s`,
          )
          .replace(/\b(?:him|her|them)\b/iu, person);
  const [list] =
    /\b(?:the |my |our )?(?:morning|daily|day['’]s|today['’]s) (?:list|overview|post|summary)\b/i.exec(
      told,
    ) ?? [];
  const pointedAt = another === undefined ? (renewal ?? list) : undefined;
  return pointedAt === undefined ? named : named.replace(/\bit\b/i, pointedAt);
};

/** The wish that one clause is, when it is about the bot itself. `pointed`: it names nobody itself. */
const wishIn = (
  all: readonly Part[],
  at: number,
  again: (rest: string) => Reading,
): (Reading & Readonly<{ pointed: boolean }>) | null => {
  const rest = all.filter((_, n) => n !== at);
  const own = withoutDrawing((all[at] as Part).text).replace(/[,;:]+$/, '');
  const text = withPointed(own, rest);
  const reading = again(text);
  const { decision } = reading;
  if (decision.kind !== 'do' || !ofBot.has(decision.intent.kind) || unread(decision) > 0) return null;
  // "he is sick and I take them over" assigns nothing.
  if (decision.intent.kind === 'assign' && decision.intent.company === null) return null;
  const turned = rest.some(
    ({ text, atoms }) =>
      atoms.some(({ kind }) => kind === 'product') ||
      (sets(decision) &&
        (text.includes('?') ||
          takesBack.test(text) ||
          (!saysWhy.test(text) &&
            cuesIn(atoms).some((cue) => turnsIt.has(cue) && !(cue === 'wish' && needsIt.test(text)))))),
  );
  const companies = rest.flatMap((part) => part.companies);
  const another = companies.length > 0 && !own.includes('it') && decision.intent.kind !== 'assign';
  const left = rest.map((part) => part.text);
  return turned || another ? null : { ...reading, pointed: text !== own, decision: { ...decision, left } };
};

/** "…, Monday to Friday, …": a time alone belongs to what it follows. */
const timeAlone =
  /^\W*(?:(?:on|every|each|only|just|at|daily|weekdays?|workdays|weekly|working days?|mornings?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|to|till|through|and|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|please|sharp)[\s,.]*)+$/iu;
const withTimes = (all: readonly Part[]): readonly Part[] => {
  const done: Part[] = [];
  for (const part of all) {
    const last = done.at(-1);
    if (last !== undefined && timeAlone.test(part.text))
      done[done.length - 1] = { ...last, text: `${last.text} ${part.text}` };
    else done.push(part);
  }
  return done;
};

/** The same wish of the same person: the whole says it already. */
const isSame = (wish: Reading, whole: Reading): boolean => {
  const who = ({ decision }: Reading): unknown =>
    decision.kind === 'do' && 'who' in decision.intent ? decision.intent.who : null;
  return kindOf(wish) === kindOf(whole) && who(wish) === who(whole);
};

type Again = (rest: string) => Reading;

/** "approvals here please, I'm tired of five chats", "I forget to look, so post the list at 7": a wish about the bot itself beside what tells. */
export const wishBeside = (parts: readonly Part[], whole: Reading, again: Again): Reading | null => {
  const all = withTimes(parts);
  if (all.length < 2 || all.length > mostBeside) return null;
  const found = all.flatMap((_, at) => wishIn(all, at, again) ?? []);
  const [wish, other] = found.filter(({ decision }) => decision.kind === 'do' && sets(decision));
  if (wish === undefined || other !== undefined || isSame(wish, whole)) return null;
  const { pointed: _, ...reading } = wish;
  const { decision } = reading;
  return decision.kind === 'do' && guarded.has(decision.intent.kind)
    ? { ...reading, decision: { kind: 'confirm', intents: [decision.intent], left: leftOf(decision) } }
    : reading;
};

/** The same where the wish leads, and gives nobody a role or a company; or where it only says "her role", "give it to Kim". */
export const ledBy = (parts: readonly Part[], whole: Reading, again: Again): Reading | null => {
  const all = withTimes(parts);
  if (all.length < 2 || all.length > mostBeside) return null;
  if (all.some((_, at) => wishIn(all, at, again)?.pointed === true)) return wishBeside(all, whole, again);
  const led = wishIn(all, 0, again);
  const kind = led === null ? null : kindOf(led);
  return kind === null || kind === kindOf(whole) || given.has(kind) ? null : led;
};
