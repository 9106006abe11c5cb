import type { Card } from '../core/words/chat.ts';

export type Button =
  | Readonly<{
      kind: 'press';
      title: string;
      verb: string;
      data: Readonly<Record<string, unknown>>;
      messageId: string;
    }>
  | Readonly<{ kind: 'say'; title: string; text: string }>;

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const objectIn = (value: unknown): Loose => (isObject(value) ? value : {});

/** All buttons of a card and its parts, in reading order. */
export const buttonsOf = (card: Card, messageId: string): Button[] => {
  const found: Button[] = [];
  const walk = (value: unknown): void => {
    // Hidden parts of a card are not printed either.
    if (!isObject(value) || value.isVisible === false) return;
    const { type, verb } = value;
    const title = String(value.title ?? '');
    const data = objectIn(value.data);
    const text = objectIn(data.msteams).text;
    if (type === 'Action.Execute' && typeof verb === 'string')
      found.push({ kind: 'press', title, verb, data, messageId });
    else if (type === 'Action.Submit' && typeof text === 'string')
      found.push({ kind: 'say', title: title === '' ? text : title, text });
    else Object.values(value).forEach(walk);
  };
  walk([card.body, card.actions]);
  return found;
};
