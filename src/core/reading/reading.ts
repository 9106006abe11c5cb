import type { Atom } from '../atoms/atom.ts';
import type { Filters, Intent } from '../understanding/intent.ts';
import type { SmallTalk } from '../understanding/small-talk.ts';
import type { GivenReason } from '../words/given-reason.ts';
import { leftIn } from './left.ts';
import type { Modality } from './modality.ts';

/** What is missing or unclear in a change. */
export type Missing =
  | 'company'
  | 'product'
  | 'number'
  | 'which-company'
  | 'which-subscription'
  | 'direction'
  | 'reading';

/** Why a sentence about a change opens nothing. */
export type SaidAbout =
  | 'negated'
  | 'past'
  | 'reported'
  | 'conditional'
  | 'another-day'
  | 'question-about-change'
  | 'uncertain'
  | 'quoted'
  | 'not-possible'
  /** By the number that another company has. */
  | 'compared'
  /** For each company of many. */
  | 'for-each'
  /** Of all prices of a company. */
  | 'all-prices'
  /** A price for a week or a quarter: Pax8's are for a month or a year. */
  | 'price-time'
  /** A question of the bot is dropped, or there is nothing to take back. */
  | 'dropped';

export type Decision =
  /**
   * `filters` narrow a look-up further; `left` are its unexplained words. `more`: the message's other intents;
   * `together`: all changes or none; `sentences` ask several questions. `replaces`: the waiting request to take back.
   */
  | Readonly<{
      kind: 'do';
      intent: Intent;
      filters?: Filters;
      left?: readonly string[];
      more?: readonly Intent[];
      sentences?: readonly string[];
      together?: true;
      replaces?: string;
    }>
  /** A button offers each change in full; `left` are the unexplained words. */
  | Readonly<{
      kind: 'confirm';
      intents: readonly [Intent, ...Intent[]];
      left: readonly string[];
      replaces?: string;
    }>
  /** `choices` are the readings to choose from; without them the intent's command asks. */
  | Readonly<{
      kind: 'ask';
      intent: Intent;
      missing: readonly Missing[];
      choices: readonly Intent[];
      /** The ids of the companies that the words may mean, when that is what is asked. */
      companies: readonly string[];
      left: readonly string[];
      replaces?: string;
      /** The id of the person's own waiting request that the answer corrects. */
      corrects?: string;
    }>
  /** `plan`: for another day, the same change as a plan for the renewal; `look`: a question that shows what is needed. */
  | Readonly<{ kind: 'say'; about: SaidAbout | SmallTalk; plan?: Intent; look?: string }>
  | Readonly<{ kind: 'unknown'; left: readonly string[] }>;

/** A question for what a change lacks. */
export const ask = (
  intent: Intent,
  missing: readonly Missing[],
  left: readonly string[],
  more: Partial<Pick<Extract<Decision, { kind: 'ask' }>, 'choices' | 'companies'>> = {},
): Decision => ({ kind: 'ask', intent, missing, choices: [], companies: [], left, ...more });

/** A message as read, piece by piece, and what is done about it. */
export type Reading = Readonly<{
  spans: readonly Atom[];
  modality: Modality | null;
  frames: readonly Intent[];
  decision: Decision;
  /** It was understood only beside what was said before. */
  leans?: true;
  /** The reason that was given with what it follows, or its own. */
  given?: GivenReason;
}>;

export const notUnderstood: Reading = {
  spans: [],
  modality: null,
  frames: [],
  decision: { kind: 'unknown', left: [] },
};
/** A look-up, or what a grammar says, as it is done. */
export const doing = (intent: Intent, spans: readonly Atom[] = []): Reading => ({
  spans,
  modality: null,
  frames: intent.kind === 'unknown' ? [] : [intent],
  decision: intent.kind === 'unknown' ? { kind: 'unknown', left: leftIn(spans) } : { kind: 'do', intent },
});

const said: Readonly<Partial<Record<Modality, SaidAbout>>> = {
  negated: 'negated',
  conditional: 'conditional',
  'another-day': 'another-day',
  past: 'past',
  reported: 'reported',
  uncertain: 'uncertain',
  question: 'question-about-change',
};

/** Why a change meant like this opens nothing; null when it may be carried out or offered. */
export const sayFor = (modality: Modality): SaidAbout | null => said[modality] ?? null;

/** A message that may mean more without what is said beside it. */
export const isUnsettled = (decision: Decision): boolean => {
  switch (decision.kind) {
    case 'say':
      return isMeant(decision.about);
    case 'do':
      return leftOf(decision).length > 0 || isLongHelp(decision.intent);
    case 'confirm':
      return decision.intents.length > 1 && decision.left.length > 0;
    default:
      return true;
  }
};
/** "Need your help please: the new one at Contoso …": with so many words it is not a request for help. */
const isLongHelp = (intent: Intent): boolean =>
  intent.kind === 'help' && (intent.about?.split(' ').length ?? 0) > longestTopic;
const longestTopic = 5;
const meant: ReadonlySet<string> = new Set([
  'negated',
  'conditional',
  'another-day',
  'past',
  'reported',
  'uncertain',
  'question-about-change',
]);
/** Whether a sentence that opens nothing speaks of a change, beside which something may be asked. */
export const isMeant = (about: string): boolean => meant.has(about);

/** The words of a message that its decision does not explain. */
export const leftOf = (decision: Decision): readonly string[] =>
  'left' in decision ? (decision.left ?? []) : [];

type Done = Extract<Decision, { kind: 'do' }>;

/** All that a decision does, or offers on a button. */
export const intentsOf = (decision: Decision): readonly Intent[] =>
  decision.kind === 'do'
    ? [decision.intent, ...(decision.more ?? [])]
    : decision.kind === 'confirm'
      ? decision.intents
      : [];

/** What would be done is offered instead, because of the words that were left out. */
export const asOffer = ({ intent, more = [] }: Done, left: readonly string[]): Decision => ({
  ...{ kind: 'confirm', intents: [intent, ...more] },
  left,
});
