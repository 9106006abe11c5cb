import { msg } from '../texts/t.ts';

const problems = {
  unwanted: msg`The receiver no longer accepts events (it answered 410).`,
  failed: msg`The bot could not send it. The reason is in its log.`,
};

/** Stored in English. Why an event did not reach its receiver, when the receiver gave no reason. */
export const deliveryProblem = (reason: keyof typeof problems): string => problems[reason].english;
