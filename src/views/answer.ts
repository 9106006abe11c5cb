import type { Answer } from '../core/words/chat.ts';
import { cardText } from './kit/card-text.ts';
import type { Plan } from './kit/plan.ts';
import type { Templates } from './kit/template.ts';

/**
 * Lays a card out on its template and says the same in plain text. Never throws: `onFailure` is told when the card could not
 * be laid out, and the answer is plain text then.
 */
export const answerFrom =
  (templates: Templates, onFailure: (card: string, problem: unknown) => void) =>
  (plan: Plan): Answer => {
    const { card, problem } = templates.render(plan);
    if (problem !== null) onFailure(plan.template, problem);
    return { card, text: cardText(card) };
  };
