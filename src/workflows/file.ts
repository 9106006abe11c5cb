import type { Person } from '../core/people.ts';
import type { Context } from './context.ts';

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
