import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Person } from '../../core/words/people.ts';
import { leftPersonName } from '../../views/people/unknown-people.ts';
import type { ProductsWanted } from '../catalogue/search-products.ts';
import type { Context } from '../context.ts';
import { withCostsHidden } from '../hidden-costs.ts';
import { readBy } from '../people/readers.ts';
import { sightOf } from '../people/sight.ts';
import { type AuditOrder, auditFile } from './audit-file.ts';
import { type CompareOrder, compareFile } from './compare-file.ts';
import { csvPieces, type File, type FileMaker, type Made, uniqueName } from './file.ts';
import { type ChangesOrder, changesFile, type GrowthOrder, growthFile } from './history-files.ts';
import {
  type DraftOrder,
  draftFile,
  type InvoiceOrder,
  type InvoicesOrder,
  invoiceFile,
  invoicesFile,
} from './invoice-files.ts';
import type { PortfolioOrder } from './list-files.ts';
import {
  type CompaniesOrder,
  companiesFile,
  contactsFile,
  type OfCompany,
  portfolioFile,
  productsFile,
  type SubscriptionsOrder,
  subscriptionsFile,
} from './list-files.ts';
import { mappedFile } from './mapped-file.ts';
import { misunderstoodFile } from './misunderstood-file.ts';
import { type MonthOrder, monthFile } from './month-file.ts';
import { type OrdersOrder, ordersFile } from './orders-file.ts';
import {
  type AnnualOrder,
  annualFile,
  marginsFile,
  type PriceRisesOrder,
  type PricesOrder,
  priceRisesFile,
} from './price-files.ts';
import { type RenewalsOrder, renewalsFile } from './renewals-file.ts';
import { type SpendOrder, spendFile } from './spend-file.ts';
import { type UnusedOrder, unusedFile } from './unused-file.ts';
import { type UsageOrder, usageFile } from './usage-file.ts';

/** The kinds of files and what each needs to know. A new kind is a row here and in the table below. */
export type Orders = Readonly<{
  audit: AuditOrder;
  renewals: RenewalsOrder;
  'price-rises': PriceRisesOrder;
  margins: PricesOrder;
  annual: AnnualOrder;
  orders: OrdersOrder;
  spend: SpendOrder;
  usage: UsageOrder;
  invoices: InvoicesOrder;
  invoice: InvoiceOrder;
  draft: DraftOrder;
  compare: CompareOrder;
  companies: CompaniesOrder;
  subscriptions: SubscriptionsOrder;
  contacts: OfCompany;
  portfolio: PortfolioOrder;
  products: ProductsWanted;
  unused: UnusedOrder;
  misunderstood: null;
  mapped: null;
  month: MonthOrder;
  'what-changed': ChangesOrder;
  growth: GrowthOrder;
}>;
export type FileKind = keyof Orders;

const kinds: { readonly [K in FileKind]: FileMaker<Orders[K]> } = {
  audit: auditFile,
  renewals: renewalsFile,
  'price-rises': priceRisesFile,
  margins: marginsFile,
  annual: annualFile,
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
  portfolio: portfolioFile,
  products: productsFile,
  unused: unusedFile,
  misunderstood: misunderstoodFile,
  mapped: mappedFile,
  month: monthFile,
  'what-changed': changesFile,
  growth: growthFile,
};

/** How long a link works, in minutes. */
export const linkMinutes = 15;
/** Longer than a link: Teams knows who accepts an offer, so it can wait until they are back. */
const offerHours = 24;

/** A link opens for anyone who has it, an offer only for its person, so a token for one never works as the other. */
type Use = 'download' | 'offer';

/** The content of a token. It is signed but readable, so it must hold no secrets. */
type Said = readonly [
  kind: FileKind,
  tenantId: string,
  objectId: string,
  order: Orders[FileKind],
  expiresAt: number,
  /** Unique for each offer. */
  id: string,
];

/** Makes a file. The caller has checked that this person may have it. */
export const fileFor = <K extends FileKind>(
  context: Context,
  person: Person,
  kind: K,
  order: Orders[K],
): Promise<File> => named(context, kinds[kind].make(context, person, order));

const named = async (context: Context, file: Made): Promise<File> => ({
  name: await uniqueName(context, file.title),
  pieces: () => csvPieces(context, file),
});

/** Whether this kind of file is given only in personal chats. */
export const isForOneAlone = (kind: FileKind): boolean => kinds[kind].forOneAlone === true;

/** A signed link to the file. It works as long as this person still has the role. */
export const linkTo = async <K extends FileKind>(
  context: Context,
  publicUrl: string,
  { tenantId, objectId }: Person,
  kind: K,
  order: Orders[K],
): Promise<string> => {
  const expiresAt = context.now() + linkMinutes * 60_000;
  return `${publicUrl}/api/downloads/${await tokenOf(context, 'download', [kind, tenantId, objectId, order, expiresAt, ''])}`;
};

/** The token that comes back when this person accepts an offered file. */
export const offerTo = <K extends FileKind>(
  context: Context,
  { tenantId, objectId }: Person,
  kind: K,
  order: Orders[K],
): Promise<string> => {
  const expiresAt = context.now() + offerHours * 3_600_000;
  return tokenOf(context, 'offer', [kind, tenantId, objectId, order, expiresAt, context.newId()]);
};

const tokenOf = async ({ memory }: Context, use: Use, content: Said): Promise<string> => {
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${payload}.${signed(use, payload, await memory.keys.signingKey())}`;
};

const signed = (use: Use, payload: string, key: string): string =>
  createHmac('sha256', key).update(`${use} ${payload}`).digest('base64url');

/** Reads a token; returns null when it was not made here or is for another use. */
const contentOf = async ({ memory }: Context, use: Use, token: string): Promise<Said | null> => {
  const [payload = '', signature = '', ...rest] = token.split('.');
  const expected = Buffer.from(signed(use, payload, await memory.keys.signingKey()));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Said;
  // A token from another release may have another layout or an unknown kind: then it is invalid.
  return Object.hasOwn(kinds, content[0]) ? content : null;
};

const madeOf = async (context: Context, person: Person, [kind, , , order]: Said): Promise<Made | null> => {
  const maker = kinds[kind] as FileMaker<Orders[FileKind]>;
  if (await context.members.isShutOut(person)) return null;
  const within = await readBy(context, person, null);
  if (!(await maker.mayHave(within, person, order))) return null;
  return maker.make(withCostsHidden((await sightOf(within, person)).context), person, order);
};

/** Returns the file behind a link; null when the link is not ours or has expired, or the person may not have it now. */
export const fileOf = async (context: Context, token: string): Promise<File | null> => {
  const content = await contentOf(context, 'download', token);
  if (content === null) return null;
  const [, tenantId, objectId, , expiresAt] = content;
  if (!(context.now() < expiresAt)) return null;
  const known = await context.memory.people.get(tenantId, objectId);
  const file = await madeOf(context, known ?? { tenantId, objectId, name: leftPersonName() }, content);
  return file === null ? null : named(context, file);
};

/** The content of an offer that a person accepted. */
export type Offered =
  /** Teams has named it already. */
  | Readonly<{ kind: 'file'; id: string; pieces: File['pieces'] }>
  | Readonly<{ kind: 'forged' | 'not-theirs' | 'expired' | 'not-allowed' }>;

/** The file that was offered to this person, if they may have it now. */
export const offeredFile = async (context: Context, token: string, person: Person): Promise<Offered> => {
  const content = await contentOf(context, 'offer', token);
  if (content === null) return { kind: 'forged' };
  const [, tenantId, objectId, , expiresAt, id] = content;
  if (tenantId !== person.tenantId || objectId !== person.objectId) return { kind: 'not-theirs' };
  if (!(context.now() < expiresAt)) return { kind: 'expired' };
  const file = await madeOf(context, person, content);
  return file === null
    ? { kind: 'not-allowed' }
    : { kind: 'file', id, pieces: () => csvPieces(context, file) };
};
