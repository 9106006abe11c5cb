import type { GivenReason } from '../../core/words/given-reason.ts';

/** A reason as part of a sentence: without characters that ask, quote or mark, which the bot would read as such. */
const plain = (purpose: string): string =>
  purpose
    .replace(/(?<!\p{L})['’]|['’](?!\p{L})|[^\p{L}\p{M}\p{N}\s.,;:&/+%€$£'’-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The sentence with its ticket and reason, as the bot reads them; the reason comes last, whatever it says. */
export const withReason = (sentence: string, { purpose, ticket, urgent }: GivenReason): string => {
  const reason = purpose === null ? '' : plain(purpose);
  return sentence === ''
    ? ''
    : [
        ...(urgent === true ? [`urgent: ${sentence}`] : [sentence]),
        ...(ticket === null ? [] : [`ticket ${ticket}`]),
        ...(reason === '' ? [] : [`reason: ${reason}`]),
      ].join(', ');
};
