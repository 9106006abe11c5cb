import { answerMessage } from '../commands/answer-message.ts';
import { offerOf } from '../commands/offer-instead.ts';
import { givenIn } from '../core/atoms/given.ts';
import { noMemory } from '../core/conversation/remembered.ts';
import type { Decision } from '../core/reading/reading.ts';
import { missingRole } from '../core/rules/permissions.ts';
import type { Intent } from '../core/understanding/intent.ts';
import type { Answer, Conversation, Delivery, DialogAnswer, Incoming } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';
import {
  changeDialogCard,
  type Drafted,
  dialogNotices,
  dialogText,
  dialogTitle,
  isChange,
} from '../views/changes/change-dialog.ts';
import { offerText } from '../views/changes/offers.ts';
import { missingRoleText } from '../views/kit/replies.ts';
import { readFor } from '../workflows/bot/reading.ts';
import { type Context, roleIn } from '../workflows/context.ts';

type Dialog = Extract<Incoming, { kind: 'dialog' }>;

/**
 * The dialog *Create a change* shows what the bot reads in a message's text. Sent unchanged, the text is treated as a
 * typed sentence; edited, it is read and shown again.
 */
export const answerDialog = async (context: Context, incoming: Dialog): Promise<DialogAnswer> => {
  const { person, quoted, shown } = incoming;
  if (incoming.repeated) return { notice: dialogNotices.repeated };
  const missing = missingRole(await roleIn(context, person), 'requester');
  if (missing !== null) return { notice: missingRoleText(missing) };
  const text = dialogText(incoming.text);
  const drafted = await draftedIn(context, person, text);
  if (text === shown && isChange(drafted))
    return { notice: dialogNotices[await ask(context, incoming, text)] };
  return { title: dialogTitle(), ...context.answer(changeDialogCard({ text, quoted, drafted })) };
};

const draftedIn = async (context: Context, person: Person, text: string): Promise<Drafted> => {
  const { portfolio, reading } = await readFor(context, person, text, noMemory);
  if (text === '') return { kind: 'empty' };
  if (portfolio === null) return { kind: 'not-ready' };
  const { decision, spans } = reading;
  if (decision.kind === 'unknown') return { kind: 'not-understood' };
  const given = givenIn(spans);
  const offers = intentsOf(decision).map((intent) => offerOf(context, portfolio, intent, given));
  if (decision.kind === 'say' && offers.length === 0) {
    const { about } = decision;
    return about === 'thanks' || about === 'greeting' ? { kind: 'no-change' } : { kind: 'said', about };
  }
  if (offers.some((offer) => offerText(offer) === '')) return { kind: 'no-change' };
  if (decision.kind === 'ask') return { kind: 'incomplete', left: decision.left };
  const left = decision.kind === 'confirm' ? decision.left : [];
  return { kind: 'changes', offers, left, given, sure: decision.kind === 'do' };
};

const intentsOf = (decision: Exclude<Decision, { kind: 'unknown' }>): readonly Intent[] => {
  if (decision.kind === 'say') return decision.plan === undefined ? [] : [decision.plan];
  if (decision.kind === 'confirm') return decision.intents;
  return decision.kind === 'do' ? [decision.intent, ...(decision.more ?? [])] : [decision.intent];
};

/** Says the text as the person's own sentence, where the bot can answer it. */
const ask = async (
  context: Context,
  { person, conversation }: Dialog,
  text: string,
): Promise<keyof typeof dialogNotices> => {
  const { conversations } = context.memory;
  const own = await conversations.personalOf(person.tenantId, person.objectId);
  const known = await conversations.get(person.tenantId, conversation.id);
  const here = known === null ? null : { ...known, threadId: conversation.threadId };
  const place = here ?? own;
  if (place === null) return 'no-chat';
  let answered: Conversation | null = null;
  const reply = async (answer: Answer): Promise<Delivery> => {
    const sent = await context.chat.send(place, answer);
    if (sent.kind === 'delivered' || own === null || own.id === place.id) {
      answered = sent.kind === 'delivered' ? place : null;
      return sent;
    }
    const again = await context.chat.send(own, answer);
    answered = again.kind === 'delivered' ? own : null;
    return again;
  };
  const message = { kind: 'message', id: context.newId(), text, person, mentions: [], alone: true } as const;
  await answerMessage(context, { ...message, conversation: place }, reply);
  if (answered === null) return 'nowhere';
  return (answered as Conversation).id === conversation.id ? 'here' : 'personal';
};
