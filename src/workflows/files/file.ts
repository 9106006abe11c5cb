import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { allCompanies } from '../../core/rules/permissions.ts';
import { byteOrderMark, type CsvRow, csvLine } from '../../core/words/csv.ts';
import { type FileTitle, fileName } from '../../core/words/file-name.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { type Context, roleIn } from '../context.ts';

/** A file that is made while it is downloaded, in pieces, so that a long one need not fit into memory. */
export type File = Readonly<{ name: string; pieces(): AsyncIterable<string> }>;

/** The rows of a file, some at a time, and what it is called after. */
export type Made = Readonly<{ title: FileTitle; rows(): AsyncIterable<readonly CsvRow[]> }>;

/** How to make one kind of file, and who may have it when it is downloaded. */
export type FileMaker<Order> = Readonly<{
  /** Only given in personal chats, where nobody else can read it. */
  forOneAlone?: true;
  mayHave(context: Context, person: Person, order: Order): Promise<boolean>;
  make(context: Context, person: Person, order: Order): Made;
}>;

/** A name that no other file has, over restarts and instances. */
export const uniqueName = async (
  { memory, now, zone }: Pick<Context, 'memory' | 'now' | 'zone'>,
  title: FileTitle,
): Promise<string> => {
  const at = now();
  for (let count = 1; ; count += 1) {
    const name = fileName(title, at, zone, count);
    if (await memory.claims.claim(`file name ${name}`, at)) return name;
  }
};

/** The rows as CSV, in the format of the installation. */
export async function* csvPieces({ settings }: Pick<Context, 'settings'>, file: Made): AsyncIterable<string> {
  let start = byteOrderMark;
  for await (const rows of file.rows()) {
    yield start + rows.map((row) => csvLine(row, settings.csvFormat)).join('');
    start = '';
  }
}

/** How a file calls a company; part of its id when the portfolio does not have it. */
export const companyInTitle = ({ portfolio }: Pick<Context, 'portfolio'>, companyId: string | null) =>
  companyId === null ? null : (portfolio.current()?.companies.get(companyId)?.name ?? companyId.slice(0, 8));

/** The portfolio for a file. Throws before the first load, because an empty file would say that there is nothing. */
export const heldFor = ({ portfolio }: Pick<Context, 'portfolio'>): Portfolio => {
  const held = portfolio.current();
  if (held === null)
    throw new AppError('a file was fetched before the portfolio was read', { kind: 'not-loaded' });
  return held;
};

/** The company of a file. Throws when the portfolio no longer has it. */
export const companyFor = ({ companies }: Portfolio, companyId: string): Company => {
  const company = companies.get(companyId);
  if (company === undefined)
    throw new AppError('a file was fetched of a company that is gone', { kind: 'company-gone' });
  return company;
};

/** For files that show what cards show: anyone who may look things up, for their company if it names one. */
export const forViewers = async (context: Context, person: Person, order: object): Promise<boolean> => {
  const companyId = 'companyId' in order && typeof order.companyId === 'string' ? order.companyId : null;
  return includes((await roleIn(context, person, companyId)).role, 'viewer');
};

/** For Pax8's invoices, which show what the partner pays for all companies together. */
export const forInvoices = async (context: Context, person: Person): Promise<boolean> =>
  context.costs === 'all' && includes((await roleIn(context, person, allCompanies)).role, 'viewer');

const batch = 500;

/** Rows in pieces, so that a long file is never in memory as a whole. */
export function* inPieces<T>(
  all: readonly T[],
  rows: (row: T) => readonly CsvRow[],
): Iterable<readonly CsvRow[]> {
  for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch).flatMap(rows);
}
