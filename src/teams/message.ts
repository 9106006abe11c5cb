import type { Answer, Card } from '../core/words/chat.ts';

/** A card that is only a sentence. */
export const notice = (text: string): Answer => ({
  card: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [{ type: 'TextBlock', text, wrap: true }],
  } satisfies Card,
  text,
});

const firstLine = (text: string): string => (text.trim().split('\n', 1)[0] ?? '').slice(0, 200);

/**
 * One attachment and no text: Teams splits a message that has both in two and then gives no id to update it by.
 * The summary is what notifications show.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const messageOf = (answer: Answer) => ({
  type: 'message' as const,
  summary: firstLine(answer.text),
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: answer.card }],
});

/** Teams counts UTF-16, refuses above 100 KB and advises 80. */
export const sizeOf = (answer: Answer): number => JSON.stringify(messageOf(answer)).length * 2;
export const largest = 80 * 1_024;
/** A message of this size fits everywhere in Teams and reads well on a phone. */
export const comfortable = 25 * 1_024;

/** The same answer in little, for one that Teams would not take. Text in cards is markdown, hence the escapes. */
export const shortened = (answer: Answer): Answer => {
  const start = answer.text.slice(0, 2_000).replace(/[\\*_[\]()~`>#|<]/g, '\\$&');
  return {
    ...notice(`${start}\n\n… The whole answer is too large for Teams. Ask for less at once.`),
    text: answer.text.slice(0, 2_000),
  };
};
