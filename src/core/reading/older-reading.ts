import { findNames } from '../names/names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { Token } from '../understanding/sentence.ts';
import { understandTokens } from '../understanding/understand.ts';
import type { Atom, AtomOf, Word } from './atom.ts';

/** A question has fewer words than this; only changes may have many lines. */
export const mostRead = 120;

/** What the older readers make of it: as it stands, and with the company's name set apart. */
export const olderReading = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  clean: string,
  here: Here,
): Intent => {
  if (words.length > mostRead) return { kind: 'unknown' };
  const read = (given: readonly Token[]) =>
    withoutGuess(portfolio, atoms, named(portfolio, atoms, understandTokens(given, clean, here)));
  const first = read(
    maskedOf(
      portfolio,
      words,
      atoms.filter((atom) => !isLasting(atom)),
    ),
  );
  if (first.kind !== 'unknown' || atoms.filter(({ kind }) => kind === 'company').length !== 1) return first;
  const company = atoms.filter(({ kind }) => kind === 'company');
  const at = atoms.findIndex(({ kind }) => kind === 'company');
  const led = /^(?:for|of|at|from|to|in|on|with|does|has|is|the)$/i.test(atoms[at - 1]?.text ?? '')
    ? at - 1
    : at;
  const rest = atoms.filter((_, n) => n < led || n > at);
  const lead: Token = { text: 'for', word: 'for', owner: null, colon: false };
  const apart = read([...maskedOf(portfolio, words, rest), lead, ...maskedOf(portfolio, words, company)]);
  return reads.has(apart.kind) ? apart : first;
};

/** "from now on" says nothing of an order that lasts anyway. */
const isLasting = ({ kind, text }: Atom): boolean =>
  kind === 'cue' && /^(?:from now on|starting (?:now|today)|as of (?:now|today))$/i.test(text);

/** What may be read from a sentence that was put in another order. */
const reads: ReadonlySet<IntentKind> = new Set([
  'renewals',
  'orders',
  'invoices',
  'invoice',
  'draft',
  'spend',
  'usage',
  'contacts',
  'history',
  'company',
  'compare-invoices',
]);

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

export const companyName = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
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
  if (intent.kind === 'alerts' && name !== null && intent.filter.company?.includes(name) === true)
    return { ...intent, filter: { ...intent.filter, company: name } };
  if (intent.kind === 'spend' && name !== null) return { ...intent, of: name, vendor: false };
  return 'company' in intent && name !== null && intent.kind !== 'company-form'
    ? ({ ...intent, company: name } as Intent)
    : intent;
};

const qualifiers = new Set('most recent latest newest current new see last the our my all'.split(' '));

/**
 * A name that the message does not have is not looked up by likeness: "the most recent invoice" is of no company. Null
 * where the words only qualify; otherwise the sentence is not understood.
 */
const withoutGuess = (portfolio: Portfolio, atoms: readonly Atom[], intent: Intent): Intent => {
  if (!('company' in intent) || intent.company === null || intent.kind === 'company-form') return intent;
  if (atoms.some(({ kind }) => kind === 'company')) return intent;
  if (findNames(portfolio.companyNames, intent.company)?.level !== 'typos') return intent;
  const qualifies = intent.company.split(' ').every((word) => qualifiers.has(word.toLowerCase()));
  return qualifies ? { ...intent, company: null } : { kind: 'unknown' };
};
