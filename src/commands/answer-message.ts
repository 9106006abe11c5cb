import { resolveCompany } from '../core/finding/resolve.ts';
import { missingRole } from '../core/rules/permissions.ts';
import type { Intent } from '../core/understanding/intent.ts';
import { nearestSentences } from '../core/understanding/near-sentences.ts';
import { understand } from '../core/understanding/understand.ts';
import type { Answer, Delivery, Incoming } from '../core/words/chat.ts';
import { includes } from '../core/words/people.ts';
import { record } from '../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { answerFor } from '../workflows/failure.ts';
import type { File } from '../workflows/files/file.ts';
import type { Asker, Command, Reply } from './asking/command.ts';
import { commandFor, exampleSentences } from './index.ts';

type Message = Extract<Incoming, { kind: 'message' }>;

/** A message is acknowledged when its answer takes longer than this (milliseconds); Teams expects a sign within seconds. */
const patience = 2000;

/**
 * Answers one message. An answer that takes long is announced first and then takes the announcement's place. What
 * fails is told as a card: what did not work, that nothing was changed, and a reference for the log.
 */
export const answerMessage = async (
  context: Context,
  message: Message,
  reply: (answer: Answer, file?: File) => Promise<Delivery>,
): Promise<void> => {
  const work = say(context, message, message.text, 0).catch(
    (thrown: unknown): Reply => ({
      answer: answerFor(context, thrown, { sentence: 'message', id: message.id }),
    }),
  );
  const early = await Promise.race([work, patienceOver()]);
  if (early !== null) {
    if ((await offered(context, message, early)) !== null) return;
    return deliver(context, early, await reply(early.answer, early.file));
  }
  const announced = await reply(context.views.working());
  const made = await work;
  const instead = await offered(context, message, made);
  const late: Reply = instead === null ? made : { answer: instead };
  if (announced.kind !== 'delivered') return deliver(context, late, await reply(late.answer, late.file));
  const updated = await context.chat.update(message.conversation, announced.posted.messageId, late.answer);
  return deliver(context, late, updated.kind === 'delivered' ? updated : await reply(late.answer));
};

/** Offers the file of a reply: what is said beside it then. null: there is none, or Teams does not take it. */
const offered = async (
  { chat }: Context,
  { conversation }: Message,
  { offer }: Reply,
): Promise<Answer | null> => {
  if (offer === undefined) return null;
  const { instead, ...file } = offer;
  return (await chat.offerFile(conversation, file)).kind === 'delivered' ? instead : null;
};

const patienceOver = (): Promise<null> =>
  new Promise((done) => {
    setTimeout(done, patience, null).unref();
  });

const deliver = async (context: Context, reply: Reply, delivery: Delivery): Promise<void> => {
  if (delivery.kind === 'delivered') await reply.posted?.(delivery.posted);
  else if (delivery.kind !== 'held')
    context.log.warn({ delivery: delivery.kind, reason: delivery.text }, 'an answer did not arrive');
};

/** Understands a sentence and lets its command answer; `page` counts from 0. */
export const say = async (
  context: Context,
  asking: Pick<Message, 'person' | 'conversation'> & Partial<Pick<Message, 'mentions'>>,
  text: string,
  page: number,
): Promise<Reply> => {
  const { person, conversation } = asking;
  const { role, from } = await roleIn(context, person);
  const intent = orCompany(context, text, understand(text, { now: context.now(), zone: context.zone }));
  if (intent.kind === 'unknown')
    return { answer: context.views.notUnderstood(nearestSentences(text, exampleSentences)) };
  const asker: Asker = {
    mentions: asking.mentions ?? [],
    person,
    role,
    roleFrom: from,
    conversation,
    sentence: text,
    page,
  };
  return run(context, commandFor(intent.kind), intent, asker);
};

/** Nothing but the name of a company asks what it has. */
const orCompany = ({ portfolio }: Context, text: string, intent: Intent): Intent => {
  const held = portfolio.current();
  if (intent.kind !== 'unknown' || held === null) return intent;
  const found = resolveCompany(held, text);
  return found.kind === 'one' ? { kind: 'subscriptions', company: text, as: 'card' } : intent;
};

const run = async (context: Context, command: Command, intent: Intent, asker: Asker): Promise<Reply> => {
  const missing = missingRole(asker.role, command.role);
  if (missing !== null) {
    if (includes(command.role, 'requester')) await recordDenied(context, command, asker);
    return { answer: context.views.notAllowed(missing) };
  }
  return command.run(context, intent, asker);
};

/** Who tries to change or decide beyond their role stands in the audit; a question beyond it does not. */
const recordDenied = (context: Context, { name }: Command, { person, role, conversation }: Asker) =>
  record(context, person, 'command.refused', { command: name, role }, { conversation });
