import type { Change } from '../../core/changes/change.ts';
import { escapeText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { changeSentence } from './change-words.ts';

/** Shown before what replaces an earlier request. Escaped. */
export const takenBackText = (change: Change, show: Show): string =>
  t`I took your earlier request back: ${escapeText(change.companyName, 60)}, ${changeSentence(change, show)}`;
