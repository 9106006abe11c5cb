import type { Cue } from '../../core/atoms/cues.ts';
import type { Modality } from '../../core/reading/modality.ts';
import type { Decision, Missing } from '../../core/reading/reading.ts';
import type { Piece } from '../../core/teaching/read-message.ts';
import type { Intent, IntentKind } from '../../core/understanding/intent.ts';
import { plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { periodText } from '../kit/period-text.ts';
import { msg, t, texts } from '../texts/t.ts';

/** What a phrase says; a cue without words of its own is shown by its name. */
const cues: Readonly<Partial<Record<Cue, string>>> = texts({
  add: msg`more seats`,
  supply: msg`give or take, by the words beside it`,
  remove: msg`fewer seats`,
  increase: msg`more seats`,
  decrease: msg`fewer seats`,
  set: msg`seats set to a number`,
  take: msg`give or take, by the words beside it`,
  swap: msg`one product for another`,
  move: msg`from one to another`,
  end: msg`end it`,
  order: msg`an order`,
  staff: msg`people who join or leave`,
  'as-new': msg`as a new subscription`,
  more: 'more',
  fewer: 'fewer',
  to: msg`up to a number, or for whom`,
  from: msg`from whom`,
  total: msg`the number is a total`,
  each: msg`for each`,
  need: msg`something is needed`,
  state: msg`how many there should be`,
  short: msg`too few`,
  spare: msg`too many`,
  'no-longer': msg`not needed any more`,
  double: msg`twice as many`,
  triple: msg`three times as many`,
  half: msg`half of them`,
  part: msg`a part of them`,
  all: msg`all of them`,
  noun: msg`what is counted`,
  'asks-bot': msg`a request`,
  'asks-us': msg`a question among us`,
  'asks-whether': msg`a question`,
  wish: msg`a wish`,
  not: 'not',
  if: msg`a condition`,
  past: msg`something past`,
  reported: msg`what somebody said`,
  unsure: msg`not sure`,
  day: msg`a day`,
  'at-renewal': msg`at the renewal`,
  'what-if': msg`only supposed`,
  joins: msg`somebody joins`,
  leaves: msg`somebody leaves`,
  lapse: msg`not renewed`,
  done: msg`was done`,
  read: msg`a word of a question`,
  other: msg`a word of another command`,
  and: msg`joins two parts`,
  label: msg`the name of a field`,
  typo: msg`with a typo`,
  neutral: msg`adds nothing`,
});

const kinds: Readonly<Record<Piece['kind'], string>> = texts({
  company: msg`company`,
  product: msg`product`,
  reference: msg`a short id`,
  number: msg`number`,
  cue: msg`phrase`,
  reason: msg`a reason, not read further`,
  quote: msg`a quotation, not read further`,
  unknown: msg`I do not know this word`,
});

const namesOf = ({ means, of }: Piece): string => {
  const more = of - means.length;
  return more > 0
    ? t`${means.map((name) => plainText(name, 60)).join(t` or `)} or ${count(more, 'other')}`
    : means.map((name) => plainText(name, 60)).join(t` or `);
};

/** What a phrase says in a command as well; any other only names the command there. */
const saysInCommand: ReadonlySet<Cue> = new Set([
  'read',
  'neutral',
  'asks-whether',
  'day',
  'past',
  'and',
  'typo',
]);

const isOfCommand = ({ kind, cues }: Piece): boolean =>
  kind === 'unknown' || (kind === 'cue' && !cues.every((cue) => saysInCommand.has(cue)));

/**
 * How some words were read: "company: Contoso Ltd", "more seats", "I do not know this word". A command is read as a whole:
 * no word of it is unknown.
 */
export const pieceWords = (piece: Piece, isCommand = false): string => {
  if (isCommand && isOfCommand(piece)) return t`a word of the command`;
  if (piece.kind === 'cue')
    return piece.cues.map((cue) => cues[cue] ?? cue.replaceAll('-', ' ')).join(t`, or `);
  return piece.means.length === 0 ? kinds[piece.kind] : `${kinds[piece.kind]}: ${namesOf(piece)}`;
};

const intents: Readonly<Partial<Record<IntentKind, string>>> = texts({
  seats: msg`change seats`,
  cancel: msg`cancel a subscription`,
  order: msg`order`,
  staff: msg`people who join or leave`,
  'set-price': msg`set a price`,
  'what-if': msg`show what a change would do`,
  'who-has': msg`who has a product`,
  portfolio: msg`a question over all companies`,
  'portal-only': msg`something that only the portal can do`,
  'switch-annual': msg`switch a monthly subscription to a year`,
  'company-form': msg`the form of a company`,
  'compare-invoices': msg`compare invoices`,
  decide: msg`decide a renewal`,
  assign: msg`give a renewal to somebody`,
  settle: msg`settle an unclear outcome`,
  history: msg`what was changed`,
  'what-changed': msg`what changed at Pax8`,
  mapped: msg`what is mapped`,
  'check-invoice': msg`check an invoice`,
  today: msg`what needs somebody today`,
  unused: msg`seats that nobody uses`,
  ignore: msg`leave seats out that nobody uses`,
  ignored: msg`what is left out`,
  'stop-ignoring': msg`count seats again that nobody uses`,
  'seats-over-time': msg`how the seats came and went`,
  'price-rises': msg`what costs more when it renews`,
  'price-history': msg`how a price came about`,
  'cost-rises': msg`costs that rose while the price stayed`,
  annual: msg`what a year would save`,
  sooner: msg`which can go down first`,
  terms: msg`how licensing works`,
});

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

const directions: Readonly<Record<'add' | 'remove' | 'set' | 'on' | 'off', string>> = texts({
  add: msg`add`,
  remove: msg`remove`,
  set: msg`set to`,
  on: msg`on`,
  off: msg`off`,
});

/** What would be done: "change seats · add 3 · Business Premium · Contoso". */
const intentWords = (intent: Intent): string => {
  const direction = 'direction' in intent ? directions[intent.direction] : '';
  const period = 'period' in intent && intent.period !== null ? periodText(intent.period.label) : '';
  const step = [direction, numberIn(intent)].filter((part) => part !== '').join(' ');
  return [intents[intent.kind] ?? intent.kind.replaceAll('-', ' '), step, ...namesIn(intent), period]
    .filter((part) => part !== '')
    .join(' · ');
};

const missing: Readonly<Partial<Record<Missing, string>>> = texts({
  company: msg`the company`,
  product: msg`the product`,
  number: msg`the number`,
  'which-company': msg`which company`,
  'which-subscription': msg`which subscription`,
  direction: msg`whether more or fewer`,
  reading: msg`what is meant`,
});

const said: Readonly<Partial<Record<Extract<Decision, { kind: 'say' }>['about'], string>>> = texts({
  negated: msg`a change that is not wanted`,
  past: msg`a change that was made already`,
  reported: msg`what somebody said`,
  conditional: msg`a change under a condition`,
  'another-day': msg`a change for another day`,
  'question-about-change': msg`a question about a change`,
  uncertain: msg`a thought, not an order`,
  quoted: msg`only a quotation`,
  'not-possible': msg`something that is not possible`,
  compared: msg`a number that another company has`,
  'for-each': msg`a change for each of many companies`,
  'all-prices': msg`several prices at once`,
  'price-time': msg`a price for a week or a quarter`,
});

const notOpened = msg`Nothing opened`;
const states: Readonly<Record<Decision['kind'], string>> = texts({
  do: msg`Done`,
  confirm: msg`Offered`,
  ask: msg`Asked`,
  say: notOpened,
  unknown: msg`Not understood`,
});

/** What was done about the message, in a word or two. */
export const stateWords = ({ kind }: Decision): string => states[kind];

/** What was done about the message, in one line. */
export const decisionWords = (decision: Decision): string => {
  switch (decision.kind) {
    case 'do':
      return t`Done: ${intentWords(decision.intent)}`;
    case 'confirm':
      return t`Offered by a button: ${decision.intents.map(intentWords).join('; ')}`;
    case 'ask': {
      const lacking = decision.missing.map((part) => missing[part] ?? part.replaceAll('-', ' ')).join(', ');
      return t`Asked for ${lacking}: ${intentWords(decision.intent)}`;
    }
    case 'say':
      return t`Nothing opened: ${said[decision.about] ?? decision.about.replaceAll('-', ' ')}`;
    case 'unknown':
      return t`Not understood`;
  }
};

const modalities: Readonly<Record<Modality, string>> = texts({
  order: msg`an instruction`,
  request: msg`a request`,
  need: msg`something that is needed`,
  past: msg`something past`,
  question: msg`a question`,
  history: msg`a question about what was changed`,
  conditional: msg`under a condition`,
  'another-day': msg`for another day`,
  uncertain: msg`not for sure`,
  negated: msg`not wanted`,
  reported: msg`what somebody said`,
});

/** How a change was meant; empty when the message is about none. */
export const modalityWords = (modality: Modality | null): string =>
  modality === null ? '' : modalities[modality];
