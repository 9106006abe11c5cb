import type { Card } from '../../core/words/chat.ts';
import { msg, texts } from '../texts/t.ts';
import type { Plan } from './plan.ts';

/**
 * In bytes of UTF-16, as Teams counts. With its envelope and later additions a message stays below 20,000.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const cardBudget = 18_400;

export const sizeOf = (card: Card): number => JSON.stringify(card).length * 2;

/** A card with as much on it as the first of these rooms allows, or the next ones when it would be too large. */
export const inRooms = <Room>(
  [room, ...others]: readonly [Room, ...Room[]],
  make: (room: Room) => Plan,
): Plan => {
  const [next, ...last] = others;
  return next === undefined ? make(room) : { ...make(room), smaller: () => inRooms([next, ...last], make) };
};

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What replaces the last parts of a card. */
const cutNote = texts({
  type: 'TextBlock',
  text: msg`The rest does not fit here. Ask for less at a time, or for the CSV.`,
  wrap: true,
  isSubtle: true,
  size: 'Small',
  separator: true,
});

/** The end of a body must stay: a form's inputs belong to its buttons. */
const isAsked = (part: unknown): boolean => JSON.stringify(part).includes('"Input.');

/**
 * The last resort for a card that is too large in every layout: its body ends earlier and says so, its buttons stay.
 * Returns null when even that does not help.
 */
export const cutToFit = (card: Card): Card | null => {
  if (!Array.isArray(card.body)) return null;
  const parts = (card.body as unknown[]).flatMap((part) =>
    isPart(part) && part.type === 'Container' && Array.isArray(part.items) && !('id' in part)
      ? (part.items as unknown[])
      : [part],
  );
  const shown = (until: number): Card => ({
    ...card,
    body: [...parts.slice(0, until), cutNote, ...parts.slice(until).filter(isAsked)],
  });
  let until = parts.length - 1;
  while (until > 1 && sizeOf(shown(until)) > cardBudget) until -= 1;
  const cut = shown(until);
  return sizeOf(cut) > cardBudget ? null : cut;
};
