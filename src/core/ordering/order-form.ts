import type { ProvisioningGiven } from '../changes/wanted.ts';
import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
import type { OrderChoice } from './order-choices.ts';

/** What was typed into the form of an order, by the id of the input; what was left empty is not there. */
export type OrderTyped = ReadonlyMap<string, string>;

/** More than anybody orders at once: a slip of the keyboard. */
const mostSeats = 100_000;
const longest = 500;

/**
 * A short code for a text, such as one of the possible values: clients join what is chosen of several with commas, which Pax8's sentences
 * hold too. It follows the text, not the place, so that a list that changes meanwhile moves no choice to another value.
 */
export const codeOf = (value: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};

/** The input of a provisioning detail: by its whole key, whatever its letters, and wherever it stands in the list. */
export const inputOf = ({ key }: Pick<ProvisioningDetail, 'key'>): string => `detail-${codeOf(key)}`;

/** The number of seats that was typed; null: none that can be ordered. */
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
export type OrderFormRead =
  | (Readonly<{ kind: 'good' }> & OrderFilled)
  | Readonly<{ kind: 'bad'; problems: readonly string[] }>;

/**
 * What was filled in, held against what Pax8 says of the product now. Whether a detail must be filled in only Pax8's own
 * check knows. `problems` are sentences for people.
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
  const problems: string[] = [];
  const quantity = quantityOf(typed);
  if (quantity === null) problems.push('The number of seats must be a whole number, one or more.');
  const choice = choices.find(({ key }) => key === typed.get('choice'));
  if (choice === undefined) problems.push('Choose how it is billed and for how long.');
  const parent = parents.length === 1 ? parents[0] : parents.find(({ id }) => id === typed.get('parent'));
  if (parents.length > 1 && parent === undefined)
    problems.push('Choose the subscription that it is added to.');
  const provisioning = details.flatMap((detail) => given(detail, typed, problems));
  return quantity === null || choice === undefined || problems.length > 0
    ? { kind: 'bad', problems }
    : { kind: 'good', quantity, choice, parent: parent ?? null, provisioning };
};

const given = (detail: ProvisioningDetail, typed: OrderTyped, problems: string[]): ProvisioningGiven[] => {
  const { key, kind, possibleValues } = detail;
  const label = detail.label ?? key;
  const text = (typed.get(inputOf(detail)) ?? '').trim();
  if (text === '') return [];
  if (kind === 'text') {
    if (text.length > longest) problems.push(`“${label}” has more than ${longest} characters.`);
    return [{ key, label, values: [text] }];
  }
  const codes = kind === 'single' ? [text] : [...new Set(text.split(',').map((code) => code.trim()))];
  const values = codes.flatMap((code) => possibleValues.find((value) => codeOf(value) === code) ?? []);
  if (values.length < codes.length) problems.push(`“${label}” has other choices now; choose again.`);
  return [{ key, label, values }];
};
