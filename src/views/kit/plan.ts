import type { Show } from './format.ts';

/**
 * What goes into a template: strings from outside already escaped, dates and money already text, arrays always there, no
 * nulls. `speak` is the short sentence that is read aloud.
 */
export type Filling = Readonly<{ speak: string }> & Readonly<Record<string, unknown>>;

/** A card to be made: which template, and what goes into it. */
export type Plan = Readonly<{ template: string; filling: Filling }>;

/** A view is a pure function from what is known to the plan of a card. */
export type View<Input> = (input: Input, show: Show) => Plan;

export type Colour = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
export type Fact = Readonly<{ label: string; value: string }>;
export type ListRow = Readonly<{
  name: string;
  lines: readonly string[];
  /** Lines that are not to be overlooked, below the others. */
  loud?: readonly Readonly<{ text: string; colour: Colour }>[];
  figures: readonly string[];
}>;
