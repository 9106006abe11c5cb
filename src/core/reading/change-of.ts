import type { Atom, Word } from '../atoms/atom.ts';
import { withoutColour } from '../atoms/clauses.ts';
import { cuesIn, hasCue, orderVerbs } from '../atoms/verbs.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { dateLength } from '../understanding/day-at.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { type Here, readPeriod } from '../understanding/periods.ts';
import { withoutUnits } from '../words/price-units.ts';
import { endsWhole, readCancelling, withoutEnd } from './cancel-lines.ts';
import { withBothHeld } from './company-parts.ts';
import { companyName } from './grammars.ts';
import { isHarmless, leftIn } from './left.ts';
import { type Asking, type Modality, modalityOf } from './modality.ts';
import { withNews } from './news.ts';
import type { Question } from './question.ts';
import { readChange } from './read-change.ts';
import { type Decision, type Reading, sayFor } from './reading.ts';
import { isNewsOfOne, isStaff, readStaffing } from './staff-lines.ts';

/** Readings that a change in the same message overrules: the sentence contains a word of theirs by chance. */
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

type Cancel = Extract<Intent, { kind: 'cancel' }>;
const isCancel = (intent: Intent): intent is Cancel => intent.kind === 'cancel';

/** A message that changes something; null when it changes nothing. */
export const changeOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  given: readonly Atom[],
  asking: Asking,
  intent: Intent,
  question: Question | null,
  here: Here,
): Reading | null => {
  const all = withBothHeld(portfolio, withNews(words, withoutColour(given)));
  const atoms = intent.kind === 'set-price' ? withoutUnits(all) : all;
  const change = isChange(intent, question, atoms) || isCancel(intent) || intent.kind === 'staff';
  if (!change && intent.kind !== 'set-price') return null;
  const cancels = isCancel(intent) || endsWhole(atoms);
  const ending = isCancel(intent) ? intent : cancels ? endOn(words, atoms, here) : null;
  const modality = modalityOf(cancels ? withoutEnd(atoms, ending) : atoms, asking);
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
    return { ...base, ...readCancelling(portfolio, atoms, modality, ending) };
  if (isCancel(intent)) return { ...base, ...readCancelling(portfolio, atoms, modality, intent) };
  return readChange(portfolio, words, atoms, asking, intent, here);
};

/** "ITDR kündigen zum 31.12.": the one date beside a verb that its grammar does not know. */
const endOn = (words: readonly Word[], atoms: readonly Atom[], here: Here): Cancel | null => {
  const days = atoms.filter((atom) => atom.kind === 'cue' && atom.cues.includes('day'));
  const [day] = days;
  if (day === undefined || days.length > 1 || dateLength(words, day.from) === 0) return null;
  const { period } = readPeriod(words.slice(day.from, day.to), here);
  const target = { company: null, product: null, words: null, reference: null };
  return period === null ? null : { kind: 'cancel', target, at: period, unknownAt: null };
};

/** "they need 1 Standard and 1 EDR": each product with its number. */
const isCounted = (atoms: readonly Atom[]): boolean => {
  const count = (kind: Atom['kind']) => atoms.filter((atom) => atom.kind === kind).length;
  return count('product') > 1 && count('number') === count('product') && !hasCue(atoms, 'staff');
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
