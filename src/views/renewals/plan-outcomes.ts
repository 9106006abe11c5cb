const outcomes = {
  'decided-otherwise': 'Someone decided the renewal differently.',
  'decided-otherwise-meanwhile': 'Someone decided the renewal differently in the meantime.',
  moved: 'The term now ends on another day. Plan the change again for that day.',
  'not-renewed': 'The subscription ended and was not renewed.',
  'not-approved': 'Nobody approved it before the window closed.',
  'not-done': 'The window closed before the bot could make the change.',
} as const;

/** Why a plan for a renewal came to nothing. */
export const planOutcome = (why: keyof typeof outcomes): string => outcomes[why];
