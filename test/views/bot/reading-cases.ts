import type { Decision } from '../../../src/core/reading/reading.ts';
import type { Piece, ReadMessage } from '../../../src/core/teaching/read-message.ts';
import type { Intent, Target } from '../../../src/core/understanding/intent.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import {
  misunderstoodCard,
  noReadingCard,
  notMeantCard,
  readingCard,
} from '../../../src/views/bot/reading.ts';
import { greetingCard, thanksCard } from '../../../src/views/bot/small-talk.ts';
import { withNotMeant } from '../../../src/views/kit/not-meant.ts';
import { failedCard, workingCard } from '../../../src/views/kit/replies.ts';
import { ana, bo, type Lay, names, now, show } from '../samples.ts';

const piece = (text: string, kind: Piece['kind'], given: Partial<Piece> = {}): Piece => ({
  ...{ text, kind, cues: [], means: [], of: given.means?.length ?? 0 },
  ...given,
});
const cue = (text: string, ...cues: Piece['cues']): Piece => piece(text, 'cue', { cues });

const target: Target = { company: 'Contoso', product: 'Business Premium', words: null, reference: null };
const seats: Intent = { kind: 'seats', direction: 'add', count: { kind: 'seats', n: 3 }, target };

const message = (given: Partial<ReadMessage> = {}): ReadMessage => ({
  id: 'message-1',
  person: ana,
  conversationId: 'chat',
  at: now,
  said: 'please add 3 business premium for contoso',
  pieces: [
    cue('please', 'neutral'),
    cue('add', 'add'),
    piece('3', 'number'),
    piece('business premium', 'product'),
    cue('for', 'neutral'),
    piece('contoso', 'company', { means: ['Contoso'] }),
  ],
  modality: 'order',
  decision: { kind: 'do', intent: seats },
  ...given,
});

const decisions: Readonly<Record<string, Decision>> = {
  offered: { kind: 'confirm', intents: [seats, { ...seats, direction: 'remove' }], left: [] },
  asked: {
    kind: 'ask',
    intent: seats,
    missing: ['which-company', 'number'],
    choices: [],
    companies: [],
    left: [],
  },
  said: { kind: 'say', about: 'question-about-change' },
  unknown: { kind: 'unknown', left: ['blorp'] },
  renewals: {
    kind: 'do',
    intent: {
      kind: 'renewals',
      company: 'Contoso',
      period: { from: 0, to: 1, label: 'in December' },
      ...{ unknownPeriod: null, monthlyToo: false, vendor: null, undated: false, as: 'card' },
    },
  },
  reference: {
    kind: 'do',
    intent: {
      kind: 'history',
      target: { company: null, product: null, words: null, reference: '1a2b3c4d5e6f' },
    },
  },
  staff: {
    kind: 'do',
    intent: {
      kind: 'staff',
      direction: 'on',
      users: { kind: 'seats', n: 2 },
      company: 'Contoso',
      products: [],
    },
  },
  spend: { kind: 'do', intent: { kind: 'spend', of: 'Microsoft', vendor: true, as: 'card' } },
};

const everyKind: readonly Piece[] = [
  piece('contoso', 'company', { means: ['Contoso Ltd', 'Contoso Legal', 'Contoso Labs'], of: 5 }),
  piece('the big suite', 'product', { means: ['Microsoft 365 E5'] }),
  piece('#1a2b3c4d', 'reference'),
  piece('because of new hires', 'reason'),
  piece('as Bob said', 'quote'),
  piece('blorp', 'unknown'),
  cue('hm', 'unsure', 'not'),
];

/** Words that are known only as a whole, and one that only changes know otherwise. */
const command: Partial<ReadMessage> = {
  said: 'audit verify unused',
  pieces: [cue('audit', 'read'), piece('verify', 'unknown'), cue('unused', 'spare'), cue('today', 'neutral')],
  modality: null,
  decision: { kind: 'do', intent: { kind: 'doctor' } },
};

/** More than are shown. */
const manyCues = Array.from({ length: 30 }, (_, n) =>
  cue(`word${n}`, (['add', 'remove', 'noun', 'asks-bot', 'unsure', 'typo', 'up'] as const)[n % 7] ?? 'up'),
);

export const readingCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  reading: () => answer(readingCard(message())),
  ...Object.fromEntries(
    Object.entries(decisions).map(([name, decision]) => [
      `reading-${name}`,
      () => answer(readingCard(message({ decision, modality: name === 'said' ? 'question' : 'need' }))),
    ]),
  ),
  'reading-every-kind': () => answer(readingCard(message({ pieces: everyKind }))),
  'reading-command': () => answer(readingCard(message(command))),
  'reading-many': () => answer(readingCard(message({ pieces: manyCues }))),
  'reading-without-portfolio': () => answer(readingCard(message({ pieces: [], modality: null }))),
  'reading-worst': () =>
    answer(
      readingCard(
        message({
          said: names.hostile.repeat(4),
          pieces: Array.from({ length: 60 }, () =>
            piece(names.hostile, 'company', { means: [names.hostile, names.long, names.emoji] }),
          ),
        }),
      ),
    ),
  'reading-none': () => answer(noReadingCard()),
  'not-meant': () => answer(notMeantCard({ said: 'gimme the stuff of contoso' })),
  'not-meant-button': () =>
    withNotMeant(
      answer(failedCard({ text: 'Pax8 did not answer.', reference: '1a2b', asOf: now }, show)),
      'message-1',
    ),
  'not-meant-only-button': () => withNotMeant(answer(workingCard()), 'message-1'),
  misunderstood: () =>
    answer(
      misunderstoodCard(
        {
          messages: [
            message({
              said: 'gimme the stuff of contoso',
              decision: decisions.unknown as Decision,
              person: bo,
            }),
            message(),
          ],
          page: 0,
        },
        show,
      ),
    ),
  'misunderstood-many': () =>
    answer(
      misunderstoodCard(
        { messages: Array.from({ length: 24 }, () => message({ said: names.hostile })), page: 10 },
        show,
      ),
    ),
  'misunderstood-none': () => answer(misunderstoodCard({ messages: [], page: 0 }, show)),
  thanks: () => answer(thanksCard()),
  greeting: () =>
    answer(greetingCard({ sentences: ['renewals next 30 days', 'subscriptions Adatum', names.hostile] })),
});
