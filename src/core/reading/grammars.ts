import { readAlerts } from '../understanding/alert-sentences.ts';
import { readApprovals } from '../understanding/approval-sentences.ts';
import { readCancel, tailOf } from '../understanding/cancel-sentences.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { readOrder, readSetPrice } from '../understanding/order-sentences.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutPoliteness } from '../understanding/politeness.ts';
import { readRoleSentence } from '../understanding/role-sentences.ts';
import { readSeatSentence } from '../understanding/seat-sentences.ts';
import type { Token } from '../understanding/sentence.ts';
import { readSettle } from '../understanding/settle-sentences.ts';
import { readStaff } from '../understanding/staff-sentences.ts';
import { readWebhooks } from '../understanding/webhook-sentences.ts';
import { readWhatIf } from '../understanding/what-if-sentences.ts';

/** `said`: the words without politeness. `clean`: the text that they were cut from. Words without a `word` are names. */
type Sentence = Readonly<{ all: readonly Token[]; said: readonly Token[]; clean: string; here: Here }>;
type Grammar = (sentence: Sentence) => Intent | null;

/** Sentences that are decided by their grammar alone: their values (roles, hours, notes) are no names of the portfolio. */
const own: readonly Grammar[] = [
  ({ said }) => readWebhooks(said),
  ({ said, clean }) => readSettle(said, clean),
  ({ said }) => readAlerts(said),
  ({ said }) => readRoleSentence(said),
  ({ said }) => readApprovals(said),
];

/**
 * Sentences that begin with an order: that one is given, and what else it says than names and numbers. A supposed one comes first,
 * for it holds an order; "cancel 2 seats" is left to seats.
 */
const orders: readonly Grammar[] = [
  ({ said }) => readWhatIf(said),
  ({ said }) => readSetPrice(said),
  ({ said }) => readOrder(said),
  ({ said }) => readStaff(said),
  ({ all, said, here }) => readCancel(said, tailOf(all, said), here),
  ({ said }) => readSeatSentence(said),
];

const ownKinds: ReadonlySet<IntentKind> = new Set([
  'alerts',
  'grant',
  'revoke',
  'settle',
  'approvals',
  'webhooks',
]);

/** Whether a sentence of this kind means what its grammar says, and nothing else. */
export const hasOwnGrammar = ({ kind }: Intent): boolean => ownKinds.has(kind);

/** What the grammar of a sentence says; unknown when it has none. */
export const grammarOf = (all: readonly Token[], clean: string, here: Here): Intent => {
  const sentence = { all, said: withoutPoliteness(all), clean, here };
  for (const grammar of [...own, ...orders]) {
    const intent = grammar(sentence);
    if (intent !== null) return intent;
  }
  return { kind: 'unknown' };
};
