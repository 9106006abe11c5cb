import type { Answer } from '../../../src/core/words/chat.ts';
import { noReason } from '../../../src/core/words/given-reason.ts';
import { changeDialogCard, type Drafted } from '../../../src/views/changes/change-dialog.ts';
import { modelReadingCard } from '../../../src/views/changes/model-reading.ts';
import { type Lay, names } from '../samples.ts';

const text = 'Hi team,\nadd 3 seats of Business Premium for Contoso';
const offer = {
  intent: {
    kind: 'seats',
    direction: 'add',
    count: { kind: 'seats', n: 3 },
    target: { company: 'Contoso', product: 'Business Premium', words: null, reference: null },
  },
  companyName: 'Contoso',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  seats: 12,
  termEndsAt: null,
  say: 'add 3 seats of #1a2b3c4d for Contoso',
} as const;
const offers = [offer];

/** The dialog *Create a change* in every state. */
export const dialogCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const dialog =
    (drafted: Drafted, given = text, quoted = '') =>
    () =>
      answer(changeDialogCard({ text: given, quoted, drafted }));
  return {
    'dialog-change': dialog({
      kind: 'changes',
      offers,
      left: [],
      given: { purpose: names.hostile, ticket: '4711' },
      sure: true,
    }),
    'dialog-change-confirm': dialog(
      { kind: 'changes', offers, left: [names.hostile], given: noReason, sure: false },
      text,
      'remove 9 seats',
    ),
    'dialog-incomplete': dialog({ kind: 'incomplete', left: ['tomorrow'] }),
    'dialog-incomplete-plain': dialog({ kind: 'incomplete', left: [] }),
    'dialog-said': dialog({ kind: 'said', about: 'negated' }),
    'dialog-quoted': dialog({ kind: 'said', about: 'quoted' }, '', `> ${names.hostile}`),
    'dialog-no-change': dialog({ kind: 'no-change' }),
    'dialog-not-understood': dialog({ kind: 'not-understood' }, `${names.hostile}\n\n${names.long}`),
    'dialog-empty': dialog({ kind: 'empty' }, ''),
    'model-change': () => answer(modelReadingCard({ kind: 'change', offer })),
    'model-look-up': () => answer(modelReadingCard({ kind: 'look-up', sentence: `spend ${names.hostile}` })),
    'dialog-not-ready': dialog({ kind: 'not-ready' }),
  };
};
