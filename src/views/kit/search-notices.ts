import { msg, texts } from '../texts/t.ts';

/** Why a search shows no results. Plain text: Teams does not format it. */
export const searchNotices = texts({
  'not-ready': msg`The bot is reading companies and subscriptions from Pax8. Search again in a minute.`,
  nothing: msg`Nothing found. Part of a company’s or a product’s name is enough.`,
  unknown: msg`This version of the bot does not know that search. Ask your admin to update the app.`,
});
