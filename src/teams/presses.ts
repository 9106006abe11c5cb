import type { Conversation, Delivery } from '../core/words/chat.ts';
import type { TeamsActivity } from './activity.ts';
import {
  apology,
  closeTurn,
  type Of,
  openly,
  placeOf,
  type Reply,
  remember,
  rememberPerson,
  sayTo,
  type TurnDeps,
  turnOf,
  whoseOf,
} from './handle.ts';
import { senderOf } from './identity.ts';
import { notice } from './message.ts';
import { messageIdOf } from './message-id.ts';
import { malformedBody, type Pressed, type PressResult, pressBody, readPress } from './press.ts';
import { forOnePerson } from './private-card.ts';

/** Handles buttons of cards. Returns the body of the answer to the invoke, always in time; never rejects. */
export const onPress =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const { intake, turns, inTime, later } = deps;
    const press = readPress(activity.value);
    const say = sayTo(deps, activity);
    if (press === null) return malformedBody(say);
    const place = placeFor(deps, activity, press);
    const entry = intake.presses.enter(whoseOf(place, activity));
    // An invoke needs an answer each time, and this one costs nothing.
    if (typeof entry === 'string') return pressBody({ toast: say('too-many-presses') });
    const messageId = messageIn(activity, place);
    const turn =
      press.trigger === 'manual' ? turnOf(deps, activity, { kind: 'press', said: '', messageId }) : null;
    const isNew = turn === null ? Promise.resolve(true) : turns.begin(turn);
    const started = pressed(deps, activity, place, press, () => entry.turn.then(() => isNew));
    if (started === null) {
      void entry.turn.then(entry.leave);
      return pressBody({ toast: say('unknown-person') });
    }
    const close = async (delivery: Delivery | null): Promise<void> => {
      if (turn !== null && (await isNew)) await closeTurn(deps, turn, delivery);
    };
    const result = await inTime.run(started.result.finally(entry.leave), async (late) => {
      // A refresh, or an answer meant only for the presser, must not replace the card that everybody sees.
      const isForPresserOnly = !('toast' in late) && late.cardUpdated === true;
      const isShown = press.trigger === 'manual' && !isForPresserOnly;
      await close(isShown ? await showInCard(deps, started.incoming, late) : null);
    });
    if (result !== null) later('a press that was answered', close(null));
    return pressBody(shownIn(deps, activity, place, result ?? { toast: say('card-comes-later') }));
  };

/** Where a press is answered. Anything beyond a look-up is answered for all to see. */
export const placeFor = ({ looksUp }: TurnDeps, activity: TeamsActivity, { verb }: Pressed): Conversation => {
  const place = placeOf(activity);
  return looksUp(verb) ? place : openly(place);
};

const shownIn = (
  deps: TurnDeps,
  activity: TeamsActivity,
  { onlyFor }: Conversation,
  result: PressResult,
): PressResult =>
  onlyFor === undefined || 'toast' in result
    ? result
    : forOnePerson(result, deps.looksUp, sayTo(deps, activity));

const messageIn = ({ replyToId }: TeamsActivity, { threadId }: Conversation): string | null =>
  replyToId ? messageIdOf(replyToId, threadId) : null;

type Started = Readonly<{ incoming: Of<'press'>; result: Promise<PressResult> }>;

/** Passes a press on; returns null when the presser is unknown. `result` never rejects. */
export const pressed = (
  deps: TurnDeps,
  activity: TeamsActivity,
  place: Conversation,
  press: Pressed,
  isNew: () => Promise<boolean> = async () => true,
): Started | null => {
  const { person, told } = senderOf(activity, place.tenantId);
  if (person === null) return null;
  const messageId = messageIn(activity, place);
  const incoming: Of<'press'> = { kind: 'press', ...press, person, told, conversation: place, messageId };
  const work = async (): Promise<PressResult> => {
    try {
      const [first] = await Promise.all([
        isNew(),
        remember(deps, place),
        rememberPerson(deps, activity, person),
      ]);
      return await deps.handle.press(first ? incoming : { ...incoming, repeated: true });
    } catch (thrown) {
      return { toast: apology(deps, thrown, 'a press', sayTo(deps, activity)) };
    }
  };
  return { incoming, result: work() };
};

/** Shows a result that came too late to answer the press: updates the card or posts a message. Returns the outcome. */
export const showInCard = async (
  { chat }: TurnDeps,
  { conversation, messageId }: Of<'press'>,
  result: PressResult,
  reply: Reply = (answered) => chat.send(conversation, answered, { insist: true }),
): Promise<Delivery> => {
  const answer = 'toast' in result ? notice(result.toast) : result;
  const shown =
    'toast' in result || messageId === null ? null : await chat.update(conversation, messageId, answer);
  return shown === null || shown.kind === 'gone' ? reply(answer) : shown;
};
