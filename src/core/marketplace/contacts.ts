import type { Instant } from '../words/instant.ts';

/** What a contact is there for. A company without a primary contact of each is `Inactive`: nothing can be ordered. */
export const contactTypes = ['Admin', 'Billing', 'Technical'] as const;
export type ContactType = (typeof contactTypes)[number];

/** A type that a contact has, also one that Pax8 adds later: a `PUT` must not lose it. One contact of a type is primary. */
export type ContactRole = Readonly<{ type: string; primary: boolean }>;

export type Contact = Readonly<{
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  roles: readonly ContactRole[];
  /** Pax8 sends a day: then midnight UTC. */
  createdAt: Instant | null;
}>;

/** All that Pax8 takes for a contact. A `PUT` replaces the whole contact: fill it from a read made for it. */
export type ContactForm = Readonly<{
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  roles: readonly ContactRole[];
}>;

/** The types for which no contact is primary, in Pax8's order; empty: the company can be Active. */
export const missingPrimaries = (contacts: readonly Pick<Contact, 'roles'>[]): readonly ContactType[] =>
  contactTypes.filter(
    (wanted) => !contacts.some(({ roles }) => roles.some(({ type, primary }) => type === wanted && primary)),
  );
