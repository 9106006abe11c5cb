import type { Alert, AlertContent } from '../../core/alerts/alert.ts';
import { isSnoozed } from '../../core/alerts/due-alerts.ts';
import type { RenewalCard } from '../../core/ports/renewal-memory.ts';
import { unclearLines } from '../../core/renewals/after-renewal.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { isWindowOpen } from '../../core/renewals/renewal-stage.ts';
import { alertEnd, undecided } from '../../core/renewals/renewal-steps.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { alertTestCard } from '../../views/alerts/alerts-answers.ts';
import { placeLostCard } from '../../views/alerts/place-lost.ts';
import { renewalDigestCard } from '../../views/alerts/renewal-digest.ts';
import { renewalNudgeCard } from '../../views/alerts/renewal-nudge.ts';
import { reminderCard } from '../../views/changes/reminder.ts';
import { planNotDoneCard } from '../../views/renewals/plan-not-done.ts';
import { renewalUnclearCard } from '../../views/renewals/renewal-unclear.ts';
import { renewalWindowCard } from '../../views/renewals/renewal-window.ts';
import { changesBehind, renewalAnswer } from '../cards/renewal-answer.ts';
import type { Context } from '../context.ts';

/** What an alert says now, and where it goes. */
export type AlertMessage = Readonly<{
  to: Conversation;
  answer: Answer;
  /** Set when the message becomes the renewal's card in that conversation; null otherwise. */
  cardOf: Pick<RenewalCard, 'renewalId' | 'shownVersion'> | null;
}>;

type Of<K extends AlertContent['kind']> = Extract<AlertContent, { kind: K }>;

/** Returns null when the alert is no longer wanted. */
export const alertMessage = async (
  context: Context,
  alert: Alert,
  to: Conversation,
): Promise<AlertMessage | null> => {
  const { content } = alert;
  if (content.kind === 'due') return dueMessage(context, alert, content, to);
  const answer = await answerOf(context, alert, content);
  if (answer === null) return null;
  const card = 'renewalId' in content ? await cardIn(context, content.renewalId, to) : null;
  return { to: card === null ? to : beneath(to, card), answer, cardOf: null };
};

const cardIn = async (
  { memory }: Context,
  renewalId: string,
  { id }: Conversation,
): Promise<RenewalCard | null> =>
  (await memory.renewalCards.of(renewalId)).find(({ conversationId }) => conversationId === id) ?? null;

/** In channels, a reply goes into the card's thread. */
const beneath = (to: Conversation, { messageId }: RenewalCard): Conversation =>
  to.scope === 'channel' ? { ...to, threadId: messageId } : to;

const answerOf = (
  context: Context,
  alert: Alert,
  content: Exclude<AlertContent, { kind: 'due' }>,
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
    case 'reminder':
      return reminder(context, content);
    case 'place-lost':
      return placeIsLost(context, alert, content);
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
  const { memory, answer, show, chat, now, settings } = context;
  const [renewal, place] = await Promise.all([
    memory.renewals.get(renewalId),
    memory.alertPlaces.get(tenantId, conversationId),
  ]);
  if (renewal === null || place === null || !isWanted(renewal, now())) return null;
  const cards = await memory.renewalCards.of(renewalId);
  const card = cards.find((renewalCard) => renewalCard.conversationId === conversationId);
  const shown = { renewalId, shownVersion: renewal.version };
  if (card !== undefined) {
    const now = await renewalAnswer(context, renewal, { urgency: 'background' });
    const updated = await chat.update(to, card.messageId, now);
    if (updated.kind === 'delivered') await memory.renewalCards.shown(card, renewal.version);
    if (updated.kind !== 'gone') {
      const last = days === Math.min(...(place.filter.days ?? settings.alertDays));
      const nudge = answer(renewalNudgeCard({ renewal, days, last, mention: renewal.owner }, show()));
      return { to: beneath(to, card), answer: nudge, cardOf: null };
    }
    await memory.renewalCards.remove(card);
  }
  const options = { mention: renewal.owner, urgency: 'background' } as const;
  return { to, answer: await renewalAnswer(context, renewal, options), cardOf: shown };
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
  return answer(renewalWindowCard({ renewal, changes: await changesBehind(context, renewal) }, show()));
};

const notDone = async (
  { memory, answer, show }: Context,
  { renewalId, changeId }: Of<'not-done'>,
): Promise<Answer | null> => {
  const [renewal, change] = await Promise.all([memory.renewals.get(renewalId), memory.changes.get(changeId)]);
  return renewal === null || change === null ? null : answer(planNotDoneCard({ renewal, change }, show()));
};

const unclear = async (
  { memory, answer, show, now }: Context,
  { renewalId }: Of<'unclear'>,
): Promise<Answer | null> => {
  const renewal = await memory.renewals.get(renewalId);
  const lines = renewal === null ? [] : unclearLines(renewal, now());
  return renewal === null || lines.length === 0
    ? null
    : answer(renewalUnclearCard({ renewal, lines }, show()));
};

const reminder = async (
  { memory, answer, show, now }: Context,
  { changeId }: Of<'reminder'>,
): Promise<Answer | null> => {
  const change = await memory.changes.get(changeId);
  return change?.state === 'pending' && now() < change.expiresAt
    ? answer(reminderCard(change, show()))
    : null;
};

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

const test = async ({ memory, answer, show }: Context, alert: Alert): Promise<Answer | null> => {
  const place = await memory.alertPlaces.get(alert.tenantId, alert.conversationId);
  return place === null ? null : answer(alertTestCard({ place }, show()));
};
