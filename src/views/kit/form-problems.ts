const meanwhile = {
  company: 'This company has been changed since the form was opened.',
  contact: 'This contact has been changed since the form was opened.',
  policy: 'Somebody else has saved a policy meanwhile.',
} as const;

/** Somebody else saved first; the form comes back with what holds now. */
export const changedMeanwhile = (what: keyof typeof meanwhile): string =>
  `${meanwhile[what]} This is what holds now; nothing of yours was saved.`;
