import type { Instant } from '../../core/words/instant.ts';
import { t } from '../texts/t.ts';
import { moment, type Show } from './format.ts';

/*
 * Cards that somebody inserts into any conversation, also one with a customer or without the bot. So they have no buttons
 * that need the bot and no prices, and their dates are not relative: nobody brings them up to date.
 */

/** What a search shows of a card; plain text. */
export type Preview = Readonly<{ title: string; text: string }>;

/** "Pax8, read 26 Nov 2026 14:05 UTC". */
export const readAt = (asOf: Instant, show: Show): string => t`Pax8, read ${moment(asOf, show)}`;
