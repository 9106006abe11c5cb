import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutQuotations } from '../understanding/quotations.ts';
import { cleanText, maxMessage, type Token } from '../understanding/sentence.ts';
import { understandTokens } from '../understanding/understand.ts';
import { readChange } from './read-change.ts';
import { cuesIn, modalityOf, orderVerbs, withoutDays } from './modality.ts';
import type { Decision, Reading } from './reading.ts';
import { sayFor } from './said.ts';
import { type Atom, type AtomOf, atomsOf, type Word, wordsIn } from './words.ts';

const notUnderstood: Reading = { spans: [], modality: null, frames: [], decision: { kind: 'unknown', left: [] } };
const doing = (intent: Intent, spans: readonly Atom[] = []): Reading => ({
  spans,
  modality: null,
  frames: intent.kind === 'unknown' ? [] : [intent],
  decision: intent.kind === 'unknown' ? { kind: 'unknown', left: leftIn(spans) } : { kind: 'do', intent },
});

/**
 * What a message means, its names found first in the portfolio. A change is done only from an order in which every word
 * is accounted for; what is less sure is offered by a button, asked, or said. Never throws.
 */
export const read = (message: string, portfolio: Portfolio | null, here: Here): Reading => {
  const written = withoutQuotations(message);
  if (written.length > maxMessage || (written === '' && message.trim() !== '')) return notUnderstood;
  const words = wordsIn(written);
  const clean = cleanText(written);
  if (portfolio === null) return doing(understandTokens(words, clean, here));
  const atoms = atomsOf(vocabularyOf(portfolio), words);
  const asks = written.includes('?');
  const intent = named(portfolio, atoms, understandTokens(maskedOf(portfolio, words, atoms), clean, here));
  if (isChange(intent, atoms)) return readChange(portfolio, words, atoms, asks, intent);
  if (careful.has(intent.kind)) return carefully(intent, atoms, asks);
  return doing(intent.kind === 'unknown' ? onlyNames(portfolio, atoms) : intent, atoms);
};

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

const onlyReads: ReadonlySet<string> = new Set(['read', 'other', 'what-if', 'staff']);

/** Whether the message changes seats: by the old reading, or by a verb, sign or need beside a number or a name. */
const isChange = (intent: Intent, atoms: readonly Atom[]): boolean => {
  if (intent.kind === 'seats' || intent.kind === 'order') return true;
  if (!loose.has(intent.kind)) return false;
  const cues = cuesIn(atoms);
  if (cues.some((cue) => onlyReads.has(cue))) return false;
  const number = atoms.some((atom) => atom.kind === 'number') || cues.some((cue) => /^(?:double|triple|half)$/.test(cue));
  const signed = atoms.some((atom) => atom.kind === 'number' && (atom.sign !== null || atom.was !== null));
  const names = atoms.filter(({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference').length;
  const moves = cues.some((cue) => orderVerbs.includes(cue) || /^(?:more|fewer|short|spare|no-longer|need)$/.test(cue));
  const asked = cues.includes('asks-whether') && !moves;
  if (asked) return false;
  return (number && (moves || signed || names > 0)) || (moves && names > 1 && !cues.includes('asks-whether'));
};

/** Changes of other kinds: done only when ordered plainly. */
const careful: ReadonlySet<IntentKind> = new Set(['cancel', 'staff', 'set-price']);

const carefully = (intent: Intent, atoms: readonly Atom[], asks: boolean): Reading => {
  const modality = modalityOf(intent.kind === 'cancel' ? withoutDays(atoms) : atoms, asks);
  const about = sayFor(modality);
  const left = leftIn(atoms);
  const base = { spans: atoms, modality, frames: [intent] };
  if (about !== null) return { ...base, decision: { kind: 'say', about } };
  const decision: Decision =
    modality === 'order' && left.length === 0 ? { kind: 'do', intent } : { kind: 'confirm', intents: [intent], left };
  return { ...base, decision };
};

/** The words that nothing explains, as written. */
const leftIn = (atoms: readonly Atom[]): string[] =>
  atoms.filter(({ kind }) => kind === 'unknown').map(({ text }) => text);

/** The words for the older readers: each name is one word, which none of them takes for its own. */
const maskedOf = (portfolio: Portfolio, words: readonly Word[], atoms: readonly Atom[]): Token[] =>
  atoms.flatMap((atom): Token[] => {
    const own = words.slice(atom.from, atom.to);
    const last = own.at(-1);
    if (atom.kind !== 'company' && atom.kind !== 'product') return own;
    const text = atom.kind === 'company' ? companyName(portfolio, atom) : atom.text;
    return [
      {
        text,
        word: '',
        owner: last?.owner === null || last?.owner === undefined ? null : text,
        colon: last?.colon === true,
        ...(last?.comma === true ? { comma: true } : {}),
      },
    ];
  });

const companyName = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
  const [id] = ids;
  return (ids.length === 1 && id !== undefined ? companies.get(id)?.name : undefined) ?? text;
};

/** The intent with the names that were found in the message, instead of those cut out by prepositions. */
const named = (portfolio: Portfolio, atoms: readonly Atom[], intent: Intent): Intent => {
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const products = atoms.filter((atom) => atom.kind === 'product');
  const [company] = companies;
  const [product] = products;
  if (companies.length > 1 || products.length > 1) return intent;
  const name = company === undefined ? null : companyName(portfolio, company);
  if ('target' in intent && intent.target.reference === null && (name !== null || product !== undefined)) {
    const target = { ...intent.target, company: name, product: product?.text ?? null, words: null };
    return intent.kind === 'order' && product === undefined ? intent : ({ ...intent, target } as Intent);
  }
  return 'company' in intent && name !== null && intent.kind !== 'company-form'
    ? ({ ...intent, company: name } as Intent)
    : intent;
};

/** A company's name alone asks for its subscriptions; with a product, for that one. */
const onlyNames = (portfolio: Portfolio, atoms: readonly Atom[]): Intent => {
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const products = atoms.filter((atom) => atom.kind === 'product');
  const [company] = companies;
  const [product] = products;
  const more = atoms.some((atom) => atom.kind !== 'company' && atom.kind !== 'product' && !isNeutral(atom));
  if (more || company === undefined || companies.length > 1 || products.length > 1) return { kind: 'unknown' };
  const name = companyName(portfolio, company);
  return product === undefined
    ? { kind: 'subscriptions', company: name, as: 'card' }
    : { kind: 'subscription', target: { company: name, product: product.text, words: null, reference: null } };
};

const isNeutral = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('neutral');
