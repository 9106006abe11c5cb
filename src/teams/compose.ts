import type { Choice, DialogAnswer, SearchAnswer } from '../core/words/chat.ts';
import type { TeamsActivity } from './activity.ts';
import {
  choicesBody,
  dialogBody,
  readChoices,
  readMessage,
  readQuery,
  readSent,
  searchBody,
} from './compose-values.ts';
import { apology, isFirst, placeOf, rememberPerson, sayTo, type TurnDeps } from './handle.ts';
import { senderOf } from './identity.ts';

/*
 * The message extension: searches from the message box, and the dialog on a message; and the searchable choices of cards. It is also used where the bot is no
 * member, so the conversation is not remembered as one in which the bot can speak.
 */

/** Answers a search within the five seconds that Teams waits. Never rejects. */
export const onSearch =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const query = readQuery(activity.value);
    const conversation = placeOf(activity);
    const { person, told } = senderOf(activity, conversation.tenantId);
    const say = sayTo(deps, activity);
    if (query === null) return searchBody({ notice: say('no-command') });
    if (person === null) return searchBody({ notice: say('unknown-person') });
    const work = async (): Promise<SearchAnswer> => {
      try {
        await rememberPerson(deps, activity, person);
        return await deps.handle.search({ kind: 'search', ...query, person, told, conversation });
      } catch (thrown) {
        return { notice: apology(deps, thrown, 'a search', say) };
      }
    };
    return searchBody((await deps.inTime.run(work())) ?? { notice: say('still-loading') });
  };

/** The entries of a searchable choice on a card; none for a nameless sender, or on failure. Never rejects. */
export const onChoices =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const query = readChoices(activity.value);
    const conversation = placeOf(activity);
    const { person, told } = senderOf(activity, conversation.tenantId);
    if (query === null || person === null) return choicesBody([]);
    const work = async (): Promise<readonly Choice[]> => {
      try {
        return await deps.handle.choices({ kind: 'choices', ...query, person, told, conversation });
      } catch (thrown) {
        deps.log.error({ err: thrown }, 'a searchable choice failed');
        return [];
      }
    };
    return choicesBody((await deps.inTime.run(work())) ?? []);
  };

/** Opens the dialog on a message, or handles what was sent from it. Never rejects. */
export const onDialog =
  (deps: TurnDeps, step: 'opened' | 'sent') =>
  async (activity: TeamsActivity): Promise<unknown> => {
    const given =
      step === 'opened' ? { ...readMessage(activity.value), shown: null } : readSent(activity.value);
    const conversation = placeOf(activity);
    const { person, told } = senderOf(activity, conversation.tenantId);
    const say = sayTo(deps, activity);
    if (given === null) return dialogBody({ notice: say('no-command') });
    if (person === null) return dialogBody({ notice: say('unknown-person') });
    const work = async (): Promise<DialogAnswer> => {
      try {
        await rememberPerson(deps, activity, person);
        const repeated = step === 'sent' && !(await isFirst(deps, activity));
        const incoming = { kind: 'dialog', ...given, person, told, conversation } as const;
        return await deps.handle.dialog(repeated ? { ...incoming, repeated: true } : incoming);
      } catch (thrown) {
        return { notice: apology(deps, thrown, 'a dialog', say) };
      }
    };
    return dialogBody((await deps.inTime.run(work())) ?? { notice: say('answer-comes-later') });
  };
