import type { Write } from '../../core/changes/after-write.ts';
import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import type { SentChange } from '../../core/changes/change-steps.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { ChangeKind } from '../../core/rules/kinds.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** What the look right before the write brought: what is sent, or why nothing may be. */
export type Ready = Readonly<{ kind: 'ready'; wanted: Wanted }> | Readonly<{ kind: 'stale'; why: NotNow }>;
/** The change as Pax8's own word settles it, or null; and the subscription as it was read. */
export type Looked = Readonly<{ settled: Change | null; subscription: Subscription | null }>;

/** What differs between the kinds of changes on the one path from approved to settled. All throw what Pax8's reads throw. */
export type ChangeSteps<K extends ChangeKind> = Readonly<{
  /** Checked again on fresh reads; `person` answers for it. */
  ready(context: Context, change: Change, wanted: Wanted<K>, person: Person): Promise<Ready>;
  /** The one write. */
  send(context: Context, change: SentChange, wanted: Wanted<K>): Promise<Write>;
  /** What Pax8 shows of a change of unknown outcome. */
  look(context: Context, change: ChangeIn<'needs-check'>, wanted: Wanted<K>): Promise<Looked>;
}>;
