import type { Address, CompanyChanges, CompanyDetails, CompanyForm } from '../marketplace/company-details.ts';
import {
  choiceOf,
  countries,
  isPhone,
  isWebsite,
  type LineProblem,
  type LineRule,
  lineOf,
  lineProblem,
  sameLetters,
  sameLine,
  samePhone,
  sameWebsite,
  websiteOf,
} from './form-lines.ts';

/** The inputs of the company form, as text. */
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
type CompanyField = (typeof companyFields)[number];
export type CompanyInputs = Readonly<Record<CompanyField, string>>;

type Flag = 'billOnBehalfOfEnabled' | 'selfServiceAllowed' | 'orderApprovalRequired';
type Line = Exclude<CompanyField, Flag>;

/** Pax8 publishes no lengths: these are what fits on its invoices and on our cards. */
export const companyLines: Readonly<Record<Line, LineRule>> = {
  name: { longest: 100, required: true },
  street: { longest: 100, required: true },
  street2: { longest: 100, required: false },
  city: { longest: 60, required: true },
  stateOrProvince: { longest: 60, required: false },
  postalCode: { longest: 20, required: false },
  country: { longest: 2, required: true },
  phone: { longest: 40, required: true },
  website: { longest: 200, required: true },
};

const blankForm: CompanyInputs = {
  ...(Object.fromEntries(companyFields.map((field) => [field, ''])) as Record<CompanyField, string>),
  billOnBehalfOfEnabled: 'no',
  selfServiceAllowed: 'no',
  orderApprovalRequired: 'no',
};

/** The form for a new company. */
export const emptyCompany = (name: string | null): CompanyInputs => ({
  ...blankForm,
  name: lineOf(name ?? ''),
});

/** A company as the form shows it. Lines and flags that Pax8 left out are empty. */
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

export type CompanyProblem = LineProblem<Line> | Readonly<{ kind: 'no-choice'; field: Flag }>;

type NewFields = Omit<CompanyForm, 'externalId'>;
export type CompanyRead =
  | Readonly<{ kind: 'company'; company: NewFields }>
  | Readonly<{ kind: 'bad'; problems: readonly CompanyProblem[] }>;

/** Reads the form of a new company, or lists the problems. */
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
  | Readonly<{ kind: 'bad'; problems: readonly CompanyProblem[] }>;

/**
 * Returns only what differs from the company (an address as a whole). Fields left as at Pax8 are not checked. `asShown`
 * turns a text into what its input shows: hidden characters may be gone.
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
    isFlag(field) ? inputs[field] !== before[field] : line[field] !== before[field];
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
const flagNames = ['billOnBehalfOfEnabled', 'selfServiceAllowed', 'orderApprovalRequired'] as const;
const isFlag = (field: CompanyField): field is Flag => flagNames.some((flag) => flag === field);

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
  const problems: CompanyProblem[] = [
    ...names
      .filter((field) => !unchanged(field))
      .flatMap(
        (field) =>
          lineProblem(field, line[field], companyLines[field]) ?? ownProblem(field, line[field]) ?? [],
      ),
    ...flagNames
      .filter((field) => !unchanged(field) && choiceOf(inputs[field]) === null)
      .map((field) => ({ kind: 'no-choice' as const, field })),
  ];
  return { line, flag: (field: Flag) => choiceOf(inputs[field]), problems };
};

/** `text`: not empty where the field is required. */
const ownProblem = (field: Line, text: string): LineProblem<Line> | null => {
  if (field === 'phone' && !isPhone(text)) return { kind: 'no-phone', field };
  if (field === 'website' && !isWebsite(text)) return { kind: 'no-website', field };
  return field === 'country' && !countries.has(text) ? { kind: 'no-country', field } : null;
};

const nowhere: Address = {
  street: null,
  street2: null,
  city: null,
  stateOrProvince: null,
  postalCode: null,
  country: null,
};

/** An emptied line is sent as empty text: Pax8 would keep a line that is left out. */
const addressOf = (line: Readonly<Record<Line, string>>, before: Address): Address =>
  Object.fromEntries(
    addressFields.map((field) => [field, line[field] || (before[field] === null ? null : '')]),
  ) as Address;

/** What a change of a company is about; an address as a whole. */
export type ChangedPart =
  | 'name'
  | 'address'
  | 'phone'
  | 'website'
  | 'who-bills'
  | 'self-service'
  | 'order-approval';

export const changedParts = (changes: CompanyChanges): ChangedPart[] => [
  ...(['name', 'address', 'phone', 'website'] as const).filter((part) => changes[part] !== undefined),
  ...(changes.billOnBehalfOfEnabled === undefined ? [] : ['who-bills' as const]),
  ...(changes.selfServiceAllowed === undefined ? [] : ['self-service' as const]),
  ...(changes.orderApprovalRequired === undefined ? [] : ['order-approval' as const]),
];

/** Whether the company already has these changes, ignoring Pax8's spelling: then they were made. */
export const hasChanges = (company: CompanyDetails, changes: CompanyChanges): boolean => {
  const { name, phone, website, externalId, address } = { ...company, ...changes };
  return (
    sameLine(company.name, name) &&
    samePhone(company.phone, phone) &&
    sameWebsite(company.website, website) &&
    sameLine(company.externalId, externalId) &&
    addressFields.every((field) => sameLetters(company.address[field], address[field])) &&
    flagNames.every((flag) => changes[flag] === undefined || company[flag] === changes[flag])
  );
};
