import { type GivenReason, givenText } from '../../core/words/given-reason.ts';
import { inputText } from './record-form.ts';

/** What an input for the reason shows: the reason with its ticket. */
export const reasonInput = (given: GivenReason): string => inputText(givenText(given));
