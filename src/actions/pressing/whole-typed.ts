import { z } from 'zod';

/**
 * A whole number from one to `most`, sent as a number or as typed. "1.000" is rejected: a thousand to some, one to
 * others.
 */
export const wholeTyped = (most: number) =>
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d{1,7}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(1).max(most));
