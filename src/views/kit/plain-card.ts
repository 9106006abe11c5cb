import type { Card } from '../../core/words/chat.ts';
import { t } from '../texts/t.ts';
import type { Filling } from './plan.ts';

/** Parts of a filling that only control the layout. */
const silent = new Set([
  'speak',
  'say',
  'id',
  'page',
  'style',
  'mode',
  'colour',
  'state',
  'userIds',
  'entities',
  'mention',
]);
const longest = 4_000;

/** A card with only the words of a filling, for when its template fails. */
export const plainCard = (filling: Filling): Card => {
  const lines: string[] = [];
  collect(filling, lines);
  const text = lines.filter((line) => !line.includes('${')).join('\n\n');
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    speak: lines[0] ?? t`The answer could not be shown.`,
    body: [
      { type: 'TextBlock', wrap: true, text: text.slice(0, longest) || t`The answer could not be shown.` },
      {
        type: 'TextBlock',
        wrap: true,
        isSubtle: true,
        size: 'Small',
        text: t`Only the text of this card could be shown. Say “pending” to see open requests.`,
      },
    ],
  };
};

const collect = (value: unknown, lines: string[]): void => {
  if (typeof value === 'string' && value.trim() !== '') lines.push(value);
  if (Array.isArray(value)) for (const item of value) collect(item, lines);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) if (!silent.has(key)) collect(item, lines);
  }
};
