const meanwhile = {
  company: 'Someone changed this company after you opened the form.',
  contact: 'Someone changed this contact after you opened the form.',
  policy: 'Someone else saved the policy after you opened the form.',
} as const;

/** Someone else saved first; the form comes back with what holds now. */
export const changedMeanwhile = (what: keyof typeof meanwhile): string =>
  `${meanwhile[what]} Your changes were not saved. The form shows it as it is now.`;
