import type { Address, CompanyChanges, CompanyDetails, CompanyForm } from '../marketplace/company-details.ts';
import {
  choiceOf,
  countries,
  lineOf,
  lineProblem,
  phoneProblem,
  websiteOf,
  websiteProblem,
} from './form-lines.ts';

/** The inputs of a company's form, as text. */
export const companyFields = [
  'name',
  'street',
  'street2',
  'city',
  'stateOrProvince',
  'postalCode',
  'country',
  'phone',
  'website',
  'billOnBehalfOfEnabled',
  'selfServiceAllowed',
  'orderApprovalRequired',
] as const;
export type CompanyField = (typeof companyFields)[number];
export type CompanyInputs = Readonly<Record<CompanyField, string>>;

type Flag = 'billOnBehalfOfEnabled' | 'selfServiceAllowed' | 'orderApprovalRequired';
type Line = Exclude<CompanyField, Flag>;

/** Pax8 publishes no lengths: these are what fits on its invoices and on our cards. */
export const companyLines: Readonly<
  Record<Line, Readonly<{ label: string; longest: number; required: boolean }>>
> = {
  name: { label: 'Name', longest: 100, required: true },
  street: { label: 'Street', longest: 100, required: true },
  street2: { label: 'Street, second line', longest: 100, required: false },
  city: { label: 'City', longest: 60, required: true },
  stateOrProvince: { label: 'State or province', longest: 60, required: false },
  postalCode: { label: 'Postal code', longest: 20, required: false },
  country: { label: 'Country', longest: 2, required: true },
  phone: { label: 'Phone', longest: 40, required: true },
  website: { label: 'Website', longest: 200, required: true },
};
export const companyFlags: Readonly<Record<Flag, string>> = {
  billOnBehalfOfEnabled: 'Pax8 bills the company',
  selfServiceAllowed: 'The company may order by itself',
  orderApprovalRequired: 'Its own orders wait for approval',
};

const nothing: CompanyInputs = {
  ...(Object.fromEntries(companyFields.map((field) => [field, ''])) as Record<CompanyField, string>),
  billOnBehalfOfEnabled: 'no',
  selfServiceAllowed: 'no',
  orderApprovalRequired: 'no',
};

/** The form of a company that is not there yet. */
export const emptyCompany = (name: string | null): CompanyInputs => ({
  ...nothing,
  name: lineOf(name ?? ''),
});

/** A company as its form shows it. What Pax8 did not say stands empty, and a flag of which it said nothing too. */
export const inputsOfCompany = (company: CompanyDetails): CompanyInputs => {
  const { street, street2, city, stateOrProvince, postalCode, country } = company.address;
  const lines = { ...company, street, street2, city, stateOrProvince, postalCode, country };
  const flag = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
  return {
    ...(Object.fromEntries(
      Object.keys(companyLines).map((field) => [field, lines[field as Line] ?? '']),
    ) as Record<Line, string>),
    billOnBehalfOfEnabled: flag(company.billOnBehalfOfEnabled),
    selfServiceAllowed: flag(company.selfServiceAllowed),
    orderApprovalRequired: flag(company.orderApprovalRequired),
  };
};

type NewFields = Omit<CompanyForm, 'externalId'>;
export type CompanyRead =
  | Readonly<{ kind: 'company'; company: NewFields }>
  | Readonly<{ kind: 'bad'; problems: readonly string[] }>;

/** What somebody typed into the form as a new company, or what of it cannot be. */
export const readNewCompany = (inputs: CompanyInputs): CompanyRead => {
  const { line, flag, problems } = cleaned(inputs, null);
  if (problems.length > 0) return { kind: 'bad', problems };
  const { name, phone, website } = line;
  return {
    kind: 'company',
    company: {
      name,
      address: addressOf(line, nowhere),
      phone,
      website,
      billOnBehalfOfEnabled: flag('billOnBehalfOfEnabled') === true,
      selfServiceAllowed: flag('selfServiceAllowed') === true,
      orderApprovalRequired: flag('orderApprovalRequired') === true,
    },
  };
};

export type ChangesRead =
  | Readonly<{ kind: 'changes'; changes: CompanyChanges }>
  | Readonly<{ kind: 'bad'; problems: readonly string[] }>;

/**
 * What is to be sent so that a company becomes what the form says: only what differs, an address as a whole; empty when
 * nothing does. What stays as it is at Pax8 is not checked: it need not be what we would take. `asShown`: how a text
 * stands in an input, which may be without what only hides in it.
 */
export const readCompanyChanges = (
  inputs: CompanyInputs,
  company: CompanyDetails,
  asShown: (text: string) => string = lineOf,
): ChangesRead => {
  const before = inputsOfCompany(company);
  const { line, flag, problems } = cleaned(inputs, before, asShown);
  if (problems.length > 0) return { kind: 'bad', problems };
  const differs = (field: CompanyField) =>
    field in companyFlags ? inputs[field] !== before[field] : line[field as Line] !== before[field];
  return {
    kind: 'changes',
    changes: {
      ...Object.fromEntries(plainLines.filter(differs).map((field) => [field, line[field]])),
      ...Object.fromEntries(flagNames.filter(differs).map((field) => [field, flag(field)])),
      ...(addressFields.some(differs) ? { address: addressOf(line, company.address) } : {}),
    },
  };
};

const plainLines = ['name', 'phone', 'website'] as const;
const addressFields = ['street', 'street2', 'city', 'stateOrProvince', 'postalCode', 'country'] as const;
const flagNames = Object.keys(companyFlags) as Flag[];

const cleaned = (
  inputs: CompanyInputs,
  before: CompanyInputs | null,
  asShown: (text: string) => string = lineOf,
) => {
  const unchanged = (field: CompanyField) =>
    before !== null && asShown(inputs[field]) === asShown(before[field]);
  const typed = (field: Line) => {
    if (before !== null && unchanged(field)) return before[field];
    const text = lineOf(inputs[field]);
    return field === 'country' ? text.toUpperCase() : field === 'website' ? websiteOf(text) : text;
  };
  const names = Object.keys(companyLines) as Line[];
  const line = Object.fromEntries(names.map((field) => [field, typed(field)])) as Record<Line, string>;
  const wrongLines = names
    .filter((field) => !unchanged(field))
    .flatMap((field) => {
      const rule = companyLines[field];
      return lineProblem(line[field], rule) ?? ownProblem(field, line[field], rule.label) ?? [];
    });
  const wrongFlags = flagNames
    .filter((field) => !unchanged(field) && choiceOf(inputs[field]) === null)
    .map((field) => `${companyFlags[field]}: choose yes or no.`);
  return { line, flag: (field: Flag) => choiceOf(inputs[field]), problems: [...wrongLines, ...wrongFlags] };
};

const ownProblem = (field: Line, text: string, label: string): string | null => {
  if (field === 'phone') return phoneProblem(text, label);
  if (field === 'website') return websiteProblem(text, label);
  if (field === 'country' && !countries.has(text))
    return `${label} must be a code of two letters, as US, GB or DE.`;
  return null;
};

const nowhere: Address = {
  street: null,
  street2: null,
  city: null,
  stateOrProvince: null,
  postalCode: null,
  country: null,
};

/** A line that was emptied goes as an empty text: left out, Pax8 would keep it. */
const addressOf = (line: Readonly<Record<Line, string>>, before: Address): Address =>
  Object.fromEntries(
    addressFields.map((field) => [field, line[field] || (before[field] === null ? null : '')]),
  ) as Address;

/** The names of what changes, for people. */
export const changedNames = (changes: CompanyChanges): string[] => [
  ...(changes.name === undefined ? [] : ['name']),
  ...(changes.address === undefined ? [] : ['address']),
  ...(changes.phone === undefined ? [] : ['phone']),
  ...(changes.website === undefined ? [] : ['website']),
  ...(changes.billOnBehalfOfEnabled === undefined ? [] : ['who bills']),
  ...(changes.selfServiceAllowed === undefined ? [] : ['self-service']),
  ...(changes.orderApprovalRequired === undefined ? [] : ['order approval']),
];

/** Whether a company is as the changes want it: then they were made. */
export const hasChanges = (company: CompanyDetails, changes: CompanyChanges): boolean => {
  const { address = company.address, externalId: _, ...plain } = changes;
  return (
    Object.entries(plain).every(([field, value]) => company[field as keyof typeof plain] === value) &&
    addressFields.every((field) => (company.address[field] ?? '') === (address[field] ?? ''))
  );
};
