import type { AuditEntry } from '../core/audit/audit-memory.ts';
import type { Change } from '../core/changes/change.ts';
import type { Memory } from '../core/ports/memory.ts';
import type { Renewal } from '../core/renewals/renewal.ts';

/** Loads and saves a record by compare-and-set on its version. */
type VersionedRecord<T> = Readonly<{
  /** Returns the record as saved now, or the given one when it was deleted. */
  load(latest: T): Promise<T>;
  /** Returns false when someone else saved first. */
  save(next: T): Promise<boolean>;
}>;

/** The result of one step: the record to save, or why none is saved. */
export type Attempt<T, No> = Readonly<{ save: T }> | Readonly<{ leave: No }>;
export type Outcome<T, No> =
  | Readonly<{ kind: 'saved'; before: T; after: T }>
  | Readonly<{ kind: 'left'; latest: T; no: No }>;

/**
 * Takes a step on a record and saves it. When another instance saved first, takes the step again on that result, until
 * it is saved or there is nothing to save.
 */
export const untilSaved = async <T, No>(
  first: T,
  { load, save }: VersionedRecord<T>,
  step: (latest: T) => Attempt<T, No> | Promise<Attempt<T, No>>,
): Promise<Outcome<T, No>> => {
  for (let latest = first; ; latest = await load(latest)) {
    const tried = await step(latest);
    if ('leave' in tried) return { kind: 'left', latest, no: tried.leave };
    if (await save(tried.save)) return { kind: 'saved', before: latest, after: tried.save };
  }
};

/** A step that may have nothing to save. */
export const attempt = <T>(next: T | null): Attempt<T, null> =>
  next === null ? { leave: null } : { save: next };

/** `entryOf` makes the audit entry that is saved with a step; none without it. */
export const changesIn = (
  { changes }: Pick<Memory, 'changes'>,
  entryOf?: (next: Change) => AuditEntry,
): VersionedRecord<Change> => ({
  load: async (change) => (await changes.get(change.id)) ?? change,
  save: (next) => changes.save(next, entryOf === undefined ? [] : [entryOf(next)]),
});

/** The lines of one request, saved together or not at all; `load` reads all of them. */
export const linesIn = (
  { changes }: Pick<Memory, 'changes'>,
  bundleId: string,
): VersionedRecord<readonly Change[]> => ({
  load: () => changes.ofBundle(bundleId),
  save: (lines) => changes.saveAll(lines),
});

export const renewalsIn = ({ renewals }: Pick<Memory, 'renewals'>): VersionedRecord<Renewal> => ({
  load: async (renewal) => (await renewals.get(renewal.id)) ?? renewal,
  save: (next) => renewals.save(next),
});
