import type { Answer, Card } from '../core/words/chat.ts';
import type { TeamsNotice } from '../core/words/teams-notice.ts';

/** A card with one sentence. */
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
 * A message without text: with both, Teams makes two messages and returns no id. Notifications show the summary.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const messageOf = (answer: Answer) => ({
  type: 'message' as const,
  summary: firstLine(answer.text),
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: answer.card }],
});

/** In bytes of UTF-16, as Teams counts. Teams refuses above 100 KB and recommends 80. */
export const sizeOf = (answer: Answer): number => JSON.stringify(messageOf(answer)).length * 2;
export const largest = 80 * 1_024;
/** A message of this size fits anywhere in Teams and reads well on a phone; cards are kept below it. */
export const comfortable = 20_000;

/** Text in cards is markdown. */
export const escaped = (text: string): string => text.replace(/[\\*_[\]()~`>#|<]/g, '\\$&');

/** A short version of an answer that is too large for Teams. */
export const shortened = (answer: Answer, words: (notice: TeamsNotice) => string): Answer => {
  return {
    ...notice(`${escaped(answer.text.slice(0, 2_000))}\n\n… ${words('answer-too-large')}`),
    text: answer.text.slice(0, 2_000),
  };
};
