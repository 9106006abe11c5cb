import type { Money } from '../words/money.ts';
import type { Policy } from './policy.ts';

/** The inputs of the policy form, as text: what is there and what comes back. Empty: no such rule. */
export const policyFields = [
  'approval',
  'currency',
  'amount',
  'share',
  'quietDays',
  'companies',
  'products',
  'vendors',
  'twoAbove',
  'ceilingSeats',
  'ceilingAmount',
  'seatsPerRequest',
  'requestsPerHour',
] as const;
export type PolicyField = (typeof policyFields)[number];
export type PolicyForm = Readonly<Record<PolicyField, string>>;

const usual = 'USD';
const most = 40;
const longest = 80;
const longestList = most * (longest + 2);

/** A policy as the form shows it. */
export const formOf = (policy: Policy): PolicyForm => {
  const { amount, share, alwaysFor, twoAbove, ceiling, limits } = policy;
  const text = (n: number | null) => (n === null ? '' : String(n));
  const digits = (money: Money | null) => money?.amount ?? '';
  return {
    approval: policy.approval,
    currency: (amount ?? twoAbove ?? ceiling.amount)?.currency ?? usual,
    amount: digits(amount),
    share: text(share),
    quietDays: text(policy.quietDays),
    companies: alwaysFor.companies.join(', '),
    products: alwaysFor.products.join(', '),
    vendors: alwaysFor.vendors.join(', '),
    twoAbove: digits(twoAbove),
    ceilingSeats: text(ceiling.seats),
    ceilingAmount: digits(ceiling.amount),
    seatsPerRequest: text(limits.seatsPerRequest),
    requestsPerHour: text(limits.requestsPerHour),
  };
};

export type FormRead =
  | Readonly<{ kind: 'policy'; policy: Policy }>
  | Readonly<{ kind: 'bad'; problems: string[] }>;

const numberNames = {
  share: 'The share',
  quietDays: 'The quiet days',
  ceilingSeats: 'The ceiling of seats',
  seatsPerRequest: 'Seats in one request',
  requestsPerHour: 'Requests an hour',
} as const;
const amountNames = {
  amount: 'The amount for approval',
  twoAbove: 'The amount for two approvers',
  ceilingAmount: 'The ceiling a month',
} as const;
const listNames = { companies: 'companies', products: 'products', vendors: 'vendors' } as const;

/** What somebody typed into the form as a policy, or what of it cannot be read. Whether it can be meant, `policyProblems` says. */
export const readForm = (form: PolicyForm): FormRead => {
  const problems: string[] = [];
  const whole = (field: keyof typeof numberNames): number | null => {
    const written = form[field].trim();
    if (written === '') return null;
    if (!/^\d{1,7}$/.test(written)) problems.push(`${numberNames[field]} must be a whole number.`);
    return Number(written);
  };
  const needed = (field: 'seatsPerRequest' | 'requestsPerHour'): number => {
    if (form[field].trim() === '') problems.push(`${numberNames[field]} must be given.`);
    return whole(field) ?? 0;
  };
  const currency = form.currency.trim().toUpperCase();
  const money = (field: keyof typeof amountNames): Money | null => {
    const written = form[field].trim();
    if (written === '') return null;
    if (!/^\d{1,9}(?:[.,]\d{1,2})?$/.test(written))
      problems.push(`${amountNames[field]} must be a number with at most two decimals.`);
    return { amount: Number(written.replace(',', '.')).toFixed(2), currency };
  };
  const list = (field: keyof typeof listNames): string[] => {
    const parts = form[field].split(',').map((part) =>
      part
        .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
        .trim()
        .replace(/\s+/g, ' '),
    );
    const all = [...new Set(parts.filter((part) => part !== ''))];
    const tooLong = form[field].length > longestList;
    if (tooLong || all.length > most || all.some((part) => part.length > longest))
      problems.push(`The list of ${listNames[field]} may have ${most} names of ${longest} characters each.`);
    if (all.some((part) => part.length < 2))
      problems.push(`A name in the list of ${listNames[field]} needs two characters or more.`);
    return all;
  };
  const { approval } = form;
  if (approval !== 'always' && approval !== 'above')
    problems.push('Approval is needed always, or above a limit; nothing else can be chosen.');
  const policy: Policy = {
    approval: approval === 'above' ? 'above' : 'always',
    amount: money('amount'),
    share: whole('share'),
    alwaysFor: { companies: list('companies'), products: list('products'), vendors: list('vendors') },
    twoAbove: money('twoAbove'),
    quietDays: whole('quietDays') ?? 0,
    ceiling: { seats: whole('ceilingSeats'), amount: money('ceilingAmount') },
    limits: { seatsPerRequest: needed('seatsPerRequest'), requestsPerHour: needed('requestsPerHour') },
  };
  return problems.length === 0 ? { kind: 'policy', policy } : { kind: 'bad', problems };
};
