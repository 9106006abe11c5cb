import type { Answer, Conversation, Posted } from '../../core/words/chat.ts';
import { minute } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import { noLongerShownCard } from '../../views/people/no-longer-shown.ts';
import { inLocale } from '../../views/texts/locale.ts';
import type { Context } from '../context.ts';
import { timedIn } from '../people/readers.ts';

/** A posted card, with the version it shows. */
type Shown = Readonly<{
  conversationId: string;
  messageId: string;
  shownVersion: number;
  missingSince?: Instant;
}>;

/** A single 404 or 403 is often wrong: a card is gone when Teams still says so after this long. */
const persists = 2 * minute;

export const isGone = ({ missingSince }: Pick<Shown, 'missingSince'>, now: Instant): boolean =>
  missingSince !== undefined && now - missingSince >= persists;

/** What a card shows, and how its posted copies are saved. */
export type Subject<State, Card> = Readonly<{
  /** For the log. */
  logFacts: object;
  /** Nobody waits for it. */
  background: boolean;
  latest(): Promise<State | null>;
  answer(state: State, conversation: Conversation): Promise<Answer>;
  /** Whether whoever reads the conversation may read it now. */
  mayRead(state: State, conversation: Conversation): Promise<boolean>;
  shown(card: Card, version: number): Promise<void>;
  /** Called when the card was gone and has been posted again. */
  posted(state: State, where: Posted): Promise<void>;
  remove(card: Card): Promise<void>;
  /** Notes since when Teams says that the card is gone; null when it is there again. */
  missing(card: Card, since: Instant | null): Promise<void>;
}>;

/**
 * Updates a card to the newest state, then checks again: of two simultaneous updates the older may arrive last. Never
 * throws, so one failing card does not stop the others.
 */
export const bringUpToDate = async <
  State extends Readonly<{ tenantId: string; version: number }>,
  Card extends Shown,
>(
  context: Context,
  card: Card,
  subject: Subject<State, Card>,
): Promise<void> => {
  try {
    for (let shown = card.shownVersion; ; ) {
      const state = await subject.latest();
      if (state === null || state.version <= shown) return;
      if (!(await update(context, state, card, subject))) return;
      shown = state.version;
    }
  } catch (thrown) {
    context.log.warn({ ...subject.logFacts, reason: messageOf(thrown) }, 'a card was not brought up to date');
  }
};

/** Returns true when the card shows this state now, false when it is gone or must be tried again later. */
const update = async <State extends Readonly<{ tenantId: string; version: number }>, Card extends Shown>(
  context: Context,
  state: State,
  card: Card,
  subject: Subject<State, Card>,
): Promise<boolean> => {
  const { memory, chat, now, log } = context;
  const conversation = await memory.conversations.get(state.tenantId, card.conversationId);
  if (conversation === null) {
    await subject.remove(card);
    return false;
  }
  const [current, mayRead] = await Promise.all([
    subject.answer(state, conversation),
    subject.mayRead(state, conversation),
  ]);
  const answer = mayRead ? current : await noLongerShown(context, conversation);
  const { background } = subject;
  const delivery = await chat.update(conversation, card.messageId, answer, { background });
  if (delivery.kind === 'delivered') {
    await subject.shown(card, state.version);
    if (card.missingSince !== undefined) await subject.missing(card, null);
    return true;
  }
  // The bot stops: the next start does it.
  if (delivery.kind === 'failed' || delivery.kind === 'held') return false;
  log.warn({ ...subject.logFacts, delivery: delivery.kind }, 'a card could not be updated');
  if (card.missingSince === undefined) await subject.missing(card, now());
  if (!isGone(card, now())) return false;
  if (delivery.kind === 'gone' && mayRead) {
    const posted = await chat.send(conversation, answer, { background });
    if (posted.kind === 'failed') return false;
    if (posted.kind === 'delivered') await subject.posted(state, posted.posted);
  }
  await subject.remove(card);
  return false;
};

const noLongerShown = async (context: Context, conversation: Conversation): Promise<Answer> => {
  const within = await timedIn(context, conversation);
  return inLocale(within.locale, () => within.answer(noLongerShownCard()));
};
