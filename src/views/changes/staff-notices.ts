import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { referenceTo, type Suggestion } from '../kit/buttons.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Why a request for several products cannot go on as filled in. */
export type StaffProblem =
  | Readonly<{ kind: 'none-marked' | 'marked-gone' | 'nothing-asked' }>
  | Readonly<{ kind: 'too-many'; most: number }>
  | Readonly<{ kind: 'not-held'; company: Company; product: string }>;

export const staffProblem = (problem: StaffProblem): string => {
  switch (problem.kind) {
    case 'none-marked':
      return t`Mark at least one product.`;
    case 'marked-gone':
      return t`The company no longer has a product that was marked.`;
    case 'nothing-asked':
      return t`Nothing was asked for.`;
    case 'too-many':
      return t`One request holds at most ${problem.most} products.`;
    case 'not-held':
      return t`${problem.company.name} does not have ${problem.product}.`;
  }
};

export const tooManyProductsCard = ({ most }: Readonly<{ most: number }>): Plan =>
  noticeCard({
    title: t`Too many products`,
    tone: 'neutral',
    text: staffProblem({ kind: 'too-many', most }),
    safe: t`Nothing was changed.`,
  });

export type StaffNext = Readonly<{
  company: Company;
  users: number;
  /** Products to order first: the company does not have them. */
  toOrder: readonly string[];
  /** Subscriptions to cancel instead: their last seat would go. */
  toCancel: readonly Pick<Subscription, 'id' | 'productName'>[];
}>;

/** Buttons for what the request left out. */
export const staffSuggestions = ({ company, users, toOrder, toCancel }: StaffNext): Suggestion[] => [
  ...toOrder.map((product) => ({
    title: t`Order ${product}`,
    say: `order ${users} ${product} for ${company.name}`,
  })),
  ...toCancel.map(({ id, productName }) => ({
    title: t`Cancel ${productName ?? 'subscription'}`,
    say: `cancel ${referenceTo(id)} for ${company.name}`,
  })),
];

/** No line is possible; `told` says why, line by line. */
export const staffImpossibleCard = ({
  told,
  ...next
}: StaffNext & Readonly<{ told: readonly string[] }>): Plan =>
  noticeCard({
    title: t`Not possible · ${next.company.name}`,
    tone: 'attention',
    text: t`None of these changes is possible.`,
    details: told,
    safe: t`Nothing was changed.`,
    suggestions: staffSuggestions(next),
  });

export const noStaffSubscriptionsCard = ({ name }: Pick<Company, 'name'>): Plan =>
  noticeCard({
    title: t`No subscriptions · ${name}`,
    tone: 'neutral',
    text: t`This company has no subscription whose seats can change.`,
    suggestions: [{ title: t`Company`, say: `company ${name}` }],
  });
