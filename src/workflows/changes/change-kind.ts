import type { Write } from '../../core/changes/after-write.ts';
import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import type { SentChange } from '../../core/changes/change-steps.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { ChangeKind } from '../../core/rules/kinds.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** The result of the check right before the write: what to send, or why nothing may be sent. */
export type Ready = Readonly<{ kind: 'ready'; wanted: Wanted }> | Readonly<{ kind: 'stale'; reason: NotNow }>;
/** The settled change, or null while unclear; and the subscription as read. */
export type Looked = Readonly<{ settled: Change | null; subscription: Subscription | null }>;

/** The steps that differ between the kinds of changes, from approved to settled. All throw what Pax8's reads throw. */
export type ChangeSteps<K extends ChangeKind> = Readonly<{
  /** Checks again on fresh reads, by the role of `person`. */
  ready(context: Context, change: Change, wanted: Wanted<K>, person: Person): Promise<Ready>;
  /** Makes the one write. */
  send(context: Context, change: SentChange, wanted: Wanted<K>): Promise<Write>;
  /** Reads what Pax8 shows of a change with an unknown outcome. */
  look(context: Context, change: ChangeIn<'needs-check'>, wanted: Wanted<K>): Promise<Looked>;
}>;
