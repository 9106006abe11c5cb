import type { ProvisioningGiven } from '../changes/wanted.ts';
import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { OrderParent, ParentOption } from '../rules/order-rules.ts';
import type { OrderChoice } from './order-choices.ts';

/** What was typed, by input id. Empty inputs are left out. */
export type OrderTyped = ReadonlyMap<string, string>;

/** A larger number is a slip of the keyboard. */
const mostSeats = 100_000;
const longest = 500;

/**
 * A short code for an offered value: clients join several chosen ones with commas, and values contain commas too. It
 * depends on the text, not the position, so a changed list never maps a choice to another value.
 */
export const codeOf = (value: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};

/** The input id of a provisioning detail: depends only on its key, not on its place in the list. */
export const inputOf = ({ key }: Pick<ProvisioningDetail, 'key'>): string => `detail-${codeOf(key)}`;

/** The input id of a line's field. The first line, from 0, has the plain name. */
export const lineInput = (field: 'quantity' | 'choice' | 'parent', n: number): string =>
  n === 0 ? field : `${field}-${n + 1}`;

/** The number of seats typed for a line; null when it cannot be ordered. */
export const quantityOf = (typed: OrderTyped, n = 0): number | null => {
  const text = (typed.get(lineInput('quantity', n)) ?? '').trim();
  const seats = /^\d{1,7}(?:\.0+)?$/.test(text) ? Number(text) : 0;
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
  | Readonly<{ kind: 'too-long'; label: string; longest: number }>
  | Readonly<{ kind: 'other-choices'; label: string }>;

export type OrderFormRead =
  | Readonly<{ kind: 'good'; lines: readonly FilledLine[] }>
  | Readonly<{ kind: 'bad'; problems: readonly OrderProblem[] }>;

/** The details that all lines ask for, each key once: vendors ask the same for each of their products. */
export const sharedDetails = (
  lines: readonly Pick<LineChoices, 'details'>[],
): readonly ProvisioningDetail[] => {
  const all = lines.flatMap(({ details }) => details);
  return all.filter(({ key }, n) => all.findIndex((other) => other.key === key) === n);
};

/**
 * What was filled in, held against what Pax8 says of the products now. Whether a detail must be filled in only Pax8's
 * own check knows.
 */
export const readOrderForm = (typed: OrderTyped, lines: readonly LineChoices[]): OrderFormRead => {
  const problems: OrderProblem[] = [];
  const filled = lines.flatMap((line, n) => readLine(typed, line, n, lines.length > 1, problems) ?? []);
  return problems.length > 0 ? { kind: 'bad', problems: unique(problems) } : { kind: 'good', lines: filled };
};

const unique = (problems: readonly OrderProblem[]): OrderProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

const readLine = (
  typed: OrderTyped,
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

/** What was filled in for the vendor; empty details are left out. */
export const readDetails = (
  typed: OrderTyped,
  details: readonly ProvisioningDetail[],
  problems: OrderProblem[],
): ProvisioningGiven[] => details.flatMap((detail) => given(detail, typed, problems));

const given = (
  detail: ProvisioningDetail,
  typed: OrderTyped,
  problems: OrderProblem[],
): ProvisioningGiven[] => {
  const { key, kind, possibleValues } = detail;
  const label = detail.label ?? key;
  const text = (typed.get(inputOf(detail)) ?? '').trim();
  if (text === '') return [];
  if (kind === 'text') {
    if (text.length > longest) problems.push({ kind: 'too-long', label, longest });
    return [{ key, label, values: [text] }];
  }
  const codes = kind === 'single' ? [text] : [...new Set(text.split(',').map((code) => code.trim()))];
  const values = codes.flatMap((code) => possibleValues.find((value) => codeOf(value) === code) ?? []);
  if (values.length < codes.length) problems.push({ kind: 'other-choices', label });
  return [{ key, label, values }];
};
