import type { Atom } from '../atoms/atom.ts';
import { hasCue } from '../atoms/verbs.ts';
import type { Subscription } from '../marketplace/records.ts';
import { termMonths } from '../rules/term-dates.ts';
import type { TermAsked } from '../understanding/intent.ts';
import { termAt } from '../understanding/said-terms.ts';
import type { ResolvedLine } from './resolve-line.ts';

const isTerm = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('term');

/** How long the message wants something committed: the first term that it names. */
export const termIn = (atoms: readonly Atom[]): TermAsked | null => {
  const terms = atoms.filter(isTerm).flatMap(({ text }) => {
    const words = text
      .toLowerCase()
      .split(' ')
      .map((word) => ({ word }));
    return termAt(words, 0)?.term ?? [];
  });
  return terms[0] ?? null;
};

/** Whether one of its words can say nothing else. */
export const isClear = (atoms: readonly Atom[]): boolean =>
  atoms.some((atom) => isTerm(atom) && !hasCue([atom], 'day'));

/** For an order "monthly" is the term, not how often it is billed. */
export const withoutHowOften = (atoms: readonly Atom[]): Atom[] =>
  atoms.map((atom) => (isTerm(atom) ? { ...atom, kind: 'cue', cues: ['term'] } : atom));

const monthsOf: Readonly<Record<TermAsked, number>> = { monthly: 1, annual: 12, 'three-year': 36 };

/** Whether the subscription is committed for that long; null when Pax8 does not say. */
const isFor = (subscription: Subscription, term: TermAsked): boolean | null => {
  const months = termMonths(subscription.commitment?.term ?? null);
  return months === null ? null : months === monthsOf[term];
};

/**
 * A line with its term. More seats on another term than the subscription's are a new order; a mere repetition of its
 * term is offered.
 */
export const onTerm = (line: ResolvedLine, term: TermAsked, clear: boolean): ResolvedLine => {
  const { intent, subscription, missing } = line;
  if (intent.kind === 'order') return { ...line, intent: { ...intent, term } };
  if (subscription === null || !clear) return line;
  const same = isFor(subscription, term);
  if (same === false && intent.direction === 'add') {
    const target = { ...intent.target, reference: null };
    return {
      ...line,
      missing: missing.filter((each) => each !== 'direction'),
      sure: false,
      intent: { kind: 'order', count: intent.count, target, more: [], term },
    };
  }
  return same === false ? { ...line, missing: [...missing, 'which-subscription'] } : { ...line, sure: false };
};
