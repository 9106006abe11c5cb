import type { Alert, AlertContent } from '../../core/alerts/alert.ts';
import { isSnoozed } from '../../core/alerts/due-alerts.ts';
import { orderBefore } from '../../core/changes/change-facts.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import type { RenewalCard } from '../../core/ports/renewal-memory.ts';
import { unclearLines } from '../../core/renewals/after-renewal.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { isWindowOpen } from '../../core/renewals/renewal-stage.ts';
import { alertEnd, undecided } from '../../core/renewals/renewal-steps.ts';
import { runsAs } from '../../core/renewals/renewed-as.ts';
import { trialsIn } from '../../core/renewals/trials.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { samePerson } from '../../core/words/people.ts';
import { alertTestCard } from '../../views/alerts/alerts-answers.ts';
import { placeLostCard } from '../../views/alerts/place-lost.ts';
import { renewalDigestCard } from '../../views/alerts/renewal-digest.ts';
import { renewalNudgeCard } from '../../views/alerts/renewal-nudge.ts';
import { reviewsCard } from '../../views/approving/reviews.ts';
import { auditAnchorCard, withAnchorCheck } from '../../views/audit/anchor.ts';
import { readingHeldCard } from '../../views/bot/reading-held.ts';
import { reminderCard } from '../../views/changes/reminder.ts';
import { switchStoppedCard } from '../../views/changes/switch-stopped.ts';
import { roleEndsCard } from '../../views/people/role-ends.ts';
import { ownerWithoutRoleCard } from '../../views/renewals/owner-without-role.ts';
import { planNotDoneCard } from '../../views/renewals/plan-not-done.ts';
import { planReopenedCard } from '../../views/renewals/plan-reopened.ts';
import { renewalUnclearCard } from '../../views/renewals/renewal-unclear.ts';
import { renewalWindowCard } from '../../views/renewals/renewal-window.ts';
import { trialsEndCard } from '../../views/renewals/trials.ts';
import { inLocale } from '../../views/texts/locale.ts';
import { readReviews } from '../approving/reviews.ts';
import { isGone } from '../cards/bring-up-to-date.ts';
import { changesBehind, renewalAnswer } from '../cards/renewal-answer.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { namesOf } from '../people/people.ts';
import { readIn, timedIn } from '../people/readers.ts';
import { readAgain, seatsOf } from '../renewals/read-again.ts';
import { ownerToMention } from '../renewals/tell-admins.ts';
import { ownerDigestMessage } from './owner-digests.ts';
import { todayMessage } from './today-message.ts';
import { unansweredMessage } from './unanswered-message.ts';

/** What an alert says now, and where it goes. */
export type AlertMessage = Readonly<{
  to: Conversation;
  answer: Answer;
  /** Set when the message becomes the renewal's card in that conversation; null otherwise. */
  cardOf: Pick<RenewalCard, 'renewalId' | 'shownVersion'> | null;
}>;

type Of<K extends AlertContent['kind']> = Extract<AlertContent, { kind: K }>;

/** What shows prices, so that its readers must be known. */
const priced: ReadonlySet<AlertContent['kind']> = new Set([
  ...([
    'due',
    'digest',
    'window',
    'not-done',
    'unclear',
    'plan-reopened',
    'trials',
    'reminder',
    'switch-stopped',
    'reviews',
  ] as const),
]);

/** Returns null when the alert is no longer wanted. */
export const alertMessage = async (
  asked: Context,
  alert: Alert,
  to: Conversation,
): Promise<AlertMessage | null> => {
  const { content } = alert;
  if (content.kind === 'today' || content.kind === 'owner-digest') {
    const answer =
      content.kind === 'today'
        ? await todayMessage(asked, alert, content, to)
        : await ownerDigestMessage(asked, alert, content, to);
    return answer === null ? null : { to, answer, cardOf: null };
  }
  const context = priced.has(content.kind) ? await readIn(asked, to, null) : await timedIn(asked, to);
  return inLocale(context.locale, () => messageIn(context, alert, content, to));
};

const messageIn = async (
  context: Context,
  alert: Alert,
  content: Exclude<AlertContent, { kind: 'today' | 'owner-digest' }>,
  to: Conversation,
): Promise<AlertMessage | null> => {
  if (content.kind === 'due') return dueMessage(context, alert, content, to);
  if (content.kind === 'unanswered')
    return { ...(await unansweredMessage(context, content, to)), cardOf: null };
  const answer =
    content.kind === 'reviews'
      ? await reviewsToDo(context, alert, to)
      : await answerOf(context, alert, content);
  if (answer === null) return null;
  const card = 'renewalId' in content ? await cardIn(context, content.renewalId, to) : null;
  return { to: card === null ? to : beneath(to, card), answer, cardOf: null };
};

const cardIn = async (
  { memory }: Context,
  renewalId: string,
  { id }: Conversation,
): Promise<RenewalCard | null> =>
  (await memory.renewalCards.of(renewalId)).findLast(({ conversationId }) => conversationId === id) ?? null;

/** In channels, a reply goes into the card's thread. */
const beneath = (to: Conversation, { messageId }: RenewalCard): Conversation =>
  to.scope === 'channel' ? { ...to, threadId: messageId } : to;

const answerOf = (
  context: Context,
  alert: Alert,
  content: Exclude<AlertContent, { kind: 'due' | 'today' | 'owner-digest' | 'unanswered' | 'reviews' }>,
): Promise<Answer | null> => {
  switch (content.kind) {
    case 'digest':
      return digest(context, alert, content);
    case 'window':
      return windowOpen(context, content);
    case 'not-done':
      return notDone(context, content);
    case 'unclear':
      return unclear(context, content);
    case 'plan-reopened':
      return planReopened(context, content);
    case 'trials':
      return trialsEnd(context, content);
    case 'for-admin':
      return forAdmin(context, content);
    case 'reminder':
      return reminder(context, content);
    case 'switch-stopped':
      return switchStopped(context, content);
    case 'place-lost':
      return placeIsLost(context, alert, content);
    case 'reading-held':
      return readingHeld(context, content);
    case 'role-ends':
      return roleEnds(context, content);
    case 'audit-anchor':
      return auditAnchor(context, content);
    case 'test':
      return test(context, alert);
  }
};

/** Posts the renewal's card; if the card is already there, updates it and mentions its owner in a reply. */
const dueMessage = async (
  context: Context,
  { tenantId, conversationId }: Alert,
  { renewalId, days }: Of<'due'>,
  to: Conversation,
): Promise<AlertMessage | null> => {
  const { memory, answer, show, now, settings } = context;
  const [saved, place] = await Promise.all([
    memory.renewals.get(renewalId),
    memory.alertPlaces.get(tenantId, conversationId),
  ]);
  if (saved === null || place === null || !isWanted(saved, now())) return null;
  const renewal = await readAgain(context, saved);
  if (!isWanted(renewal, now())) return null;
  const mention = await ownerToMention(context, renewal);
  const card = await standingCard(context, renewal, to);
  if (card !== null) {
    const last = days === Math.min(...(place.filter.days ?? settings.alertDays));
    const nudge = answer(renewalNudgeCard({ renewal, days, last, mention }, show()));
    return { to: beneath(to, card), answer: nudge, cardOf: null };
  }
  const shown = { renewalId, shownVersion: renewal.version };
  const options = { mention, urgency: 'background' } as const;
  return { to, answer: await renewalAnswer(context, renewal, options), cardOf: shown };
};

/** Updates the renewal's cards here; returns one that is still there, or null. */
const standingCard = async (
  context: Context,
  renewal: Renewal,
  to: Conversation,
): Promise<RenewalCard | null> => {
  const { memory, chat, now } = context;
  let standing: RenewalCard | null = null;
  for (const card of await memory.renewalCards.of(renewal.id)) {
    if (card.conversationId !== to.id) continue;
    const answer = await renewalAnswer(context, renewal, { urgency: 'background' });
    const { kind } = await chat.update(to, card.messageId, answer, { background: true });
    if (kind === 'delivered') await memory.renewalCards.shown(card, renewal.version);
    if (kind !== 'gone') standing = card;
    else if (isGone(card, now())) await memory.renewalCards.remove(card);
    else if (card.missingSince === undefined) await memory.renewalCards.missing(card, now());
  }
  return standing;
};

const isWanted = (renewal: Renewal, now: number): boolean =>
  renewal.closedAt === null &&
  undecided(renewal).length > 0 &&
  now < alertEnd(renewal) &&
  !isSnoozed(renewal, now);

/** Lists the renewals that are still undecided. */
const digest = async (
  { memory, answer, show, now }: Context,
  { id }: Alert,
  { of, renewalIds }: Of<'digest'>,
): Promise<Answer | null> => {
  const found = await Promise.all(renewalIds.map((renewalId) => memory.renewals.get(renewalId)));
  const renewals = found.filter((renewal) => renewal !== null).filter((renewal) => isWanted(renewal, now()));
  return renewals.length === 0
    ? null
    : answer(renewalDigestCard({ of, renewals, page: 0, alertId: id }, show()));
};

const windowOpen = async (context: Context, { renewalId }: Of<'window'>): Promise<Answer | null> => {
  const renewal = await context.memory.renewals.get(renewalId);
  const { now, answer, show } = context;
  const isOpen = renewal?.lines.some(({ after }) => after !== null && isWindowOpen(after, now()));
  if (renewal === null || isOpen !== true) return null;
  const [changes, mention] = await Promise.all([
    changesBehind(context, renewal),
    ownerToMention(context, renewal),
  ]);
  const seen = seenBy(context, renewal.companyId, await readAgain(context, renewal));
  return answer(renewalWindowCard({ renewal: seen, changes, mention }, show()));
};

const notDone = async (context: Context, { renewalId, changeId }: Of<'not-done'>): Promise<Answer | null> => {
  const { memory, answer, show } = context;
  const [renewal, change] = await Promise.all([memory.renewals.get(renewalId), memory.changes.get(changeId)]);
  if (renewal === null || change === null) return null;
  const line = renewal.lines.find(({ subscriptionId }) => subscriptionId === change.subscriptionId);
  const seatsNow = await seatsOf(context, line === undefined ? change.subscriptionId : runsAs(line));
  const mention = await ownerToMention(context, renewal);
  const seen = seenBy(context, renewal.companyId, { renewal, change });
  return answer(planNotDoneCard({ ...seen, seatsNow, mention }, show()));
};

/** Says nothing when the line was decided again meanwhile. */
const planReopened = async (
  context: Context,
  { renewalId, changeId }: Of<'plan-reopened'>,
): Promise<Answer | null> => {
  const { memory, answer, show } = context;
  const [renewal, change] = await Promise.all([memory.renewals.get(renewalId), memory.changes.get(changeId)]);
  if (renewal === null || change === null) return null;
  const { subscriptionId } = change;
  if (!undecided(renewal).some((line) => line.subscriptionId === subscriptionId)) return null;
  const [seatsNow, owner] = await Promise.all([
    seatsOf(context, subscriptionId),
    ownerToMention(context, renewal),
  ]);
  const mention = owner ?? change.requestedBy;
  const seen = seenBy(context, renewal.companyId, { renewal, change });
  return answer(planReopenedCard({ ...seen, seatsNow, mention }, show()));
};

/** The trials that still run, as look-ups know them; their seats decide nothing. */
const trialsEnd = async (
  { portfolio, answer, show, now }: Context,
  { subscriptionIds }: Of<'trials'>,
): Promise<Answer | null> => {
  const held = portfolio.current();
  const running = held === null ? [] : trialsIn(held, null, now());
  const trials = running.filter(({ subscription }) => subscriptionIds.includes(subscription.id));
  return trials.length === 0 ? null : answer(trialsEndCard({ trials }, show()));
};

const forAdmin = async (context: Context, { renewalId, reason }: Of<'for-admin'>): Promise<Answer | null> => {
  const { memory, answer, show, now } = context;
  const renewal = await memory.renewals.get(renewalId);
  if (renewal === null || !isWanted(renewal, now())) return null;
  if (reason === 'last-alert')
    return answer(renewalNudgeCard({ renewal, days: 1, last: true, mention: null }, show()));
  return (await ownerToMention(context, renewal)) === null
    ? answer(ownerWithoutRoleCard({ renewal }, show()))
    : null;
};

const unclear = async (context: Context, { renewalId }: Of<'unclear'>): Promise<Answer | null> => {
  const { memory, answer, show, now } = context;
  const saved = await memory.renewals.get(renewalId);
  const renewal = saved === null ? null : seenBy(context, saved.companyId, saved);
  const lines = renewal === null ? [] : unclearLines(renewal, now());
  return renewal === null || lines.length === 0
    ? null
    : answer(renewalUnclearCard({ renewal, lines }, show()));
};

const reminder = async (context: Context, { changeId }: Of<'reminder'>): Promise<Answer | null> => {
  const { memory, answer, show, now } = context;
  const saved = await memory.changes.get(changeId);
  const change = saved === null ? null : seenBy(context, saved.companyId, saved);
  return change?.state === 'pending' && now() < change.expiresAt
    ? answer(reminderCard(change, show()))
    : null;
};

const switchStopped = async (
  context: Context,
  { changeId }: Of<'switch-stopped'>,
): Promise<Answer | null> => {
  const { memory, answer, show } = context;
  const change = await memory.changes.get(changeId);
  const order = change === null ? null : await memory.changes.get(orderBefore(change) ?? '');
  if (change === null || order === null) return null;
  const seen = seenBy(context, change.companyId, { change, order });
  return answer(switchStoppedCard(seen, show()));
};

/** In a personal chat, those of the companies that person may see. */
const reviewsToDo = async (
  context: Context,
  { tenantId }: Alert,
  { personId }: Conversation,
): Promise<Answer | null> => {
  const person = personId === null ? null : { tenantId, objectId: personId, name: '' };
  const changes = (await readReviews(context, person ?? { tenantId })).filter(awaitsReview);
  const { answer, show } = context;
  return changes.length === 0 ? null : answer(reviewsCard({ changes, page: 0, say: 'reviews' }, show()));
};

const auditAnchor = async ({ answer }: Context, anchor: Of<'audit-anchor'>): Promise<Answer> =>
  withAnchorCheck(answer(auditAnchorCard(anchor)), anchor);

/** Says nothing if the place has been removed or can be reached again. */
const placeIsLost = async (
  { memory, answer, show }: Context,
  { tenantId }: Alert,
  { conversationId }: Of<'place-lost'>,
): Promise<Answer | null> => {
  const place = await memory.alertPlaces.get(tenantId, conversationId);
  return place === null || place.trouble === null
    ? null
    : answer(placeLostCard({ place, where: { scope: scopeOf(place.conversationId) } }, show()));
};

/** Teams does not tell bots the names of channels. */
const scopeOf = (conversationId: string): Conversation['scope'] => {
  if (/@thread\.(tacv2|skype)$/.test(conversationId)) return 'channel';
  return conversationId.startsWith('19:') ? 'groupChat' : 'personal';
};

/** Reported even if a later reading was accepted meanwhile: the admin may have seen old data. */
const readingHeld = async (
  { portfolio, answer, show }: Context,
  suspicion: Of<'reading-held'>,
): Promise<Answer> => {
  const mayTake = portfolio.suspicion() !== null;
  return answer(readingHeldCard({ suspicion, asOf: portfolio.current()?.asOf ?? null, mayTake }, show()));
};

/** Says nothing when the grant has changed since. */
const roleEnds = async (context: Context, ends: Of<'role-ends'>): Promise<Answer | null> => {
  const { memory, answer, show, settings } = context;
  const grants = await memory.roles.list(ends.who.tenantId);
  const grant = grants.find(({ person }) => samePerson(person, ends.who));
  if (grant?.until !== ends.until) return null;
  const roleAfter = grant.afterwards?.role ?? settings.defaultRole;
  return answer(roleEndsCard({ ...ends, companies: namesOf(context, ends.companies), roleAfter }, show()));
};

const test = async ({ memory, answer, show }: Context, alert: Alert): Promise<Answer | null> => {
  const place = await memory.alertPlaces.get(alert.tenantId, alert.conversationId);
  return place === null ? null : answer(alertTestCard({ place }, show()));
};
