import type { Company } from '../../core/marketplace/records.ts';
import { t } from '../texts/t.ts';
import { plainText } from './escape.ts';

/** What the searchable choice asks for, by the name that its card says (`Data.Query`). */
export const companiesToChoose = 'companies';

/** Where the company's name goes in a sentence that lacks it. */
const gap = '‹company›';

/** The same sentence without the company. */
export const withoutCompany = (say: (company: string) => string): string => say(gap);

/** The sentence with the company; null when it lacks none. */
export const withCompany = (sentence: string, company: string): string | null =>
  sentence.includes(gap) ? sentence.replace(gap, () => company) : null;

/**
 * A choice of companies that Teams searches as somebody types; other clients filter the given ones. `say` is the
 * sentence that lacks the company.
 */
export const companySearch = (say: string, companies: readonly Company[]) => ({
  id: plainText(say, 500),
  label: t`Or search all companies`,
  hint: t`Part of the name`,
  error: t`Choose a company`,
  button: t`Choose this one`,
  dataset: companiesToChoose,
  options: companies.map(({ id, name }) => ({ title: plainText(name, 80), value: id })),
});
