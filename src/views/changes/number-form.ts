import { maxSeats } from '../../core/understanding/numbers.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { number, seats } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { recordForm } from '../kit/record-form.ts';

/** What lacks its number: seats of a subscription (`quantity` is null when unknown), or people who join or leave. */
export type Uncounted = Readonly<{ companyName: string; say: string }> &
  (
    | Readonly<{
        kind: 'add' | 'remove' | 'set';
        productName: string | null;
        quantity: number | null;
        /** Seats that Microsoft shows as assigned to nobody: proposed where seats go. Null when not known. */
        unassigned?: number | null;
      }>
    | Readonly<{ kind: 'on' | 'off' }>
  );

const labels: Readonly<Record<Uncounted['kind'], string>> = {
  add: 'Seats to add',
  remove: 'Seats to remove',
  set: 'Seats in all',
  on: 'People who join',
  off: 'People who leave',
};

const heldText = (asked: Uncounted): string[] => {
  if (!('quantity' in asked)) return [];
  const held = asked.quantity === null ? 'an unknown number of seats' : seats(asked.quantity);
  const free = proposedOf(asked);
  return [
    escapeText(`${productPlain(asked.productName)} has ${held}.`, 160),
    ...(free === null ? [] : [`${number(free)} ${free === 1 ? 'is' : 'are'} not assigned at Microsoft.`]),
  ];
};

/** How many seats might go: those that nobody uses. */
const proposedOf = (asked: Uncounted): number | null =>
  asked.kind === 'remove' && (asked.unassigned ?? 0) > 0 ? (asked.unassigned ?? null) : null;

/** Asks for a number; `say` is the sentence that lacks it. A number typed as a message does the same. */
export const numberFormCard = (asked: Uncounted): Plan => {
  const title = 'quantity' in asked ? 'How many seats?' : 'How many people?';
  return recordForm({
    title: `${title} · ${escapeText(asked.companyName)}`,
    state: 'Not requested yet',
    sentence: [
      ...heldText(asked),
      'Nothing is requested until you continue. You can also just write the number.',
    ].join(' '),
    problems: [],
    groups: [
      {
        heading: '',
        hint: '',
        fields: [
          {
            ...{ id: 'count', kind: 'number', label: labels[asked.kind], longest: maxSeats },
            value: String(proposedOf(asked) ?? ''),
            ...{ hint: '3', error: 'A whole number from 1', required: true },
          },
        ],
      },
    ],
    save: {
      ...{ title: 'Continue', verb: 'give-number', contact: '', form: '', basedOn: '' },
      id: plainText(asked.say, 500),
    },
    suggestions: [],
  });
};
