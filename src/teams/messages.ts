import type { Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';
import type { TeamsActivity } from './activity.ts';
import {
  apology,
  isFirst,
  placeOf,
  type Reply,
  remember,
  rememberPerson,
  stranger,
  type TurnDeps,
} from './handle.ts';
import { personOf } from './identity.ts';
import { notice } from './message.ts';
import { readSubmit } from './press.ts';
import { pressed, showInCard } from './presses.ts';
import { longestText, readText, submittedText } from './text.ts';

const tooLongText = `That message is too long for the bot: it reads up to ${longestText.toLocaleString('en-US')} characters, and has looked at nothing of this one. Send it in parts.`;

const tooManyText =
  'Those are more messages at once than the bot takes. It answers the first ones; ask the others again in a minute.';

/** Handles messages that were typed or sent by an old kind of button (`Action.Submit`). */
export const onMessage =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> =>
    void (await deps.inTime.run(inTurn(deps, activity)));

const inTurn = (deps: TurnDeps, activity: TeamsActivity): Promise<void> => {
  const { intake, chat } = deps;
  const place = placeOf(activity);
  const whose = {
    person: `${place.tenantId} ${activity.from?.aadObjectId ?? activity.from?.id ?? ''}`,
    conversation: `${place.tenantId} ${place.id}`,
  };
  return intake.take(
    whose,
    () => take(deps, activity),
    async () => void (await chat.send(place, notice(tooManyText))),
  );
};

const take = async (deps: TurnDeps, activity: TeamsActivity): Promise<void> => {
  if (!(await isFirst(deps, activity))) return;
  const place = placeOf(activity);
  const person = personOf(activity.from, place.tenantId);
  await Promise.all([
    remember(deps, place),
    person === null ? undefined : rememberPerson(deps, activity, person),
  ]);
  await answer(deps, activity, place, person);
};

const answer = async (
  deps: TurnDeps,
  activity: TeamsActivity,
  place: Conversation,
  person: Person | null,
): Promise<void> => {
  const { text, mentions, tooLong } = readText(activity);
  const said = text || submittedText(activity.value) || '';
  if (said === '' && activity.value != null && !tooLong) return submitted(deps, activity, place);

  const { chat, handle, log, roster } = deps;
  const reply: Reply = (answered) => chat.send(place, answered);
  if (person === null) {
    await reply(notice(stranger));
    return;
  }
  if (tooLong) {
    await reply(notice(tooLongText));
    return;
  }
  try {
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

/** For clients without Action.Execute: they send its fallback, Action.Submit, whose answer cannot be a card. */
const submitted = async (deps: TurnDeps, activity: TeamsActivity, place: Conversation): Promise<void> => {
  const press = readSubmit(activity.value);
  if (press === null) return;
  const started = pressed(deps, activity, place, press);
  if (started === null) await deps.chat.send(place, notice(stranger));
  else await showInCard(deps, started.incoming, await started.result);
};
