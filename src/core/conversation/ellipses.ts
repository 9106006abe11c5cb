import type { Intent } from '../understanding/intent.ts';
import type { Follow } from './follow.ts';
import { isTotal } from './moved.ts';
import { isFiled } from './remembered.ts';
import { type Change, isRequestOf } from './whole-sentence.ts';

/** A change with the message's parts put in, and the words left over for the whole sentence. */
export type Patched = Readonly<{ intent: Change; more: string; names: boolean; fix?: 'sure' | 'likely' }>;

/** Whether the last sentence became a request: not refused, only offered, or supposed. */
export const wasFiled = ({ last, request }: Follow, base: Intent): boolean =>
  base.kind in changes && isFiled({ last, request }) && isRequestOf(request, base as Change);
const changes = { seats: 0, cancel: 0, staff: 0, 'set-price': 0 };

type Completed = Readonly<{ given: Follow; base: Change; change: Patched }>;

/** Whether the message answers the bot's question and nothing else. A number may have its direction beside it. */
export const answersOnly = ({ said, last }: Follow): boolean => {
  if (last?.decision.kind !== 'ask' || !last.open) return false;
  const asked = new Set<string>(last.decision.missing);
  const { companies, products, references, numbers } = said;
  const slots: readonly (readonly [number, readonly string[]])[] = [
    [companies.length, ['company', 'which-company']],
    [products.length + references.length, ['product', 'which-subscription']],
    [numbers.length, ['number', 'direction']],
  ];
  return slots.every(([length, names]) => length === 0 || names.some((name) => asked.has(name)));
};

/**
 * The ways in which a message may be incomplete and still be an order: what it lacks comes from one earlier message of
 * the same person, filed or lacking just that. Anything else is offered or asked.
 */
export const ellipses: readonly Readonly<{
  name: string;
  holds: (completed: Completed) => boolean;
}>[] = [
  {
    // "add 3 E5", which company?, "Trey Research".
    name: 'answer',
    holds: ({ given }) => answersOnly(given),
  },
  {
    // "Trey needs 2 more E5", is this what you want?, "yes but 3".
    name: 'agreement',
    holds: ({ given, change }) =>
      given.last?.decision.kind === 'confirm' &&
      given.last.open &&
      given.said.marks.has('yes') &&
      !change.names,
  },
  {
    // "add 3 E5 for Trey Research", "make it 5".
    name: 'correction',
    holds: ({ given, base, change }) =>
      wasFiled(given, base) && !given.said.marks.has('same') && !(change.names && isTotal(base)),
  },
  {
    // "add 3 E5 for Trey Research", "same for Woodgrove".
    name: 'repetition',
    holds: ({ given, base }) => wasFiled(given, base) && given.said.marks.has('same') && !isTotal(base),
  },
  {
    // "what if add 3 E5 for Trey Research", "and 5?".
    name: 'preview',
    holds: ({ base, change }) =>
      base.kind === 'what-if' || (base.kind === 'order' && change.intent.kind === 'order'),
  },
];

export const mayFile = (completed: Completed): boolean => ellipses.some(({ holds }) => holds(completed));
