/** The text at a place of a list or of a match; empty where there is none. */
export const textAt = (texts: ArrayLike<string | undefined>, at: number): string => texts[at] ?? '';
