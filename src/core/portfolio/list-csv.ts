import type { Contact } from '../marketplace/contacts.ts';
import type { Company, Product } from '../marketplace/records.ts';
import type { Vendors } from '../names/vendors.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';
import type { CompanyRow } from './company-rows.ts';
import type { Standing } from './standing.ts';

const utc = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const companyColumns: CsvColumns<CompanyRow> = [
  ['Company', ({ company }) => company.name],
  ['Status', ({ company }) => company.status],
  ['City', ({ company }) => company.city],
  ['Country', ({ company }) => company.country],
  ['Subscriptions', ({ subscriptions }) => subscriptions],
  ['Seats', ({ seats }) => seats],
  ['Seats of other products', ({ otherSeats }) => otherSeats],
  ['Monthly', ({ monthly }) => digitsCell(monthly)],
  ['Currency', ({ currency }) => currency],
  ['Without a monthly price', ({ unknown }) => unknown],
  ['Without known seats', ({ unknownSeats }) => unknownSeats],
  ['External id', ({ company }) => company.externalId],
  ['Company id', ({ company }) => company.id],
];

export type ListedSubscription = Readonly<{ company: Company; standing: Standing; vendors: Vendors }>;

const subscriptionColumns: CsvColumns<ListedSubscription> = [
  ['Company', ({ company }) => company.name],
  ['Product', ({ standing }) => standing.subscription.productName],
  ['Vendor', ({ standing, vendors }) => vendors.get(standing.subscription.productId) ?? null],
  ['Status', ({ standing }) => standing.subscription.status],
  ['Seats', ({ standing }) => standing.subscription.quantity],
  ['Billing term', ({ standing }) => standing.subscription.billingTerm],
  ['Commitment term', ({ standing }) => standing.subscription.commitment?.term ?? null],
  ['Term end (UTC)', ({ standing }) => utc(standing.subscription.commitment?.endsAt ?? null)],
  ['Started (UTC)', ({ standing }) => utc(standing.subscription.startAt)],
  ['Ends (UTC)', ({ standing }) => utc(standing.subscription.endAt)],
  ['Price a seat and billing term', ({ standing }) => standing.subscription.price],
  ['Partner cost a seat and billing term', ({ standing }) => standing.subscription.partnerCost],
  ['Monthly', ({ standing }) => digitsCell(standing.monthly?.amount ?? null)],
  ['Currency', ({ standing }) => standing.subscription.currency],
  ['Subscription id', ({ standing }) => standing.subscription.id],
];

export type ListedContact = Readonly<{ company: Pick<Company, 'id' | 'name'>; contact: Contact }>;

const typesOf = ({ contact }: ListedContact, primary: boolean): string =>
  contact.roles
    .filter((role) => role.primary === primary)
    .map(({ type }) => type)
    .join('; ');

const contactColumns: CsvColumns<ListedContact> = [
  ['Company', ({ company }) => company.name],
  ['First name', ({ contact }) => contact.firstName],
  ['Last name', ({ contact }) => contact.lastName],
  ['E-mail', ({ contact }) => contact.email],
  ['Phone', ({ contact }) => contact.phone],
  ['Primary for', (row) => typesOf(row, true)],
  ['Also for', (row) => typesOf(row, false)],
  ['Created (UTC)', ({ contact }) => utc(contact.createdAt)],
  ['Contact id', ({ contact }) => contact.id],
  ['Company id', ({ company }) => company.id],
];

const commitment = (needed: boolean | null): string | null =>
  needed === null ? null : needed ? 'needed' : 'none needed';

const productColumns: CsvColumns<Product> = [
  ['Product', ({ name }) => name],
  ['Vendor', ({ vendorName }) => vendorName],
  ['SKU', ({ sku }) => sku],
  ['Commitment', ({ requiresCommitment }) => commitment(requiresCommitment)],
  ['Product id', ({ id }) => id],
];

/** Amounts are plain numbers, times are ISO 8601 in UTC; what Pax8 did not say stays empty. */
export const companyCsvHead: CsvRow = csvHead(companyColumns);
export const companyCsvLine = (row: CompanyRow): CsvRow => csvRow(companyColumns, row);
export const subscriptionCsvHead: CsvRow = csvHead(subscriptionColumns);
export const subscriptionCsvLine = (row: ListedSubscription): CsvRow => csvRow(subscriptionColumns, row);
export const contactCsvHead: CsvRow = csvHead(contactColumns);
export const contactCsvLine = (row: ListedContact): CsvRow => csvRow(contactColumns, row);
export const productCsvHead: CsvRow = csvHead(productColumns);
export const productCsvLine = (row: Product): CsvRow => csvRow(productColumns, row);
