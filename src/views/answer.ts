import type { Answer } from '../core/words/chat.ts';
import { cardText } from './kit/card-text.ts';
import { unescapeText } from './kit/escape.ts';
import type { Plan } from './kit/plan.ts';
import type { Templates } from './kit/template.ts';

/** An answer with a sentence before it; `text` is escaped for cards. */
export const precededBy = ({ card, text: plain }: Answer, text: string): Answer => ({
  card: {
    ...card,
    body: [{ type: 'TextBlock', text, wrap: true }, ...(Array.isArray(card.body) ? card.body : [])],
  },
  text: `${unescapeText(text)}\n${plain}`,
});

/**
 * Fills a card's template and makes the plain text; uses the smaller plans while the card is too large. Never throws:
 * on failure it calls `onFailure`, and the card has what is left.
 */
export const answerFrom =
  (templates: Templates, onFailure: (card: string, problem: unknown) => void) =>
  (plan: Plan): Answer => {
    let rendered = templates.render(plan);
    for (let { smaller } = plan; rendered.tooLarge && smaller !== undefined; ) {
      const next = smaller();
      rendered = templates.render(next);
      ({ smaller } = next);
    }
    const { card, problem } = rendered;
    if (problem !== null) onFailure(plan.template, problem);
    return { card, text: cardText(card) };
  };
