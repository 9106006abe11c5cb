import { type Atom, type AtomOf, endsSentence, type Word } from '../atoms/atom.ts';
import { any, asCue } from '../atoms/cue-atoms.ts';
import { cuesIn, hasCue } from '../atoms/verbs.ts';
import { matchHeld } from '../finding/held-products.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

const isCompany = (atom: Atom): atom is AtomOf<'company'> => atom.kind === 'company';
const isCounted = (atom: Atom): boolean => atom.kind === 'number' || atom.kind === 'product';
const idsOf = ({ ids }: AtomOf<'company'>): string => ids.join();

/** "for Contoso": it belongs to what comes before it. */
const leads = /^(?:for|at|to|from|of|in|bei|für|von|an|chez|pour|para|voor|bij|aan)$/i;
const articles = /^(?:the|our|my|der|die|das|den|dem|le|la|el)$/i;
const isLed = (atoms: readonly Atom[], at: number): boolean => {
  const before = atoms.slice(0, at).findLast(({ text }) => !articles.test(text));
  return leads.test(`${before?.text}`);
};

/**
 * The parts of a message that begins with a company and names others: each company covers what follows it. Null when
 * that is unclear: a number before the first company, a company after "for", a part without a number.
 */
export const companyParts = (atoms: readonly Atom[]): readonly (readonly Atom[])[] | null => {
  const at = atoms.flatMap((atom, n) => (isCompany(atom) ? [n] : []));
  const [first, ...others] = at;
  if (first === undefined || others.length === 0) return null;
  if (atoms.slice(0, first).some(isCounted) || others.some((n) => isLed(atoms, n))) return null;
  if (cuesIn(atoms).some((cue) => cue === 'each' || cue === 'correct')) return null;
  const parts = at.map((from, n) => atoms.slice(n === 0 ? 0 : from, at[n + 1]));
  return parts.every((part) => part.some(({ kind }) => kind === 'number')) ? parts : null;
};

/** Whether another company comes between a company and an item's number or product. */
export const isSevered = (
  atoms: readonly Atom[],
  item: readonly Atom[],
  company: AtomOf<'company'> | null,
): boolean =>
  company !== null &&
  item.filter(isCounted).some(({ from }) => {
    const [low, high] = from < company.from ? [from, company.from] : [company.from, from];
    return atoms.some(
      (atom) => isCompany(atom) && atom.from > low && atom.from < high && idsOf(atom) !== idsOf(company),
    );
  });

/** Whether an item is in a later sentence than the one before, without an "and". */
export const isLaterSentence = (
  words: readonly Word[],
  atoms: readonly Atom[],
  before: readonly Atom[],
  item: readonly Atom[],
): boolean => {
  const [from, to] = [before.findLast(isCounted)?.from, item.find(isCounted)?.from];
  return (
    from !== undefined &&
    to !== undefined &&
    atoms.some(
      (atom, n) =>
        atom.from >= from &&
        atom.to <= to &&
        endsSentence(words, atom) &&
        !hasCue(atoms.slice(n + 1, n + 2), 'and'),
    )
  );
};

/** "2 E3 for Woodgrove, two of them for Blue Yonder": a part of the number before that goes elsewhere. */
export const isPartOfBefore = (item: readonly Atom[]): boolean =>
  item.some(isCompany) &&
  /(?<!\b(?:all|each|both|every one) )\bof (?:them|those|these|which)\b/i.test(
    item.map(({ text }) => text).join(' '),
  );

/** "keep both Huntress", "Anna has both": a pair that is only named. */
const names = (atoms: readonly Atom[], both: number): boolean =>
  atoms.slice(Math.max(0, both - 2), both).some((atom) => any(atom, /^(?:keep|has|have|like|leave)s?$/i));

/** "both of the Huntress ones", where a company has two: each of them by its name. */
export const withBothHeld = (portfolio: Portfolio, atoms: readonly Atom[]): readonly Atom[] => {
  const [id, other] = new Set(atoms.filter(isCompany).flatMap(({ ids }) => ids));
  const company = id === undefined || other !== undefined ? undefined : portfolio.companies.get(id);
  if (company === undefined || !atoms.some(({ text }) => /^both$/i.test(text))) return atoms;
  return atoms.flatMap((atom, at): readonly Atom[] => {
    const lead = atoms.slice(0, at).findLast(({ text }) => !/^(?:of|the|their|of the|of their)$/i.test(text));
    // "both Huntress products".
    if (/^products$/i.test(atom.text) && atoms[at - 1]?.kind === 'product') return [asCue(atom, 'noun')];
    if (atom.kind !== 'product' || !any(lead, /^both$/i) || names(atoms, atoms.indexOf(lead as Atom)))
      return [atom];
    const match = matchHeld(portfolio, company, atom.text);
    const held = match.kind === 'several' ? match.subscriptions : [];
    return held.length === 2
      ? held.map(({ productName }) => ({ ...atom, text: String(productName) }))
      : [atom];
  });
};
