import { msg, texts } from '../texts/t.ts';

const problems = texts({
  unwanted: msg`The receiver no longer accepts events (it answered 410).`,
  failed: msg`The bot could not send it. The reason is in its log.`,
} as const);

/** Why an event did not reach its receiver, where the receiver gave no reason. */
export const deliveryProblem = (reason: keyof typeof problems): string => problems[reason];
