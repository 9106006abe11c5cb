import type { Person } from '../../core/words/people.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import { mentionOf } from './mention.ts';
import type { Colour, Fact, Plan } from './plan.ts';

/** Something that happened with a renewal, and what a person may do about it. Everything is escaped already. */
export type NextSteps = Readonly<{
  speak: string;
  title: string;
  state: string;
  colour: Colour;
  mention?: Person | null;
  sentence: string;
  lines?: readonly string[];
  facts?: readonly Fact[];
  steps?: Readonly<{ heading: string; each: readonly string[] }>;
  notes?: readonly string[];
  /** The renewal whose card a button posts here; `first`: that is the thing to do. */
  open?: Readonly<{ renewalId: string; title: string; first: boolean }>;
  suggestions?: readonly Suggestion[];
}>;

export const nextSteps = ({
  mention,
  lines = [],
  facts = [],
  steps = { heading: '', each: [] },
  notes = [],
  open,
  suggestions = [],
  ...filling
}: NextSteps): Plan => {
  const told = mentionOf(mention);
  return {
    template: 'next-steps',
    filling: {
      ...filling,
      mention: told.text,
      entities: told.entities,
      lines,
      facts,
      stepsHeading: steps.heading,
      steps: steps.each,
      notes,
      renewalId: open?.renewalId ?? '',
      openTitle: open?.title ?? '',
      openStyle: open?.first === true ? 'positive' : 'default',
      buttons: sayButtons(suggestions),
    },
  };
};
