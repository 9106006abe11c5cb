import { notUndoneText } from '../../views/changes/undo-words.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { undoChange } from '../../workflows/changes/undo-change.ts';
import type { Action } from '../pressing/action.ts';
import { foundChange, notMine } from '../pressing/found-change.ts';

/** Requests to undo an applied increase. Its card stays; the new request gets its own. */
export const undo: Action = {
  verb: 'undo',
  run: async (context, press) => {
    const { person, conversation } = press;
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const asked = await undoChange(context, change.id, person, conversation);
    if (asked === null) return notMine;
    if (asked.kind === 'no')
      return ownAnswer(context, asked.change, person, {
        reason: notUndoneText(asked.reason, context.show()),
      });
    const posted = await context.chat.send(
      conversation,
      await changeAnswer(context, asked.undo, conversation),
    );
    await followUp(context, asked.undo, posted.kind === 'delivered' ? posted.posted : null);
    return changeAnswer(context, asked.change, conversation);
  },
};
