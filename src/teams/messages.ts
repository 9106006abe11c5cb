import type { Conversation } from '../core/words/chat.ts';
import type { TeamsActivity } from './activity.ts';
import {
  type Around,
  apology,
  isFirst,
  placeOf,
  type Reply,
  remember,
  rememberPerson,
  stranger,
} from './handle.ts';
import { personOf } from './identity.ts';
import { notice } from './message.ts';
import { readSubmit } from './press.ts';
import { pressed, showInCard } from './presses.ts';
import { readText, submittedText } from './text.ts';

/** Messages: typed, or sent by a button of the old kind. */
export const onMessage =
  (around: Around) =>
  async (activity: TeamsActivity): Promise<void> => {
    if (!(await isFirst(around, activity))) return;
    const place = placeOf(activity);
    await remember(around, place);
    await around.inTime.run(answer(around, activity, place));
  };

const answer = async (around: Around, activity: TeamsActivity, place: Conversation): Promise<void> => {
  const { text, mentions } = readText(activity);
  const said = text || submittedText(activity.value) || '';
  if (said === '' && activity.value != null) return submitted(around, activity, place);

  const { chat, handle, log, roster } = around;
  const reply: Reply = (answered) => chat.send(place, answered);
  const person = personOf(activity.from, place.tenantId);
  if (person === null) {
    await reply(notice(stranger));
    return;
  }
  try {
    await rememberPerson(around, activity, person);
    const known = await roster.resolve(mentions, place);
    const id = activity.id ?? '';
    await handle.message(
      { kind: 'message', id, text: said, person, conversation: place, mentions: known },
      reply,
    );
  } catch (thrown) {
    await reply(notice(apology(log, thrown, 'a message')));
  }
};

/** A client that does not know Action.Execute sends its fallback, Action.Submit, which cannot return a card. */
const submitted = async (around: Around, activity: TeamsActivity, place: Conversation): Promise<void> => {
  const press = readSubmit(activity.value);
  if (press === null) return;
  const started = pressed(around, activity, place, press);
  if (started === null) await around.chat.send(place, notice(stranger));
  else await showInCard(around, started.incoming, await started.result);
};
