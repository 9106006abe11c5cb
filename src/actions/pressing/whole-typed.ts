import { z } from 'zod';

/**
 * A whole number from one to `most`, as clients send it: as a number or as typed. "1.000" is none: it is a thousand to some and one to
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
