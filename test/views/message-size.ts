import type { Answer } from '../../src/core/words/chat.ts';
import { sizeOf } from '../../src/teams/message.ts';
import { withNotMeant } from '../../src/views/kit/not-meant.ts';

/** Who sends it, as the outbox adds. */
const from = { id: `28:${'0'.repeat(36)}`, name: 'Pax8 operations' };

/**
 * An answer as it leaves: in its message, from the bot, with the last button that answers get. In bytes of UTF-16, as Teams counts:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const messageSize = (answer: Answer): number =>
  sizeOf(withNotMeant(answer, '0'.repeat(36))) + 2 * JSON.stringify({ from }).length;
