import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { ProvisioningGiven } from './wanted.ts';

/** What was typed, by input id. Leaves out empty inputs. */
export type Typed = ReadonlyMap<string, string>;

/** What is typed for a vendor. */
export const longestDetail = 500;

/**
 * A short code for an offered value: clients join chosen values with commas, which values may contain. It depends on
 * the text, not the position, so a changed list never picks another value.
 */
export const codeOf = (value: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};

/** The input id of a line's field; the first line, 0, uses the plain name. */
export const lineInput = (field: string, n: number): string => (n === 0 ? field : `${field}-${n + 1}`);

/** The input id of a provisioning detail: from its key and line, not its place in the list. */
export const inputOf = ({ key }: Pick<ProvisioningDetail, 'key'>, n = 0): string =>
  lineInput(`detail-${codeOf(key)}`, n);

/** What is wrong with a detail as filled in. */
export type DetailProblem =
  | Readonly<{ kind: 'too-long'; label: string; longest: number }>
  | Readonly<{ kind: 'other-choices'; label: string }>;

/** What was filled in for the vendor on line `n` of a card; empty details are left out. */
export const readDetails = <Problem>(
  typed: Typed,
  details: readonly ProvisioningDetail[],
  problems: (Problem | DetailProblem)[],
  n = 0,
): ProvisioningGiven[] => details.flatMap((detail) => given(detail, typed, problems, n));

const given = <Problem>(
  detail: ProvisioningDetail,
  typed: Typed,
  problems: (Problem | DetailProblem)[],
  n: number,
): ProvisioningGiven[] => {
  const { key, kind, possibleValues } = detail;
  const label = detail.label ?? key;
  const text = (typed.get(inputOf(detail, n)) ?? '').trim();
  if (text === '') return [];
  if (kind === 'text') {
    if (text.length > longestDetail) problems.push({ kind: 'too-long', label, longest: longestDetail });
    return [{ key, label, values: [text] }];
  }
  const codes = kind === 'single' ? [text] : [...new Set(text.split(',').map((code) => code.trim()))];
  const values = codes.flatMap((code) => possibleValues.find((value) => codeOf(value) === code) ?? []);
  if (values.length < codes.length) problems.push({ kind: 'other-choices', label });
  return [{ key, label, values }];
};
