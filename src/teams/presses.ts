import type { Conversation } from '../core/words/chat.ts';
import type { TeamsActivity } from './activity.ts';
import {
  type Around,
  apology,
  isFirst,
  type Of,
  placeOf,
  remember,
  rememberPerson,
  stranger,
} from './handle.ts';
import { personOf } from './identity.ts';
import { notice } from './message.ts';
import { messageIdOf } from './message-id.ts';
import { malformedBody, type Pressed, type PressResult, pressBody, readPress } from './press.ts';

const stillWorking = 'Still working on it. The card will change when it is done.';

/** Buttons of cards. The body of the answer to the invoke; never rejects, and in time whatever the work takes. */
export const onPress =
  (around: Around) =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const press = readPress(activity.value);
    if (press === null) return malformedBody;
    const isNew = () => (press.trigger === 'manual' ? isFirst(around, activity) : Promise.resolve(true));
    const started = pressed(around, activity, placeOf(activity), press, isNew);
    if (started === null) return pressBody({ toast: stranger });
    const result = await around.inTime.run(started.result, async (late) => {
      // What a refresh shows is for the one who looks at it: it must not become everybody's card. Nor must an answer that
      // was for the one who pressed, where the posted card comes to its newest state without it.
      const kept = !('toast' in late) && late.kept === true;
      if (press.trigger === 'manual' && !kept) await showInCard(around, started.incoming, late);
    });
    return pressBody(result ?? { toast: stillWorking });
  };

type Started = Readonly<{ incoming: Of<'press'>; result: Promise<PressResult> }>;

/** Hands a press on; null when nobody knows who pressed. `result` does not reject. */
export const pressed = (
  around: Around,
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
        remember(around, place),
        rememberPerson(around, activity, person),
      ]);
      return await around.handle.press(first ? incoming : { ...incoming, repeated: true });
    } catch (thrown) {
      return { toast: apology(around.log, thrown, 'a press') };
    }
  };
  return { incoming, result: work() };
};

/** For a result that cannot go back in the answer to the press. */
export const showInCard = async (
  { chat }: Around,
  { conversation, messageId }: Of<'press'>,
  result: PressResult,
): Promise<void> => {
  const answer = 'toast' in result ? notice(result.toast) : result;
  const shown =
    'toast' in result || messageId === null ? null : await chat.update(conversation, messageId, answer);
  if (shown === null || shown.kind === 'gone') await chat.send(conversation, answer);
};
