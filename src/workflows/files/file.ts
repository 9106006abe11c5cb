import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { fileTrouble } from '../../views/bot/file.ts';
import { type Context, roleIn } from '../context.ts';

/** A file that is made when it is fetched, in pieces, so that a long one need not fit into memory. */
export type File = Readonly<{ name: string; pieces(): AsyncIterable<string> }>;

/** How to make one kind of file, and who may have it when it is fetched. */
export type FileMaker<Order> = Readonly<{
  /** Only given in personal chats, where nobody else can read it. */
  forOneAlone?: true;
  mayHave(context: Context, person: Person, order: Order): Promise<boolean>;
  make(context: Context, person: Person, order: Order): File;
}>;

/** "audit-2026-11-24.csv". */
export const dated = (name: string, now: number): string =>
  `${name}-${new Date(now).toISOString().slice(0, 10)}.csv`;

/** The portfolio for a file. Throws before the first load, because an empty file would say that there is nothing. */
export const heldFor = ({ portfolio }: Pick<Context, 'portfolio'>): Portfolio => {
  const held = portfolio.current();
  if (held === null)
    throw new AppError('a file was fetched before the portfolio was read', fileTrouble('not-read'));
  return held;
};

/** The company of a file. Throws when the portfolio no longer has it. */
export const companyFor = ({ companies }: Portfolio, companyId: string): Company => {
  const company = companies.get(companyId);
  if (company === undefined)
    throw new AppError('a file was fetched of a company that is gone', fileTrouble('company-gone'));
  return company;
};

/** For files that show what cards show: anyone who may look things up may have them. */
export const forViewers = async (context: Context, person: Person): Promise<boolean> =>
  includes((await roleIn(context, person)).role, 'viewer');

const batch = 500;

/** Lines in pieces, so that a long file is never in memory as a whole. */
export function* inPieces<T>(rows: readonly T[], line: (row: T) => string): Iterable<string> {
  for (let from = 0; from < rows.length; from += batch)
    yield rows
      .slice(from, from + batch)
      .map(line)
      .join('');
}
