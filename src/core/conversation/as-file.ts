import { type Decision, leftOf, type Reading } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { subjectOf } from './follow.ts';
import { isLookUp } from './follow-read.ts';
import { filtersOf } from './narrowed.ts';
import type { Remembered } from './remembered.ts';

/** "just mine, and as csv", "the same for February but in a file so that I can sort it". */
const tail =
  /^(.*?[\p{L}\p{N}].*?)[,;.]?\s+(?:(?:and|but|then|plus|please|also|all|both)[,\s]+)*(?:(?:give|send|get) (?:me|us) )?(?:(?:that|it|them|this|those) )?(?:as|in|into) (?:an? )?(?:csv|excel|xlsx|spreadsheet|file)(?: file)?(?:,? (?:please|pls|thanks))?(?:,? so (?:that )?(?:i|we) can .{0,40})?\W*$/iu;

/** "and that same list" */
const thatList =
  /^\W*(?:(?:and|ok|so|please|now|then|can|could|i|you|we|get|have|send|give|me|us|show|need|want|export) )*(?:that|this|the|those|these) (?:same |whole |very )?(?:list|table|overview|names|companies|customers|thing)\W*$/i;

/** The same look-up as a file; null where it has none. */
const asFile = (intent: Intent): Intent | null => {
  if (intent.kind === 'portfolio') return { ...intent, question: { ...intent.question, as: 'csv' } };
  return 'as' in intent && intent.as === 'card' ? ({ ...intent, as: 'csv' } as Intent) : null;
};

/** What follows a look-up and wants it as a file, too; null for any other message. */
export const asFileToo = (
  message: string,
  last: Remembered | null,
  again: (text: string) => Reading,
): Reading | null => {
  const base = subjectOf(last);
  const rest = base !== null && isLookUp(base) ? tail.exec(message.trim())?.[1] : undefined;
  const reading = rest === undefined ? null : again(rest);
  const same = base !== null && reading !== null && thatList.test(rest ?? '') ? asFile(base) : null;
  if (reading !== null && same !== null)
    return { ...reading, leans: true, decision: { kind: 'do', intent: same, filters: filtersOf(last) } };
  const decision: Decision | undefined = reading?.decision;
  if (reading === null || reading.leans !== true || decision?.kind !== 'do' || !isLookUp(decision.intent))
    return null;
  const intent =
    leftOf(decision).some((each) => !/^(?:that|this|the) one$/i.test(each)) || decision.more !== undefined
      ? null
      : asFile(decision.intent);
  return intent === null ? null : { ...reading, decision: { ...decision, intent } };
};
