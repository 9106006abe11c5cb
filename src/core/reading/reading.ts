import type { Filters, Intent } from '../understanding/intent.ts';
import type { Modality } from './modality.ts';
import type { Atom } from './words.ts';

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
  | 'not-possible';

export type Decision =
  /** `filters` narrow a read beyond what its intent says; `left` are the words of a read that nothing explains. */
  | Readonly<{ kind: 'do'; intent: Intent; filters?: Filters; left?: readonly string[] }>
  /** Each change is offered by a button that says it in full; `left` are the words that nothing explains. */
  | Readonly<{ kind: 'confirm'; intents: readonly [Intent, ...Intent[]]; left: readonly string[] }>
  /** `choices` are the readings to choose from; without them the command of the intent asks. */
  | Readonly<{
      kind: 'ask';
      intent: Intent;
      missing: readonly Missing[];
      choices: readonly Intent[];
      /** The ids of the companies that the words may mean, when that is what is asked. */
      companies: readonly string[];
      left: readonly string[];
    }>
  | Readonly<{ kind: 'say'; about: SaidAbout }>
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
}>;
