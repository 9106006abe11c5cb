import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { Atom } from './atom.ts';
import { type Said, saidIn } from './follow-words.ts';
import type { Asking } from './modality.ts';
import { read } from './read.ts';
import type { Decision, Reading } from './reading.ts';
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
  /** Nothing but words that lean on what was said before. */
  pure: boolean;
  /** Nothing but names, which alone ask for subscriptions. */
  named: boolean;
  /** By itself it would be read as a look-up of a name that it does not have. */
  guessed: boolean;
  words: Readonly<{
    /** Explained by nothing. */
    unknown: readonly string[];
  }>;
}>;

const isNameOrNeutral = (atom: Atom): boolean =>
  atom.kind === 'company' ||
  atom.kind === 'product' ||
  (atom.kind === 'cue' && atom.cues.includes('neutral')) ||
  /^ones?$/i.test(atom.text);

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
  const said = saidIn(spans);
  const { companies, products, references, numbers, reasons, words } = said;
  const slots = [companies, products, references, numbers, reasons].some(({ length }) => length > 0);
  const unknown = words.filter(({ known }) => !known).map(({ text }) => text);
  return {
    ...{ message, portfolio, here, alone, spans, said, asking, last, request },
    pure: spans.length > 0 && !slots && words.every(({ neutral }) => neutral),
    named: spans.every(isNameOrNeutral),
    guessed: isGuessed(alone.decision, companies.length),
    words: { unknown },
  };
};

/** What was spoken of last; null when there are several things, or none. */
export const subjectOf = (last: Remembered | null): Intent | null => {
  if (last === null) return null;
  const { decision } = last;
  if (decision.kind !== 'confirm') return decision.intent;
  return decision.intents.length === 1 ? decision.intents[0] : null;
};

/** The company's own name; null when the text names none exactly. */
export const exactCompany = ({ companies }: Portfolio, text: string | null): string | null =>
  text === null ? null : ([...companies.values()].find(({ name }) => name === text)?.name ?? null);

/** The target with another company; the product keeps its name. */
export const ofCompany = ({ subscriptions }: Portfolio, target: Target, company: string): Target => {
  const held = target.reference === null ? undefined : subscriptions.get(target.reference);
  return { company, product: target.product ?? held?.productName ?? null, words: null, reference: null };
};

/** The same with another company. */
export const withCompany = (portfolio: Portfolio, intent: Intent, company: string): Intent => {
  if ('target' in intent)
    return { ...intent, target: ofCompany(portfolio, intent.target, company) } as Intent;
  if (intent.kind === 'spend') return { ...intent, of: company, vendor: false };
  if (intent.kind === 'audit') return { ...intent, about: company };
  if (intent.kind === 'grant') return { ...intent, companies: [company] };
  return 'company' in intent ? ({ ...intent, company } as Intent) : intent;
};

/** A change that is not sure enough to be done is offered. */
export const weakened = (decision: Decision): Decision =>
  decision.kind === 'do' && isChange(decision.intent) && decision.intent.kind !== 'what-if'
    ? { kind: 'confirm', intents: [decision.intent], left: [] }
    : decision;

/** An intent as decided: a change by the rules of its whole sentence, with `more` words; a look-up as it is. */
export const settled = (
  { portfolio, here, last, asking, said }: Follow,
  intent: Intent,
  more: string,
): Decision => {
  if (!isChange(intent)) return { kind: 'do', intent };
  const { decision } = read(
    `${sentenceOf(intent, here.zone)}${more === '' ? '' : ` ${more}`}`,
    portfolio,
    here,
  );
  const ordered = last?.ordered !== false || said.marks.has('yes');
  return ordered && asking !== 'asks' ? decision : weakened(decision);
};
