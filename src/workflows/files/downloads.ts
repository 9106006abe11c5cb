import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Person } from '../../core/words/people.ts';
import type { ProductsWanted } from '../catalogue/search-products.ts';
import type { Context } from '../context.ts';
import { type AuditOrder, auditFile } from './audit-file.ts';
import { type CompareOrder, compareFile } from './compare-file.ts';
import type { File, FileKind } from './file.ts';
import {
  type DraftOrder,
  draftFile,
  type InvoiceOrder,
  type InvoicesOrder,
  invoiceFile,
  invoicesFile,
} from './invoice-files.ts';
import {
  type CompaniesOrder,
  companiesFile,
  contactsFile,
  type OfCompany,
  productsFile,
  subscriptionsFile,
} from './list-files.ts';
import { type OrdersOrder, ordersFile } from './orders-file.ts';
import { type RenewalsOrder, renewalsFile } from './renewals-file.ts';
import { type SpendOrder, spendFile } from './spend-file.ts';
import { type UsageOrder, usageFile } from './usage-file.ts';

/** What can be fetched, and what must be said to have it. A new kind of file is a row here and in the table below. */
export type Orders = Readonly<{
  audit: AuditOrder;
  renewals: RenewalsOrder;
  orders: OrdersOrder;
  spend: SpendOrder;
  usage: UsageOrder;
  invoices: InvoicesOrder;
  invoice: InvoiceOrder;
  draft: DraftOrder;
  compare: CompareOrder;
  companies: CompaniesOrder;
  subscriptions: OfCompany;
  contacts: OfCompany;
  products: ProductsWanted;
}>;
export type Kind = keyof Orders;

const kinds: { readonly [K in Kind]: FileKind<Orders[K]> } = {
  audit: auditFile,
  renewals: renewalsFile,
  orders: ordersFile,
  spend: spendFile,
  usage: usageFile,
  invoices: invoicesFile,
  invoice: invoiceFile,
  draft: draftFile,
  compare: compareFile,
  companies: companiesFile,
  subscriptions: subscriptionsFile,
  contacts: contactsFile,
  products: productsFile,
};

/** Minutes for which a link works. */
export const linkMinutes = 15;
/** An offer is taken by a person whom Teams knows, so that it may wait until they are back. */
const offerHours = 24;

/** A link opens for whoever holds it, an offer for its person alone: what is signed as one is never the other. */
type Use = 'download' | 'offer';

/** What a token says, signed: whoever holds it can read it, so that nothing secret stands in it. */
type Said = readonly [
  kind: Kind,
  tenantId: string,
  objectId: string,
  order: Orders[Kind],
  expiresAt: number,
  /** Of an offer: tells it from every other one. */
  id: string,
];

/** A file for somebody who may have it. */
export const fileFor = <K extends Kind>(context: Context, person: Person, kind: K, order: Orders[K]): File =>
  kinds[kind].make(context, person, order);

/** Whether a kind of file is given in personal chats only. */
export const isForOneAlone = (kind: Kind): boolean => kinds[kind].forOneAlone === true;

/** An address from which this person, as long as they have the role, may fetch the file; it says what to make, signed. */
export const linkTo = async <K extends Kind>(
  context: Context,
  publicUrl: string,
  { tenantId, objectId }: Person,
  kind: K,
  order: Orders[K],
): Promise<string> => {
  const expiresAt = context.now() + linkMinutes * 60_000;
  return `${publicUrl}/api/downloads/${await tokenOf(context, 'download', [kind, tenantId, objectId, order, expiresAt, ''])}`;
};

/** What comes back when this person takes the file that is offered to them. */
export const offerTo = <K extends Kind>(
  context: Context,
  { tenantId, objectId }: Person,
  kind: K,
  order: Orders[K],
): Promise<string> => {
  const expiresAt = context.now() + offerHours * 3_600_000;
  return tokenOf(context, 'offer', [kind, tenantId, objectId, order, expiresAt, context.newId()]);
};

const tokenOf = async ({ memory }: Context, use: Use, what: Said): Promise<string> => {
  const said = Buffer.from(JSON.stringify(what)).toString('base64url');
  return `${said}.${signed(use, said, await memory.keys.signingKey())}`;
};

const signed = (use: Use, said: string, key: string): string =>
  createHmac('sha256', key).update(`${use} ${said}`).digest('base64url');

/** What a token says; null when it was not made here, or for another use. */
const saidIn = async ({ memory }: Context, use: Use, token: string): Promise<Said | null> => {
  const [said = '', signature = '', ...rest] = token.split('.');
  const expected = Buffer.from(signed(use, said, await memory.keys.signingKey()));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const what = JSON.parse(Buffer.from(said, 'base64url').toString()) as Said;
  // A token of another release may say things in another order, or of another kind: then it is none any more.
  return Object.hasOwn(kinds, what[0]) ? what : null;
};

const madeOf = async (context: Context, person: Person, [kind, , , order]: Said): Promise<File | null> => {
  const maker = kinds[kind] as FileKind<Orders[Kind]>;
  return (await maker.mayHave(context, person, order)) ? maker.make(context, person, order) : null;
};

/** The file that a link stands for; null when it was not made here, has expired, or its person may not have the file now. */
export const fileOf = async (context: Context, token: string): Promise<File | null> => {
  const said = await saidIn(context, 'download', token);
  if (said === null) return null;
  const [, tenantId, objectId, , expiresAt] = said;
  if (!(context.now() < expiresAt)) return null;
  const known = await context.memory.people.get(tenantId, objectId);
  return madeOf(context, known ?? { tenantId, objectId, name: 'somebody who has left' }, said);
};

/** What an offer comes to when somebody takes it. */
export type Offered =
  | Readonly<{ kind: 'file'; id: string; file: File }>
  | Readonly<{ kind: 'forged' | 'not-theirs' | 'expired' | 'not-allowed' }>;

/** The file that was offered to this person, as far as they may have it now. */
export const offeredFile = async (context: Context, token: string, person: Person): Promise<Offered> => {
  const said = await saidIn(context, 'offer', token);
  if (said === null) return { kind: 'forged' };
  const [, tenantId, objectId, , expiresAt, id] = said;
  if (tenantId !== person.tenantId || objectId !== person.objectId) return { kind: 'not-theirs' };
  if (!(context.now() < expiresAt)) return { kind: 'expired' };
  const file = await madeOf(context, person, said);
  return file === null ? { kind: 'not-allowed' } : { kind: 'file', id, file };
};
