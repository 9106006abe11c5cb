import { endIn } from '../approving/end-at.ts';
import type { Atom, Word } from '../atoms/atom.ts';
import { withoutColour } from '../atoms/clauses.ts';
import type { Cue } from '../atoms/cues.ts';
import { companySpans } from '../atoms/name-spans.ts';
import { withTaughtNames } from '../atoms/taught-words.ts';
import { cuesIn, orderVerbs } from '../atoms/verbs.ts';
import { atomsOf, wordsIn } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import { buildPortfolio, type Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { signatureIn } from '../understanding/message-lines.ts';
import { withoutVocative } from '../understanding/message-parts.ts';
import { pastedChat } from '../understanding/pasted-chat.ts';
import { pastedMail, quotedRequest, withoutFields } from '../understanding/pasted-mail.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutQuotations } from '../understanding/quotations.ts';
import { cleanText, maxMessage, readTokens } from '../understanding/sentence.ts';
import { asideOf } from './aside.ts';
import { aloneOf } from './beside.ts';
import { endsWhole, readCancelling, withoutEnd } from './cancel-lines.ts';
import { deskOrder, priceOrder } from './desk-orders.ts';
import { companyName, hasOwnGrammar, isAssigned, mostRead, orderIn } from './grammars.ts';
import { isHarmless, leftIn } from './left.ts';
import { type Asking, askingIn, type Modality, modalityOf } from './modality.ts';
import { withNews } from './news.ts';
import { type Question, readQuestion } from './question.ts';
import { readChange } from './read-change.ts';
import { ask, type Decision, doing, notUnderstood, type Reading, sayFor } from './reading.ts';
import { agenda, asksAgenda, comparedPrices, severalQuestions } from './several-questions.ts';
import { signedOf } from './signed.ts';
import { isNewsOfOne, isStaff, readStaffing } from './staff-lines.ts';
import { notOrdered, quotedOrder, whatIf } from './supposed.ts';

/**
 * What a message means, its names found first in the portfolio. A change is done only from an order in which every word
 * is accounted for; what is less sure is offered by a button, asked, or said. Never throws.
 */
export const read = (message: string, held: Portfolio | null, here: Here): Reading => {
  const portfolio = held ?? nothingHeld;
  const plain =
    pastedChat(message) ?? pastedMail(message) ?? quotedRequest(message) ?? withoutQuotations(message);
  const written = withoutVocative(withoutFields(plain).replace(/^\s*\/(?=[a-z])/i, ''));
  const reading = readWritten(message, written, portfolio, here);
  const { decision } = reading;
  if (code.test(message) || (isRemark(reading) && quotesOrder.test(message)))
    return { ...reading, decision: { kind: 'say', about: 'quoted' } };
  const company =
    decision.kind === 'ask' && decision.missing.includes('company')
      ? signedCompany(portfolio, written)
      : null;
  const again = (rest: string): Reading => readWritten(rest, rest, portfolio, here);
  return company === null
    ? aloneOf(portfolio, written, reading, again)
    : readWritten(message, `Request: ${written}`.replace(/\n/, `\nCompany: ${company}\n`), portfolio, here);
};

const quotesOrder =
  /^[ \t]*(?:>|&gt;).*(?:\b(?:add|remove|cancel|set|buy|order|reduce|increase|drop|need|more)\b|[+-]\d)/im;
/** What programs say. */
const code =
  /^\s*(?:\{[\s\S]*"[\s\S]*:[\s\S]*\}|\[[\s\S]*\{[\s\S]*\]|curl |(?:GET|POST|PUT|PATCH|DELETE) (?:\/|https?:))/;

/** Words beside a quotation that name nothing themselves. */
const isRemark = ({ decision, spans }: Reading): boolean =>
  (decision.kind === 'unknown' || (decision.kind === 'ask' && decision.choices.length === 0)) &&
  !spans.some(({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference');

/** The one company that a mail is signed with. */
const signedCompany = (portfolio: Portfolio, written: string): string | null => {
  const vocabulary = vocabularyOf(portfolio);
  const found = signatureIn(written).flatMap((line) => companySpans(vocabulary, readTokens(cleanText(line))));
  const ids = new Set(found.flatMap((span) => (span.whole ? span.ids : [])));
  const [id] = ids;
  return id === undefined || ids.size > 1 ? null : (portfolio.companies.get(id)?.name ?? null);
};

const readWritten = (message: string, written: string, portfolio: Portfolio, here: Here): Reading => {
  if (written === '' && message.trim() !== '')
    return { ...notUnderstood, decision: { kind: 'say', about: 'quoted' } };
  if (written.length > maxMessage) return notUnderstood;
  const vocabulary = vocabularyOf(portfolio);
  const words = withTaughtNames(vocabulary, wordsIn(written));
  const atoms = atomsOf(vocabulary, words);
  const asking = askingIn(written);
  const aside = asideOf(portfolio, written, words, atoms, asking);
  if (aside?.kind === 'do') return { ...doing(aside.intent, atoms), decision: aside };
  if (aside !== null) return { ...notUnderstood, spans: atoms, decision: aside };
  if (asksAgenda(words) && atoms.every(({ kind }) => kind !== 'company' && kind !== 'product'))
    return { ...doing({ kind: 'pending' }), decision: agenda };
  const compared = comparedPrices(words, atoms);
  if (compared !== null) return { ...notUnderstood, spans: atoms, decision: compared };
  const intent = orderIn(portfolio, words, atoms, cleanText(written), here);
  const own = isFull(intent) ? null : orderOf(portfolio, words, atoms, asking, intent, here);
  if (own !== null) return own;
  const question = words.length > mostRead ? null : readQuestion(portfolio, words, atoms, here);
  const quoted = quotedOrder(atoms, intent);
  if (quoted !== null) return quoted;
  const change =
    whatIf(portfolio, words, atoms, intent) ??
    changeOf(portfolio, words, atoms, asking, intent, question, here);
  if (hasOwnGrammar(intent) && !isAssigned(intent, question)) return roleOf(intent, change, atoms, asking);
  if (question?.sure && outranks(question, change, atoms, asking))
    return several(portfolio, words, atoms, question, here) ?? asked(question, atoms);
  return change ?? notOrdered(atoms, asking) ?? doing(onlyNames(portfolio, atoms), atoms);
};

/** Before the first portfolio was read: no name is known. */
const nothingHeld = buildPortfolio({ companies: [], subscriptions: [], asOf: 0, unreadable: 0 });

/** An order about the bot itself or about a price. */
const orderOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  asking: Asking,
  { kind }: Intent,
  here: Here,
): Reading | null => {
  const signed = signedOf(words, atoms, (company) => companyName(portfolio, company));
  if (signed === null) return null;
  const price = priceOrder(signed, asking);
  // Of a price that is not clear the command asks.
  return (
    deskOrder(signed, asking, endIn(words, here).until) ??
    (kind === 'set-price' && price?.decision.kind !== 'do' ? null : price)
  );
};

/** Whether its grammar has read an order about the bot, with all that belongs to it. */
const isFull = (intent: Intent): boolean =>
  (hasOwnGrammar(intent) || (intent.kind === 'set-price' && intent.price !== null)) &&
  intent.kind !== 'revoke' &&
  !(intent.kind === 'settle' && intent.as === null) &&
  !(intent.kind === 'alerts' && intent.problem !== null);

/** A role is given and taken by an order alone; a request phrased as a question is offered. */
const roleOf = (intent: Intent, change: Reading | null, atoms: readonly Atom[], asking: Asking): Reading => {
  // The webhook is only shown.
  if (change !== null && (intent.kind !== 'webhooks' || opens(change))) return change;
  const offered =
    intent.kind === 'organisations'
      ? asking === 'asks' && intent.do !== 'list'
      : /^(?:grant|revoke|deputy|name-approvers)$/.test(intent.kind) &&
        (asking === 'asks' || modalityOf(atoms, asking) === 'request');
  return offered
    ? { ...doing(intent, atoms), decision: { kind: 'confirm', intents: [intent], left: [] } }
    : doing(intent, atoms);
};

/** Whether a reading does a change, or offers one. */
const opens = (reading: Reading | null): boolean =>
  reading?.decision.kind === 'confirm' ||
  (reading?.decision.kind === 'do' && doesChange(reading.decision.intent)) ||
  (reading?.decision.kind === 'ask' && reading.decision.choices.length > 0);

/** Whether a message is the question, and not the change that could be read in it. */
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

/** By a word that means nothing else. */
const asksHistory = ({ intent, score, left }: Question): boolean =>
  intent.kind === 'history' && score >= 4 && left.length === 0;

const verbsOfSeats: readonly Cue[] = ['add', 'remove', 'decrease', 'increase'];
const states: readonly Cue[] = ['spare', 'short'];

/** Whether a sentence speaks of a change, done or not, or of seats that are too many or too few: it asks for no list. */
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
    decision: { kind: 'do', intent: first, more: others, sentences: found.sentences },
  };
};

/** What may also be told: only a word of asking makes a question of it. */
const statable: ReadonlySet<IntentKind> = new Set([
  'subscription',
  'subscriptions',
  'history',
  'orders',
  'pending',
]);

/** What is done for one company alone. */
const acts: ReadonlySet<IntentKind> = new Set(['assign', 'decide', 'company-form']);

/** A question is answered with what it says; of two readings that fit as well, both are offered. */
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

/** Readings that a change in the same message overrules: the sentence holds a word of theirs by chance. */
const loose: ReadonlySet<IntentKind> = new Set([
  'unknown',
  'subscriptions',
  'subscription',
  'companies',
  'company',
  'history',
  'pending',
  'status',
  'refresh',
  'products',
  'product',
  'orders',
]);

const onlyReads: ReadonlySet<string> = new Set(['read', 'other', 'what-if']);

/** Whether the message changes seats: by its grammar, or by a verb, sign or need beside a number or a name. */
const isChange = (given: Intent, question: Question | null, atoms: readonly Atom[]): boolean => {
  // "Contact: hold for now" in a form is about a contact.
  const ofContact = atoms.some(({ kind, text }) => kind === 'cue' && /^contacts?$/i.test(text));
  if (given.kind === 'order' || (given.kind === 'seats' && !ofContact)) return true;
  const intent =
    given.kind === 'unknown' && question?.sure && question.left.length === 0 ? question.intent : given;
  const cues = cuesIn(atoms);
  const moves = cues.some(
    (cue) =>
      orderVerbs.includes(cue) ||
      /^(?:more|fewer|short|spare|no-longer|need|joins|leaves|done|lapse)$/.test(cue),
  );
  // "drop 2 E5 after the renewal" asks for no list of renewals.
  const timed = cues.some((cue) => cue === 'at-renewal' || cue === 'day' || cue === 'lapse');
  const planned = timed && (intent.kind === 'renewals' || moves);
  if (!loose.has(intent.kind) && !planned) return false;
  if (cues.some((cue) => onlyReads.has(cue))) return false;
  const number =
    atoms.some((atom) => atom.kind === 'number') ||
    cues.some((cue) => /^(?:double|triple|half|part)$/.test(cue));
  const signed = atoms.some((atom) => atom.kind === 'number' && (atom.sign !== null || atom.was !== null));
  const names = atoms.filter(
    ({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference',
  ).length;
  if (cues.includes('asks-whether') && !moves) return false;
  if (intent.kind === 'unknown' && cues.includes('not') && names > 0) return true;
  return (number && (moves || signed || names > 0)) || (moves && names > 0);
};

const isCancel = (intent: Intent): intent is Extract<Intent, { kind: 'cancel' }> => intent.kind === 'cancel';

/** A message that changes something; null when it changes nothing. */
const changeOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  given: readonly Atom[],
  asking: Asking,
  intent: Intent,
  question: Question | null,
  here: Here,
): Reading | null => {
  const atoms = withNews(words, withoutColour(given));
  const change = isChange(intent, question, atoms) || isCancel(intent) || intent.kind === 'staff';
  if (!change && intent.kind !== 'set-price') return null;
  const cancels = isCancel(intent) || endsWhole(atoms);
  const modality = modalityOf(cancels ? withoutEnd(atoms, isCancel(intent) ? intent : null) : atoms, asking);
  const base = { spans: atoms, modality };
  if (modality === 'history') return { ...base, ...historyOf(portfolio, atoms) };
  if (intent.kind === 'set-price')
    return {
      ...base,
      frames: [intent],
      decision: carefully(
        intent,
        modality,
        leftIn(atoms).filter((word) => !isCurrency(word) && !/^[$€£]?\d/.test(word)),
      ),
    };
  if (isStaff(atoms) || (intent.kind === 'staff' && !isNewsOfOne(atoms) && !isCounted(atoms)))
    return { ...base, ...readStaffing(portfolio, atoms, modality) };
  if (cancels && !atoms.some(({ kind }) => kind === 'number'))
    return { ...base, ...readCancelling(portfolio, atoms, modality, isCancel(intent) ? intent : null) };
  if (isCancel(intent)) return { ...base, ...readCancelling(portfolio, atoms, modality, intent) };
  return readChange(portfolio, words, atoms, asking, intent, here);
};

/** "they need 1 Standard and 1 EDR": each product with its number. */
const isCounted = (atoms: readonly Atom[]): boolean => {
  const count = (kind: Atom['kind']) => atoms.filter((atom) => atom.kind === kind).length;
  return count('product') > 1 && count('number') === count('product') && !cuesIn(atoms).includes('staff');
};

/** Who asked for it, and when: a question about changes that were made. */
const historyOf = (portfolio: Portfolio, atoms: readonly Atom[]): Pick<Reading, 'frames' | 'decision'> => {
  const company = atoms.find((atom) => atom.kind === 'company');
  const product = atoms.find((atom) => atom.kind === 'product');
  const target = {
    company: company === undefined ? null : companyName(portfolio, company),
    product: company === undefined ? null : (product?.text ?? null),
    words: company === undefined ? (product?.text ?? null) : null,
    reference: null,
  };
  const intent: Intent = { kind: 'history', target };
  return { frames: [intent], decision: { kind: 'do', intent } };
};

/** Words of the price itself: "$40", "EUR". */
const isCurrency = (word: string): boolean =>
  /^(?:[A-Za-z]{3}|[$€£]\d[\d.,]*|\d[\d.,]*[$€£]|[$€£]|dollars?|euros?|pounds?)$/.test(word);

const carefully = (
  intent: Extract<Intent, { kind: 'set-price' }>,
  modality: Modality,
  left: readonly string[],
): Decision => {
  const about = sayFor(modality);
  // Without a price or a name the command asks.
  const { company, product, reference } = intent.target;
  const complete = intent.price !== null && (reference !== null || (company !== null && product !== null));
  if (about === null && !complete) return { kind: 'do', intent };
  if (about !== null) return { kind: 'say', about };
  if (modality === 'order' && left.length === 0) return { kind: 'do', intent };
  return isHarmless(left) ? { kind: 'confirm', intents: [intent], left } : { kind: 'unknown', left };
};

/** A company's name alone asks for the company. */
const onlyNames = (portfolio: Portfolio, atoms: readonly Atom[]): Intent => {
  const [company, more] = atoms.filter((atom) => !isNeutral(atom));
  return company?.kind === 'company' && more === undefined
    ? { kind: 'company', company: companyName(portfolio, company) }
    : { kind: 'unknown' };
};

const isNeutral = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('neutral');
