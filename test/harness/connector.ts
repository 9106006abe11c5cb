import {
  type Activity,
  choicesOf,
  composeOf,
  consentOf,
  installation,
  message,
  pressOf,
  submitOf,
  type Where,
} from './activities.ts';
import { type Card, type Failure, memberOf, type Sent, startRest } from './connector-rest.ts';
import type { Place, Somebody } from './people.ts';
import type { Turns } from './turns.ts';

/** The bot's answer to an activity. `body` is its JSON, or null. */
export type Answered = Readonly<{ status: number; body: unknown; activity: Activity }>;
/** The bot's answer to a press: a card or a toast. */
export type Pressed = Answered &
  Readonly<{
    result: { statusCode: number; type: string; value: unknown };
    card: Card | null;
    toast: string | null;
  }>;

/**
 * Teams as the bot sees it, on this machine. `say`, `press` and `install` post activities to the bot; `next()` waits for
 * the next message from the bot.
 *
 *     const connector = await startConnector();
 *     connector.talkTo(`http://127.0.0.1:${server.port}/api/messages`);
 *     await connector.say('help', { as: ann, in: personal(ann) });
 *     const { card, messageId } = await connector.next();
 *     const { toast } = await connector.press('v1/approve', { id }, { as: bo, in: personal(bo), messageId });
 */
export const startConnector = async () => {
  const waiting: ((sent: Sent) => void)[] = [];
  const unseen: Sent[] = [];
  let botUrl: string | null = null;
  let turns: Turns | null = null;
  const rest = await startRest((sent) => {
    const waiter = waiting.shift();
    if (waiter) waiter(sent);
    else unseen.push(sent);
  });
  const serviceUrl = rest.url;

  const deliver = async (
    activity: Readonly<Record<string, unknown>>,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    if (botUrl === null) throw new Error('connector.talkTo(url of /api/messages) comes first');
    const ended = turns?.from();
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    await ended?.();
    return {
      status: response.status,
      body: text === '' ? null : JSON.parse(text),
      activity: activity as Activity,
    };
  };

  return {
    serviceUrl,
    /**
     * Sets where the bot listens: the address of its `/api/messages`. With `followed`, what is delivered waits for the turns
     * that it begins.
     */
    talkTo(url: string, followed: Turns | null = null): void {
      botUrl = url;
      turns = followed;
    },
    /** Posts any activity. */
    deliver,
    /** Types a sentence; outside personal chats it mentions the bot. Write people in `mentions` as `@Name`. */
    say(
      text: string,
      { mentions, ...where }: Where & Readonly<{ mentions?: readonly Somebody[] }>,
    ): Promise<Answered> {
      const typed = message(serviceUrl, text, where, mentions);
      if (where.privately) rest.askedPrivately.add(typed.id);
      return deliver(typed);
    },
    /** Presses a button of a card (an `adaptiveCard/action` invoke). `data` is the button's data plus the inputs. */
    async press(
      verb: string,
      data: Readonly<Record<string, unknown>>,
      where: Parameters<typeof pressOf>[3],
    ): Promise<Pressed> {
      const thread = where.thread ?? rest.posted.get(`${where.in.id} ${where.messageId}`)?.thread;
      const answered = await deliver(pressOf(serviceUrl, verb, data, thread ? { ...where, thread } : where));
      const result = answered.body as Pressed['result'];
      const isCard = result?.type === 'application/vnd.microsoft.card.adaptive';
      return {
        ...answered,
        result,
        card: isCard ? (result.value as Card) : null,
        toast: result?.type === 'application/vnd.microsoft.activity.message' ? String(result.value) : null,
      };
    },
    /** Uses the message extension. */
    compose(
      name: Parameters<typeof composeOf>[1],
      value: Readonly<Record<string, unknown>>,
      where: Where,
    ): Promise<Answered> {
      return deliver(composeOf(serviceUrl, name, value, where));
    },
    /** Types in a searchable choice on a card. */
    typeIn(value: Readonly<Record<string, unknown>>, where: Where): Promise<Answered> {
      return deliver(choicesOf(serviceUrl, value, where));
    },
    /** Accepts an offered file with a place for it, or declines it (null). */
    answerOffer(
      order: unknown,
      uploadInfo: Readonly<Record<string, string>> | null,
      where: Parameters<typeof consentOf>[3],
    ): Promise<Answered> {
      return deliver(consentOf(serviceUrl, order, uploadInfo, where));
    },
    /** Presses an old kind of button (Action.Submit). */
    submit(value: unknown, where: Parameters<typeof submitOf>[2]): Promise<Answered> {
      return deliver(submitOf(serviceUrl, value, where));
    },
    /** Installs the bot: posts the two activities that Teams sends, one after the other. */
    async install(where: Where): Promise<Answered[]> {
      const [first, second] = installation(serviceUrl, 'add', where);
      return [await deliver(first), await deliver(second)];
    },
    async remove(where: Where): Promise<Answered[]> {
      const [first, second] = installation(serviceUrl, 'remove', where);
      return [await deliver(first), await deliver(second)];
    },
    /** Sets the people that the bot finds when it asks Teams about a member. */
    knows(...people: readonly Somebody[]): void {
      for (const somebody of people) rest.members.set(somebody.id, somebody);
    },
    /** Sets who is in a group or channel; otherwise those whom the bot finds are. */
    gathers(place: Place, ...people: readonly Somebody[]): void {
      rest.rosters.set(place.id, people.map(memberOf));
    },
    /** Makes the bot's next calls fail in this way. */
    fail(failure: Failure): void {
      rest.fail(failure);
    },
    /** No call fails any more. */
    recover: () => rest.recover(),
    /** From now on no call of the bot is answered, nor has it any effect, until the returned function is called. */
    hold: () => rest.hold(),
    /** The next thing that the bot sends and that no `next()` has seen yet; rejects when none comes in `seconds`. */
    next(seconds = 5): Promise<Sent> {
      const seen = unseen.shift();
      if (seen) return Promise.resolve(seen);
      return new Promise((resolve, reject) => {
        const waiter = (sent: Sent): void => {
          clearTimeout(timer);
          resolve(sent);
        };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(new Error(`the bot sent nothing within ${seconds} s`));
        }, seconds * 1_000);
        waiting.push(waiter);
      });
    },
    /** The current messages of a place, oldest first. */
    messages(place: Place): Sent[] {
      return [...rest.posted.values()].filter(({ conversationId }) => conversationId === place.id);
    },
    /** The card of the newest message in a place. */
    cardIn(place: Place): Card {
      const card = this.messages(place).at(-1)?.card;
      if (!card) throw new Error('no card was posted there');
      return card;
    },
    /** All calls of the bot, in order. */
    calls: rest.calls,
    close: () => rest.close(),
  };
};

export type Connector = Awaited<ReturnType<typeof startConnector>>;
