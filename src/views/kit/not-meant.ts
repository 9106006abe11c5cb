import type { Answer } from '../../core/words/chat.ts';
import { t } from '../texts/t.ts';

/** The verb of the button by which a person says that an answer was not what they meant. */
export const notMeantVerb = 'not-meant';

/** The answer with the button *Not what I meant* as its last: in the overflow menu, unless it is the only button. */
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
