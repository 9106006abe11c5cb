import type { AlertPlace } from '../core/alert.ts';
import type { Instant } from '../core/marketplace.ts';
import { count } from './format.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type AlertPlacesInput = Readonly<{
  /** `where` as people call it: "this chat", "the channel …". */
  places: readonly Readonly<{ place: AlertPlace; here: boolean; where: string }>[];
  /** Alerts of which nobody knows whether they arrived. */
  unsure: number;
  /** The next sweep; null: none is planned. */
  next: Instant | null;
}>;

/** Where renewal alerts go. */
export const alertPlaces: View<AlertPlacesInput> = ({ places }) =>
  notice({ title: 'Renewal alerts', tone: 'neutral', text: `${count(places.length, 'place')}.` });
