import type { Conversation, Delivery } from '../core/words/chat.ts';
import type { Turn } from '../core/words/turn.ts';
import type { TeamsActivity } from './activity.ts';
import {
  apology,
  closeTurn,
  placeOf,
  type Reply,
  remember,
  rememberPerson,
  sayIn,
  type TurnDeps,
  turnOf,
  whoseOf,
} from './handle.ts';
import { asideOf, senderOf } from './identity.ts';
import { escaped, notice } from './message.ts';
import { readSubmit } from './press.ts';
import { placeFor, pressed, showInCard } from './presses.ts';
import { readText, submittedText } from './text.ts';

/** In place of a message without text. */
const untold = '…';
/** Characters of it. */
const longestQuote = 80;

/** The beginning of a message is kept until it is answered: enough to recognise it. */
const longestKept = 200;

/**
 * Handles messages that were typed or sent by an old kind of button (`Action.Submit`). Teams gets its answer once the
 * message is saved; the message itself waits for its turn.
 */
export const onMessage =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> => {
    const { intake, turns, later } = deps;
    const place = placeOf(activity);
    const whose = whoseOf(place, activity);
    // Each one enters before the next is looked at, so that of several that wait one may be unsure again.
    for (let unsure = intake.messages.unsure(whose); unsure !== null; unsure = intake.messages.unsure(whose))
      await unsure;
    const entry = intake.messages.enter(whose);
    if (entry === 'told') return;
    const message = messageIn(activity);
    const turn = turnOf(deps, activity, {
      ...{ kind: 'message', messageId: null },
      // What was asked privately must not be told to all when it got no answer.
      said: place.onlyFor === undefined ? message.said.slice(0, longestKept) : '',
    });
    if (entry === 'too-many') {
      // Teams may repeat what waits already, here or with another instance.
      if (await intake.messages.tells(whose, turns.begin(turn)))
        later('a flood of messages', apologiseFor(deps, activity, turn));
      return;
    }
    const [isNew] = await Promise.all([
      turns.begin(turn),
      remember(deps, place),
      turn.person === null ? undefined : rememberPerson(deps, activity, turn.person),
    ]);
    const work = async (): Promise<void> => {
      await entry.turn;
      await new Promise<void>(deps.answers.begin);
      try {
        if (isNew && !deps.stopping.aborted) await take(deps, { activity, place, turn, entry, ...message });
      } finally {
        entry.leave();
      }
    };
    later('a message', work());
  };

/** Says from which message on nothing was read. */
const apologiseFor = async (deps: TurnDeps, activity: TeamsActivity, turn: Turn): Promise<void> => {
  const quote = turn.said.replace(/\s+/g, ' ').slice(0, longestQuote) || untold;
  const text = sayIn(deps, activity)('too-many-messages').replace('{0}', () => escaped(quote));
  const delivery = await deps.chat.send(placeOf(activity), notice(text), { insist: true });
  await closeTurn(deps, turn, delivery);
};

type Entry = Exclude<ReturnType<TurnDeps['intake']['messages']['enter']>, string>;
type Message = ReturnType<typeof messageIn> &
  Readonly<{ activity: TeamsActivity; place: Conversation; turn: Turn; entry: Entry }>;

const messageIn = (activity: TeamsActivity) => {
  const { text, mentions, tooLong } = readText(activity);
  return { said: text || submittedText(activity.value) || '', mentions, tooLong };
};

/** Answers a message. What Teams does not take now is told later; what a stop holds back, after the next start. */
const take = async (deps: TurnDeps, message: Message): Promise<void> => {
  const { activity, place, turn, entry } = message;
  let last: Delivery | null = null;
  const reply: Reply = async (answered, sending = { insist: true }) => {
    // What Teams does not take for a while keeps nobody else back.
    const to = sending.aside === true ? asideOf(place, activity) : place;
    last = await deps.chat.send(to, answered, { ...sending, putOff: entry.sending });
    return last;
  };
  await answer(deps, message, reply);
  await closeTurn(deps, turn, last);
};

const answer = async (
  deps: TurnDeps,
  { activity, place, turn, said, mentions, tooLong }: Message,
  reply: Reply,
): Promise<void> => {
  if (said === '' && activity.value != null && !tooLong) return submitted(deps, activity, reply);

  const { handle, roster } = deps;
  const say = sayIn(deps, activity);
  const { person } = turn;
  const aside = place.scope === 'personal' ? {} : { aside: asideOf(place, activity) };
  if (person === null) {
    await reply(notice(say('unknown-person')));
    return;
  }
  if (tooLong) {
    await reply(notice(say('message-too-long')));
    return;
  }
  try {
    const known = await roster.resolve(mentions, place);
    const id = activity.id ?? '';
    const { told } = senderOf(activity, place.tenantId);
    await handle.message(
      { kind: 'message', id, text: said, person, told, conversation: place, ...aside, mentions: known },
      reply,
    );
  } catch (thrown) {
    await reply(notice(apology(deps, thrown, 'a message', say)));
  }
};

/** For clients without Action.Execute: they send its fallback, Action.Submit, whose answer cannot be a card. */
const submitted = async (deps: TurnDeps, activity: TeamsActivity, reply: Reply): Promise<void> => {
  const press = readSubmit(activity.value);
  if (press === null) return;
  const started = pressed(deps, activity, placeFor(deps, activity, press), press);
  if (started === null) await reply(notice(sayIn(deps, activity)('unknown-person')));
  else await showInCard(deps, started.incoming, await started.result, reply);
};
