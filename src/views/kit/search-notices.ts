/** Why a search shows no results. Plain text: Teams formats none of it. */
export const searchNotices = {
  'not-ready': 'The bot is reading companies and subscriptions from Pax8. Search again in a minute.',
  nothing: 'Nothing found. Part of a company’s or a product’s name is enough.',
  unknown: 'This version of the bot does not know that search. Ask your admin to update the app.',
} as const;
