import {
  type Contact,
  type ContactForm,
  type ContactRole,
  type ContactType,
  contactTypes,
} from '../marketplace/contacts.ts';
import { emailProblem, lineOf, lineProblem, phoneProblem } from './form-lines.ts';

/** The inputs of a contact's form, as text; the two lists as a client sends them, with commas. */
export const contactFields = [
  'firstName',
  'lastName',
  'email',
  'contactPhone',
  'types',
  'primaries',
] as const;
export type ContactField = (typeof contactFields)[number];
export type ContactInputs = Readonly<Record<ContactField, string>>;

type Line = Exclude<ContactField, 'types' | 'primaries'>;
export const contactLines: Readonly<
  Record<Line, Readonly<{ label: string; longest: number; required: boolean }>>
> = {
  firstName: { label: 'First name', longest: 60, required: true },
  lastName: { label: 'Last name', longest: 60, required: true },
  email: { label: 'E-mail', longest: 120, required: true },
  contactPhone: { label: 'Phone of the contact', longest: 40, required: true },
};

/** The form of a contact that is not there yet, primary for what is missing. */
export const emptyContact = (primaries: readonly ContactType[]): ContactInputs => ({
  firstName: '',
  lastName: '',
  email: '',
  contactPhone: '',
  types: primaries.join(','),
  primaries: primaries.join(','),
});

const known = (roles: readonly ContactRole[]) =>
  contactTypes.filter((type) => roles.some((role) => role.type === type));

export const inputsOfContact = (contact: Contact): ContactInputs => ({
  firstName: contact.firstName ?? '',
  lastName: contact.lastName ?? '',
  email: contact.email ?? '',
  contactPhone: contact.phone ?? '',
  types: known(contact.roles).join(','),
  primaries: known(contact.roles.filter(({ primary }) => primary)).join(','),
});

/** Whether nothing was typed: a new company may go without a contact, and stays Inactive then. */
export const isEmptyContact = (inputs: ContactInputs): boolean =>
  (Object.keys(contactLines) as Line[]).every((field) => lineOf(inputs[field]) === '');

export type ContactRead =
  | Readonly<{ kind: 'contact'; contact: ContactForm }>
  | Readonly<{ kind: 'bad'; problems: readonly string[] }>;

const choices = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
const isType = (text: string): text is ContactType => contactTypes.some((type) => type === text);

/**
 * What somebody typed as a contact, or what of it cannot be. Who is primary for a type is there for it. Of the contact
 * `before`, what was not touched stays as it is, and so does a role that the form does not know. `asShown`: how a text
 * stands in an input.
 */
export const readContactInputs = (
  inputs: ContactInputs,
  before: Contact | null = null,
  asShown: (text: string) => string = lineOf,
): ContactRead => {
  const held = before === null ? null : inputsOfContact(before);
  const unchanged = (field: Line) => held !== null && asShown(inputs[field]) === asShown(held[field]);
  const line = (field: Line) => (held !== null && unchanged(field) ? held[field] : lineOf(inputs[field]));
  const problems = (Object.keys(contactLines) as Line[]).flatMap(
    (field) =>
      lineProblem(line(field), contactLines[field]) ??
      (unchanged(field) ? [] : ownProblems(field, line(field))),
  );
  const types = choices(inputs.types);
  const primary = choices(inputs.primaries);
  if (![...types, ...primary].every(isType)) problems.push('Choose among Admin, Billing and Technical.');
  if (problems.length > 0) return { kind: 'bad', problems };
  const roles = contactTypes
    .filter((type) => types.includes(type) || primary.includes(type))
    .map((type) => ({ type, primary: primary.includes(type) }));
  return {
    kind: 'contact',
    contact: {
      firstName: line('firstName'),
      lastName: line('lastName'),
      email: line('email'),
      phone: line('contactPhone'),
      roles: [...roles, ...(before?.roles ?? []).filter(({ type }) => !isType(type))],
    },
  };
};

const ownProblems = (field: Line, text: string): string[] => {
  const { label } = contactLines[field];
  const problem =
    field === 'email'
      ? emailProblem(text, label)
      : field === 'contactPhone'
        ? phoneProblem(text, label)
        : null;
  return problem === null ? [] : [problem];
};

const roleKey = (roles: readonly ContactRole[]): string =>
  roles
    .map(({ type, primary }) => `${type} ${primary}`)
    .sort()
    .join();

/** Whether a contact is as the form wants it. */
export const isContact = (contact: Contact, form: ContactForm): boolean =>
  contact.firstName === form.firstName &&
  contact.lastName === form.lastName &&
  (contact.email ?? '').toLowerCase() === form.email.toLowerCase() &&
  contact.phone === form.phone &&
  roleKey(contact.roles) === roleKey(form.roles);

export const contactName = ({
  firstName,
  lastName,
  email,
}: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string =>
  [firstName, lastName].filter((part) => part !== null && part.trim() !== '').join(' ') ||
  (email ?? 'A contact without a name');

/** Who is primary for each type, in Pax8's order; null: nobody. */
export const primaries = (
  contacts: readonly Contact[],
): readonly Readonly<{ type: ContactType; contact: Contact | null }>[] =>
  contactTypes.map((type) => ({
    type,
    contact: contacts.find(({ roles }) => roles.some((role) => role.type === type && role.primary)) ?? null,
  }));
