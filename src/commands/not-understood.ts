import { suggestionsFor } from '../core/teaching/own-sentences.ts';
import type { IntentKind } from '../core/understanding/intent.ts';
import type { Answer } from '../core/words/chat.ts';
import type { Person, Role } from '../core/words/people.ts';
import { notUnderstoodCard } from '../views/kit/replies.ts';
import type { ReadFor } from '../workflows/bot/reading.ts';
import type { Context } from '../workflows/context.ts';
import { askModel } from './ask-model.ts';
import { ownNamesOf } from './bot/own-examples.ts';
import { readKinds, suggestionsOf } from './index.ts';

/** What a language model reads, if there is one; else what may have been meant: sentences that only read, with own names. */
export const notUnderstood = async (
  context: Context,
  person: Person,
  role: Role,
  sentence: string,
  read: ReadFor,
): Promise<Answer> => {
  const { answer } = context;
  const { portfolio, reading } = read;
  const offered = await askModel(context, role, portfolio, reading);
  if (offered !== null) return offered;
  return answer(notUnderstoodCard(await nearestTo(context, person, role, sentence, read)));
};

/** Sentences that only look something up, with the names that were said, the nearest first. */
export const nearestTo = async (
  context: Context,
  person: Person,
  role: Role,
  sentence: string,
  { portfolio, reading }: ReadFor,
): Promise<readonly string[]> => {
  const { now, zone } = context;
  const names = await ownNamesOf(context, portfolio, person);
  const known = { portfolio, names, here: { now: now(), zone } };
  const isRead = (kind: IntentKind) => readKinds.has(kind);
  return suggestionsFor(sentence, reading, suggestionsOf(role), known, isRead);
};
