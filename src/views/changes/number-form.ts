import { maxSeats } from '../../core/understanding/numbers.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { number, seats } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { recordForm } from '../kit/record-form.ts';
import { msg, t, texts } from '../texts/t.ts';

/** What lacks its number: a subscription's seats (`quantity` is null when unknown), or people who join or leave. */
export type Uncounted = Readonly<{ companyName: string; say: string }> &
  (
    | Readonly<{
        kind: 'add' | 'remove' | 'set';
        productName: string | null;
        quantity: number | null;
        /** Seats that Microsoft shows as unassigned: suggested when seats are removed. Null when unknown. */
        unassigned?: number | null;
      }>
    | Readonly<{ kind: 'on' | 'off' }>
  );

const labels: Readonly<Record<Uncounted['kind'], string>> = texts({
  add: msg`Seats to add`,
  remove: msg`Seats to remove`,
  set: msg`Seats in all`,
  on: msg`People who join`,
  off: msg`People who leave`,
});

const heldText = (asked: Uncounted): string[] => {
  if (!('quantity' in asked)) return [];
  const held = asked.quantity === null ? t`an unknown number of seats` : seats(asked.quantity);
  const free = proposedOf(asked);
  return [
    escapeText(t`${productPlain(asked.productName)} has ${held}.`, 160),
    ...(free === null ? [] : [t`Not assigned at Microsoft: ${number(free)}.`]),
  ];
};

/** How many seats might go: the unused ones. */
const proposedOf = (asked: Uncounted): number | null =>
  asked.kind === 'remove' && (asked.unassigned ?? 0) > 0 ? (asked.unassigned ?? null) : null;

/** Asks for a number; `say` is the sentence that lacks it. Typing the number as a message does the same. */
export const numberFormCard = (asked: Uncounted): Plan => {
  const title = 'quantity' in asked ? t`How many seats?` : t`How many people?`;
  return recordForm({
    title: `${title} · ${escapeText(asked.companyName)}`,
    state: t`Not requested yet`,
    sentence: [
      ...heldText(asked),
      t`Nothing is requested until you continue. You can also just write the number.`,
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
            ...{ hint: '3', error: t`A whole number from 1`, required: true },
          },
        ],
      },
    ],
    save: {
      ...{ title: t`Continue`, verb: 'give-number', contact: '', form: '', basedOn: '' },
      id: plainText(asked.say, 500),
    },
    suggestions: [],
  });
};
