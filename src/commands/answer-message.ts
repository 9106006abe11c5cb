import { suggestionsFor } from '../core/reading/own-sentences.ts';
import type { Decision } from '../core/reading/reading.ts';
import { missingRole } from '../core/rules/permissions.ts';
import type { Intent, IntentKind } from '../core/understanding/intent.ts';
import { withoutQuotations } from '../core/understanding/quotations.ts';
import type { Answer, Delivery, Incoming } from '../core/words/chat.ts';
import { includes, type Person, type Role } from '../core/words/people.ts';
import { greetingCard, thanksCard } from '../views/bot/small-talk.ts';
import { notOpenedCard } from '../views/changes/offers.ts';
import { withNotMeant } from '../views/kit/not-meant.ts';
import { missingRoleCard, notUnderstoodCard, workingCard } from '../views/kit/replies.ts';
import { record } from '../workflows/audit/record-act.ts';
import { readFor, saveReading } from '../workflows/bot/reading.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { answerFor } from '../workflows/failure.ts';
import type { File } from '../workflows/files/file.ts';
import type { Asker, Command, Reply } from './asking/command.ts';
import { ownExamples, ownNamesOf } from './bot/own-examples.ts';
import { commandFor, readKinds, suggestionsOf } from './index.ts';
import { offerInstead } from './offer-instead.ts';

type Message = Extract<Incoming, { kind: 'message' }>;

/** An answer that takes longer than this (milliseconds) is announced first: Teams expects a sign within seconds. */
const patience = 2000;

/**
 * Answers one message. A slow answer is announced first and then replaces the announcement. A failure becomes a card:
 * what did not work, that nothing was changed, and a reference for the log.
 */
export const answerMessage = async (
  context: Context,
  message: Message,
  reply: (answer: Answer, file?: File) => Promise<Delivery>,
): Promise<void> => {
  const work = answered(context, message).catch(
    (thrown: unknown): Reply => ({
      answer: answerFor(context, thrown, { sentence: 'message', id: message.id }),
    }),
  );
  const early = await Promise.race([work, patienceOver()]);
  if (early !== null) {
    if ((await offered(context, message, early)) !== null) return;
    return deliver(context, early, await reply(early.answer, early.file));
  }
  const announced = await reply(context.answer(workingCard()));
  const made = await work;
  const instead = await offered(context, message, made);
  const late: Reply = instead === null ? made : { answer: instead };
  if (announced.kind !== 'delivered') return deliver(context, late, await reply(late.answer, late.file));
  const updated = await context.chat.update(message.conversation, announced.posted.messageId, late.answer);
  return deliver(context, late, updated.kind === 'delivered' ? updated : await reply(late.answer));
};

/** Offers the reply's file and returns what to say next to it; null when there is none or Teams does not take it. */
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

/** The answer to a message, with a button by which the person can say that it was not what they meant. */
const answered = async (context: Context, message: Message): Promise<Reply> => {
  const read = await readFor(context, message.person.tenantId, message.text);
  const id = await saveReading(context, message, message.text, read);
  const reply = await replyTo(context, message, message.text, 0, read);
  return id === null ? reply : { ...reply, answer: withNotMeant(reply.answer, id) };
};

type Asking = Pick<Message, 'person' | 'conversation'> & Partial<Pick<Message, 'mentions'>>;
type Read = Awaited<ReturnType<typeof readFor>>;

/** Reads a sentence without its quotations and runs its command; `page` counts from 0. */
export const say = async (context: Context, asking: Asking, given: string, page: number): Promise<Reply> =>
  replyTo(context, asking, given, page, await readFor(context, asking.person.tenantId, given));

const replyTo = async (
  context: Context,
  asking: Asking,
  given: string,
  page: number,
  read: Read,
): Promise<Reply> => {
  const { person, conversation } = asking;
  const { portfolio, reading } = read;
  const { decision } = reading;
  const text = withoutQuotations(given);
  const { role, from } = await roleIn(context, person);
  if (decision.kind === 'unknown' || decision.kind === 'say')
    return { answer: await spoken(context, person, role, text, read, decision) };
  const intent = decision.kind === 'confirm' ? decision.intents[0] : decision.intent;
  const asker: Asker = {
    mentions: asking.mentions ?? [],
    person,
    role,
    roleFrom: from,
    conversation,
    sentence: text,
    page,
  };
  const offered =
    decision.kind === 'do' || portfolio === null ? null : offerInstead(context, portfolio, decision, text);
  const row = commandFor(intent.kind as Exclude<IntentKind, 'unknown'>);
  return run(context, offered === null ? row : { ...row, run: async () => offered }, intent, asker);
};

/** The answer to a message that runs no command. */
const spoken = async (
  context: Context,
  person: Person,
  role: Role,
  text: string,
  { portfolio, reading }: Read,
  decision: Extract<Decision, { kind: 'unknown' | 'say' }>,
): Promise<Answer> => {
  const { answer, now, zone } = context;
  if (decision.kind === 'unknown') {
    const names = await ownNamesOf(context, portfolio, person);
    const known = { portfolio, names, here: { now: now(), zone } };
    const isRead = (kind: IntentKind) => readKinds.has(kind);
    return answer(notUnderstoodCard(suggestionsFor(text, reading, suggestionsOf(role), known, isRead)));
  }
  const { about } = decision;
  if (about === 'thanks') return answer(thanksCard());
  if (about !== 'greeting') return answer(notOpenedCard({ about }));
  const own = ownExamples(await ownNamesOf(context, portfolio, person), role, examplesLooked);
  const sentences = [...own.filter(({ reads }) => reads).map(({ sentence }) => sentence), 'help'].slice(0, 3);
  return answer(greetingCard({ sentences }));
};

const examplesLooked = 9;

const run = async (context: Context, command: Command, intent: Intent, asker: Asker): Promise<Reply> => {
  const missing = missingRole(asker.role, command.role);
  if (missing !== null) {
    if (includes(command.role, 'requester')) await recordDenied(context, command, asker);
    return { answer: context.answer(missingRoleCard(missing)) };
  }
  return command.run(context, intent, asker);
};

/** Attempts to change or decide beyond one's role are recorded; mere questions are not. */
const recordDenied = (context: Context, { name }: Command, { person, role, conversation }: Asker) =>
  record(context, person, 'command.refused', { command: name, role }, { conversation });
