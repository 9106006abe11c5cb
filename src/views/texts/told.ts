import { t } from './t.ts';

/** What an error says to people (`AppError.forPeople`), in the locale of whoever reads it: sentence by sentence, since some are put together. */
export const told = (sentences: string): string =>
  sentences
    .split(/(?<=[.]) (?=[A-Z])/)
    .map((english) => t({ english }))
    .join(' ');
