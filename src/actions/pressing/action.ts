import type { Incoming, PressAnswer } from '../../core/words/chat.ts';
import type { Context } from '../../workflows/context.ts';

export type Press = Extract<Incoming, { kind: 'press' }>;

/** What the person who pressed sees: a new card, or a line of text. */
export type Pressed = PressAnswer;

/** A row in the table of buttons. `data` comes from the client and is checked before use. */
export type Action = Readonly<{
  verb: string;
  /** Only looks things up, so it also answers while the store is away. */
  reads?: true;
  /** May be on a card that only one person sees: it changes nothing at Pax8, and nobody else needs to see it. */
  aside?: true;
  /** For people without a role too. */
  forAnybody?: true;
  run(context: Context, press: Press): Promise<Pressed>;
}>;
