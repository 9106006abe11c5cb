import type { Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import type { Denied } from '../../core/changes/change-steps.ts';
import { needApproval } from '../../core/changes/decide-steps.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { audit, entryAbout } from '../audit/record.ts';
import { publish, tellApprovers } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { policyFor } from '../people/policy.ts';
import { type Attempt, linesIn, untilSaved } from '../until-saved.ts';
import { confirming, type Decided, eventOf, expired, stepFor, sumsOf } from './decide-change.ts';
import { carryOut } from './follow-up.ts';

type Lines = readonly Change[];
type No = Readonly<{ line: Change; reason: Denied; waiting: Lines; role: Role }>;

/** The lines that a decision is about: those that wait or, if none does, the planned ones when cancelling. */
const concerned = (decision: Decision, lines: Lines): Lines => {
  const pending = lines.filter(({ state }) => state === 'pending');
  return pending.length === 0 && decision === 'cancel'
    ? lines.filter(({ state }) => state === 'planned')
    : pending;
};

/**
 * Decides all waiting lines at once, saved together or not at all, so that of two people one decides them all. Executes
 * approved lines in parallel. Returns null when there is no such request, otherwise the result for its first line.
 */
export const decideBundle = async (
  context: Context,
  decision: Decision,
  bundleId: string,
  person: Person,
  where: string,
): Promise<Decided | null> => {
  const { memory } = context;
  const all = await memory.changes.ofBundle(bundleId);
  const [first] = all;
  if (first === undefined || first.tenantId !== person.tenantId) return null;
  const { policy } = await policyFor(context, person.tenantId);
  const { load } = linesIn(memory, bundleId);
  const save = (lines: Lines) =>
    memory.changes.saveAll(
      lines,
      confirming(context, decision, lines, policy),
      lines.map((line) => entryAbout(context, line, person, eventOf(decision, line), { where })),
    );
  let role: Role = 'none';
  const saved = await untilSaved(all, { load, save }, async (lines): Promise<Attempt<Lines, No>> => {
    role = (await roleIn(context, person, first.companyId)).role;
    const waiting = concerned(decision, lines);
    if (waiting.length === 0)
      return { leave: { line: lines[0] ?? first, reason: 'not-pending', waiting, role } };
    const next: Change[] = [];
    for (const line of waiting) {
      const step = stepFor(context, decision, line, person, role, {});
      if (step.kind === 'refused') return { leave: { line, reason: step.reason, waiting, role } };
      next.push(step.change);
    }
    const reasons = decision === 'confirm' ? await sumsOf(context, next, policy) : [];
    return { save: reasons.length === 0 ? next : waiting.map((line) => needApproval(line, reasons)) };
  });
  if (saved.kind === 'left') return refused(context, decision, saved.no, person, where);
  const decided = saved.after;
  await Promise.all(
    decided.map((line) => (line.state === 'approved' ? carryOut(context, line) : publish(context, line))),
  );
  const [lead] = decided;
  if (decision === 'confirm' && lead?.state === 'pending') await tellApprovers(context, lead);
  return { change: lead ?? first, done: true, reason: null, because: null, role };
};

const refused = async (
  context: Context,
  decision: Decision,
  { line, reason, waiting, role }: No,
  person: Person,
  where: string,
): Promise<Decided> => {
  await audit(context, line, person, `change.${decision}-denied.${reason}`, { where });
  for (const one of waiting) await expired(context, one);
  const change = (await context.memory.changes.get(line.id)) ?? line;
  return { change, done: false, reason, because: null, role };
};
