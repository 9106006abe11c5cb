import { currencyPlaces, type Money, moneyOf } from '../words/money.ts';
import { firstPolicy, type Policy } from './policy.ts';

/** The inputs of the policy form, as text. Empty means no such rule. */
export const policyFields = [
  'approval',
  'currency',
  'amount',
  'commitment',
  'atOnce',
  'day',
  'share',
  'quietDays',
  'companies',
  'products',
  'vendors',
  'twoAbove',
  'reasonAbove',
  'emergencyUpTo',
  'rejectReason',
  'ceilingSeats',
  'ceilingAmount',
  'seatsPerRequest',
  'requestsPerHour',
  'confirm',
  'secondAdmin',
] as const;
export type PolicyField = (typeof policyFields)[number];
export type PolicyForm = Readonly<Record<PolicyField, string>>;

const usual = 'USD';
const most = 40;
const longest = 80;
const longestList = most * (longest + 2);

/** A policy as the form shows it. */
export const formOf = (policy: Policy): PolicyForm => {
  const { amount, commitment, atOnce, day, share, alwaysFor, twoAbove, reasonAbove, ceiling, limits } =
    policy;
  const text = (n: number | null) => (n === null ? '' : String(n));
  const digits = (money: Money | null) => money?.amount ?? '';
  return {
    approval: policy.approval,
    currency:
      (
        amount ??
        commitment ??
        atOnce ??
        day ??
        twoAbove ??
        reasonAbove ??
        ceiling.amount ??
        policy.emergencyUpTo ??
        policy.consentAbove
      )?.currency ?? usual,
    amount: digits(amount),
    commitment: digits(commitment),
    atOnce: digits(atOnce),
    day: digits(day),
    share: text(share),
    quietDays: text(policy.quietDays),
    companies: alwaysFor.companies.join(', '),
    products: alwaysFor.products.join(', '),
    vendors: alwaysFor.vendors.join(', '),
    twoAbove: digits(twoAbove),
    reasonAbove: digits(reasonAbove),
    emergencyUpTo: digits(policy.emergencyUpTo ?? null),
    rejectReason: policy.rejectReason ? 'on' : 'off',
    ceilingSeats: text(ceiling.seats),
    ceilingAmount: digits(ceiling.amount),
    seatsPerRequest: text(limits.seatsPerRequest),
    requestsPerHour: text(limits.requestsPerHour),
    confirm: policy.confirm ? 'on' : 'off',
    secondAdmin: policy.secondAdmin ? 'on' : 'off',
  };
};

type WholeField = 'share' | 'quietDays' | 'ceilingSeats' | 'seatsPerRequest' | 'requestsPerHour';
type AmountField =
  | 'amount'
  | 'commitment'
  | 'atOnce'
  | 'day'
  | 'twoAbove'
  | 'reasonAbove'
  | 'emergencyUpTo'
  | 'ceilingAmount';
type ListField = 'companies' | 'products' | 'vendors';

/** What of the form cannot be read. */
export type PolicyFormProblem =
  | Readonly<{ kind: 'not-whole' | 'missing'; field: WholeField }>
  | Readonly<{ kind: 'not-amount'; field: AmountField }>
  | Readonly<{ kind: 'list-too-long'; field: ListField; most: number; longest: number }>
  | Readonly<{ kind: 'name-too-short'; field: ListField }>
  | Readonly<{ kind: 'no-approval' }>;

export type FormRead =
  | Readonly<{ kind: 'policy'; policy: Policy }>
  | Readonly<{ kind: 'bad'; problems: readonly PolicyFormProblem[] }>;

/**
 * Reads the form, or lists what cannot be read; `policyProblems` checks whether it makes sense. What the form does not
 * show stays as in `before`.
 */
export const readForm = (form: PolicyForm, before: Policy = firstPolicy): FormRead => {
  const problems: PolicyFormProblem[] = [];
  const whole = (field: WholeField): number | null => {
    const written = form[field].trim();
    if (written === '') return null;
    if (!/^\d{1,7}$/.test(written)) problems.push({ kind: 'not-whole', field });
    return Number(written);
  };
  const needed = (field: 'seatsPerRequest' | 'requestsPerHour'): number => {
    if (form[field].trim() === '') problems.push({ kind: 'missing', field });
    return whole(field) ?? 0;
  };
  const currency = form.currency.trim().toUpperCase();
  const money = (field: AmountField): Money | null => {
    const written = form[field].trim();
    if (written === '') return null;
    const found = /^\d{1,9}(?:[.,](\d{1,4}))?$/.exec(written);
    if (found === null || (found[1] ?? '').length > currencyPlaces(currency)) {
      problems.push({ kind: 'not-amount', field });
      return null;
    }
    return moneyOf(Number(written.replace(',', '.')), currency);
  };
  const list = (field: ListField): string[] => {
    const parts = form[field].split(',').map((part) =>
      part
        .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
        .trim()
        .replace(/\s+/g, ' '),
    );
    const all = [...new Set(parts.filter((part) => part !== ''))];
    const tooLong = form[field].length > longestList;
    if (tooLong || all.length > most || all.some((part) => part.length > longest))
      problems.push({ kind: 'list-too-long', field, most, longest });
    if (all.some((part) => part.length < 2)) problems.push({ kind: 'name-too-short', field });
    return all;
  };
  const { approval } = form;
  const emergencyUpTo = money('emergencyUpTo');
  if (approval !== 'always' && approval !== 'above') problems.push({ kind: 'no-approval' });
  const policy: Policy = {
    ...notShown(before),
    ...(emergencyUpTo === null ? {} : { emergencyUpTo }),
    approval: approval === 'above' ? 'above' : 'always',
    amount: money('amount'),
    commitment: money('commitment'),
    atOnce: money('atOnce'),
    day: money('day'),
    share: whole('share'),
    // What a client leaves out stays on the careful side.
    confirm: form.confirm !== 'off',
    secondAdmin: form.secondAdmin === 'on',
    alwaysFor: { companies: list('companies'), products: list('products'), vendors: list('vendors') },
    twoAbove: money('twoAbove'),
    reasonAbove: money('reasonAbove'),
    rejectReason: form.rejectReason === 'on',
    quietDays: whole('quietDays') ?? 0,
    ceiling: { seats: whole('ceilingSeats'), amount: money('ceilingAmount') },
    limits: { seatsPerRequest: needed('seatsPerRequest'), requestsPerHour: needed('requestsPerHour') },
  };
  return problems.length === 0 ? { kind: 'policy', policy } : { kind: 'bad', problems };
};

/** Parts that have their own sentences and no place in the form. */
const notShown = ({ approversFor, consentFor, consentAbove, consentPrices }: Policy): Partial<Policy> => ({
  ...(approversFor === undefined ? {} : { approversFor }),
  ...(consentFor === undefined ? {} : { consentFor }),
  ...(consentAbove === undefined ? {} : { consentAbove }),
  ...(consentPrices === undefined ? {} : { consentPrices }),
});
