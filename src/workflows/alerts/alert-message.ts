import type { Alert, AlertContent } from '../../core/alerts/alert.ts';
import { isSnoozed } from '../../core/alerts/due-alerts.ts';
import type { RenewalCard } from '../../core/ports/renewal-memory.ts';
import { unclearLines } from '../../core/renewals/after-renewal.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { alertEnd, undecided } from '../../core/renewals/renewal-steps.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { changesBehind, renewalAnswer } from '../cards/renewal-answer.ts';
import type { Context } from '../context.ts';

/** What an alert says at this moment, and where. */
export type AlertMessage = Readonly<{
  to: Conversation;
  answer: Answer;
  /** Set when the message is the renewal's card in that conversation from now on. */
  cardOf: Pick<RenewalCard, 'renewalId' | 'shownVersion'> | null;
}>;

type Of<K extends AlertContent['kind']> = Extract<AlertContent, { kind: K }>;

/** null: it is not wanted any more. */
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

/** In channels a reply goes into the thread of the card. */
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

/** The renewal's card; where that stands already it is brought up to date, and a reply beneath it mentions its owner. */
const dueMessage = async (
  context: Context,
  { tenantId, conversationId }: Alert,
  { renewalId, days }: Of<'due'>,
  to: Conversation,
): Promise<AlertMessage | null> => {
  const { memory, views, chat, now, settings } = context;
  const [renewal, place] = await Promise.all([
    memory.renewals.get(renewalId),
    memory.alertPlaces.get(tenantId, conversationId),
  ]);
  if (renewal === null || place === null || !isWanted(renewal, now())) return null;
  const cards = await memory.renewalCards.of(renewalId);
  const card = cards.find((one) => one.conversationId === conversationId);
  const shown = { renewalId, shownVersion: renewal.version };
  if (card !== undefined) {
    const answer = await renewalAnswer(context, renewal, { urgency: 'background' });
    const updated = await chat.update(to, card.messageId, answer);
    if (updated.kind === 'delivered') await memory.renewalCards.shown(card, renewal.version);
    if (updated.kind !== 'gone') {
      const last = days === Math.min(...(place.filter.days ?? settings.alertDays));
      const nudge = views.renewalNudge({ renewal, days, last, mention: renewal.owner }, now());
      return { to: beneath(to, card), answer: nudge, cardOf: null };
    }
    await memory.renewalCards.remove(card);
  }
  const answer = await renewalAnswer(context, renewal, { mention: renewal.owner, urgency: 'background' });
  return { to, answer, cardOf: shown };
};

const isWanted = (renewal: Renewal, now: number): boolean =>
  renewal.closedAt === null &&
  undecided(renewal).length > 0 &&
  now < alertEnd(renewal) &&
  !isSnoozed(renewal, now);

/** Of those that are still undecided. */
const digest = async (
  { memory, views, now }: Context,
  { id }: Alert,
  { of, renewalIds }: Of<'digest'>,
): Promise<Answer | null> => {
  const found = await Promise.all(renewalIds.map((renewalId) => memory.renewals.get(renewalId)));
  const renewals = found.filter((one) => one !== null).filter((one) => isWanted(one, now()));
  return renewals.length === 0 ? null : views.renewalDigest({ of, renewals, page: 0, alertId: id }, now());
};

const windowOpen = async (context: Context, { renewalId }: Of<'window'>): Promise<Answer | null> => {
  const renewal = await context.memory.renewals.get(renewalId);
  const { now, views } = context;
  const isOpen = renewal?.lines.some(({ after }) => after?.kind === 'renewed' && now() < after.closesAt);
  if (renewal === null || isOpen !== true) return null;
  return views.renewalWindow({ renewal, changes: await changesBehind(context, renewal) }, now());
};

const notDone = async (
  { memory, views, now }: Context,
  { renewalId, changeId }: Of<'not-done'>,
): Promise<Answer | null> => {
  const [renewal, change] = await Promise.all([memory.renewals.get(renewalId), memory.changes.get(changeId)]);
  return renewal === null || change === null ? null : views.planNotDone({ renewal, change }, now());
};

const unclear = async (
  { memory, views, now }: Context,
  { renewalId }: Of<'unclear'>,
): Promise<Answer | null> => {
  const renewal = await memory.renewals.get(renewalId);
  const lines = renewal === null ? [] : unclearLines(renewal, now());
  return renewal === null || lines.length === 0 ? null : views.renewalUnclear({ renewal, lines }, now());
};

const reminder = async (
  { memory, views, now }: Context,
  { changeId }: Of<'reminder'>,
): Promise<Answer | null> => {
  const change = await memory.changes.get(changeId);
  return change?.state === 'pending' && now() < change.expiresAt ? views.reminder(change, now()) : null;
};

/** Not when it was given up or is well again meanwhile. */
const placeIsLost = async (
  { memory, views, now }: Context,
  { tenantId }: Alert,
  { conversationId }: Of<'place-lost'>,
): Promise<Answer | null> => {
  const place = await memory.alertPlaces.get(tenantId, conversationId);
  return place === null || place.trouble === null
    ? null
    : views.placeLost({ place, where: whereOf(place.conversationId) }, now());
};

/** Teams tells no bot the names of its channels. */
const whereOf = (conversationId: string): string =>
  conversationId.endsWith('@thread.tacv2') || conversationId.endsWith('@thread.skype')
    ? 'a channel'
    : conversationId.startsWith('19:')
      ? 'a group chat'
      : 'a personal chat';

const test = async ({ memory, views, now }: Context, alert: Alert): Promise<Answer | null> => {
  const place = await memory.alertPlaces.get(alert.tenantId, alert.conversationId);
  return place === null ? null : views.alertTest({ place }, now());
};
