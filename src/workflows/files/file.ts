import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { type Context, roleIn } from '../context.ts';

/** A file that is made when it is fetched: in pieces, so that a long one need not fit into memory. */
export type File = Readonly<{ name: string; pieces(): AsyncIterable<string> }>;

/** How one kind of file is made, and who may have it at the moment at which it is fetched. */
export type FileKind<Order> = Readonly<{
  /** Given in personal chats only, where nobody reads along. */
  forOneAlone?: true;
  mayHave(context: Context, person: Person, order: Order): Promise<boolean>;
  make(context: Context, person: Person, order: Order): File;
}>;

/** "audit-2026-11-24.csv". */
export const dated = (name: string, now: number): string =>
  `${name}-${new Date(now).toISOString().slice(0, 10)}.csv`;

/** What is held of Pax8, for a file; throws while nothing is: an empty file would say that there is nothing. */
export const heldFor = ({ portfolio }: Pick<Context, 'portfolio'>): Portfolio => {
  const held = portfolio.current();
  if (held === null)
    throw new AppError(
      'a file was fetched before the portfolio was read',
      'Companies and subscriptions have not been read from Pax8 yet, so the file would be empty. Ask again in a few minutes.',
    );
  return held;
};

/** The company of a file; throws where it is held no more. */
export const companyFor = ({ companies }: Portfolio, companyId: string): Company => {
  const company = companies.get(companyId);
  if (company === undefined)
    throw new AppError('a file was fetched of a company that is gone', 'This company is at Pax8 no more.');
  return company;
};

/** Whoever may look, for files that show what cards show. */
export const forViewers = async (context: Context, person: Person): Promise<boolean> =>
  includes((await roleIn(context, person)).role, 'viewer');

const batch = 500;

/** Lines in pieces, so that a long file is not held at once. */
export function* inPieces<T>(rows: readonly T[], line: (row: T) => string): Iterable<string> {
  for (let from = 0; from < rows.length; from += batch)
    yield rows
      .slice(from, from + batch)
      .map(line)
      .join('');
}
