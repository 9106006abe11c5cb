import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { includes, type Person, type Role, samePerson } from '../../core/words/people.ts';
import { type ApartLine, bundleCard } from '../../views/changes/bundle.ts';
import { changeCard } from '../../views/changes/change.ts';
import type { Suggestion } from '../../views/kit/buttons.ts';
import { inLocale } from '../../views/texts/locale.ts';
import { standingIn } from '../approving/standing.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { aloneFor, mayMark } from '../people/alone.ts';
import { approverLack } from '../people/approver-lack.ts';
import { consentShown } from '../people/consents.ts';
import { decidersFor, namedApprovers } from '../people/people.ts';
import { readIn } from '../people/readers.ts';
import { linesFor } from './lines-for.ts';

/** Teams refreshes a card automatically for at most this many people. */
const refreshedFor = 60;

/**
 * The shared card of a change. Where it was requested it has everyone's buttons; in a group, the people concerned
 * refresh it to their own view.
 */
export const changeAnswer = async (
  asked: Context,
  change: Change,
  conversation: Conversation,
  reason?: string,
  given: string | null = null,
): Promise<Answer> => {
  const lines = await linesOf(asked, change);
  if (lines !== null) return bundleAnswer(asked, lines, conversation, reason);
  const context = await readIn(asked, conversation, change.requestedBy);
  const lack = await approverLack(context, change);
  const named = await namedNow(context, change);
  const mayUrge = await mayMark(context, change);
  const consent = await consentShown(context, change);
  // A person's own view would hide the reason that they should read.
  const shared = reason === undefined && given === null;
  const refreshFor = shared ? await concerned(context, change, conversation) : [];
  return inLocale(context.locale, () =>
    context.answer(
      changeCard(
        seenBy(context, change.companyId, change),
        {
          buttons: conversation.id === change.askedIn ? 'all' : 'approver',
          reason,
          lack,
          named,
          mayUrge,
          consent,
          given,
          refreshFor: refreshFor.length === 0 ? undefined : refreshFor,
        },
        context.show(),
      ),
    ),
  );
};

/** All lines of the change's request, including itself; null when it was requested alone. */
const linesOf = async ({ memory }: Context, { bundle }: Change): Promise<[Change, ...Change[]] | null> => {
  const [first, ...rest] = bundle === null ? [] : await memory.changes.ofBundle(bundle.id);
  return first === undefined ? null : [first, ...rest];
};

type Lines = readonly [Change, ...Change[]];

const linesSeen = (context: Context, [first, ...others]: Lines): Lines => [
  seenBy(context, first.companyId, first),
  ...others.map((line) => seenBy(context, line.companyId, line)),
];

/** The same for several lines on one card. */
export const bundleAnswer = async (
  asked: Context,
  all: readonly [Change, ...Change[]],
  conversation: Conversation,
  reason?: string,
  suggestions?: readonly Suggestion[],
): Promise<Answer> => {
  const context = await readIn(asked, conversation, all[0].requestedBy);
  const { tenantId, personId: objectId } = conversation;
  const lines = objectId === null ? all : await linesFor(context, { tenantId, objectId, name: '' }, all);
  const waiting = lines.find(({ state }) => state === 'pending') ?? lines[0];
  const refreshFor = reason === undefined ? await concerned(context, waiting, conversation) : [];
  const deciding = await decidingOf(context, lines);
  return inLocale(context.locale, () =>
    context.answer(
      bundleCard(
        linesSeen(context, lines),
        {
          buttons: conversation.id === lines[0].askedIn ? 'all' : 'approver',
          reason,
          ...deciding,
          suggestions,
          refreshFor: refreshFor.length === 0 ? undefined : refreshFor,
        },
        context.show(),
      ),
    ),
  );
};

/** The only people who may approve now; for what cannot wait, everybody whose role allows it. */
const namedNow = async (context: Context, change: Change) =>
  (await aloneFor(context, change)) === null
    ? namedApprovers(context, change.tenantId, change.companyId)
    : null;

/** Who may approve, and who is missing; separately for lines that are decided apart. */
const decidingOf = async (context: Context, lines: Lines) => {
  const waiting = lines.find(({ state }) => state === 'pending') ?? lines[0];
  if (!isDecidedApart(waiting))
    return {
      lack: await approverLack(context, waiting),
      named: await namedNow(context, waiting),
      mayUrge: await mayMark(context, waiting),
      consent: await consentShown(context, waiting),
    };
  const apart = new Map<string, ApartLine>();
  const lacks: ApartLine['lack'][] = [];
  for (const line of lines) {
    const waits = line.state === 'pending';
    const lack = waits ? await approverLack(context, line) : null;
    if (waits) lacks.push(lack);
    const named = waits ? await namedNow(context, line) : null;
    apart.set(line.id, { lack, named, consent: await consentShown(context, line) });
  }
  return { lack: lacks.every((lack) => lack !== null) ? (lacks[0] ?? null) : null, apart };
};

/** The role in which a person decides; for lines decided apart, their role for any that waits. */
const roleFor = async (
  context: Context,
  person: Person,
  lines: Lines,
  known: Role | undefined,
): Promise<Role> => {
  const [first] = lines;
  if (!isDecidedApart(first)) return known ?? (await standingIn(context, person, first)).role;
  const waiting = lines.filter(({ state }) => state === 'pending');
  const roles = await Promise.all(
    (waiting.length === 0 ? [first] : waiting).map(
      async (line) => (await standingIn(context, person, line)).role,
    ),
  );
  return roles.find((role) => includes(role, 'approver')) ?? roles[0] ?? 'none';
};

/** The Teams ids of approvers and of the requester, while only they may press something. */
const concerned = async (
  context: Context,
  change: Change,
  { scope }: Pick<Conversation, 'scope'>,
): Promise<string[]> => {
  if (scope === 'personal' || change.state !== 'pending') return [];
  const approvers = awaitsRequester(change) ? [] : await decidersFor(context, change);
  const people = new Set([change.requestedBy, ...approvers].map(({ objectId }) => objectId));
  const known = await context.memory.people.teamsIds(change.tenantId, [...people]);
  return known.slice(0, refreshedFor);
};

/** What else a person's own card says; `role` when already looked up. */
type Own = Readonly<{ reason?: string | undefined; again?: DetailsAgain | undefined; role?: Role }>;

/** The card for one person, with the buttons of their present role. */
export const ownAnswer = async (
  context: Context,
  change: Change,
  person: Person,
  { reason, again, role: known }: Own = {},
): Promise<Answer> => {
  const all = await linesOf(context, change);
  const lines = all === null ? null : await linesFor(context, person, all);
  const role = await roleFor(context, person, lines ?? [change], known);
  const asked = samePerson(person, change.requestedBy);
  const decides = includes(role, 'approver') && (!asked || context.settings.approvalSelf);
  const buttons = decides ? (asked ? 'all' : 'approver') : asked ? 'requester' : 'none';
  const options = {
    ...({ buttons, reason, again, mayUndo: includes(role, 'requester') } as const),
    ...(await decidingOf(context, lines ?? [change])),
  };
  const { companyId } = change;
  return context.answer(
    lines === null
      ? changeCard(seenBy(context, companyId, change), options, context.show())
      : bundleCard(linesSeen(context, lines), options, context.show()),
  );
};
