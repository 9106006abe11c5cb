import type { Company } from '../../core/marketplace/records.ts';
import type { TaughtName } from '../../core/names/taught-names.ts';
import type { TeachProblem } from '../../core/teaching/teaching.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const quoted = (name: string): string => t`“${plainText(name, 60)}”`;
const listIt = texts({ title: msg`Taught names`, say: 'taught' });
/** Within a sentence a name has its own quotation marks. */
const inSentence = (name: string): string => `"${plainText(name, 60).replaceAll('"', '')}"`;

const kindText = (kind: TaughtName['kind']): string => (kind === 'product' ? t`product` : t`company`);

const meaningOf = ({ kind, means }: Pick<TaughtName, 'kind' | 'means'>): string =>
  kind === 'product' ? productPlain(means) : plainText(means, 60);

/** A name was taught; `before` is its former meaning. */
export const taughtCard = ({
  taught,
  before,
}: Readonly<{ taught: TaughtName; before: string | null }>): Plan =>
  noticeCard({
    title: t`Taught`,
    tone: 'good',
    text: t`${quoted(taught.name)} now means the ${kindText(taught.kind)} ${meaningOf(taught)}.`,
    details: [
      ...(before === null || before === taught.means ? [] : [t`Before, it meant ${plainText(before, 80)}.`]),
      t`It holds for everyone here, from now on.`,
    ],
    suggestions: [listIt, { title: t`Forget it`, say: `forget ${inSentence(taught.name)}` }],
  });

type Problem = TeachProblem | Readonly<{ kind: 'too-many'; most: number }>;

const problemText = (problem: Problem): string => {
  switch (problem.kind) {
    case 'no-name':
      return t`A name needs at least two letters.`;
    case 'too-long':
      return t`A name has at most five words and 60 characters.`;
    case 'own-words':
      return t`I read these words otherwise: as numbers, days, or words of commands.`;
    case 'known':
      return t`I know it by this name already.`;
    case 'other-company':
      return t`People mean ${plainText(problem.name, 60)} by it. A change could go to the wrong company.`;
    case 'other-product':
      return t`It is also what ${productPlain(problem.name)} is called. A change could be of the wrong product.`;
    case 'too-many':
      return t`There are ${problem.most} taught names already. Forget some first.`;
  }
};

export const cannotTeachCard = ({ name, problem }: Readonly<{ name: string; problem: Problem }>): Plan =>
  noticeCard({
    title: t`Not taught · ${plainText(name, 60)}`,
    tone: 'warning',
    text: problemText(problem),
    safe: t`Nothing was changed.`,
    suggestions: [listIt],
  });

export const howToTeachCard = (): Plan =>
  noticeCard({
    title: t`How to teach me a name`,
    tone: 'neutral',
    text: t`Write the name in quotation marks, and what it means: a company or a product.`,
    details: [t`teach "the dentist" = the company’s name`, t`teach "the big suite" = the product’s name`],
    suggestions: [listIt],
  });

export type WhichMeaning = Readonly<{
  name: string;
  means: string;
  companies: readonly Pick<Company, 'name'>[];
  products: readonly Readonly<{ name: string }>[];
}>;

/** Asks what a name should mean. Each choice teaches it. */
export const whichMeaningCard = ({ name, means, companies, products }: WhichMeaning): Plan =>
  chooseCard({
    title: t`What does ${quoted(name)} mean?`,
    sentence: t`Several are called “${plainText(means, 60)}”. Nothing is taught yet.`,
    button: t`Teach`,
    choices: [
      ...companies.map((company) => ({
        label: plainText(company.name),
        detail: t`Company`,
        say: `teach company ${inSentence(name)} = ${company.name}`,
      })),
      ...products.map((product) => ({
        label: productPlain(product.name),
        detail: t`Product`,
        say: `teach product ${inSentence(name)} = ${product.name}`,
      })),
    ],
  });

export const unknownMeaningCard = ({
  name,
  means,
  nearest,
}: Readonly<{ name: string; means: string; nearest: readonly Pick<Company, 'name'>[] }>): Plan => {
  const text = t`No company or product is called “${plainText(means, 60)}”.`;
  return nearest.length === 0
    ? noticeCard({
        title: t`Not taught`,
        tone: 'warning',
        text,
        safe: t`Nothing was changed.`,
        suggestions: [listIt],
      })
    : chooseCard({
        title: t`Not taught`,
        sentence: t`${text} The nearest:`,
        button: t`Teach`,
        choices: nearest.map((company) => ({
          label: plainText(company.name),
          detail: t`Company`,
          say: `teach company ${inSentence(name)} = ${company.name}`,
        })),
      });
};

export const forgottenCard = ({ name, means }: Readonly<{ name: string; means: string }>): Plan =>
  noticeCard({
    title: t`Forgotten`,
    tone: 'good',
    text: t`${quoted(name)} no longer means ${plainText(means, 80)}.`,
    suggestions: [listIt],
  });

export const nothingToForgetCard = ({ name }: Readonly<{ name: string | null }>): Plan =>
  noticeCard({
    title: t`Nothing to forget`,
    tone: 'neutral',
    text: name === null ? t`Write the name in quotation marks.` : t`I was not taught ${quoted(name)}.`,
    safe: t`Nothing was changed.`,
    suggestions: [listIt],
  });

export type TaughtListInput = Readonly<{
  names: readonly (TaughtName & Readonly<{ by: Person; at: Instant; gone: boolean }>)[];
  page: number;
  mayTeach: boolean;
}>;

/** The taught names, what they mean, and who taught them when. */
export const taughtListCard = (input: TaughtListInput, show: Show): Plan =>
  inPages((size) => taughtPage(input, size, show));

const taughtPage = ({ names, page, mayTeach }: TaughtListInput, size: number, show: Show): Plan => {
  const how = mayTeach
    ? t`Teach one: teach "the dentist" = the company’s name. Forget one: forget "the dentist".`
    : t`An admin can teach and forget names.`;
  if (names.length === 0)
    return noticeCard({
      title: t`Taught names`,
      tone: 'neutral',
      text: t`I was taught no names yet.`,
      details: [how],
    });
  const { rows, range, pages } = pageOf(names, page, 'taught', size);
  const row = ({ name, kind, means, by, at, gone }: TaughtListInput['names'][number]): ListRow => ({
    name: escapeText(name, 60),
    lines: [
      gone
        ? t`${kind === 'product' ? productText(means, 80) : escapeText(means, 80)} (no longer at Pax8, so the name means nothing)`
        : kind === 'product'
          ? productText(means, 80)
          : escapeText(means, 80),
      `${escapeText(by.name, 60)} · ${date(at, show)}`,
    ],
    figures: [kindText(kind)],
  });
  return list({
    title: t`Taught names`,
    speak: count(names.length, 'taught name'),
    sentence: escapeText(how, 200),
    sections: [{ heading: t`Name`, caption: t`Kind`, rows: rows.map(row) }],
    total: { name: t`In all`, figures: [String(names.length)] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [],
  });
};
