import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { count, number, seats } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';

export type StaffFormInput = Readonly<{
  company: Company;
  direction: 'on' | 'off';
  users: number;
  /** What the company has and whose seats can change. */
  held: readonly Subscription[];
  /** The id that the request will have: one form makes one request. */
  form: string;
  /** The ids that were marked before. */
  marked?: readonly string[];
  /** Why it could not go on, in plain text. */
  problems?: readonly string[];
}>;

/** As many as a card can carry when all of their names are as long as can be. */
const mostChoices = 40;

/** Which of its products somebody who comes or goes has: each a box to mark. */
export const staffForm = ({
  company,
  direction,
  users,
  held,
  form,
  marked = [],
  problems = [],
}: StaffFormInput): Plan => {
  const title = direction === 'on' ? 'Onboarding' : 'Offboarding';
  const label = direction === 'on' ? 'Products that they need' : 'Products that they had';
  const change = `${direction === 'on' ? 'one seat more' : 'one seat less'} of each for every user`;
  const more = held.length - mostChoices;
  return {
    template: 'staff-form',
    filling: {
      speak: plainText(`${title}, ${company.name}: ${label}?`, 200),
      title: `${title} · ${escapeText(company.name)}`,
      sentence: `${count(users, 'user')}: ${change}. Nothing is asked for before you say so.`,
      problems: problems.slice(0, 12).map((problem) => escapeText(problem, 300)),
      label,
      marked: marked.join(','),
      choices: held.slice(0, mostChoices).map(({ id, productName, quantity, billingTerm, commitment }) => ({
        title: plainText(
          [productPlain(productName), seats(quantity), commitment?.term ?? billingTerm].join(' · '),
          140,
        ),
        value: id,
      })),
      more: more > 0 ? `${number(more)} more are not shown; name those in the sentence, after “with”.` : '',
      form,
      company: company.id,
      direction,
      users: String(users),
    },
  };
};
