import type { Atom, AtomOf } from '../atoms/atom.ts';
import { productLevel, shortName } from '../names/product-names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Asking } from '../reading/modality.ts';
import { read } from '../reading/read.ts';
import type { Decision, Reading } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { type Said, saidIn } from './follow-words.ts';
import { companyIn, type LastRequest, type Memory, type Remembered } from './remembered.ts';
import { isChange, sentenceOf } from './whole-sentence.ts';

/** A message and what was said before it. */
export type Follow = Readonly<{
  message: string;
  portfolio: Portfolio;
  here: Here;
  /** The message read by itself. */
  alone: Reading;
  spans: readonly Atom[];
  said: Said;
  asking: Asking;
  last: Remembered | null;
  request: LastRequest | null;
  /** Only words that refer to what was said before. */
  pure: boolean;
  /** Without a name, a number or a reason. */
  nameless: boolean;
  /** Nothing but names, which alone ask for subscriptions. */
  named: boolean;
  /** By itself it would be read as a look-up of a name that it does not have. */
  guessed: boolean;
  /** An unexplained word is in a company's place: what was said before names no company for it. */
  stranger: boolean;
  words: Readonly<{
    /** Explained by nothing. */
    unknown: readonly string[];
  }>;
}>;

/** "to the dentist". */
const articles = /^(?:the|our|my|der|die|das|den|dem|le|la|el)$/i;

/** "6, not 3", "not Contoso, Fabrikam": what it should not be is what was said before. */
const denied = (spans: readonly Atom[], subject: Intent | null): readonly Atom[] | null => {
  const at = spans.findIndex(
    (atom) => atom.kind === 'cue' && /^(?:not|instead of|rather than)$/i.test(atom.text),
  );
  const to = articles.test(spans[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const next = spans[to];
  if (at < 0 || next === undefined || subject === null || !slots.has(next.kind)) return null;
  if (spans.filter(({ kind }) => kind === next.kind).length !== 2) return null;
  return spans.filter((_, n) => n < at || n > to);
};
const slots: ReadonlySet<Atom['kind']> = new Set(['company', 'product', 'number']);

const leads = /^(?:for|at|from|to|with|bei|für|von|chez|pour|para|voor|bij)$/i;
const namesStranger = (spans: readonly Atom[]): boolean =>
  !spans.some(({ kind }) => kind === 'company') &&
  spans.some(({ kind }, at) => {
    const before = articles.test(spans[at - 1]?.text ?? '') ? at - 2 : at - 1;
    return kind === 'unknown' && leads.test(spans[before]?.text ?? '');
  });

/** "subscriptions Contoso" asks for a list; a name alone may answer a question. */
const asksList = /\bsub(?:scription)?s?\b/i;

const isGuessed = (decision: Decision, companies: number): boolean =>
  decision.kind === 'do' &&
  !isChange(decision.intent) &&
  companies === 0 &&
  companyIn(decision.intent) !== null;

export const follow = (
  message: string,
  portfolio: Portfolio,
  alone: Reading,
  { last, request }: Memory,
  here: Here,
  asking: Asking,
): Follow => {
  const { spans } = alone;
  const undenied = denied(spans, subjectOf(last));
  const asksNumber = last?.decision.kind === 'ask' && last.open && last.decision.missing.includes('number');
  const read = saidIn(undenied ?? spans, asksNumber);
  const said = undenied === null ? read : { ...read, marks: new Set([...read.marks, 'correct' as const]) };
  const { companies, products, references, numbers, reasons, words } = said;
  const counted = [references, numbers, reasons].some(({ length }) => length > 0);
  const filled = [companies, products, references, numbers, reasons].some(({ length }) => length > 0);
  const unknown = words.filter(({ known }) => !known).map(({ text }) => text);
  return {
    ...{ message, portfolio, here, alone, spans, said, asking, last, request },
    pure: spans.length > 0 && !filled && words.every(({ polite }) => polite),
    nameless: !filled,
    named:
      companies.length + products.length > 0 &&
      words.every(({ neutral }) => neutral) &&
      !counted &&
      !asksList.test(message),
    guessed: isGuessed(alone.decision, companies.length),
    stranger: namesStranger(spans),
    words: { unknown },
  };
};

/** Whether the message is a look-up by itself, with a name of its own or none. */
export const isWhole = ({ alone, named, guessed, pure }: Follow): boolean =>
  alone.decision.kind === 'do' &&
  !(named || guessed || pure) &&
  !(alone.decision.intent.kind === 'help' && alone.decision.intent.about === null);

/** "please do as asked: add 2 E5 for Trey" agrees to nothing and answers nothing. */
export const isWholeChange = ({ alone: { decision, frames } }: Follow): boolean =>
  /^(?:do|confirm)$/.test(decision.kind) && frames.some(isChange);

/** The last subject; null when there are several, or none. */
export const subjectOf = (last: Remembered | null): Intent | null => {
  if (last === null) return null;
  const { decision } = last;
  // Of several changes that were asked for at once none is the one.
  if (decision.kind === 'do' && decision.more !== undefined && isChange(decision.intent)) return null;
  if (decision.kind !== 'confirm') return decision.intent;
  return decision.intents.length === 1 ? decision.intents[0] : null;
};

const exactNames = new WeakMap<Portfolio['companies'], ReadonlySet<string>>();

/** The company's own name; null when the text names none exactly. */
export const exactCompany = ({ companies }: Portfolio, text: string | null): string | null => {
  if (text === null) return null;
  const names = exactNames.get(companies) ?? new Set([...companies.values()].map(({ name }) => name));
  exactNames.set(companies, names);
  return names.has(text) ? text : null;
};

/** The name of the one company that the words mean; otherwise the words. */
export const nameOf = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string =>
  companies.get(ids.length === 1 ? ids.join() : '')?.name ?? text;

/** "standard" after "business premium" is Business Standard, if that is one product and the word alone is not. */
export const fullerName = ({ subscriptions }: Portfolio, before: string | null, text: string): string => {
  const names = new Set([...subscriptions.values()].map(({ productName }) => productName ?? ''));
  const fits = (words: string) => [...names].filter((name) => productLevel(name, words) !== null).length;
  if (fits(text) === 1) return text;
  const words = (before ?? '').split(' ');
  // As much as it can keep: "plan 1" after "visio plan 2" is Visio Plan 1.
  const fuller = words.map((_, n) => [...words.slice(0, words.length - 1 - n), text].join(' '));
  return fuller.find((name) => fits(name) === 1) ?? text;
};

/** The target with another company; the product keeps its name. */
export const ofCompany = ({ subscriptions }: Portfolio, target: Target, company: string): Target => {
  const held = target.reference === null ? undefined : subscriptions.get(target.reference);
  return {
    company,
    product: target.product ?? (held?.productName == null ? null : shortName(held.productName)),
    words: null,
    reference: null,
  };
};

/** The same with another company. */
export const withCompany = (portfolio: Portfolio, intent: Intent, company: string): Intent => {
  if ('target' in intent)
    return { ...intent, target: ofCompany(portfolio, intent.target, company) } as Intent;
  if (intent.kind === 'spend') return { ...intent, of: company, vendor: false };
  if (intent.kind === 'audit') return { ...intent, about: company };
  return 'company' in intent || intent.kind === 'pending' ? ({ ...intent, company } as Intent) : intent;
};

/** A change that is not certain enough to carry out is offered. */
export const weakened = (decision: Decision): Decision =>
  decision.kind === 'do' && isChange(decision.intent) && decision.intent.kind !== 'what-if'
    ? { kind: 'confirm', intents: [decision.intent], left: [] }
    : decision;

/** An intent as decided: a change by the rules of its whole sentence; a look-up as it is. */
export const settled = ({ portfolio, here, last, asking, said }: Follow, intent: Intent): Decision => {
  if (!isChange(intent)) return { kind: 'do', intent };
  const { decision } = read(sentenceOf(intent, here.zone), portfolio, here);
  const ordered = last?.ordered !== false || said.marks.has('yes');
  return ordered && asking !== 'asks' ? decision : weakened(decision);
};
