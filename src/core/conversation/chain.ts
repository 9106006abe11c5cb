import { withoutEnd } from '../understanding/message-parts.ts';

/** Joins a sentence and its follow-up, in the sentences behind buttons. Nobody types it. */
const link = ' ⇢ ';
/** The longest sentence behind a button, in characters; one that follows others is longer. */
const longest = { alone: 160, chained: 300 } as const;

/** How much of a sentence a button may say. */
export const longestSaid = (sentence: string): number =>
  sentence.includes(link) ? longest.chained : longest.alone;

/** The parts of a sentence behind a button; a sentence that somebody typed is one part. */
export const partsOf = (sentence: string): readonly string[] => sentence.split(link);

/**
 * A follow-up with everything before it, so that a button can repeat it; alone when that is too long, as it refers to
 * what was said last.
 */
export const chained = (before: string, message: string): string => {
  const whole = `${before}${link}${message}`;
  return whole.length <= longest.chained ? whole : message;
};

/** A sentence that looks something up with more said after it, such as "csv". */
export const withMore = (sentence: string, more: string): string => {
  const said = withoutEnd(sentence);
  return partsOf(said).length > 1 ? chained(said, more) : `${said} ${more}`;
};
