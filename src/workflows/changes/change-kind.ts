import type { Sent } from '../../core/changes/after-write.ts';
import type { Change } from '../../core/changes/change.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** What the look right before the write brought: the change as it may be sent, or why it may not. */
export type Ready = Readonly<{ kind: 'ready'; change: Change }> | Readonly<{ kind: 'stale'; why: string }>;
/** The change as Pax8's own word settles it, or null; and the subscription as it was read. */
export type Looked = Readonly<{ settled: Change | null; subscription: Subscription | null }>;

/** What differs between the kinds of changes on the one path from approved to settled. All throw what Pax8's reads throw. */
export type Kind = Readonly<{
  /** Checked again on fresh reads; `person` answers for it. */
  ready(context: Context, change: Change, person: Person): Promise<Ready>;
  /** The one write. */
  send(context: Context, change: Change): Promise<Sent>;
  /** What Pax8 shows of a change of unknown outcome. */
  look(context: Context, change: Change): Promise<Looked>;
}>;
