import type { Incoming, PressAnswer } from '../../core/words/chat.ts';
import type { Context } from '../../workflows/context.ts';

export type Press = Extract<Incoming, { kind: 'press' }>;

/** What the person who pressed sees in place of the card, or a line of text beside it. */
export type Pressed = PressAnswer;

/** One row of the table of buttons. `data` comes from the client and is checked before use. */
export type Action = Readonly<{
  verb: string;
  run(context: Context, press: Press): Promise<Pressed>;
}>;
