import type { Show } from './format.ts';

/**
 * The data for a template: outside strings escaped, dates and money as text, arrays always present, no nulls. `speak` is
 * the short sentence for reading aloud.
 */
export type Filling = Readonly<{ speak: string }> & Readonly<Record<string, unknown>>;

/** A card to be made: its template and data; `smaller` is the same card with less on it, for when it is too large. */
export type Plan = Readonly<{ template: string; filling: Filling; smaller?: () => Plan }>;

/** A view is a pure function from data to the plan of a card. */
export type View<Input> = (input: Input, show: Show) => Plan;

export type Colour = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
export type Fact = Readonly<{ label: string; value: string }>;
export type ListRow = Readonly<{
  name: string;
  lines: readonly string[];
  /** Lines that stand out, below the others. */
  loud?: readonly Readonly<{ text: string; colour: Colour }>[];
  figures: readonly string[];
  /** What a press on the row says; nothing happens without it. */
  say?: string;
}>;
