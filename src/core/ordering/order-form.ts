import type { ProvisioningGiven } from '../changes/wanted.ts';
import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
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

/** The number of seats typed; null when it cannot be ordered. */
export const quantityOf = (typed: OrderTyped): number | null => {
  const text = (typed.get('quantity') ?? '').trim();
  const seats = /^\d{1,7}(?:\.0+)?$/.test(text) ? Number(text) : 0;
  return seats >= 1 && seats <= mostSeats ? seats : null;
};

export type OrderFilled = Readonly<{
  quantity: number;
  choice: OrderChoice;
  parent: Subscription | null;
  provisioning: readonly ProvisioningGiven[];
}>;
/** What is wrong with what was filled in; `label` is the provisioning detail's own. */
export type OrderProblem =
  | Readonly<{ kind: 'no-quantity' | 'no-choice' | 'no-parent' }>
  | Readonly<{ kind: 'too-long'; label: string; longest: number }>
  | Readonly<{ kind: 'other-choices'; label: string }>;

export type OrderFormRead =
  | (Readonly<{ kind: 'good' }> & OrderFilled)
  | Readonly<{ kind: 'bad'; problems: readonly OrderProblem[] }>;

/**
 * What was filled in, held against what Pax8 says of the product now. Whether a detail must be filled in only Pax8's own
 * check knows.
 */
export const readOrderForm = (
  typed: OrderTyped,
  {
    choices,
    parents,
    details,
  }: Readonly<{
    choices: readonly OrderChoice[];
    parents: readonly Subscription[];
    details: readonly ProvisioningDetail[];
  }>,
): OrderFormRead => {
  const problems: OrderProblem[] = [];
  const quantity = quantityOf(typed);
  if (quantity === null) problems.push({ kind: 'no-quantity' });
  const choice = choices.find(({ key }) => key === typed.get('choice'));
  if (choice === undefined) problems.push({ kind: 'no-choice' });
  const parent = parents.length === 1 ? parents[0] : parents.find(({ id }) => id === typed.get('parent'));
  if (parents.length > 1 && parent === undefined) problems.push({ kind: 'no-parent' });
  const provisioning = details.flatMap((detail) => given(detail, typed, problems));
  return quantity === null || choice === undefined || problems.length > 0
    ? { kind: 'bad', problems }
    : { kind: 'good', quantity, choice, parent: parent ?? null, provisioning };
};

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
