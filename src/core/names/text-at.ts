/** The text at a position of a list or match; empty when there is none. */
export const textAt = (texts: ArrayLike<string | undefined>, at: number): string => texts[at] ?? '';
