import type { Standing } from '../../core/approving/deputies.ts';
import type { Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import type { Denied } from '../../core/changes/change-steps.ts';
import { needApproval } from '../../core/changes/decide-steps.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { linesFor } from '../cards/lines-for.ts';
import { publish, tellApprovers } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { policyFor } from '../people/policy.ts';
import { type Attempt, linesIn, untilSaved } from '../until-saved.ts';
import {
  actedFor,
  confirming,
  type Decided,
  decide,
  detailsFor,
  eventOf,
  expired,
  lackFor,
  standingFor,
  stepFor,
  sumsOf,
} from './decide-change.ts';
import { moveSwitch } from './follow-switches.ts';
import { carryOut } from './follow-up.ts';
import { type Filled, nothingFilled } from './vendor-details.ts';

type Lines = readonly Change[];
type No = Readonly<{ line: Change; waiting: Lines; role: Role }> &
  Readonly<{ reason: Denied; again: null } | { reason: null; again: DetailsAgain }>;

/** The lines that a decision covers: waiting ones or, when cancelling and none waits, planned ones. */
const concerned = (decision: Decision, lines: Lines): Lines => {
  const pending = lines.filter(({ state }) => state === 'pending');
  return pending.length === 0 && decision === 'cancel'
    ? lines.filter(({ state }) => state === 'planned')
    : pending;
};

/**
 * Decides all waiting lines together, saved all or none, so that one person decides them all; then executes approved
 * ones in parallel. Returns the first line's result, or null when there is no such request.
 */
export const decideBundle = async (
  context: Context,
  decision: Decision,
  bundleId: string,
  person: Person,
  where: string,
  { reason = null, filled = nothingFilled }: Readonly<{ reason?: string | null; filled?: Filled }> = {},
): Promise<Decided | null> => {
  const { memory } = context;
  const all = await memory.changes.ofBundle(bundleId);
  const [first, ...rest] = all;
  if (first === undefined || first.tenantId !== person.tenantId) return null;
  if (first.bundle?.kind === 'renewals')
    return decideEach(
      context,
      decision,
      concerned(decision, await linesFor(context, person, [first, ...rest])),
      first,
      person,
      { where, reason, filled },
    );
  const { policy } = await policyFor(context, person.tenantId);
  const { load } = linesIn(memory, bundleId);
  const save = (lines: Lines) =>
    memory.changes.saveAll(
      lines,
      confirming(context, decision, lines, policy),
      lines.map((line) =>
        entryAbout(context, line, person, eventOf(decision, line), { where, ...actedFor(standing) }),
      ),
    );
  let role: Role = 'none';
  let standing: Standing = { role, actsFor: null };
  const saved = await untilSaved(all, { load, save }, async (lines): Promise<Attempt<Lines, No>> => {
    const waiting = concerned(decision, lines);
    standing = await standingFor(context, decision, waiting[0] ?? first, person);
    role = standing.role;
    if (waiting.length === 0)
      return { leave: { line: lines[0] ?? first, reason: 'not-pending', again: null, waiting, role } };
    const steps = (details: ReadonlyMap<string, VendorDetails>) =>
      waiting.map((line) => ({
        line,
        step: stepFor(
          context,
          decision,
          line,
          person,
          standing,
          { reason, policy },
          details.get(line.id) ?? null,
        ),
      }));
    for (const { line, step } of steps(new Map()))
      if (step.kind === 'refused')
        return { leave: { line, reason: step.reason, again: null, waiting, role } };
    const read = await detailsFor(context, decision, waiting, filled);
    if (read.kind === 'again')
      return { leave: { line: lines[0] ?? first, reason: null, again: read.again, waiting, role } };
    const next = steps(read.details).flatMap(({ step }) => (step.kind === 'next' ? [step.change] : []));
    const lack = await lackFor(context, decision, next, policy);
    if (lack !== null)
      return { leave: { line: waiting[0] ?? first, reason: lack, again: null, waiting, role } };
    const reasons = decision === 'confirm' ? await sumsOf(context, next, policy) : [];
    if (reasons.length === 0) return { save: next };
    return { save: waiting.map((line) => needApproval(line, reasons, read.details.get(line.id))) };
  });
  if (saved.kind === 'left') return refused(context, decision, saved.no, person, where);
  const decided = saved.after;
  await Promise.all(
    decided.map((line) => (line.state === 'approved' ? carryOut(context, line) : publish(context, line))),
  );
  // An order that came to nothing leaves no cancellation to wait for it.
  if (first.bundle?.kind === 'switch')
    for (const line of decided) if (line.state === 'planned') await moveSwitch(context, line);
  const [lead] = decided;
  if (decision === 'confirm' && lead?.state === 'pending') await tellApprovers(context, lead);
  return { change: lead ?? first, done: true, reason: null, because: null, again: null, role };
};

/**
 * Lines of several renewals: each by its own rules and the role for its company; a refusal does not hold back the
 * others.
 */
const decideEach = async (
  context: Context,
  decision: Decision,
  waiting: Lines,
  first: Change,
  person: Person,
  given: Readonly<{ where: string; reason: string | null; filled: Filled }>,
): Promise<Decided> => {
  // Approvers leave to the requester what only wants their word, and the other way round.
  const theirs = waiting.filter((line) =>
    decision === 'approve' || decision === 'confirm'
      ? awaitsRequester(line) === (decision === 'confirm')
      : true,
  );
  const about = theirs.length > 0 ? theirs : waiting.slice(0, 1);
  let done: Decided | null = null;
  let refusal: Decided | null = null;
  for (const line of about.length > 0 ? about : [first]) {
    const decided = await decide(context, decision, line.id, person, given);
    if (decided?.done !== true) {
      refusal ??= decided;
      continue;
    }
    done ??= decided;
    if (decided.change.state === 'approved') await carryOut(context, decided.change);
    else await publish(context, decided.change);
    if (decision === 'confirm' && decided.change.state === 'pending')
      await tellApprovers(context, decided.change);
  }
  const none = {
    change: first,
    done: false,
    reason: null,
    because: null,
    again: null,
    role: 'none',
  } as const;
  return refusal === null ? (done ?? none) : { ...refusal, done: done !== null };
};

const refused = async (
  context: Context,
  decision: Decision,
  { line, reason, again, waiting, role }: No,
  person: Person,
  where: string,
): Promise<Decided> => {
  await audit(context, line, person, `change.${decision}-denied.${reason ?? 'details'}`, { where });
  for (const request of waiting) await expired(context, request);
  const change = (await context.memory.changes.get(line.id)) ?? line;
  return { change, done: false, reason, because: null, again, role };
};
