import type { Decision } from '../core/reading/reading.ts';
import type { Intent } from '../core/understanding/intent.ts';
import type { Incoming, Sending } from '../core/words/chat.ts';
import type { Context } from '../workflows/context.ts';
import { openKinds, readKinds } from './index.ts';

type Message = Extract<Incoming, { kind: 'message' }>;

/** Whether a message only asks. */
export const looksUp = (decision: Decision): boolean => {
  if (decision.kind === 'unknown') return true;
  if (decision.kind === 'say') return decision.about === 'thanks' || decision.about === 'greeting';
  const intents = decision.kind === 'confirm' ? decision.intents : [decision.intent, ...moreOf(decision)];
  return intents.every(({ kind }) => readKinds.has(kind));
};

const moreOf = (decision: Decision): readonly Intent[] =>
  decision.kind === 'do' ? (decision.more ?? []) : [];

export const sendingTo = (aside: boolean): Sending => ({ insist: true, aside });

/** Whether the settings hide from others what only this person needs to see. */
export const saysAside = ({ settings }: Context, { aside }: Message): boolean =>
  settings.privateAnswers && aside !== undefined;

/** The place where a message's answer is seen: by the asker alone, if the settings want that for look-ups. */
export const seenBy = <M extends Message>(
  context: Context,
  message: M,
  decision: Decision,
  hide: () => void,
): M => {
  const { aside } = message;
  const isOpen = decision.kind === 'do' && openKinds.has(decision.intent.kind);
  if (aside === undefined || isOpen || !looksUp(decision) || !saysAside(context, message)) return message;
  hide();
  return { ...message, conversation: aside };
};
