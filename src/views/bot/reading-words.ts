import type { Cue } from '../../core/atoms/cues.ts';
import type { Modality } from '../../core/reading/modality.ts';
import type { Decision, Missing } from '../../core/reading/reading.ts';
import type { Piece } from '../../core/teaching/read-message.ts';
import type { Intent, IntentKind } from '../../core/understanding/intent.ts';
import { plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';

/** What a phrase says; a cue without words of its own is named as it is. */
const cues: Readonly<Partial<Record<Cue, string>>> = {
  add: 'more seats',
  supply: 'give or take, by the words beside it',
  remove: 'fewer seats',
  increase: 'more seats',
  decrease: 'fewer seats',
  set: 'seats set to a number',
  take: 'give or take, by the words beside it',
  swap: 'one product for another',
  move: 'from one to another',
  end: 'end it',
  order: 'an order',
  staff: 'people who join or leave',
  'as-new': 'as a new subscription',
  more: 'more',
  fewer: 'fewer',
  to: 'up to a number, or for whom',
  from: 'from whom',
  total: 'the number is a total',
  each: 'for each',
  need: 'something is needed',
  state: 'how many there should be',
  short: 'too few',
  spare: 'too many',
  'no-longer': 'not needed any more',
  double: 'twice as many',
  triple: 'three times as many',
  half: 'half of them',
  part: 'a part of them',
  all: 'all of them',
  noun: 'what is counted',
  'asks-bot': 'a request',
  'asks-us': 'a question among us',
  'asks-whether': 'a question',
  wish: 'a wish',
  not: 'not',
  if: 'a condition',
  past: 'something past',
  reported: 'what somebody said',
  unsure: 'not sure',
  day: 'a day',
  'at-renewal': 'at the renewal',
  'what-if': 'only supposed',
  joins: 'somebody joins',
  leaves: 'somebody leaves',
  lapse: 'not renewed',
  done: 'was done',
  read: 'a word of a question',
  other: 'a word of another command',
  and: 'joins two parts',
  label: 'the name of a field',
  typo: 'with a typo',
  neutral: 'adds nothing',
};

const kinds: Readonly<Record<Piece['kind'], string>> = {
  company: 'company',
  product: 'product',
  reference: 'a short id',
  number: 'number',
  cue: 'phrase',
  reason: 'a reason, not read further',
  quote: 'a quotation, not read further',
  unknown: 'I do not know this word',
};

const namesOf = ({ means, of }: Piece): string => {
  const more = of - means.length;
  return `${means.map((name) => plainText(name, 60)).join(' or ')}${more > 0 ? ` or ${count(more, 'other')}` : ''}`;
};

/** What some words were read as: "company: Contoso Ltd", "more seats", "I do not know this word". */
export const pieceWords = (piece: Piece): string => {
  if (piece.kind === 'cue')
    return piece.cues.map((cue) => cues[cue] ?? cue.replaceAll('-', ' ')).join(', or ');
  return piece.means.length === 0 ? kinds[piece.kind] : `${kinds[piece.kind]}: ${namesOf(piece)}`;
};

const intents: Readonly<Partial<Record<IntentKind, string>>> = {
  seats: 'change seats',
  cancel: 'cancel a subscription',
  order: 'order',
  staff: 'people who join or leave',
  'set-price': 'set a price',
  'what-if': 'show what a change would do',
  'who-has': 'who has a product',
  portfolio: 'a question over all companies',
  'portal-only': 'something that only the portal can do',
  'company-form': 'the form of a company',
  'compare-invoices': 'compare invoices',
  decide: 'decide a renewal',
  assign: 'give a renewal to somebody',
  settle: 'settle an unclear outcome',
  history: 'what was changed',
  'what-changed': 'what changed at Pax8',
  mapped: 'what is mapped',
  today: 'what needs somebody today',
  unused: 'seats that nobody uses',
  ignore: 'leave seats out that nobody uses',
  ignored: 'what is left out',
  'stop-ignoring': 'count seats again that nobody uses',
  'seats-over-time': 'how the seats came and went',
  'price-rises': 'what costs more when it renews',
  'price-history': 'how a price came about',
  'cost-rises': 'costs that rose while the price stayed',
  annual: 'what a year would save',
  sooner: 'which can go down first',
  terms: 'how licensing works',
} as Partial<Record<IntentKind, string>>;

const numberIn = (intent: Intent): string => {
  const given = 'count' in intent ? intent.count : 'users' in intent ? intent.users : null;
  return given !== null && typeof given === 'object' && given.kind === 'seats' ? String(given.n) : '';
};

const nameOf = (text: string | null | undefined): string[] => (text == null ? [] : [plainText(text, 60)]);

const namesIn = (intent: Intent): string[] => {
  if ('target' in intent) {
    const { company, product, words, reference } = intent.target;
    return [
      ...nameOf(product),
      ...nameOf(words),
      ...(product === null && reference ? [`#${plainText(reference.slice(0, 8))}`] : []),
      ...nameOf(company),
    ];
  }
  const company = 'company' in intent ? intent.company : 'of' in intent ? intent.of : null;
  return nameOf(company);
};

/** What would be done: "change seats · add 3 · Business Premium · Contoso". */
const intentWords = (intent: Intent): string => {
  const direction = 'direction' in intent ? intent.direction : '';
  const period = 'period' in intent && intent.period !== null ? intent.period.label : '';
  const step = [direction, numberIn(intent)].filter((part) => part !== '').join(' ');
  return [intents[intent.kind] ?? intent.kind.replaceAll('-', ' '), step, ...namesIn(intent), period]
    .filter((part) => part !== '')
    .join(' · ');
};

const missing: Readonly<Partial<Record<Missing, string>>> = {
  company: 'the company',
  product: 'the product',
  number: 'the number',
  'which-company': 'which company',
  'which-subscription': 'which subscription',
  direction: 'whether more or fewer',
  reading: 'what is meant',
};

const said: Readonly<Partial<Record<Extract<Decision, { kind: 'say' }>['about'], string>>> = {
  negated: 'a change that is not wanted',
  past: 'a change that was made already',
  reported: 'what somebody said',
  conditional: 'a change under a condition',
  'another-day': 'a change for another day',
  'question-about-change': 'a question about a change',
  uncertain: 'a thought, not an order',
  quoted: 'only a quotation',
  'not-possible': 'something that is not possible',
};

const states: Readonly<Record<Decision['kind'], string>> = {
  do: 'Done',
  confirm: 'Offered',
  ask: 'Asked',
  say: 'Nothing opened',
  unknown: 'Not understood',
};

/** What was done about the message, in a word or two. */
export const stateWords = ({ kind }: Decision): string => states[kind];

/** What was done about the message, in one line. */
export const decisionWords = (decision: Decision): string => {
  switch (decision.kind) {
    case 'do':
      return `Done: ${intentWords(decision.intent)}`;
    case 'confirm':
      return `Offered by a button: ${decision.intents.map(intentWords).join('; ')}`;
    case 'ask': {
      const lacking = decision.missing.map((part) => missing[part] ?? part.replaceAll('-', ' ')).join(', ');
      return `Asked for ${lacking}: ${intentWords(decision.intent)}`;
    }
    case 'say':
      return `Nothing opened: ${said[decision.about] ?? decision.about.replaceAll('-', ' ')}`;
    case 'unknown':
      return 'Not understood';
  }
};

const modalities: Readonly<Record<Modality, string>> = {
  order: 'an instruction',
  request: 'a request',
  need: 'something that is needed',
  past: 'something past',
  question: 'a question',
  history: 'a question about what was changed',
  conditional: 'under a condition',
  'another-day': 'for another day',
  uncertain: 'not for sure',
  negated: 'not wanted',
  reported: 'what somebody said',
};

/** How a change was meant; empty when the message is about none. */
export const modalityWords = (modality: Modality | null): string =>
  modality === null ? '' : modalities[modality];
