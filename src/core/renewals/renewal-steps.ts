import type { Change } from '../changes/change.ts';
import { seatsAfter, seatsBefore } from '../changes/change-facts.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';
import type { Renewal, RenewalDecision, RenewalLine, RenewalStep } from './renewal.ts';
import { stageOf, stageOfLine } from './renewal-stage.ts';
import { changed, withLine } from './renewal-version.ts';

/** Lines that still need a decision: without one they renew as they are. */
export const undecided = ({ lines }: Pick<Renewal, 'lines'>): readonly RenewalLine[] =>
  lines.filter(({ decision, ends, after }) => decision === null && !ends && after === null);

/** The earliest term end of the lines that will renew, or of all lines when none will. */
export const alertEnd = ({ lines }: Pick<Renewal, 'lines'>): Instant => {
  const renewing = lines.filter(({ ends, after }) => !ends && after === null);
  return Math.min(...(renewing.length > 0 ? renewing : lines).map(({ termEndsAt }) => termEndsAt));
};

/** The outcome of a requested step: the renewal to save, or why it was refused. */
export type StepResult =
  | Readonly<{ kind: 'next'; renewal: Renewal }>
  | Readonly<{ kind: 'refused'; reason: RenewalDenied }>;
export type RenewalDenied =
  | 'foreign-tenant'
  | 'not-requester'
  | 'over'
  | 'no-such-line'
  | 'which-line'
  | 'all-decided'
  | 'decided-so'
  /** For all lines or the only one, on a card that shows others. */
  | 'other-lines'
  | 'cancelled-already'
  | 'ends-anyway'
  | 'lock'
  | 'renewing'
  | 'window'
  /** Seats cannot change in an Extended Service Term. */
  | 'service-term'
  | 'no-snooze'
  | 'assigned-so'
  | 'not-theirs';

const taken = (renewal: Renewal): StepResult => ({ kind: 'next', renewal });
const refused = (reason: RenewalDenied): StepResult => ({ kind: 'refused', reason });

/** Who acts, in which role, and when. */
export type Actor = Readonly<{ person: Person; role: Role; now: Instant }>;

/** Why this person may do nothing about the renewal; null when they may. */
export const mayNot = (renewal: Renewal, { person, role, now }: Actor): RenewalDenied | null => {
  if (person.tenantId !== renewal.tenantId) return 'foreign-tenant';
  if (!includes(role, 'requester')) return 'not-requester';
  return stageOf(renewal, now) === 'over' ? 'over' : null;
};

/** Why the line cannot be decided now; null when it can. */
const mayNotDecide = (line: RenewalLine, now: Instant): RenewalDenied | null => {
  const { decision, ends } = line;
  // Pax8's API cannot take back a cancellation.
  if (ends) return decision?.kind === 'cancel' ? 'cancelled-already' : 'ends-anyway';
  const stage = stageOfLine(line, now);
  return stage === 'before' || stage === 'lock' ? null : stage;
};

/** The line that a decision is about: the chosen one, or the only possible one. */
const chosen = ({ lines }: Renewal, subscriptionId: string | null): RenewalLine | RenewalDenied => {
  if (subscriptionId !== null)
    return lines.find((line) => line.subscriptionId === subscriptionId) ?? 'no-such-line';
  const renewing = lines.filter(({ ends, after }) => !ends && after === null);
  const [only, ...others] = renewing.length > 0 ? renewing : lines;
  return only !== undefined && others.length === 0 ? only : 'which-line';
};

/** Decides to renew as is: one line, or all undecided ones when null. */
export const renewAsIs = (renewal: Renewal, subscriptionId: string | null, by: Actor): StepResult => {
  const denied = mayNot(renewal, by);
  if (denied !== null) return refused(denied);
  const { person, now } = by;
  const waiting = subscriptionId === null ? undecided(renewal) : [];
  const line = waiting.length > 0 ? null : chosen(renewal, subscriptionId);
  if (typeof line === 'string') return refused(line === 'which-line' ? 'all-decided' : line);
  const lines = line === null ? waiting : [line];
  const cannot = lines.map((each) => mayNotDecide(each, now)).find((each) => each !== null);
  if (cannot !== undefined) return refused(cannot);
  if (line?.decision?.kind === 'renew') return refused('decided-so');
  const decision = { kind: 'renew', by: person, at: now } as const;
  const ids = new Set(lines.map((each) => each.subscriptionId));
  return taken(
    changed(
      renewal,
      {
        lines: renewal.lines.map((each) => (ids.has(each.subscriptionId) ? { ...each, decision } : each)),
      },
      ...[...ids].map((id) => ({ kind: 'renew', at: now, person, subscriptionId: id }) as const),
    ),
  );
};

/** The line for a planned change or a cancellation, or why it cannot be requested. */
export const lineFor = (
  renewal: Renewal,
  kind: 'change' | 'cancel',
  subscriptionId: string | null,
  by: Actor,
): Readonly<{ kind: 'line'; line: RenewalLine }> | Readonly<{ kind: 'refused'; reason: RenewalDenied }> => {
  const denied = mayNot(renewal, by);
  if (denied !== null) return { kind: 'refused', reason: denied };
  const line = chosen(renewal, subscriptionId);
  if (typeof line === 'string') return { kind: 'refused', reason: line };
  const cannot = mayNotDecide(line, by.now);
  if (cannot !== null) return { kind: 'refused', reason: cannot };
  if (kind === 'change' && line.serviceTerm === 'likely') return { kind: 'refused', reason: 'service-term' };
  // Pax8 takes no cancellation in the last day; a plan runs after it.
  if (kind === 'cancel' && stageOfLine(line, by.now) === 'lock') return { kind: 'refused', reason: 'lock' };
  return { kind: 'line', line };
};

/** Saves a requested plan or cancellation as the decision about its line, replacing any earlier one. */
export const decideBy = (renewal: Renewal, change: Change, by: Actor): StepResult => {
  const kind = change.wanted.kind === 'cancel' ? 'cancel' : 'change';
  const found = lineFor(renewal, kind, change.subscriptionId, by);
  if (found.kind === 'refused') return found;
  const { person, now } = by;
  const { subscriptionId, id: changeId, purpose: reason } = change;
  const [from, to] = [seatsBefore(change), seatsAfter(change)];
  const decision: RenewalDecision =
    kind === 'cancel' ? { kind, changeId, by: person, at: now } : { kind, to, changeId, by: person, at: now };
  const step: RenewalStep =
    kind === 'cancel'
      ? { kind, at: now, person, subscriptionId }
      : { kind, at: now, person, subscriptionId, from, to, reason };
  return taken(changed(renewal, { lines: withLine(renewal, subscriptionId, { decision }) }, step));
};

export const snoozes = [1, 3, 7] as const;

/**
 * Snoozes for some days, but never past a last alert still to come (`lastAlerts` are their times). Refused when none is
 * to come.
 */
export const snooze = (
  renewal: Renewal,
  days: (typeof snoozes)[number],
  lastAlerts: readonly Instant[],
  by: Actor,
): StepResult => {
  const denied = mayNot(renewal, by);
  if (denied !== null) return refused(denied);
  const { person, now } = by;
  if (undecided(renewal).length === 0) return refused('all-decided');
  const coming = lastAlerts.filter((at) => at > now);
  if (coming.length === 0) return refused('no-snooze');
  const until = Math.min(now + days * day, ...coming);
  return taken(changed(renewal, { snoozedUntil: until }, { kind: 'snoozed', at: now, person, until }));
};

/** `theirs` is the new owner's role for the company. */
export const assign = (renewal: Renewal, to: Person, theirs: Role, by: Actor): StepResult => {
  const denied = mayNot(renewal, by);
  if (denied !== null) return refused(denied);
  if (to.tenantId !== renewal.tenantId || !includes(theirs, 'requester')) return refused('not-theirs');
  if (renewal.owner !== null && samePerson(renewal.owner, to)) return refused('assigned-so');
  const { person, now } = by;
  return taken(changed(renewal, { owner: to }, { kind: 'assigned', at: now, person, to }));
};
