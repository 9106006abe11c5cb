import type { Answer, Card } from '../core/words/chat.ts';
import type { TeamsNotice } from '../core/words/teams-notice.ts';
import { privateMark } from './identity.ts';

type Part = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The answer as only one person sees it, for a day. Only look-up buttons stay (`looksUp`), marked for private answers.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages#best-practices-and-design-guidance
 */
export const forOnePerson = <A extends Answer>(
  answer: A,
  looksUp: (verb: string) => boolean,
  say: (notice: TeamsNotice) => string,
): A => {
  let isCut = false;
  /** The marked button; null when it does not stay. */
  const button = (action: Part): Part | null => {
    if (action.type === 'Action.ShowCard') return part(action);
    if (!comesBack(action)) return action;
    const { data = {}, fallback } = action;
    if (!isObject(data) || !stays(action, data, looksUp)) {
      isCut = true;
      return null;
    }
    const says = isObject(data.msteams) ? { msteams: spoken(data.msteams) } : {};
    const instead = isObject(fallback) ? { fallback: button(fallback) ?? 'drop' } : {};
    return { ...action, data: { ...data, [privateMark]: true, ...says }, ...instead };
  };
  const part = (value: Part): Part | null => {
    const { type } = value;
    if (typeof type === 'string' && type.startsWith('Input.')) return null;
    const properties = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key === 'refresh') return [];
      if (key === 'actions' && Array.isArray(inner))
        return [[key, inner.flatMap((each) => button(each) ?? [])]];
      if (/^(?:selectAction|inlineAction)$/.test(key) && isObject(inner)) {
        const stays = button(inner);
        return stays === null ? [] : [[key, stays]];
      }
      return [[key, whole(inner)]];
    });
    const element = Object.fromEntries(properties);
    const isEmptySet = type === 'ActionSet' && Array.isArray(element.actions) && element.actions.length === 0;
    return isEmptySet ? null : element;
  };
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((each) => (isObject(each) ? (part(each) ?? []) : [each]));
    return isObject(value) ? part(value) : value;
  };
  const card = part(answer.card) as Card;
  return isCut ? { ...answer, card: withLine(card, say('buttons-left-out')) } : { ...answer, card };
};

const comesBack = ({ type }: Part): boolean => type === 'Action.Execute' || type === 'Action.Submit';

/** An old button's text is read like any message, so it changes nothing from there. */
const stays = ({ type, verb }: Part, data: Part, looksUp: (verb: string) => boolean): boolean => {
  const name = type === 'Action.Execute' ? verb : data.verb;
  return typeof name === 'string' ? looksUp(name) : isObject(data.msteams) || typeof data.text === 'string';
};

/** Teams shows `displayText` to all, and the text only to the bot. */
const spoken = ({ displayText: _shown, ...says }: Part): Part => ({
  ...says,
  value: { [privateMark]: true },
});

const withLine = (card: Card, text: string): Card => ({
  ...card,
  body: [
    ...(Array.isArray(card.body) ? card.body : []),
    { type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'Small' },
  ],
});
