import { type Suggestion, sayButtons } from './buttons.ts';
import type { Colour, Fact, Plan } from './plan.ts';

/** One thing with its facts. Everything is already escaped. */
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
  presses?: readonly Readonly<{ title: string; verb: string; id?: string }>[];
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
    // A single button in the overflow menu would show only three dots.
    presses: presses.map((press) => ({ id: '', ...press })),
    detailsMode: suggestions.length + presses.length === 0 ? 'primary' : 'secondary',
    asOf,
    buttons: sayButtons(suggestions),
  },
});
