import { startIn } from '../approving/said-why.ts';
import type { Atom, Word } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { heardIn } from '../atoms/heard.ts';
import { companySpans } from '../atoms/name-spans.ts';
import { toldAs } from '../atoms/told-as.ts';
import { cuesIn } from '../atoms/verbs.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import { withTimeTold } from '../periods/time-told.ts';
import { buildPortfolio, type Portfolio } from '../portfolio/portfolio.ts';
import { cueIndex } from '../questions/cued.ts';
import { lookUps } from '../questions/look-ups.ts';
import { withMonths } from '../understanding/day-at.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { signatureIn } from '../understanding/message-lines.ts';
import { withoutVocative } from '../understanding/message-parts.ts';
import { pastedChat } from '../understanding/pasted-chat.ts';
import { pastedMail, quotedRequest, withoutFields } from '../understanding/pasted-mail.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutQuotations } from '../understanding/quotations.ts';
import { cleanText, maxMessage, readTokens } from '../understanding/sentence.ts';
import { byText } from '../words/by-text.ts';
import { asideOf, asideRows } from './aside.ts';
import { aloneOf } from './beside.ts';
import { changeOf } from './change-of.ts';
import { unlessContradicted } from './contradicted.ts';
import {
  companyName,
  grammarRows,
  hasOwnGrammar,
  isAssigned,
  isOffered,
  mostRead,
  orderIn,
  orderOf,
} from './grammars.ts';
import { type Asking, askingIn, modalityOf } from './modality.ts';
import { type Question, readQuestion } from './question.ts';
import { ask, type Decision, doing, isMeant, leftOf, notUnderstood, type Reading } from './reading.ts';
import { severalQuestions } from './several-names.ts';
import { notOrdered, quotedOrder, whatIf } from './supposed.ts';
import { withUrgency } from './urgent.ts';

/**
 * What a message means, after finding its names in the portfolio. Only an order with every word explained is carried
 * out; anything less certain is offered, asked or said. Never throws.
 */
export const read = (message: string, held: Portfolio | null, here: Here): Reading => {
  const { whole } = latelyRead(held ?? nothingHeld, here);
  return withUrgency(message, whole);
};

type LatelyRead = Readonly<{
  here: Here;
  whole: (text: string) => Reading;
  alone: (text: string) => Reading;
}>;
const readings = new WeakMap<Portfolio, LatelyRead>();

/** Many rules read a message, or parts of it, once more: each text is read once while portfolio and moment are the same. */
const latelyRead = (portfolio: Portfolio, here: Here): LatelyRead => {
  const known = readings.get(portfolio);
  if (known?.here === here) return known;
  const lately = {
    here,
    whole: byText((text) => readWhole(text, portfolio, here)),
    alone: byText((text) => readWritten(text, text, portfolio, here)),
  };
  readings.set(portfolio, lately);
  return lately;
};

const readWhole = (message: string, portfolio: Portfolio, here: Here): Reading => {
  const written = writtenIn(message);
  const { alone } = latelyRead(portfolio, here);
  let sender: string | null | undefined;
  /** A mail's own words, with the company that it is signed with, or comes from, where they name none. */
  const again = (text: string): Reading => {
    const reading = alone(text);
    const { decision } = reading;
    if (decision.kind !== 'ask' || !decision.missing.includes('company')) return reading;
    sender ??= signedCompany(portfolio, written) ?? sentBy(portfolio, message);
    return sender === null || namesAnother(portfolio, message, sender) || forSomebody.test(text)
      ? reading
      : alone(
          `${text.startsWith('Request:') ? '' : 'Request: '}${text}`.replace(
            /\n|$/,
            `\nCompany: ${sender}\n`,
          ),
        );
  };
  const reading = written === '' ? readWritten(message, written, portfolio, here) : again(written);
  if (code.test(message) || (quotesOrder.test(message) && (isRemark(reading, written) || isOfNames(reading))))
    return { ...reading, decision: { kind: 'say', about: 'quoted' } };
  return namedPlainly(
    message,
    unlessContradicted(portfolio, written, aloneOf(portfolio, written, reading, again)),
  );
};

/** A change that is only spoken of, by the plainest sign of how. */
const namedPlainly = (message: string, reading: Reading): Reading => {
  const { decision } = reading;
  const about = decision.kind === 'say' && isMeant(decision.about) ? toldAs(message) : null;
  return about === null || decision.kind !== 'say'
    ? reading
    : { ...reading, decision: { ...decision, about } };
};

/** What a person wrote, without what is quoted, forwarded or only a form of address. */
export const writtenIn = (message: string): string => {
  const plain =
    pastedChat(message) ?? pastedMail(message) ?? quotedRequest(message) ?? withoutQuotations(message);
  return withTimeTold(withMonths(withoutVocative(withoutFields(plain).replace(/^\s*\/(?=[a-z])/i, ''))));
};

const quotesOrder =
  /^[ \t]*(?:>|&gt;).*(?:\b(?:add|remove|cancel|set|buy|order|reduce|increase|drop|need|more)\b|[+-]\d)/im;
/** What programs say. */
const code =
  /^\s*(?:\{[\s\S]*"[\s\S]*:[\s\S]*\}|\[[\s\S]*\{[\s\S]*\]|curl |(?:GET|POST|PUT|PATCH|DELETE) (?:\/|https?:))/;

/** "that's from Wide World": a name beside a quotation asks for nothing. */
const isOfNames = ({ decision }: Reading): boolean =>
  decision.kind === 'do' &&
  /^(?:subscriptions|company|companies|products?)$/.test(decision.intent.kind) &&
  leftOf(decision).length > 0;

/** Words beside a quotation that name nothing themselves. */
const isRemark = ({ decision, spans }: Reading, written: string): boolean =>
  (decision.kind === 'unknown' || (decision.kind === 'ask' && decision.choices.length === 0)) &&
  !spans.some(({ kind }) => kind === 'company' || kind === 'reference') &&
  (!spans.some(({ kind }) => kind === 'product') || /\bphish|\b(?:spam|scam|fraud)\b/i.test(written));

/** The one company that a mail is signed with. */
const signedCompany = (portfolio: Portfolio, written: string): string | null =>
  companyOf(portfolio, signatureIn(written));

/** Whether a mail names another company than its sender's anywhere. */
const namesAnother = (portfolio: Portfolio, message: string, sender: string): boolean =>
  wholeNamesIn(portfolio, message).some(
    ({ ids }) => !ids.some((id) => portfolio.companies.get(id)?.name === sender),
  );

/** "for our sister company Bluewater". */
const forSomebody = /\b(?:sister|other|parent|daughter|partner|second) (?:company|firm|business)\b/i;

/** The one company that a mail comes from, by its header: its name, or its address. */
const sentBy = (portfolio: Portfolio, message: string): string | null => {
  const [, header] = /^\s*(?:.*\n)?\s*(?:from|von|de|van)[ \t]*:([^\n]*)\n/i.exec(message) ?? [];
  if (header === undefined) return null;
  const named = companyOf(portfolio, [header]);
  const [, domain] = /@([\p{L}\d-]{5,})\./u.exec(header) ?? [];
  if (named !== null || domain === undefined) return named;
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  // A domain with a slip is another's.
  const [owner, other] = [...portfolio.companies.values()].filter(({ name }) =>
    plain(name).startsWith(plain(domain)),
  );
  return owner === undefined || other !== undefined ? null : owner.name;
};

const wholeNamesIn = (portfolio: Portfolio, text: string) =>
  companySpans(vocabularyOf(portfolio), readTokens(cleanText(text))).filter(({ whole }) => whole);

const companyOf = (portfolio: Portfolio, lines: readonly string[]): string | null => {
  const ids = new Set(lines.flatMap((line) => wholeNamesIn(portfolio, line)).flatMap((span) => span.ids));
  const [id] = ids;
  return id === undefined || ids.size > 1 ? null : (portfolio.companies.get(id)?.name ?? null);
};

/** The one table of what is read beside the frames, by its cues. */
const cuedIn = cueIndex([...asideRows, ...grammarRows]);

const readWritten = (message: string, written: string, portfolio: Portfolio, here: Here): Reading => {
  if (written === '' && message.trim() !== '')
    return { ...notUnderstood, decision: { kind: 'say', about: 'quoted' } };
  if (written.length > maxMessage) return notUnderstood;
  const vocabulary = vocabularyOf(portfolio);
  const { words, atoms } = heardIn(vocabulary, written);
  const asking = askingIn(written);
  const cued = cuedIn(words);
  const aside = asideOf({ portfolio, written, words, atoms, asking, cued });
  const [asked] = aside?.kind === 'do' ? [aside.intent] : aside?.kind === 'confirm' ? aside.intents : [];
  if (aside !== null && asked !== undefined) return { ...doing(asked, atoms), decision: aside };
  if (aside !== null) return { ...notUnderstood, spans: atoms, decision: aside };
  const intent = orderIn(portfolio, words, atoms, cleanText(written), here, cued);
  const own = isFull(intent) ? null : orderOf(portfolio, words, atoms, asking, intent, here, cued);
  const said = own ?? quotedOrder(atoms, intent);
  if (said !== null) return said;
  const supposed = whatIf(portfolio, words, atoms, intent);
  const changed = (question: Question | null): Reading | null =>
    supposed ?? changeOf(portfolio, words, atoms, asking, intent, question, here);
  const ordered = isOrdered(intent) ? changed(null) : null;
  return opens(ordered) && ordered !== null
    ? ordered
    : besideQuestion(
        portfolio,
        words,
        atoms,
        asking,
        intent,
        (question) => ordered ?? changed(question),
        here,
      );
};

/** What its grammar calls a change is one, whatever else could be asked with its words. */
export const isOrdered = ({ kind }: Intent): boolean => kind === 'seats' || kind === 'order';

/** "renewals of October Films, no sorry, of Litware", "price of 12, make that 20, Standard": of two the one behind the correction is meant. */
const asCorrected = (words: readonly Word[], atoms: readonly Atom[]): string | null =>
  correctedIn('company', words, atoms) ?? correctedIn('number', words, atoms);

const correctedIn = (
  kind: 'company' | 'number',
  words: readonly Word[],
  atoms: readonly Atom[],
): string | null => {
  const [first, second, third] = atoms.filter((atom) => atom.kind === kind);
  if (first === undefined || second === undefined || third !== undefined) return null;
  const between = atoms.slice(atoms.indexOf(first) + 1, atoms.indexOf(second));
  return between.some((atom) => atom.kind === 'cue' && atom.cues.includes('correct'))
    ? [...words.slice(0, first.from), ...words.slice(second.from)].map(({ text }) => text).join(' ')
    : null;
};

/** A message as the question or the change that it is. */
const besideQuestion = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  asking: Asking,
  intent: Intent,
  changed: (question: Question | null) => Reading | null,
  here: Here,
): Reading => {
  const question = words.length > mostRead ? null : readQuestion(portfolio, words, atoms, here);
  const change = changed(question);
  const corrected = opens(change) ? null : asCorrected(words, atoms);
  const meant = corrected === null ? null : read(corrected, portfolio, here);
  // "what does Litware - no sorry, Fabrikam - have" asks nothing as it stands.
  if (meant !== null && (question !== null || looksUp(meant))) return meant;
  if (hasOwnGrammar(intent) && !isAssigned(intent, question)) return roleOf(intent, change, atoms, asking);
  if (question?.sure && outranks(question, change, atoms, asking))
    return several(portfolio, words, atoms, question, here) ?? asked(question, atoms);
  return change ?? notOrdered(atoms, asking) ?? doing(onlyNames(portfolio, atoms), atoms);
};

/** Before the first portfolio was read, no name is known. */
const nothingHeld = buildPortfolio({ companies: [], subscriptions: [], asOf: 0, unreadable: 0 });

/** Whether its grammar has read a complete order about the bot. */
const isFull = (intent: Intent): boolean =>
  (hasOwnGrammar(intent) || (intent.kind === 'set-price' && intent.price !== null)) &&
  intent.kind !== 'revoke' &&
  !(intent.kind === 'settle' && intent.as === null) &&
  !(intent.kind === 'alerts' && intent.problem !== null);

/** A role is given and taken by an order alone; a request phrased as a question is offered. */
const roleOf = (intent: Intent, change: Reading | null, atoms: readonly Atom[], asking: Asking): Reading => {
  // What is only shown changes nothing.
  if (change !== null && (!lookUps.has(intent.kind) || opens(change))) return change;
  const later = /^(?:grant|deputy)$/.test(intent.kind) ? startIn(atoms) : null;
  const asked = asking === 'asks' || modalityOf(atoms, asking) === 'request';
  const offered = later !== null || isOffered(intent, asked, asking);
  const offer: Decision = { kind: 'confirm', intents: [intent], left: later === null ? [] : [later] };
  return { ...doing(intent, atoms), ...(offered ? { decision: offer } : {}) };
};

/** Whether a reading does a change, or offers one. */
const opens = (reading: Reading | null): boolean =>
  reading?.decision.kind === 'confirm' ||
  (reading?.decision.kind === 'do' && doesChange(reading.decision.intent)) ||
  (reading?.decision.kind === 'ask' && reading.decision.choices.length > 0);

/** Whether a message is the question, not the change that could be read in it. */
const outranks = (
  question: Question,
  change: Reading | null,
  atoms: readonly Atom[],
  asking: Asking,
): boolean => {
  const told =
    change?.decision.kind === 'say' &&
    !question.asks &&
    statable.has(question.intent.kind) &&
    question.filters.amount === undefined &&
    question.filters.seats === undefined &&
    !/^pending$/i.test(String(atoms[0]?.text));
  if (told || opens(change)) return false;
  // "margins under 8%" is short of nothing.
  if (question.intent.kind === 'portfolio' && question.intent.question.amount?.percent === true) return true;
  // "change Contoso's E3" lacks its number; "what changed" asks.
  if (question.intent.kind === 'history' && change?.decision.kind === 'ask' && bidsChange(atoms))
    return false;
  return asksHistory(question) || !speaksOfChange(change, atoms, asking, question);
};

const bidsChange = ([first, ...others]: readonly Atom[]): boolean =>
  /^change$/i.test(first?.text ?? '') &&
  others.every((atom) => atom.kind === 'company' || atom.kind === 'product' || isNeutral(atom));

const looksUp = ({ decision }: Reading): boolean =>
  decision.kind === 'do' && decision.intent.kind !== 'company' && lookUps.has(decision.intent.kind);

/** By a word that means nothing else, or by a past time: "what did we remove in July". */
const asksHistory = ({ intent, score, left, asks }: Question): boolean =>
  left.length === 0 &&
  score >= 4 &&
  (intent.kind === 'history' || (intent.kind === 'what-changed' && intent.period !== null && asks));

const verbsOfSeats: readonly Cue[] = ['add', 'remove', 'decrease', 'increase'];
const states: readonly Cue[] = ['spare', 'short'];

/** Whether a sentence is about a change, made or not, or about too many or too few seats: it asks for no list. */
const speaksOfChange = (
  reading: Reading | null,
  atoms: readonly Atom[],
  asking: Asking,
  { left: unexplained, asks: isAsked }: Question,
): boolean => {
  const { decision } = reading ?? {};
  const says = (cues: readonly Cue[]) => cuesIn(atoms).some((cue) => cues.includes(cue));
  const named = (kind: Atom['kind']) => atoms.some((atom) => atom.kind === kind);
  const complete = named('company') && named('product');
  if (decision?.kind === 'ask') {
    const asks = says([...verbsOfSeats, 'more', 'fewer', 'need']);
    const better = decision.left.length === 0 && unexplained.length > 0 && complete;
    const counts = named('company') && named('number') && !says(['read', 'asks-whether']);
    // "more E1 for Contoso please": how many?
    const open = complete && !isAsked && asking !== 'asks' && decision.missing.includes('number');
    return says(states) || (asks && (open || better || counts || atoms[0]?.text === 'Request'));
  }
  if (decision?.kind === 'do') return decision.intent.kind === 'history' && unexplained.length > 0;
  if (decision?.kind !== 'say') return false;
  const counted = complete && named('number') && asking === 'no' && !says(['read', 'asks-whether']);
  const told = decision.about === 'question-about-change' || decision.about === 'past';
  return counted || (told && says(verbsOfSeats));
};

const doesChange = (intent: Intent): boolean =>
  intent.kind === 'what-if' ? intent.count.kind === 'seats' : intent.kind !== 'history';

const several = (
  portfolio: Portfolio,
  words: readonly Word[],
  spans: readonly Atom[],
  question: Question,
  here: Here,
): Reading | null => {
  const found = acts.has(question.intent.kind)
    ? null
    : severalQuestions(portfolio, words, spans, question, here);
  const [first, ...others] = found?.all.map(({ intent }) => intent) ?? [];
  if (found === null || first === undefined) return null;
  return {
    ...{ spans, modality: null, frames: [first, ...others] },
    decision: {
      ...{ kind: 'do', intent: first, more: others, sentences: found.sentences },
      ...(found.left.length === 0 ? {} : { left: found.left }),
    },
  };
};

/** What may also be reported: only a word of asking makes it a question. */
const statable: ReadonlySet<IntentKind> = new Set([
  'subscription',
  'subscriptions',
  'history',
  'orders',
  'pending',
]);

/** What is done for one company alone. */
const acts: ReadonlySet<IntentKind> = new Set(['assign', 'decide', 'company-form']);

/** A question gets what it asks for; when two readings fit equally well, both are offered. */
const asked = ({ intent, filters, left, rivals, companies }: Question, spans: readonly Atom[]): Reading => ({
  spans,
  modality: null,
  frames: [intent, ...rivals],
  decision:
    companies.length > 1 && acts.has(intent.kind)
      ? ask(intent, ['reading'], [])
      : rivals.length > 0
        ? ask(intent, ['reading'], left, { choices: [intent, ...rivals] })
        : { kind: 'do', intent, filters, left },
});

/** A company's name alone asks for the company. */
const onlyNames = (portfolio: Portfolio, atoms: readonly Atom[]): Intent => {
  const [company, more] = atoms.filter((atom) => !isNeutral(atom));
  return company?.kind === 'company' && more === undefined
    ? { kind: 'company', company: companyName(portfolio, company) }
    : { kind: 'unknown' };
};

const isNeutral = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('neutral');
