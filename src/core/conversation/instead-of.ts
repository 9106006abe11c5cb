import type { Portfolio } from '../portfolio/portfolio.ts';
import { read } from '../reading/read.ts';
import type { Reading } from '../reading/reading.ts';
import type { Here } from '../understanding/periods.ts';
import { isChange } from './whole-sentence.ts';

const another = /^in place of #([0-9a-f-]{36}): /i;

/** The sentence on the button of a request that another one keeps out. */
export const inPlaceOfSentence = (changeId: string, sentence: string): string =>
  `in place of #${changeId}: ${sentence}`;

/** A change that is to take the place of another request; null for any other message. */
export const inPlaceOfAnother = (message: string, portfolio: Portfolio, here: Here): Reading | null => {
  const changeId = another.exec(message)?.[1];
  if (changeId === undefined) return null;
  const reading = read(message.replace(another, ''), portfolio, here);
  const { decision } = reading;
  return decision.kind === 'do' && isChange(decision.intent)
    ? { ...reading, decision: { ...decision, replaces: changeId } }
    : reading;
};
