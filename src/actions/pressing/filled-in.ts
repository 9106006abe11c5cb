import { z } from 'zod';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import { vendorProblem } from '../../views/changes/vendor-details.ts';
import type { Filled } from '../../workflows/changes/vendor-details.ts';
import type { Press } from './action.ts';
import { typedIn } from './typed-in.ts';

const data = z.object({
  form: z
    .string()
    .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{8}){0,29}$/)
    .nullable()
    .catch(null),
  without: z.literal('details').nullable().catch(null),
});

/** A press's answers for the vendors of its change. */
export const filledIn = (press: Press): Filled => {
  const { form, without } = data.parse(press.data);
  return { form, typed: typedIn(press.data), without: without !== null };
};

/** Why it did not go on, in plain text. */
export const againText = ({ problems }: DetailsAgain): string => problems.map(vendorProblem).join(' ');
