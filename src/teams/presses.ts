import type { Conversation } from '../core/words/chat.ts';
import type { TeamsActivity } from './activity.ts';
import {
  apology,
  isFirst,
  type Of,
  placeOf,
  remember,
  rememberPerson,
  stranger,
  type TurnDeps,
} from './handle.ts';
import { personOf } from './identity.ts';
import { notice } from './message.ts';
import { messageIdOf } from './message-id.ts';
import { malformedBody, type Pressed, type PressResult, pressBody, readPress } from './press.ts';

const stillWorking = 'Still working on it. The card will change when it is done.';

/** Handles buttons of cards. Returns the body of the answer to the invoke, always in time; never rejects. */
export const onPress =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const press = readPress(activity.value);
    if (press === null) return malformedBody;
    const isNew = () => (press.trigger === 'manual' ? isFirst(deps, activity) : Promise.resolve(true));
    const started = pressed(deps, activity, placeOf(activity), press, isNew);
    if (started === null) return pressBody({ toast: stranger });
    const result = await deps.inTime.run(started.result, async (late) => {
      // A refresh, or an answer meant only for the presser, must not replace the card that everybody sees.
      const isForPresserOnly = !('toast' in late) && late.kept === true;
      if (press.trigger === 'manual' && !isForPresserOnly) await showInCard(deps, started.incoming, late);
    });
    return pressBody(result ?? { toast: stillWorking });
  };

type Started = Readonly<{ incoming: Of<'press'>; result: Promise<PressResult> }>;

/** Passes a press on; returns null when the presser is unknown. `result` never rejects. */
export const pressed = (
  deps: TurnDeps,
  activity: TeamsActivity,
  place: Conversation,
  press: Pressed,
  isNew: () => Promise<boolean> = async () => true,
): Started | null => {
  const person = personOf(activity.from, place.tenantId);
  if (person === null) return null;
  const messageId = activity.replyToId ? messageIdOf(activity.replyToId, place.threadId) : null;
  const incoming: Of<'press'> = { kind: 'press', ...press, person, conversation: place, messageId };
  const work = async (): Promise<PressResult> => {
    try {
      const [first] = await Promise.all([
        isNew(),
        remember(deps, place),
        rememberPerson(deps, activity, person),
      ]);
      return await deps.handle.press(first ? incoming : { ...incoming, repeated: true });
    } catch (thrown) {
      return { toast: apology(deps.log, thrown, 'a press') };
    }
  };
  return { incoming, result: work() };
};

/** Shows a result that can no longer be the answer to the press: updates the card or posts a message. */
export const showInCard = async (
  { chat }: TurnDeps,
  { conversation, messageId }: Of<'press'>,
  result: PressResult,
): Promise<void> => {
  const answer = 'toast' in result ? notice(result.toast) : result;
  const shown =
    'toast' in result || messageId === null ? null : await chat.update(conversation, messageId, answer);
  if (shown === null || shown.kind === 'gone') await chat.send(conversation, answer);
};
