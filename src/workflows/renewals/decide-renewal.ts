import type { Bundle, Change } from '../../core/changes/change.ts';
import { isOpen } from '../../core/changes/change-steps.ts';
import { isForLine } from '../../core/renewals/after-renewal.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { dayOf, linesMark } from '../../core/renewals/renewal-lines.ts';
import {
  type Actor,
  assign,
  decideBy,
  lineFor,
  type RenewalDenied,
  renewAsIs,
  type StepResult,
  snooze,
  type snoozes,
} from '../../core/renewals/renewal-steps.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { day } from '../../core/words/durations.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { recordRenewal } from '../audit/record-renewal.ts';
import { recordStep } from '../audit/record-renewal-step.ts';
import { caughtUp } from '../cards/follow-change.ts';
import { lastAlerts } from '../cards/last-alerts.ts';
import { publishRenewal } from '../cards/publish-renewal.ts';
import type { Requested } from '../changes/new-request.ts';
import { request } from '../changes/request.ts';
import { replaceEarlier, takeBack } from '../changes/withdraw-plans.ts';
import { type Context, roleIn } from '../context.ts';
import { type Attempt, renewalsIn, untilSaved } from '../until-saved.ts';

/** Decided in a list of several. */
type Together = Readonly<{
  /** Only while the line is undecided: the faster person wins. */
  ifOpen?: true;
  /** The request it becomes a line of. */
  bundle?: Bundle;
}>;

/**
 * `line` is a subscription; null means the only one or, for renewing, all undecided lines of the card (`linesMark`).
 */
export type ForLine = Readonly<{ line: string } | { line: null; shown: string }>;

/** What a person wants for a renewal. */
export type Wish =
  | (Readonly<{ kind: 'renew' }> & ForLine & Together)
  | (Readonly<{ kind: 'plan'; seats: number; given: GivenReason }> & ForLine & Together)
  | (Readonly<{ kind: 'cancel'; given: GivenReason }> & ForLine & Together)
  | Readonly<{ kind: 'snooze'; days: (typeof snoozes)[number] }>
  | Readonly<{ kind: 'assign'; to: Person }>;

export type RenewalDecided = Readonly<{ renewal: Renewal }> &
  (
    | Readonly<{ kind: 'done' }>
    /** Snoozed for less time than requested, because the last alert comes then. */
    | Readonly<{ kind: 'shortened'; until: Instant }>
    /** A request was made; show its card. */
    | Readonly<{ kind: 'asked'; change: Change }>
    | Readonly<{ kind: 'denied'; reason: RenewalDenied }>
    /** Pax8's rules or the policy do not allow it. */
    | Readonly<{ kind: 'not-allowed'; because: Exclude<Requested, { kind: 'requested' }> }>
    /** The earlier decision's request is being carried out right now. */
    | Readonly<{ kind: 'under-way' }>
  );

type Place = Readonly<{ person: Person; conversation: Conversation }>;

/**
 * Applies a person's wish to a renewal, by their present role for its company. Simultaneous presses are judged one
 * after another. Returns null when there is no such renewal. When a read throws, nothing is decided.
 */
export const decideRenewal = async (
  context: Context,
  renewalId: string,
  wish: Wish,
  place: Place,
): Promise<RenewalDecided | null> => {
  const saved = await context.memory.renewals.get(renewalId);
  if (saved === null || saved.tenantId !== place.person.tenantId) return null;
  const renewal = await caughtUp(context, saved);
  const decided = await (wish.kind === 'plan' || wish.kind === 'cancel'
    ? ask(context, renewal, wish, place)
    : take(context, renewal, wish, place));
  if (decided.kind === 'denied')
    await recordRenewal(context, decided.renewal, place.person, `renewal.${wish.kind}-denied`, {
      cause: decided.reason,
      where: place.conversation.id,
    });
  else if (decided.renewal.version > renewal.version) await publishRenewal(context, decided.renewal);
  return decided;
};

const byOf = async (context: Context, { companyId }: Renewal, person: Person): Promise<Actor> => ({
  person,
  role: (await roleIn(context, person, companyId)).role,
  now: context.now(),
});

const take = async (
  context: Context,
  renewal: Renewal,
  wish: Exclude<Wish, { kind: 'plan' | 'cancel' }>,
  place: Place,
): Promise<RenewalDecided> => {
  type No = Readonly<{ kind: 'denied'; reason: RenewalDenied }> | Readonly<{ kind: 'under-way' }>;
  const saved = await untilSaved(
    renewal,
    renewalsIn(context.memory),
    async (latest): Promise<Attempt<Renewal, No>> => {
      const step = await stepFor(context, latest, wish, place);
      if (step.kind === 'refused') return { leave: { kind: 'denied', reason: step.reason } };
      const underWay = await anyUnderWay(context, replaced(latest, step.renewal));
      return underWay ? { leave: { kind: 'under-way' } } : { save: step.renewal };
    },
  );
  if (saved.kind === 'left') return { ...saved.no, renewal: saved.latest };
  const { before, after } = saved;
  await recordStep(context, before, after, place);
  await withdrawAll(context, replaced(before, after), after, place.person);
  return wish.kind === 'snooze' ? snoozed(after, wish.days) : { kind: 'done', renewal: after };
};

const stepFor = async (
  context: Context,
  renewal: Renewal,
  wish: Exclude<Wish, { kind: 'plan' | 'cancel' }>,
  { person, conversation }: Place,
): Promise<StepResult> => {
  const by = await byOf(context, renewal, person);
  switch (wish.kind) {
    case 'renew': {
      if (isTaken(renewal, wish)) return { kind: 'refused', reason: 'decided-so' };
      const step = renewAsIs(renewal, wish.line, by);
      return step.kind === 'next' && wasOther(renewal, wish)
        ? { kind: 'refused', reason: 'other-lines' }
        : step;
    }
    case 'snooze':
      return snooze(renewal, wish.days, await lastAlerts(context, renewal, conversation.id), by);
    case 'assign': {
      const { role } = await roleIn(context, wish.to, renewal.companyId);
      return assign(renewal, wish.to, role, by);
    }
  }
};

const snoozed = (renewal: Renewal, days: number): RenewalDecided => {
  const step = renewal.story.at(-1);
  const until = renewal.snoozedUntil ?? 0;
  return step?.kind === 'snoozed' && until < step.at + days * day
    ? { kind: 'shortened', renewal, until }
    : { kind: 'done', renewal };
};

/** Requests a plan or a cancellation and saves it as the decision. */
const ask = async (
  context: Context,
  renewal: Renewal,
  wish: Extract<Wish, { kind: 'plan' | 'cancel' }>,
  place: Place,
): Promise<RenewalDecided> => {
  const kind = wish.kind === 'plan' ? 'change' : 'cancel';
  if (isTaken(renewal, wish)) return { kind: 'denied', renewal, reason: 'decided-so' };
  const found = lineFor(renewal, kind, wish.line, await byOf(context, renewal, place.person));
  if (found.kind === 'refused') return { kind: 'denied', renewal, reason: found.reason };
  if (wasOther(renewal, wish)) return { kind: 'denied', renewal, reason: 'other-lines' };
  const { line } = found;
  if (await anyUnderWay(context, requestOf(line))) return { kind: 'under-way', renewal };
  const requested = await requestFor(context, renewal, line, wish, place);
  if (requested.kind === 'requested')
    return noteDecision(context, renewal, requested.change, place, wish.ifOpen);
  return requested.kind === 'open-already' && isSame(requested.change, line, wish)
    ? noteDecision(context, renewal, requested.change, place)
    : { kind: 'not-allowed', renewal, because: requested };
};

/** Whether this was requested but not saved here yet, because the process stopped in between. */
const isSame = (change: Change, line: RenewalLine, wish: Extract<Wish, { kind: 'plan' | 'cancel' }>) =>
  isForLine(change, line) &&
  (wish.kind === 'cancel'
    ? change.wanted.kind === 'cancel'
    : change.wanted.kind === 'seats' && change.wanted.to === wish.seats);

const requestFor = async (
  context: Context,
  renewal: Renewal,
  line: RenewalLine,
  wish: Extract<Wish, { kind: 'plan' | 'cancel' }>,
  { person, conversation }: Place,
): Promise<Requested> => {
  const { companyId } = renewal;
  // Part of its id when the portfolio does not have it, as in the title of a file.
  const companyName = renewal.companyName ?? companyId.slice(0, 8);
  const { subscriptionId, productName } = line;
  const { given, bundle } = wish;
  const about = { person, conversation, companyId, companyName, subscriptionId, productName, given };
  const asked = bundle === undefined ? about : { ...about, bundle };
  if (wish.kind === 'cancel')
    return request(context, asked, { kind: 'cancel', at: 'term-end', forEnd: line.termEndsAt });
  const plan = { kind: 'plan', to: wish.seats } as const;
  const requested = await request(context, asked, { ...plan, termEndsAt: line.termEndsAt });
  // Lists and single reads may name different hours of one day.
  const moved =
    requested.kind === 'refused' && requested.because.kind === 'term-moved' ? requested.because.at : null;
  return moved === null || dayOf(moved) !== renewal.day
    ? requested
    : request(context, asked, { ...plan, termEndsAt: moved });
};

/** Saves the request as the decision for its line, or cancels the request when something now prevents that. */
export const noteDecision = async (
  context: Context,
  renewal: Renewal,
  change: Change,
  { person, conversation }: Place,
  ifOpen?: true,
): Promise<RenewalDecided> => {
  const latest = (await context.memory.renewals.get(renewal.id)) ?? renewal;
  type No = RenewalDenied | 'noted-already';
  const saved = await untilSaved(
    latest,
    renewalsIn(context.memory),
    async (current): Promise<Attempt<Renewal, No>> => {
      const known = current.lines.some(({ decision }) => changeIdOf(decision) === change.id);
      if (known) return { leave: 'noted-already' };
      if (isTaken(current, { line: change.subscriptionId, ifOpen })) return { leave: 'decided-so' };
      const step = decideBy(current, change, await byOf(context, current, person));
      return step.kind === 'refused' ? { leave: step.reason } : { save: step.renewal };
    },
  );
  if (saved.kind === 'saved') {
    const { before, after } = saved;
    await recordStep(context, before, after, { person, conversation });
    await withdrawAll(context, replaced(before, after), after, person);
    if (change.bundle?.kind === 'renewals') await replaceEarlier(context, change);
    return { kind: 'asked', renewal: after, change };
  }
  if (saved.no === 'noted-already') return { kind: 'asked', renewal: saved.latest, change };
  await takeBack(context, change, person, 'decided-otherwise-meanwhile');
  return { kind: 'denied', renewal: saved.latest, reason: saved.no };
};

/** Whether somebody has decided a line that was only to be decided while open. */
const isTaken = (
  { lines }: Renewal,
  { line, ifOpen }: Readonly<{ line: string | null; ifOpen?: true | undefined }>,
): boolean =>
  ifOpen === true &&
  lines.some(({ subscriptionId, decision }) => subscriptionId === line && decision !== null);

/** Whether the person saw other subscriptions than those that would be decided. */
const wasOther = (renewal: Renewal, wish: ForLine): boolean =>
  wish.line === null && wish.shown !== linesMark(renewal);

const changeIdOf = (decision: RenewalLine['decision']): string | null =>
  decision === null || decision.kind === 'renew' ? null : decision.changeId;
const requestOf = ({ decision }: RenewalLine): string[] => {
  const id = changeIdOf(decision);
  return id === null ? [] : [id];
};

/** The requests behind decisions that have been replaced. */
const replaced = (before: Renewal, after: Renewal): string[] => {
  const still = new Set(after.lines.flatMap(requestOf));
  return before.lines.flatMap(requestOf).filter((id) => !still.has(id));
};

/** Whether one of these requests may be reaching Pax8 right now; then it cannot be cancelled. */
const anyUnderWay = async ({ memory }: Context, ids: readonly string[]): Promise<boolean> => {
  const changes = await Promise.all(ids.map((id) => memory.changes.get(id)));
  return changes.some((change) => change !== null && isOpen(change) && change.state !== 'pending');
};

const withdrawAll = async (
  context: Context,
  ids: readonly string[],
  { tenantId }: Renewal,
  person: Person,
): Promise<void> => {
  for (const id of ids) {
    const change = await context.memory.changes.get(id);
    if (change?.tenantId === tenantId) await takeBack(context, change, person, 'decided-otherwise');
  }
};
