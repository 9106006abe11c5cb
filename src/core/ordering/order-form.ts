import { type DetailProblem, lineInput, readDetails, type Typed } from '../changes/detail-inputs.ts';
import type { ProvisioningGiven } from '../changes/wanted.ts';
import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { OrderParent, ParentOption } from '../rules/order-rules.ts';
import type { OrderChoice } from './order-choices.ts';

/** A larger number is a typing error. */
const mostSeats = 100_000;
/** The number of seats typed for a line; null when it cannot be ordered. */
export const quantityOf = (typed: Typed, n = 0): number | null => {
  const text = (typed.get(lineInput('quantity', n)) ?? '').trim();
  // "1.000" is a thousand to some and one to others.
  const seats = /^\d{1,7}(?:\.0{1,2})?$/.test(text) ? Number(text) : 0;
  return seats >= 1 && seats <= mostSeats ? seats : null;
};

/** What can be chosen for one line. */
export type LineChoices = Readonly<{
  productName: string;
  choices: readonly OrderChoice[];
  parents: readonly ParentOption[];
  details: readonly ProvisioningDetail[];
}>;

export type FilledLine = Readonly<{
  quantity: number;
  choice: OrderChoice;
  parent: OrderParent | null;
  provisioning: readonly ProvisioningGiven[];
}>;
/** What is wrong with what was filled in; `product` names the line when there are several, `label` is a detail's own. */
export type OrderProblem =
  | Readonly<{ kind: 'no-quantity' | 'no-choice' | 'no-parent'; product: string | null }>
  | DetailProblem;

export type OrderFormRead =
  | Readonly<{ kind: 'good'; lines: readonly FilledLine[] }>
  | Readonly<{ kind: 'bad'; problems: readonly OrderProblem[] }>;

/** The details that all lines ask for, each key once: a vendor asks the same for each product. */
export const sharedDetails = (
  lines: readonly Pick<LineChoices, 'details'>[],
): readonly ProvisioningDetail[] => {
  const all = lines.flatMap(({ details }) => details);
  return all.filter(({ key }, n) => all.findIndex((other) => other.key === key) === n);
};

/**
 * What was filled in, checked against what Pax8 says about the products now. Only Pax8's own check knows which details
 * are required.
 */
export const readOrderForm = (typed: Typed, lines: readonly LineChoices[]): OrderFormRead => {
  const problems: OrderProblem[] = [];
  const filled = lines.flatMap((line, n) => readLine(typed, line, n, lines.length > 1, problems) ?? []);
  return problems.length > 0 ? { kind: 'bad', problems: unique(problems) } : { kind: 'good', lines: filled };
};

const unique = (problems: readonly OrderProblem[]): OrderProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

const readLine = (
  typed: Typed,
  { productName, choices, parents, details }: LineChoices,
  n: number,
  several: boolean,
  problems: OrderProblem[],
): FilledLine | null => {
  const product = several ? productName : null;
  const quantity = quantityOf(typed, n);
  if (quantity === null) problems.push({ kind: 'no-quantity', product });
  const choice = choices.find(({ key }) => key === typed.get(lineInput('choice', n)));
  if (choice === undefined) problems.push({ kind: 'no-choice', product });
  const parent =
    parents.length === 1 ? parents[0] : parents.find(({ key }) => key === typed.get(lineInput('parent', n)));
  if (parents.length > 1 && parent === undefined) problems.push({ kind: 'no-parent', product });
  const provisioning = readDetails(typed, details, problems);
  return quantity === null || choice === undefined
    ? null
    : { quantity, choice, parent: parent?.parent ?? null, provisioning };
};
