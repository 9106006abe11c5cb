import { companyToDecide } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { includes, type Person, type Role, samePerson } from '../../core/words/people.ts';
import { bundleCard } from '../../views/changes/bundle.ts';
import { changeCard } from '../../views/changes/change.ts';
import type { Suggestion } from '../../views/kit/buttons.ts';
import { inLocale } from '../../views/texts/locale.ts';
import { standingIn } from '../approving/standing.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { approverLack } from '../people/approver-lack.ts';
import { decidersFor, namedApprovers } from '../people/people.ts';
import { readIn } from '../people/readers.ts';

/** Teams refreshes a card automatically for at most this many people. */
const refreshedFor = 60;

/**
 * The shared card of a change. In the conversation of its request it has everyone's buttons. In a group, the people
 * concerned refresh it to their own view.
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
  const named = await namedApprovers(context, change.tenantId, change.companyId);
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
  lines: readonly [Change, ...Change[]],
  conversation: Conversation,
  reason?: string,
  suggestions?: readonly Suggestion[],
): Promise<Answer> => {
  const context = await readIn(asked, conversation, lines[0].requestedBy);
  const waiting = lines.find(({ state }) => state === 'pending') ?? lines[0];
  const refreshFor = reason === undefined ? await concerned(context, waiting, conversation) : [];
  const lack = await approverLack(context, waiting);
  const named = await namedApprovers(context, waiting.tenantId, waiting.companyId);
  return inLocale(context.locale, () =>
    context.answer(
      bundleCard(
        linesSeen(context, lines),
        {
          buttons: conversation.id === lines[0].askedIn ? 'all' : 'approver',
          reason,
          lack,
          named,
          suggestions,
          refreshFor: refreshFor.length === 0 ? undefined : refreshFor,
        },
        context.show(),
      ),
    ),
  );
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

/** What a person's own card says besides; `role` when it is already looked up. */
type Own = Readonly<{ reason?: string | undefined; again?: DetailsAgain | undefined; role?: Role }>;

/** The card for one person, with the buttons of their present role. */
export const ownAnswer = async (
  context: Context,
  change: Change,
  person: Person,
  { reason, again, role: known }: Own = {},
): Promise<Answer> => {
  const deciding = { ...change, companyId: companyToDecide(change) };
  const role = known ?? (await standingIn(context, person, deciding)).role;
  const asked = samePerson(person, change.requestedBy);
  const decides = includes(role, 'approver') && (!asked || context.settings.approvalSelf);
  const buttons = decides ? (asked ? 'all' : 'approver') : asked ? 'requester' : 'none';
  const lines = await linesOf(context, change);
  const options = {
    ...({ buttons, reason, again, mayUndo: includes(role, 'requester') } as const),
    lack: await approverLack(context, lines?.find(({ state }) => state === 'pending') ?? change),
    named: await namedApprovers(context, change.tenantId, change.companyId),
  };
  const { companyId } = change;
  return context.answer(
    lines === null
      ? changeCard(seenBy(context, companyId, change), options, context.show())
      : bundleCard(linesSeen(context, lines), options, context.show()),
  );
};
