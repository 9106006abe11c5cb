const problems = {
  unwanted: 'The receiver wants no more events: it answered 410 before.',
  failed: 'The bot failed to send it; its log says why.',
} as const;

/** Why an event did not reach its receiver, where the receiver gave no reason. */
export const deliveryProblem = (why: keyof typeof problems): string => problems[why];
