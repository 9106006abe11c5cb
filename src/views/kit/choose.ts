import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import { escapeText, plainText, productPlain } from './escape.ts';
import { age, number, type Show, seats } from './format.ts';
import { notice } from './notice.ts';
import type { Plan } from './plan.ts';
import { statusLine, termOf } from './term-words.ts';

/** Plain text in all parts: escaped here. `say` is the sentence that the choice stands for. */
export type Choices = Readonly<{
  title: string;
  sentence: string;
  choices: readonly Readonly<{ label: string; detail: string; say: string }>[];
  /** What stands on each button. */
  button?: string;
  /** How many there are in all, when the choices are only the best of them. */
  total?: number;
  /** How old the choices are; empty when that does not matter. */
  asOf?: string;
}>;

/** As many as fit on a card when all of their names are as long as can be. */
const atMost = 8;

export const choose = ({
  title,
  sentence,
  choices,
  button = 'Choose',
  total = choices.length,
  asOf = '',
}: Choices): Plan => {
  const more = total - Math.min(choices.length, atMost);
  return {
    template: 'choose',
    filling: {
      speak: plainText(`${title}. ${sentence}`, 200),
      title: escapeText(title, 120),
      sentence: escapeText(sentence, 300),
      choices: choices.slice(0, atMost).map(({ label, detail, say }) => ({
        label: escapeText(label),
        detail: detail === '' ? '' : escapeText(detail, 160),
        ...sayButtons([{ title: button, say }])[0],
      })),
      notes: [
        ...(more > 0 ? [`${number(more)} more fit; write more of the name.`] : []),
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
    label: `${productPlain(subscription.productName)} · ${seats(subscription.quantity)}`,
    detail: [...statusLine(subscription), termOf(subscription, show) || 'no commitment']
      .filter((part) => part !== '')
      .join(' · '),
    say,
  });

const nameIt = {
  company: 'Name the company; part of its name is enough.',
  product: 'Name the product; part of its name is enough.',
  both: 'Name the company and the product; parts of the names are enough.',
};

/** `text` is what was written for the company; empty when nothing was. */
export type CompanyChoices = Readonly<{
  text: string;
  choices: readonly CompanyChoice[];
  total?: number;
  /** When what the choices are drawn from was read. */
  asOf: Instant;
}>;

export const chooseCompany = (
  { text, choices, total = choices.length, asOf }: CompanyChoices,
  show: Show,
): Plan =>
  choose({
    title: 'Which company?',
    sentence: text.trim() === '' ? nameIt.company : `Several fit “${plainText(text, 60)}”.`,
    choices: choices.map(ofCompany),
    total,
    asOf: age(asOf, show.now),
  });

export const noCompany = ({ text, choices, asOf }: CompanyChoices, show: Show): Plan => {
  const said = `No company is called “${plainText(text, 60)}”.`;
  return choices.length === 0
    ? unknown('No such company', said, [{ title: 'Companies', say: 'companies' }], { asOf, show })
    : choose({
        title: 'No such company',
        sentence: `${said} The nearest:`,
        choices: choices.map(ofCompany),
        asOf: age(asOf, show.now),
      });
};

/** `text` is what was written for the product; empty when nothing was. */
export type SubscriptionChoices = Readonly<{
  company: Company;
  text: string;
  choices: readonly SubscriptionChoice[];
  /** When what the choices are drawn from was read. */
  asOf: Instant;
}>;

export const chooseSubscription = (
  { company, text, choices, asOf }: SubscriptionChoices,
  show: Show,
): Plan => {
  const what = text.trim() === '' ? 'Several could be meant.' : `Several fit “${plainText(text, 60)}”.`;
  return choose({
    title: `Which subscription? · ${plainText(company.name)}`,
    sentence: what,
    choices: choices.map(ofSubscription(show)),
    asOf: age(asOf, show.now),
  });
};

export const noProduct = ({ company, text, choices, asOf }: SubscriptionChoices, show: Show): Plan => {
  const said = `${plainText(company.name)} has no “${plainText(text, 60)}”.`;
  return choices.length === 0
    ? unknown(
        'No such subscription',
        said,
        [{ title: 'Subscriptions', say: `subscriptions ${company.name}` }],
        { asOf, show },
      )
    : choose({
        title: 'No such subscription',
        sentence: `${said} It has:`,
        choices: choices.map(ofSubscription(show)),
        asOf: age(asOf, show.now),
      });
};

export type Unreferenced = Readonly<{ reference: string; asOf: Instant }>;

export const noReference = ({ reference, asOf }: Unreferenced, show: Show): Plan =>
  unknown(
    'No such subscription',
    `No subscription, or more than one, begins with ${plainText(reference, 40)}.`,
    [{ title: 'Companies', say: 'companies' }],
    { asOf, show },
  );

const unknown = (
  title: string,
  text: string,
  suggestions: readonly Suggestion[],
  known?: Readonly<{ asOf: Instant; show: Show }>,
): Plan =>
  notice(
    {
      title,
      tone: 'neutral',
      text,
      safe: 'Nothing was changed.',
      suggestions,
      ...(known && { asOf: known.asOf }),
    },
    known?.show,
  );

export const missing = (what: 'company' | 'product' | 'both'): Plan =>
  unknown(what === 'product' ? 'Which product?' : 'Which company?', nameIt[what], [
    what === 'product' ? { title: 'Products', say: 'products' } : { title: 'Companies', say: 'companies' },
  ]);
