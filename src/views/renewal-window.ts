import type { Change } from '../core/change.ts';
import type { Renewal } from '../core/renewal.ts';
import { plainText } from './escape.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type WindowInput = Readonly<{ renewal: Renewal; changes: ReadonlyMap<string, Change> }>;

/** The renewal is done: seats may go back until its window closes. */
export const renewalWindow: View<WindowInput> = ({ renewal }) =>
  notice({
    title: `Window open · ${plainText(renewal.companyName)}`,
    tone: 'neutral',
    text: 'Seats may go back now.',
  });
