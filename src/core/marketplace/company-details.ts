import type { Instant } from '../words/instant.ts';
import type { ContactForm } from './contacts.ts';

export type Address = Readonly<{
  street: string | null;
  street2: string | null;
  city: string | null;
  stateOrProvince: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2: `US`, `DE`. */
  country: string | null;
}>;

/** A company with all that Pax8 says of it; null: Pax8 did not say. */
export type CompanyDetails = Readonly<{
  id: string;
  name: string;
  /** `Active`, `Inactive` (a primary contact is missing: nothing can be ordered) or `Deleted`. */
  status: string;
  externalId: string | null;
  address: Address;
  phone: string | null;
  website: string | null;
  /** Pax8 bills the company; false: the partner does. */
  billOnBehalfOfEnabled: boolean | null;
  /** The company may order by itself. */
  selfServiceAllowed: boolean | null;
  /** What the company orders by itself waits for approval. */
  orderApprovalRequired: boolean | null;
  updatedAt: Instant | null;
}>;

/** The filters that Pax8 has: there is no search by name. */
export type CompanyFilter = Readonly<{
  city?: string;
  country?: string;
  stateOrProvince?: string;
  postalCode?: string;
  billOnBehalfOfEnabled?: boolean;
  selfServiceAllowed?: boolean;
  orderApprovalRequired?: boolean;
  status?: 'Active' | 'Inactive' | 'Deleted';
  sort?: 'name' | 'city' | 'country' | 'stateOrProvince' | 'postalCode';
}>;

/** What can be written of a company. In an address a null is left out. */
export type CompanyForm = Readonly<{
  name: string;
  address: Address;
  phone: string;
  website: string;
  /** null: none. */
  externalId: string | null;
  billOnBehalfOfEnabled: boolean;
  selfServiceAllowed: boolean;
  orderApprovalRequired: boolean;
}>;

/** Without contacts that are primary for all three types the new company is `Inactive`. */
export type NewCompany = CompanyForm & Readonly<{ contacts: readonly ContactForm[] }>;

/** Only what is to change; an address goes as a whole. Pax8 refuses an update without any field. */
export type CompanyChanges = Partial<CompanyForm>;
