import type { Person } from '../../core/words/people.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import { inOne } from './list.ts';
import { mentionOf } from './mention.ts';
import type { Colour, Fact, Plan } from './plan.ts';

/** Something that happened to a renewal, and what a person can do now. Everything is already escaped. */
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
  /** The renewal whose card a button posts here. `first` makes it the main button. */
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
  const mentioned = mentionOf(mention);
  return {
    template: 'next-steps',
    filling: {
      ...filling,
      mention: mentioned.text,
      entities: mentioned.entities,
      lines: inOne(lines),
      facts,
      stepsHeading: steps.heading,
      steps: inOne(steps.each),
      notes: inOne(notes),
      renewalId: open?.renewalId ?? '',
      openTitle: open?.title ?? '',
      openStyle: open?.first === true ? 'positive' : 'default',
      buttons: sayButtons(suggestions),
    },
  };
};
