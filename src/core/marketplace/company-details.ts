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

/** A company in full. A field is null when Pax8 did not say. */
export type CompanyDetails = Readonly<{
  id: string;
  name: string;
  /** `Active`, `Inactive` (no primary contact for some type, so nothing can be ordered) or `Deleted`. */
  status: string;
  externalId: string | null;
  address: Address;
  phone: string | null;
  website: string | null;
  /** True: Pax8 bills the company. False: the partner does. */
  billOnBehalfOfEnabled: boolean | null;
  /** The company may order by itself. */
  selfServiceAllowed: boolean | null;
  /** The company's own orders wait for approval. */
  orderApprovalRequired: boolean | null;
  updatedAt: Instant | null;
}>;

/** The filters Pax8 offers. It cannot search by name. */
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

/** The fields of a company that can be written. Nulls in an address are not sent. */
export type CompanyForm = Readonly<{
  name: string;
  address: Address;
  phone: string;
  website: string;
  /** Null when there is none. */
  externalId: string | null;
  billOnBehalfOfEnabled: boolean;
  selfServiceAllowed: boolean;
  orderApprovalRequired: boolean;
}>;

/** Without a primary contact for all three types the new company is `Inactive`. */
export type NewCompany = CompanyForm & Readonly<{ contacts: readonly ContactForm[] }>;

/** Only the fields to change; an address is sent as a whole. Pax8 refuses an update without fields. */
export type CompanyChanges = Partial<CompanyForm>;
