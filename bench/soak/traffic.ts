import type { Card } from '../../src/core/words/chat.ts';
import { message, pressOf } from '../../test/harness/activities.ts';
import { button, buttons, read } from '../../test/harness/cards.ts';
import { type Place, personal, type Somebody } from '../../test/harness/people.ts';
import type { Bot, Life } from './bot.ts';
import type { Act } from './plan.ts';
import { approvers, hints, requesters, type Site } from './site.ts';
import type { Posting } from './teams.ts';

/** What became of an activity: a bot took it, or none was there, or the connection broke, or it was late for a minute. */
type Taken = Readonly<{
  /** Milliseconds of this machine. */
  at: number;
  doneAt: number;
  life: Life | null;
  outcome: 'taken' | 'nobody' | 'broken' | 'late';
  status: number | null;
  body: unknown;
}>;
export type Said = Taken & Readonly<{ conversationId: string; who: string; text: string }>;
/** `shown` is the text of the card in the answer; null when it had none. */
export type Pressed = Taken & Readonly<{ title: string; changeId: string; shown: string | null }>;

/** A card as it stands in Teams now. */
type Shown = Readonly<{ conversationId: string; messageId: string; card: Card }>;

const adaptive = 'application/vnd.microsoft.card.adaptive';
const longest = 60_000;
/** Who got no answer for so long asks something else. */
const patience = 20_000;

type Attachments = Readonly<{ contentType?: string; content?: Card }>[];
export const cardOf = ({ activity }: Pick<Posting, 'activity'>): Card | null => {
  const [attachment] = (activity.attachments ?? []) as Attachments;
  return attachment?.contentType === adaptive ? (attachment.content ?? null) : null;
};

const deliver = async (bot: Bot, path: string, body: unknown, headers = {}): Promise<Taken> => {
  const at = Date.now();
  const life = bot.life();
  const ended = (outcome: Taken['outcome'], status: number | null = null, answer: unknown = null): Taken => ({
    at,
    doneAt: Date.now(),
    life,
    outcome,
    status,
    body: answer,
  });
  try {
    const response = await fetch(`${bot.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longest),
    });
    const text = await response.text();
    return ended('taken', response.status, text === '' ? null : JSON.parse(text));
  } catch (thrown) {
    const { name, cause } = thrown as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') return ended('late');
    return ended(cause?.code === 'ECONNREFUSED' ? 'nobody' : 'broken');
  }
};

/** People who talk and press at one site, and what they saw. */
export const createTraffic = (site: Site) => {
  const said: Said[] = [];
  const pressed: Pressed[] = [];
  /** The newest version of every message that stands. */
  const shown = new Map<string, Shown>();
  /** When each conversation was last asked something, while it has no answer. */
  const waiting = new Map<string, number>();
  const continued = new Set<string>();
  const under = new Set<Promise<unknown>>();
  let skipped = 0;

  /** One bot after the other is asked, as by a load balancer. */
  const balanced = async (bot: number, path: string, body: unknown, headers = {}): Promise<Taken> => {
    const first = await deliver(site.botAt(bot), path, body, headers);
    return first.outcome === 'nobody' && site.bots.length > 1
      ? deliver(site.botAt(bot + 1), path, body, headers)
      : first;
  };
  const meanwhile = (work: Promise<unknown>): void => {
    const noted = work.finally(() => under.delete(noted));
    under.add(noted);
  };

  const say = async (text: string, as: Somebody, place: Place, bot: number): Promise<void> => {
    waiting.set(place.id, Date.now());
    const taken = await balanced(bot, '/api/messages', message(site.serviceUrl, text, { as, in: place }));
    if (taken.outcome !== 'taken') waiting.delete(place.id);
    said.push({ ...taken, conversationId: place.id, who: as.name, text });
  };
  const press = async (
    { conversationId, messageId, card }: Shown,
    title: string,
    as: Somebody,
    bot: number,
    values: object = {},
  ): Promise<void> => {
    const { verb, data } = button(card, title);
    const place: Place = { id: conversationId, scope: 'personal' };
    const body = pressOf(site.serviceUrl, verb, { ...data, ...values }, { as, in: place, messageId });
    const taken = await balanced(bot, '/api/messages', body);
    const { type, value } = (taken.body ?? {}) as { type?: string; value?: unknown };
    const card2 = type === adaptive ? (value as Card) : null;
    if (card2 !== null)
      shown.set(`${conversationId} ${messageId}`, { conversationId, messageId, card: card2 });
    const text = card2 === null ? null : read(card2);
    pressed.push({ ...taken, title, changeId: String(data.id), shown: text });
  };

  /** Fills in an order's form as it is proposed. */
  const fillIn = (form: Shown): void => {
    const key = `${form.conversationId} ${form.messageId}`;
    const as = requesters.find((requester) => personal(requester).id === form.conversationId);
    if (as === undefined || continued.has(key) || !buttons(form.card).includes('Continue')) return;
    continued.add(key);
    const json = JSON.stringify(form.card);
    const choice = /"choices":\[\{"title":"[^"]*","value":"([^"]+)"/.exec(json)?.[1] ?? '';
    const quantity = /"id":"quantity"[^}]*?"value":"?(\d+)/.exec(json)?.[1] ?? '2';
    meanwhile(press(form, 'Continue', as, 0, { choice, quantity: Number(quantity) }));
  };

  const withButton = (title: string): Shown[] =>
    [...shown.values()].filter(({ card }) => buttons(card).includes(title));

  const someone = (who: number): Somebody | null => {
    const isFree = (somebody: Somebody) => Date.now() - (waiting.get(personal(somebody).id) ?? 0) > patience;
    const inTurn = [...requesters.slice(who), ...requesters.slice(0, who)];
    return inTurn.find(isFree) ?? null;
  };

  return {
    said,
    pressed,
    /** How many steps found nobody free, or no such button. */
    skipped: () => skipped,
    /** Says something and waits for nothing. */
    say: (text: string, as: Somebody, place: Place, bot: number) => meanwhile(say(text, as, place, bot)),
    /** Does what a step of the plan says. */
    act(act: Exclude<Act, { kind: 'night' | 'fault' }>): void {
      if (act.kind === 'elsewhere') {
        const hint = { topic: 'SUBSCRIPTION', data: { subscriptionId: act.subscriptionId, at: Date.now() } };
        const headers = { authorization: hints.authorization };
        const told = () => balanced(0, `/api/pax8/events/${hints.path}`, hint, headers);
        meanwhile(site.elsewhere(act.subscriptionId).then(told));
        return;
      }
      if (act.kind === 'say') {
        const as = someone(act.who);
        if (as === null) skipped += 1;
        else meanwhile(say(act.text, as, personal(as), act.bot));
        return;
      }
      const cards = withButton(act.title);
      const card = cards[Math.floor(act.share * cards.length)];
      if (card === undefined) {
        skipped += 1;
        return;
      }
      const who = (n: number) => approvers[n % approvers.length] as Somebody;
      meanwhile(press(card, act.title, who(act.who), act.bot));
      if (act.twice) meanwhile(press(card, act.title, who(act.who + 1), act.bot + 1));
    },
    /** Sees what the bots have posted. */
    see(postings: readonly Posting[]): void {
      for (const posting of postings) {
        const { conversationId, messageId, kind } = posting;
        if (kind === 'message') waiting.delete(conversationId);
        const card = cardOf(posting);
        if (messageId === null || card === null) continue;
        const now = { conversationId, messageId, card };
        shown.set(`${conversationId} ${messageId}`, now);
        if (kind === 'message') fillIn(now);
      }
    },
    /** Resolves when nothing that was said or pressed is on its way. */
    async settled(): Promise<void> {
      while (under.size > 0) await Promise.allSettled([...under]);
    },
  };
};

export type Traffic = ReturnType<typeof createTraffic>;
