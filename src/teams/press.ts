import { z } from 'zod';
import type { PressAnswer } from '../core/words/chat.ts';
import type { TeamsNotice } from '../core/words/teams-notice.ts';

export type Pressed = Readonly<{
  verb: string;
  data: Readonly<Record<string, unknown>>;
  trigger: 'manual' | 'automatic';
}>;
export type PressResult = PressAnswer;

const data = z.record(z.string(), z.unknown()).nullish();
const verb = z.string().min(1).max(200);
const invokeValue = z.looseObject({
  action: z.looseObject({ type: z.literal('Action.Execute'), verb, data }),
  trigger: z.enum(['manual', 'automatic']).nullish().catch(null),
});
const submitValue = z.looseObject({ verb });

/** Reads the value of an `adaptiveCard/action` invoke; returns null for anything else. */
export const readPress = (value: unknown): Pressed | null => {
  const read = invokeValue.safeParse(value).data;
  if (!read) return null;
  return { verb: read.action.verb, data: read.action.data ?? {}, trigger: read.trigger ?? 'manual' };
};

/** The same for clients that only know Action.Submit, which puts the verb into the data. */
export const readSubmit = (value: unknown): Pressed | null => {
  const read = submitValue.safeParse(value).data;
  if (!read) return null;
  const { verb: name, ...rest } = read;
  return { verb: name, data: rest, trigger: 'manual' };
};

type Body = Readonly<{ statusCode: number; type: string; value: unknown }>;

/**
 * The body of the answer to an `adaptiveCard/action` invoke. The HTTP status is always 200.
 * https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export const pressBody = (result: PressResult): Body =>
  'toast' in result
    ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: result.toast }
    : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: result.card };

export const malformedBody = (say: (notice: TeamsNotice) => string): Body => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: say('no-action') },
});
