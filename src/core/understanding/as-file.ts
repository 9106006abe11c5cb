import { phraseAt, phrases, type Token } from './sentence.ts';

const asking = phrases(
  'as a csv file|as a csv|as csv file|as csv|to a csv file|to csv|in csv|csv file|csv|as an excel file|as excel|in excel|to excel|' +
    'as a spreadsheet|as a file|spreadsheet|to a file',
);
const lead = phrases('export the|export|download the|download|save the|save');

/** Whether a list is wanted as a file, and the sentence without the words that say so. */
export const takeFile = (
  tokens: readonly Token[],
): Readonly<{ as: 'card' | 'csv'; rest: readonly Token[] }> => {
  const led = lead.find((phrase) => phraseAt(tokens, 0, phrase));
  const rest = led === undefined ? tokens : tokens.slice(led.length);
  for (let at = 0; at < rest.length; at += 1) {
    const found = asking.find((phrase) => phraseAt(rest, at, phrase));
    if (found !== undefined)
      return { as: 'csv', rest: [...rest.slice(0, at), ...rest.slice(at + found.length)] };
  }
  return led === undefined ? { as: 'card', rest: tokens } : { as: 'csv', rest };
};
