import type { Answer } from '../core/words/chat.ts';
import { cardText } from './kit/card-text.ts';
import type { Plan } from './kit/plan.ts';
import type { Templates } from './kit/template.ts';

/**
 * Fills a card's template and makes the same as plain text. Never throws: when the template fails, it calls `onFailure`
 * and the card holds plain text.
 */
export const answerFrom =
  (templates: Templates, onFailure: (card: string, problem: unknown) => void) =>
  (plan: Plan): Answer => {
    const { card, problem } = templates.render(plan);
    if (problem !== null) onFailure(plan.template, problem);
    return { card, text: cardText(card) };
  };
