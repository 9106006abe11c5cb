import { msg, t, texts } from '../texts/t.ts';

const meanwhile = texts({
  company: msg`Someone changed this company after you opened the form.`,
  contact: msg`Someone changed this contact after you opened the form.`,
  policy: msg`Someone else saved the policy after you opened the form.`,
});

/** Someone else saved first; the form comes back with the present values. */
export const changedMeanwhile = (what: keyof typeof meanwhile): string =>
  t`${meanwhile[what]} Your changes were not saved. The form shows it as it is now.`;
