import type { Renewal } from '../core/renewal.ts';
import { count } from './format.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type DigestInput = Readonly<{
  of: 'storm' | 'day' | 'week';
  /** All of them; the view shows the page (from 0). */
  renewals: readonly Renewal[];
  page: number;
  /** What its paging buttons carry. */
  alertId: string;
}>;

/** Several renewals in one card, each with a button that posts its own. */
export const renewalDigest: View<DigestInput> = ({ renewals }) =>
  notice({ title: 'Renewals', tone: 'warning', text: `${count(renewals.length, 'renewal')} undecided.` });
