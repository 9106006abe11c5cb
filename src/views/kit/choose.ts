import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { msg, t, texts } from '../texts/t.ts';
import { referenceTo, type Suggestion, sayButtons } from './buttons.ts';
import { companySearch } from './company-search.ts';
import { escapeText, plainText, productPlain } from './escape.ts';
import { age, number, type Show } from './format.ts';
import { heldSeats } from './held.ts';
import { noticeCard } from './notice.ts';
import type { Plan } from './plan.ts';
import { inRooms } from './size.ts';
import { statusLine, termOf } from './term-words.ts';

/** All parts are plain text and are escaped here. `say` is the sentence behind the choice. */
export type Choices = Readonly<{
  title: string;
  sentence: string;
  choices: readonly Readonly<{ label: string; detail: string; say: string }>[];
  /** The text on each button. */
  button?: string;
  /** How many there are in total, when only the best are shown. */
  total?: number;
  /** How old the choices are; empty if that does not matter. */
  asOf?: string;
  /** A choice among all of them, searched by name. */
  search?: readonly ReturnType<typeof companySearch>[];
}>;

/** How many are shown; the first number that fits is taken. */
const shown = [8, 7, 6, 5, 4, 3, 2] as const;

export const chooseCard = (input: Choices): Plan => inRooms(shown, (atMost) => choosePlan(input, atMost));

const choosePlan = (
  { title, sentence, choices, button = t`Choose`, total = choices.length, asOf = '', search = [] }: Choices,
  atMost: number,
): Plan => {
  const more = total - Math.min(choices.length, atMost);
  return {
    template: 'choose',
    filling: {
      speak: plainText(`${title}. ${sentence}`, 200),
      title: escapeText(title, 120),
      sentence: escapeText(sentence, 300),
      choices: choices.slice(0, atMost).map(({ label, detail, say }) => ({
        label: escapeText(label, 200),
        detail: detail === '' ? '' : escapeText(detail, 160),
        ...sayButtons([{ title: button, say }])[0],
      })),
      search,
      notes: [
        ...(more > 0 ? [t`${number(more)} more match. Write more of the name.`] : []),
        ...(asOf === '' ? [] : [asOf]),
      ],
    },
  };
};

type CompanyChoice = Readonly<{ company: Company; say: string }>;
type SubscriptionChoice = Readonly<{ subscription: Subscription; say: string }>;

const ofCompany = ({ company, say }: CompanyChoice) => ({
  label: company.name,
  detail: [company.city, company.country].filter((part) => part !== null && part.trim() !== '').join(', '),
  say,
});

const ofSubscription =
  (show: Show) =>
  ({ subscription, say }: SubscriptionChoice) => ({
    label: `${productPlain(subscription.productName)} · ${heldSeats(subscription)}`,
    detail: [...statusLine(subscription, show), termOf(subscription, show) || t`no commitment`]
      .filter((part) => part !== '')
      .join(' · '),
    say,
  });

const nameIt = texts({
  company: msg`Name the company. Part of its name is enough.`,
  product: msg`Name the product. Part of its name is enough.`,
  both: msg`Name the company and the product. Parts of the names are enough.`,
});

/** `text` is what the person wrote for the company, or empty. */
export type CompanyChoices = Readonly<{
  text: string;
  choices: readonly CompanyChoice[];
  total?: number;
  /** When the data behind the choices was read. */
  asOf: Instant;
  /** The sentence that lacks the company, to search among all. */
  lacking?: string | null;
}>;

export const chooseCompanyCard = (
  { text, choices, total = choices.length, asOf, lacking = null }: CompanyChoices,
  show: Show,
): Plan =>
  chooseCard({
    search:
      lacking === null || total <= choices.length
        ? []
        : [
            companySearch(
              lacking,
              choices.map(({ company }) => company),
            ),
          ],
    title: t`Which company?`,
    sentence: text.trim() === '' ? nameIt.company : t`Several match “${plainText(text, 60)}”.`,
    choices: choices.map(ofCompany),
    total,
    asOf: age(asOf, show.now),
  });

export const noCompanyCard = ({ text, choices, asOf }: CompanyChoices, show: Show): Plan => {
  const noSuch = t`No company is called “${plainText(text, 60)}”.`;
  return choices.length === 0
    ? unknown(t`No such company`, noSuch, [{ title: t`Companies`, say: 'companies' }], { asOf, show })
    : chooseCard({
        title: t`No such company`,
        sentence: t`${noSuch} The nearest:`,
        choices: choices.map(ofCompany),
        asOf: age(asOf, show.now),
      });
};

/** `text` is what the person wrote for the product, or empty. */
export type SubscriptionChoices = Readonly<{
  company: Company;
  text: string;
  choices: readonly SubscriptionChoice[];
  /** When the data behind the choices was read. */
  asOf: Instant;
}>;

export const chooseSubscriptionCard = (
  { company, text, choices, asOf }: SubscriptionChoices,
  show: Show,
): Plan => {
  const sentence = text.trim() === '' ? t`Choose one.` : t`Several match “${plainText(text, 60)}”.`;
  return chooseCard({
    title: t`Which subscription? · ${plainText(company.name)}`,
    sentence: sentence,
    choices: choices.map(ofSubscription(show)),
    asOf: age(asOf, show.now),
  });
};

export const noProductCard = ({ company, text, choices, asOf }: SubscriptionChoices, show: Show): Plan => {
  const noSuch = t`${plainText(company.name)} has no “${plainText(text, 60)}”.`;
  return choices.length === 0
    ? unknown(
        t`No such subscription`,
        noSuch,
        [{ title: t`Subscriptions`, say: `subscriptions ${company.name}` }],
        { asOf, show },
      )
    : chooseCard({
        title: t`No such subscription`,
        sentence: t`${noSuch} It has:`,
        choices: choices.map(ofSubscription(show)),
        asOf: age(asOf, show.now),
      });
};

/** The text that should name a company and a product says more than that. */
export const oneChangeCard = ({ text }: Readonly<{ text: string }>): Plan =>
  noticeCard({
    title: t`One change at a time`,
    tone: 'warning',
    text: t`I cannot tell what belongs together in “${plainText(text, 80)}”.`,
    details: [
      t`Write one change at a time: one number, one product, one company.`,
      t`For example: add 3 seats of Business Premium for Contoso.`,
    ],
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Help`, say: 'help change' }],
  });

/** The sentence has one company's short id and another company's name. */
export const notTheirsCard = ({
  company,
  subscription,
  text,
}: Readonly<{ company: Company; subscription: Subscription; text: string }>): Plan =>
  unknown(
    t`Which company?`,
    t`${referenceTo(subscription.id)} is a subscription of ${plainText(company.name)}, not of “${plainText(text, 60)}”.`,
    [{ title: t`Subscription`, say: `subscription ${referenceTo(subscription.id)}` }],
  );

export type Unreferenced = Readonly<{ reference: string; asOf: Instant }>;

export const noReferenceCard = ({ reference, asOf }: Unreferenced, show: Show): Plan =>
  unknown(
    t`No such subscription`,
    t`#${plainText(reference, 40)} matches no subscription, or more than one.`,
    [{ title: t`Companies`, say: 'companies' }],
    { asOf, show },
  );

const unknown = (
  title: string,
  text: string,
  suggestions: readonly Suggestion[],
  known?: Readonly<{ asOf: Instant; show: Show }>,
): Plan =>
  noticeCard(
    {
      title,
      tone: 'neutral',
      text,
      suggestions,
      ...(known && { asOf: known.asOf }),
    },
    known?.show,
  );

export const missingCard = (missing: 'company' | 'product' | 'both'): Plan =>
  unknown(missing === 'product' ? t`Which product?` : t`Which company?`, nameIt[missing], [
    missing === 'product'
      ? { title: t`Products`, say: 'products' }
      : { title: t`Companies`, say: 'companies' },
  ]);

/** A question that can be read in several ways; each button asks one of them. */
export const whichQuestionCard = ({ sentences }: Readonly<{ sentences: readonly string[] }>): Plan =>
  chooseCard({
    title: t`Which of these?`,
    sentence: t`I can read that in more than one way.`,
    button: t`Show`,
    choices: sentences.map((say) => ({ label: say, detail: '', say })),
  });
