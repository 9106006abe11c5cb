/** Stands between a sentence and what follows it, in the sentences behind buttons. Nobody types it. */
const link = ' ⇢ ';
/** As long as the sentence behind a button may be, in characters; one that follows others is longer. */
const longest = { alone: 160, chained: 300 } as const;

/** How much of a sentence a button may say. */
export const longestSaid = (sentence: string): number =>
  sentence.includes(link) ? longest.chained : longest.alone;

/** The parts of a sentence behind a button; a sentence that somebody typed is one part. */
export const partsOf = (sentence: string): readonly string[] => sentence.split(link);

/** A follow-up with all that it follows, so that a button can say it again; alone where that is too long, as it leans on what was said last. */
export const chained = (before: string, message: string): string => {
  const whole = `${before}${link}${message}`;
  return whole.length <= longest.chained ? whole : message;
};

/** A sentence that looks something up with more said after it, such as "csv". */
export const withMore = (sentence: string, more: string): string => {
  const said = sentence.replace(/[\s?!.]+$/, '');
  return partsOf(said).length > 1 ? chained(said, more) : `${said} ${more}`;
};
