import {
  type Contact,
  type ContactForm,
  type ContactRole,
  type ContactType,
  contactTypes,
} from '../marketplace/contacts.ts';
import {
  isEmail,
  isPhone,
  type LineProblem,
  type LineRule,
  lineOf,
  lineProblem,
  sameLetters,
  sameLine,
  samePhone,
} from './form-lines.ts';

/** The inputs of the contact form, as text. A client sends the two lists separated by commas. */
export const contactFields = [
  'firstName',
  'lastName',
  'email',
  'contactPhone',
  'types',
  'primaries',
] as const;
type ContactField = (typeof contactFields)[number];
export type ContactInputs = Readonly<Record<ContactField, string>>;

type Line = Exclude<ContactField, 'types' | 'primaries'>;
export const contactLines: Readonly<Record<Line, LineRule>> = {
  firstName: { longest: 60, required: true },
  lastName: { longest: 60, required: true },
  email: { longest: 120, required: true },
  contactPhone: { longest: 40, required: true },
};

/** The form for a new contact, primary for the types that have no primary contact. */
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

export type ContactProblem = LineProblem<Line> | Readonly<{ kind: 'no-type' }>;

export type ContactRead =
  | Readonly<{ kind: 'contact'; contact: ContactForm }>
  | Readonly<{ kind: 'bad'; problems: readonly ContactProblem[] }>;

const choices = (text: string): string[] =>
  text
    .split(',')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
const isType = (text: string): text is ContactType => contactTypes.some((type) => type === text);

/**
 * Reads the form, or lists the problems. A contact that is primary for a type also has it. Untouched fields of
 * `before`, and roles the form does not know, stay. `asShown` turns a text into what its input shows.
 */
export const readContactInputs = (
  inputs: ContactInputs,
  before: Contact | null = null,
  asShown: (text: string) => string = lineOf,
): ContactRead => {
  const held = before === null ? null : inputsOfContact(before);
  const unchanged = (field: Line) => held !== null && asShown(inputs[field]) === asShown(held[field]);
  const line = (field: Line) => (held !== null && unchanged(field) ? held[field] : lineOf(inputs[field]));
  const problems: ContactProblem[] = (Object.keys(contactLines) as Line[]).flatMap(
    (field) =>
      lineProblem(field, line(field), contactLines[field]) ??
      (unchanged(field) ? null : ownProblem(field, line(field))) ??
      [],
  );
  const types = choices(inputs.types);
  const primary = choices(inputs.primaries);
  if (![...types, ...primary].every(isType)) problems.push({ kind: 'no-type' });
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

const ownProblem = (field: Line, text: string): LineProblem<Line> | null => {
  if (field === 'email' && !isEmail(text)) return { kind: 'no-email', field };
  return field === 'contactPhone' && !isPhone(text) ? { kind: 'no-phone', field } : null;
};

const roleKey = (roles: readonly ContactRole[]): string =>
  roles
    .map(({ type, primary }) => `${type} ${primary}`)
    .sort()
    .join();

/** Whether the contact equals the form. */
export const isContact = (contact: Contact, form: ContactForm): boolean =>
  contact.firstName === form.firstName &&
  contact.lastName === form.lastName &&
  (contact.email ?? '').toLowerCase() === form.email.toLowerCase() &&
  contact.phone === form.phone &&
  roleKey(contact.roles) === roleKey(form.roles);

/** Whether Pax8 shows the contact as in the form, ignoring its spelling: then it was written. */
export const showsContact = (contact: Contact, form: ContactForm): boolean =>
  sameLine(contact.firstName, form.firstName) &&
  sameLine(contact.lastName, form.lastName) &&
  sameLetters(contact.email, form.email) &&
  samePhone(contact.phone, form.phone) &&
  roleKey(contact.roles) === roleKey(form.roles);

/** What to call a contact: the name, or the e-mail address; null when both are unknown. */
export const contactName = ({
  firstName,
  lastName,
  email,
}: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string | null =>
  [firstName, lastName].filter((part) => part !== null && part.trim() !== '').join(' ') || email;

/** The primary contact of each type, in Pax8's order; null when there is none. */
export const primaries = (
  contacts: readonly Contact[],
): readonly Readonly<{ type: ContactType; contact: Contact | null }>[] =>
  contactTypes.map((type) => ({
    type,
    contact: contacts.find(({ roles }) => roles.some((role) => role.type === type && role.primary)) ?? null,
  }));
