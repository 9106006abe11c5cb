import type { OrderRefusal } from '../../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import { orderRefusalWords } from '../changes/order-words.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { number } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { refusalText } from '../people/policy-words.ts';
import { t } from '../texts/t.ts';

/** What was to be ordered; a quantity is null when no number was given. */
type AskedLines = readonly Readonly<{ productName: string; quantity: number | null }>[];

export type NotOrderedInput = Readonly<{
  companyName: string;
  lines: AskedLines;
  because: OrderRefusal | PolicyRefusal;
}>;

const isOfPolicy = (because: OrderRefusal | PolicyRefusal): because is PolicyRefusal =>
  [
    'role',
    'ceiling-seats',
    'ceiling-amount',
    'ceiling-unknown',
    'seats-per-request',
    'requests-per-hour',
  ].includes(because.kind);

/** Says why this cannot be ordered, before anything is filled in or sent. */
export const notOrderedCard = ({ companyName, lines, because }: NotOrderedInput): Plan => {
  const policy = isOfPolicy(because);
  const { reason, wayOut } = policy ? refusalText(because) : orderRefusalWords(because);
  const asked = lines.map(lineText).join(t` and `);
  return noticeCard({
    title: policy
      ? t`Refused by the policy · ${plainText(companyName)}`
      : t`Cannot be ordered · ${plainText(companyName)}`,
    tone: 'attention',
    text: plainText(`${asked}: ${reason}`, 600),
    details: wayOut === '' ? [] : [wayOut],
    safe: t`Nothing was ordered.`,
    suggestions: policy ? [] : wayOuts(because, companyName, lines),
  });
};

const lineText = ({ productName, quantity }: AskedLines[number]): string =>
  `${quantity === null ? '' : `${number(quantity)} × `}${productPlain(productName)}`;

const wayOuts = (because: OrderRefusal, company: string, lines: AskedLines): Suggestion[] => {
  switch (because.kind) {
    case 'company-inactive':
      return [{ title: t`Contacts`, say: `contacts ${company}` }];
    case 'needs-parent':
      return because.products.slice(0, 3).map(({ name }) => withParent(name, company, lines));
    case 'excluded':
      return [{ title: t`Subscriptions`, say: `subscriptions ${company}` }];
    case 'product-gone':
    case 'not-sold':
      return [{ title: t`Products`, say: 'products' }];
    case 'company-gone':
      return [{ title: t`Refresh`, say: 'refresh' }];
    case 'order-limit':
      return [{ title: t`Subscriptions`, say: `subscriptions ${company}` }];
  }
};

/** Base and add-ons in one order; without numbers for all, only the base. */
const withParent = (name: string, company: string, lines: AskedLines): Suggestion => {
  const counts = lines.map(({ quantity }) => quantity);
  const most = counts.includes(null) ? null : Math.max(...counts.map((count) => count ?? 0));
  const all = [{ productName: name, quantity: most }, ...lines];
  return most === null
    ? { title: t`Order ${productPlain(name, 34)}`, say: `order ${productPlain(name)} for ${company}` }
    : {
        title: t`Order with ${productPlain(name, 30)}`,
        say: `order ${all.map((line) => `${line.quantity} ${productPlain(line.productName)}`).join(' and ')} for ${company}`,
      };
};
