import { type Suggestion, sayButtons } from './buttons.ts';
import type { Colour, Fact, Plan } from './plan.ts';

/** One thing with its facts. Everything is escaped already. */
export type Facts = Readonly<{
  title: string;
  state: string;
  colour: Colour;
  speak: string;
  sentence: string;
  facts: readonly Fact[];
  notes?: readonly string[];
  /** Behind *Details*. */
  more?: readonly Fact[];
  asOf?: string;
  /** Buttons that come back to the bot. */
  presses?: readonly Readonly<{ title: string; verb: string }>[];
  suggestions?: readonly Suggestion[];
}>;

export const facts = ({
  notes = [],
  more = [],
  asOf = '',
  presses = [],
  suggestions = [],
  ...filling
}: Facts): Plan => ({
  template: 'facts',
  filling: {
    ...filling,
    notes,
    more,
    hasMore: more.length > 0,
    // Alone in the overflow menu it would be a button of three dots.
    presses,
    detailsMode: suggestions.length + presses.length === 0 ? 'primary' : 'secondary',
    asOf,
    buttons: sayButtons(suggestions),
  },
});
