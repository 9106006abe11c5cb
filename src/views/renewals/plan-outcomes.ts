const outcomes = {
  'decided-otherwise': 'The renewal was decided otherwise.',
  'decided-otherwise-meanwhile': 'The renewal was decided otherwise meanwhile.',
  moved: 'The end of its term was put to another day: plan it again for that day.',
  'not-renewed': 'The subscription ended and was not renewed.',
  'not-approved': 'Nobody approved it before the window closed.',
  'not-done': 'The window closed before it could be carried out.',
} as const;

/** Why a plan for a renewal came to nothing. */
export const planOutcome = (why: keyof typeof outcomes): string => outcomes[why];
