import type { Answer } from '../../core/words/chat.ts';
import { t } from '../texts/t.ts';

/** The verb of the button that says: not what I meant. */
export const notMeantVerb = 'not-meant';

/** The answer with *Not what I meant* as its last button: in the overflow menu, unless it is the only one. */
export const withNotMeant = (answer: Answer, id: string): Answer => {
  const { actions } = answer.card;
  const others = Array.isArray(actions) ? actions : [];
  const button = {
    type: 'Action.Execute',
    title: t`Not what I meant`,
    verb: notMeantVerb,
    mode: others.length === 0 ? 'primary' : 'secondary',
    data: { id },
  };
  return { ...answer, card: { ...answer.card, actions: [...others, button] } };
};
