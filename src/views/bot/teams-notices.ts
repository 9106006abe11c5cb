import type { TeamsNotice } from '../../core/words/teams-notice.ts';
import { type Message, msg, texts } from '../texts/t.ts';

const notices = texts({
  failed: msg`Something went wrong on the bot’s side.`,
  reference: msg`Reference {0}`,
  'unknown-person': msg`Teams does not tell the bot who you are, so the bot cannot help you here. If you are a guest or from another organisation, ask a colleague to do it for you.`,
  'message-too-long': msg`That message is too long for the bot: it reads up to 4,000 characters, and has looked at nothing of this one. Send it in parts.`,
  'too-many-messages': msg`Too many messages at once. The bot has not read “{0}” and what you wrote after it. Send that again when the earlier ones are answered.`,
  'too-many-presses': msg`Those are more presses at once than the bot takes. Nothing was done; press again in a minute.`,
  'answer-too-large': msg`The full answer is too large for Teams. Ask for less at a time.`,
  'card-comes-later': msg`Still working on it. The card will change when it is done.`,
  'answer-comes-later': msg`Still working on it. The answer comes in the chat.`,
  'still-loading': msg`Still loading. Search again in a moment.`,
  'no-command': msg`This is not a command of this bot.`,
  'no-action': msg`This is not an action of one of the bot’s cards.`,
  'not-privately': msg`Teams did not let me answer so that only you see it, and I have no chat with you. Write to me in a chat of our own.`,
  'buttons-left-out': msg`The buttons that change something are left out, because only you see this. Ask in our chat to have them.`,
} satisfies Record<TeamsNotice, Message>);

/** What `teams/` says by itself, in the present locale. */
export const teamsNotice = (notice: TeamsNotice): string => notices[notice];
