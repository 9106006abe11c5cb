import type { AlertPlace } from '../core/alert.ts';
import { plainText } from './escape.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type PlaceLostInput = Readonly<{ place: AlertPlace; where: string }>;

/** To admins: renewal alerts do not arrive in a place any more. */
export const placeLost: View<PlaceLostInput> = ({ where }) =>
  notice({
    title: 'Renewal alerts do not arrive',
    tone: 'attention',
    text: `Nothing arrives in ${plainText(where)}.`,
  });
