import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { count, number, seats } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { reasonInput } from '../kit/reason-input.ts';
import { t } from '../texts/t.ts';

export type StaffFormInput = Readonly<{
  company: Company;
  direction: 'on' | 'off';
  users: number;
  given: GivenReason;
  /** What the company has and whose seats can change. */
  held: readonly Subscription[];
  /** The id of the future request: one form makes one request. */
  form: string;
  /** The ids that were marked before. */
  marked?: readonly string[];
  /** What to correct, in plain text. */
  problems?: readonly string[];
}>;

/** The most that fit on a card when every name is as long as possible. */
const mostChoices = 40;

/** The products of someone who joins or leaves, each with a box to tick. */
export const staffFormCard = ({
  company,
  direction,
  users,
  given,
  held,
  form,
  marked = [],
  problems = [],
}: StaffFormInput): Plan => {
  const title = direction === 'on' ? t`Onboarding` : t`Offboarding`;
  const label = direction === 'on' ? t`Products they need` : t`Products they had`;
  const change =
    direction === 'on'
      ? t`one seat more of each product for every user`
      : t`one seat less of each product for every user`;
  const more = held.length - mostChoices;
  return {
    template: 'staff-form',
    filling: {
      speak: plainText(`${title}, ${company.name}: ${label}?`, 200),
      title: `${title} · ${escapeText(company.name)}`,
      sentence: t`${count(users, 'user')}: ${change}. Nothing is asked for until you continue.`,
      problems: problems.slice(0, 12).map((problem) => escapeText(problem, 300)),
      label,
      marked: marked.join(','),
      choices: held.slice(0, mostChoices).map(({ id, productName, quantity, billingTerm, commitment }) => ({
        title: plainText(
          [productPlain(productName), seats(quantity), pax8Word(commitment?.term ?? billingTerm)].join(' · '),
          140,
        ),
        value: id,
      })),
      more: more > 0 ? t`${number(more)} more are not shown. Name those in your message, after “with”.` : '',
      form,
      company: company.id,
      direction,
      users: String(users),
      reason: reasonInput(given),
    },
  };
};
