import type { Instant } from '../words/instant.ts';

/** A company without a primary contact of each type is `Inactive`: nothing can be ordered. */
export const contactTypes = ['Admin', 'Billing', 'Technical'] as const;
export type ContactType = (typeof contactTypes)[number];

/** One contact per type is primary. Types that Pax8 adds later are kept too: a `PUT` must not lose them. */
export type ContactRole = Readonly<{ type: string; primary: boolean }>;

export type Contact = Readonly<{
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  roles: readonly ContactRole[];
  /** Pax8 sends a day; this is its midnight UTC. */
  createdAt: Instant | null;
}>;

/** All fields of a contact that can be written. A `PUT` replaces the whole contact, so fill it from a fresh read. */
export type ContactForm = Readonly<{
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  roles: readonly ContactRole[];
}>;

/** The types without a primary contact, in Pax8's order. The company can be Active when there are none. */
export const missingPrimaries = (contacts: readonly Pick<Contact, 'roles'>[]): readonly ContactType[] =>
  contactTypes.filter(
    (wanted) => !contacts.some(({ roles }) => roles.some(({ type, primary }) => type === wanted && primary)),
  );
