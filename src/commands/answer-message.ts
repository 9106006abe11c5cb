import { givenIn } from '../core/atoms/given.ts';
import { chained } from '../core/conversation/chain.ts';
import { pointsBack } from '../core/conversation/follow-words.ts';
import { noMemory } from '../core/conversation/remembered.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import type { Decision, Reading } from '../core/reading/reading.ts';
import { allCompanies, missingRole } from '../core/rules/permissions.ts';
import type { Filters, Intent, IntentKind } from '../core/understanding/intent.ts';
import { withoutQuotations } from '../core/understanding/quotations.ts';
import type { Answer, Delivery, Incoming, PressAnswer, Sending } from '../core/words/chat.ts';
import type { GivenReason } from '../core/words/given-reason.ts';
import { includes, type Person, type Role } from '../core/words/people.ts';
import { greetingCard, thanksCard } from '../views/bot/small-talk.ts';
import { leftText, unclearFollowUpCard } from '../views/changes/offers.ts';
import { withNotMeant } from '../views/kit/not-meant.ts';
import { fromMemoryText, onlyTheseText, unheededText, withLine } from '../views/kit/notes.ts';
import {
  missingRoleCard,
  noCostsCard,
  notPrivatelyCard,
  notReadyCard,
  workingCard,
} from '../views/kit/replies.ts';
import { record } from '../workflows/audit/record-act.ts';
import { type ReadFor, readFor, saveReading } from '../workflows/bot/reading.ts';
import { orFromMemory } from '../workflows/bot/while-away.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { answerFor } from '../workflows/failure.ts';
import type { File } from '../workflows/files/file.ts';
import { withCostsHidden } from '../workflows/hidden-costs.ts';
import type { Sight } from '../workflows/people/sight.ts';
import type { Asker, Command, Reply } from './asking/command.ts';
import { recall, rememberSaid } from './asking/recall.ts';
import { ownExamples, ownNamesOf } from './bot/own-examples.ts';
import { askForSeveral } from './changes/several.ts';
import { inPlaceOf } from './changes/withdraw.ts';
import { commandFor } from './index.ts';
import { moveInstead } from './move-seats.ts';
import { nearestTo, notUnderstood } from './not-understood.ts';
import { notOpenedReply, offerInstead, unknownProduct } from './offer-instead.ts';
import { looksUp, saysAside, seenBy, sendingTo } from './who-sees.ts';

/** `alone`: not read in view of what was said before, such as the text of somebody else's message. */
type Message = Extract<Incoming, { kind: 'message' }> & Readonly<{ alone?: true }>;

/** An answer that takes longer than this (milliseconds) is announced first: Teams expects a sign within seconds. */
const patience = 2000;

/**
 * Answers one message. A slow answer is announced first and then replaces the announcement. A failure becomes a card:
 * what did not work, that nothing was changed, and a reference for the log.
 */
export const answerMessage = async (
  context: Context,
  message: Message,
  reply: (answer: Answer, file?: File, sending?: Sending) => Promise<Delivery>,
): Promise<void> => {
  /** Who sees the answer: decided once the message is read. */
  let aside = false;
  const work = said(context, message, () => {
    aside = true;
  }).catch(
    (thrown: unknown): Reply => ({
      answer: answerFor(context, thrown, { sentence: 'message', id: message.id }),
    }),
  );
  const early = await inTime(work);
  if (early !== null) {
    if ((await offered(context, message, early)) !== null) return;
    const isAside = aside || (early.aside === true && saysAside(context, message));
    return deliver(context, early, await reply(early.answer, early.file, sendingTo(isAside)));
  }
  const to = sendingTo(aside);
  const place = aside ? (message.aside ?? message.conversation) : message.conversation;
  // The answer itself tells whoever did not see this.
  const announced = await reply(context.answer(workingCard()), undefined, { ...to, insist: false });
  const command = await work;
  const instead = await offered(context, message, command);
  const late: Reply = instead === null ? command : { answer: instead };
  if (announced.kind !== 'delivered') return deliver(context, late, await reply(late.answer, late.file, to));
  const updated = await context.chat.update(place, announced.posted.messageId, late.answer);
  return deliver(
    context,
    late,
    updated.kind === 'delivered' ? updated : await reply(late.answer, undefined, to),
  );
};

/** Offers the reply's file and returns what to say beside it; null when there is none or Teams does not take it. */
const offered = async (
  { chat }: Context,
  { conversation }: Message,
  { offer }: Reply,
): Promise<Answer | null> => {
  if (offer === undefined) return null;
  const { instead, ...file } = offer;
  return (await chat.offerFile(conversation, file)).kind === 'delivered' ? instead : null;
};

/** The result of the work, or null when it takes longer than people wait. */
const inTime = async <T>(work: Promise<T>): Promise<T | null> => {
  const { promise: timeUp, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, patience, null).unref();
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
};

const deliver = async (context: Context, reply: Reply, delivery: Delivery): Promise<void> => {
  if (delivery.kind === 'delivered') await reply.posted?.(delivery.posted);
  else if (delivery.kind !== 'held')
    context.log.warn({ delivery: delivery.kind, reason: delivery.text }, 'an answer did not arrive');
};

type Asking = Pick<Message, 'person' | 'conversation'> &
  Partial<Pick<Message, 'mentions'> & { given: GivenReason }>;

/**
 * Answers a message in view of what the same person said before, and remembers it. The answer has the button *Not what
 * I meant*.
 */
const said = (context: Context, asking: Message, hide: () => void): Promise<Reply> =>
  orFromMemory(
    context,
    () => remembered(context, asking, hide),
    (away) => lookedUp(away, asking, hide),
  );

const remembered = async (context: Context, message: Message, hide: () => void): Promise<Reply> => {
  const { person, conversation, text } = message;
  const memory = message.alone ? noMemory : await recall(context, person, conversation);
  const read = await readFor(context, person, text, memory);
  const { decision, leans } = read.reading;
  const asking = seenBy(context, message, decision, hide);
  const written = withoutQuotations(text);
  const sentence = leans && memory.last !== null ? chained(memory.last.sentence, written) : written;
  const [id] = await Promise.all([
    saveReading(context, asking, text, read),
    rememberSaid(context, person, conversation, sentence, read.reading, memory),
  ]);
  const forgotten = decision.kind === 'unknown' && pointsBack(read.reading.spans);
  const vague = leans && decision.kind === 'ask' && decision.missing.every((each) => each === 'reading');
  const reply =
    forgotten || (vague && decision.choices.length === 0)
      ? { answer: context.answer(unclearFollowUpCard({ remembers: memory.last !== null })) }
      : conversation.onlyFor !== undefined && !looksUp(decision)
        ? { answer: context.answer(notPrivatelyCard()) }
        : await answered(context, asking, read, sentence, 0);
  return id === null ? reply : { ...reply, answer: withNotMeant(reply.answer, id) };
};

/** Answers a message that only looks something up, alone and without remembering it; null for any other. */
const lookedUp = async (context: Context, message: Message, hide: () => void): Promise<Reply | null> => {
  const read = await readFor(context, message.person, message.text, noMemory);
  const { decision } = read.reading;
  if (!looksUp(decision)) return null;
  const asking = seenBy(context, message, decision, hide);
  const reply = await answered(context, asking, read, withoutQuotations(asking.text), 0);
  return { ...reply, answer: withLine(reply.answer, fromMemoryText()) };
};

/** Reads a list button's sentence and runs its command; `page` is how many rows come before those shown. */
export const say = async (context: Context, asking: Asking, given: string, page: number): Promise<Reply> => {
  const read = await readFor(context, asking.person, given, noMemory);
  return answered(context, asking, read, withoutQuotations(given), page);
};

/** The sentence of a pressed form, as if the same person had typed it; its card replaces the form. */
export const sayForPress = async (
  context: Context,
  press: Extract<Incoming, { kind: 'press' }> & Readonly<{ given: GivenReason }>,
  sentence: string,
): Promise<PressAnswer> => {
  const { person, conversation, messageId, given } = press;
  const found = await readFor(context, person, sentence, noMemory);
  const read = { ...found, reading: { ...found.reading, given } };
  await rememberSaid(context, person, conversation, sentence, read.reading, noMemory);
  const { answer, posted } = await answered(context, press, read, sentence, 0);
  if (messageId === null) return answer;
  await context.chat.update(conversation, messageId, answer);
  await posted?.({ conversationId: conversation.id, messageId });
  return { ...answer, cardUpdated: true };
};

/** Answers a message as it was read. Before the first portfolio, an unclear word may be a name. */
const answered: typeof answerOf = async (context, asking, read, sentence, page) =>
  read.portfolio === null && /^(?:unknown|ask|confirm)$/.test(read.reading.decision.kind)
    ? { answer: context.answer(notReadyCard(context.portfolio.trouble())) }
    : answerOf(context, asking, read, sentence, page);

/** Runs the command of a decision. `sentence` is the whole sentence. */
const answerOf = async (
  context: Context,
  asking: Asking,
  read: ReadFor,
  sentence: string,
  page: number,
): Promise<Reply> => {
  const { person, conversation } = asking;
  const { decision, spans, given: before } = read.reading;
  const given = asking.given ?? before ?? givenIn(spans);
  const { role, from } = await roleIn(context, person);
  const { portfolio, sight } = read;
  if (decision.kind === 'unknown')
    return saidOnly({ answer: await notUnderstood(sight.context, person, role, sentence, read) }, sight);
  if (decision.kind === 'say') {
    const { about } = decision;
    if (about === 'thanks') return { answer: context.answer(thanksCard()) };
    return about === 'greeting'
      ? { answer: await greeted(sight.context, person, role, read) }
      : notOpenedReply(
          context,
          portfolio,
          { ...decision, about, asked: await nearestTo(sight.context, person, role, sentence, read) },
          given,
          read.reading.frames,
        );
  }
  if ('sentences' in decision && decision.sentences !== undefined)
    return eachOf(context, asking, decision.sentences);
  const intent = decision.kind === 'confirm' ? decision.intents[0] : decision.intent;
  const asker: Asker = {
    mentions: asking.mentions ?? [],
    person,
    role,
    roleFrom: from,
    conversation,
    given,
    sentence,
    page,
    filters: filtersIn(decision),
  };
  const row = withinSight(commandFor(intent.kind as Exclude<IntentKind, 'unknown'>), sight);
  const many = decision.kind === 'do' && decision.more !== undefined ? decision : null;
  // Only once whoever speaks may do what the row does: what is offered is looked at first, too.
  const meant: Command = {
    ...row,
    run: async (...given) =>
      (await insteadOf(context, portfolio, read.reading, decision, asker)) ??
      (many === null ? tellingLeft(await row.run(...given), decision) : allOf(context, many, asker, sight)),
  };
  const replaces = 'replaces' in decision ? decision.replaces : undefined;
  const reply = await (replaces === undefined
    ? run(context, meant, intent, asker)
    : inPlaceOf(context, asker, replaces, () => run(context, meant, intent, asker)));
  return saidOnly(saidInFull(reply, row, asker, decision), sight, row);
};

/** The answer in place of the command, when a change is only offered or asked about. */
const insteadOf = async (
  context: Context,
  portfolio: Portfolio | null,
  { spans }: Pick<Reading, 'spans'>,
  decision: Exclude<Decision, { kind: 'say' | 'unknown' }>,
  asker: Asker,
): Promise<Reply | null> =>
  (await moveInstead(context, portfolio, decision, asker)) ??
  (portfolio === null ? null : unknownProduct(context, portfolio, decision, spans)) ??
  (decision.kind === 'do' || portfolio === null ? null : offerInstead(context, portfolio, decision, asker));

/** What is asked back names what was not understood: no choice may pass for it. */
const tellingLeft = (reply: Reply, decision: Decision): Reply =>
  decision.kind === 'ask' && decision.left.length > 0
    ? { ...reply, answer: withLine(reply.answer, leftText(decision.left).trim()) }
    : reply;

/** Answers several questions of one message, each as if asked alone. */
const eachOf = async (context: Context, asking: Asking, sentences: readonly string[]): Promise<Reply> => {
  const replies: Reply[] = [];
  for (const sentence of sentences) {
    const found = await readFor(context, asking.person, sentence, noMemory);
    const { decision } = found.reading;
    // Each is one question, however it reads.
    const alone = decision.kind === 'do' ? { ...decision, sentences: undefined, more: undefined } : decision;
    replies.push(
      await answered(
        context,
        asking,
        { ...found, reading: { ...found.reading, decision: alone as Decision } },
        sentence,
        0,
      ),
    );
  }
  return lastOf(context, asking, replies);
};

const filtersIn = (decision: Decision): Filters => (decision.kind === 'do' ? (decision.filters ?? {}) : {});

/** Names what the answer ignores, so that nobody takes it for an answer to another question. */
const saidInFull = (reply: Reply, row: Command, { filters }: Asker, decision: Decision): Reply => {
  const left = decision.kind === 'do' ? (decision.left ?? []) : [];
  const applied = new Set<string>(row.filters ?? []);
  const others = Object.fromEntries(Object.entries(filters).filter(([key]) => !applied.has(key)));
  const text = unheededText({ filters: { ...others, ...reply.unheeded }, left });
  if (text === '') return reply;
  const { offer } = reply;
  return {
    ...reply,
    answer: withLine(reply.answer, text),
    ...(offer === undefined ? {} : { offer: { ...offer, instead: withLine(offer.instead, text) } }),
  };
};

const examplesLooked = 9;

const greeted = async (
  context: Context,
  person: Person,
  role: Role,
  { portfolio }: ReadFor,
): Promise<Answer> => {
  const own = ownExamples(await ownNamesOf(context, portfolio, person), role, examplesLooked);
  const sentences = [...own.filter(({ reads }) => reads).map(({ sentence }) => sentence), 'help'].slice(0, 3);
  return context.answer(greetingCard({ sentences }));
};

type Done = Extract<Decision, { kind: 'do' }>;
const isSeats = (intent: Intent) => intent.kind === 'seats';

/** Several changes in one message: each is answered; the last is the reply, the others are messages of their own. */
const allOf = async (
  context: Context,
  { intent, more = [], together }: Done,
  asker: Asker,
  sight: Sight,
): Promise<Reply> => {
  const all = [intent, ...more];
  const replies: Reply[] = [];
  if (all.every(isSeats)) replies.push(...(await askForSeveral(context, asker, all, together === true)));
  else
    for (const each of all)
      if (each.kind !== 'unknown')
        replies.push(await run(context, withinSight(commandFor(each.kind), sight), each, asker));
  return lastOf(context, asker, replies);
};

/** Sends all answers but the last, which is the reply. */
const lastOf = async (
  context: Context,
  { conversation }: Pick<Asker, 'conversation'>,
  replies: readonly Reply[],
): Promise<Reply> => {
  const last = replies.at(-1);
  if (last === undefined) throw new Error('several sentences without an answer');
  for (const reply of replies.slice(0, -1))
    await deliver(context, reply, await context.chat.send(conversation, reply.answer, { insist: true }));
  return last;
};

/**
 * The row with what its person sees. A look-up has only the costs that they may see; a change needs all for its rules.
 */
const withinSight = (row: Command, { context: seen, only }: Sight): Command => ({
  ...row,
  run: (context, intent, asker) => {
    const within = only === null || row.whole ? context : seen;
    return row.run(row.reads === true ? withCostsHidden(within) : within, intent, asker);
  },
});

/** Says which companies an answer is limited to; a request's card names its own. */
const saidOnly = (reply: Reply, { only }: Sight, row: Pick<Command, 'role'> | null = null): Reply =>
  only === null || reply.posted !== undefined || row?.role === 'none'
    ? reply
    : { ...reply, answer: withLine(reply.answer, onlyTheseText(only)) };

const run = async (context: Context, command: Command, intent: Intent, asker: Asker): Promise<Reply> => {
  const here = command.everywhere ? await roleIn(context, asker.person, allCompanies) : asker;
  const missing = missingRole(here, command.role);
  if (missing !== null) {
    if (includes(command.role, 'requester')) await recordDenied(context, command, asker);
    return { answer: context.answer(missingRoleCard(missing)), aside: true };
  }
  const { costs } = context;
  const seesAny = costs === 'all' || (command.costs === 'own' && costs !== 'none' && costs.length > 0);
  if (command.costs && !seesAny) return { answer: context.answer(noCostsCard(asker.conversation)) };
  return command.run(context, intent, asker);
};

/** Attempts to change or decide beyond one's role are recorded; mere questions are not. */
const recordDenied = (context: Context, { name }: Command, { person, role, conversation }: Asker) =>
  record(context, person, 'command.refused', { command: name, role }, { conversation });
