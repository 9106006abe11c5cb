import type { SaidAbout } from '../../core/reading/reading.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Instant } from '../../core/words/instant.ts';
import { chooseCard } from '../kit/choose.ts';
import { plainText, productPlain, sentenceText } from '../kit/escape.ts';
import { number, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { onlyQuotedCard } from '../kit/replies.ts';
import { planTitle } from './plan-words.ts';

/** A change that a message may mean, with the sentence that asks for it. */
export type Offer = Readonly<{
  intent: Intent;
  companyName: string | null;
  productName: string | null;
  /** Seats now; null when unknown, or when there is no subscription yet. */
  seats: number | null;
  /** When its term ends; null when unknown. */
  termEndsAt: Instant | null;
  say: string;
}>;

const verbs = { add: 'Add', remove: 'Remove', set: 'Set' } as const;

const seatsText = (
  intent: Extract<Intent, { kind: 'seats' }>,
  product: string,
  company: string,
  seats: number | null,
): string => {
  const { count, direction } = intent;
  const n = count.kind === 'seats' ? count.n : 0;
  const after = direction === 'set' ? n : (seats ?? 0) + (direction === 'add' ? n : -n);
  const steps = seats === null ? '' : ` (${number(seats)} → ${number(after)})`;
  const when = intent.at === undefined ? '' : ' after the renewal';
  return direction === 'set'
    ? `Set ${product} for ${company} to ${number(n)}${when}${steps}`
    : `${verbs[direction]} ${number(n)} ${product} ${direction === 'add' ? 'for' : 'from'} ${company}${when}${steps}`;
};

const termText = {
  monthly: ' on a monthly term',
  annual: ' on a one-year term',
  'three-year': ' on a three-year term',
} as const;

const orderText = (
  { count, term }: Extract<Intent, { kind: 'order' }>,
  product: string,
  company: string,
): string =>
  `Order ${count.kind === 'seats' ? `${number(count.n)} ` : ''}${product} for ${company}${term === undefined ? '' : termText[term]}`;

/** The change in full: "Add 3 Microsoft 365 Business Premium for Contoso (12 → 15)". */
export const offerText = ({ intent, companyName, productName, seats }: Offer): string => {
  const company = plainText(companyName ?? 'a company', 60);
  const product = productName === null ? 'a product' : productPlain(productName);
  switch (intent.kind) {
    case 'seats':
      return seatsText(intent, product, company, seats);
    case 'cancel':
      return `Cancel ${product} for ${company}${seats === null ? '' : ` (${number(seats)} seats)`}`;
    case 'order':
      return orderText(intent, product, company);
    case 'staff': {
      const users = intent.users.kind === 'seats' ? number(intent.users.n) : 'some';
      const products =
        intent.products.length === 0 ? '' : ` with ${intent.products.map(productPlain).join(', ')}`;
      return `${intent.direction === 'on' ? 'Onboard' : 'Offboard'} ${users} at ${company}${products}`;
    }
    case 'set-price':
      return `Set the price of ${product} for ${company} to ${intent.price?.amount ?? ''} ${intent.price?.currency ?? ''}`.trim();
    case 'grant': {
      const where = intent.companies.length === 0 ? '' : ` for ${intent.companies.join(', ')}`;
      return plainText(`Give ${intent.who ?? 'somebody'} the role ${intent.role ?? ''}${where}`, 120);
    }
    case 'revoke':
      return plainText(`Take the role of ${intent.who ?? 'somebody'} away`, 120);
    default:
      return '';
  }
};

export const leftText = (left: readonly string[]): string =>
  left.length === 0
    ? ''
    : ` I did not understand ${left.map((word) => `“${plainText(word, 30)}”`).join(', ')}.`;

/** The sentence that asks for all of them at once: changes of seats now, as many as fit whole behind a button. */
const allSentence = (offers: readonly Offer[]): string | null => {
  const together = offers.map(({ say }) => say).join(' and ');
  const seats = offers.every(({ intent }) => intent.kind === 'seats' && intent.at === undefined);
  return seats && sentenceText(together) === together ? together : null;
};

/** Offers what a message may mean, each change by a button that asks for exactly it; several lines also by one for all. */
export const offersCard = ({
  offers,
  left,
  mode,
}: Readonly<{
  offers: readonly Offer[];
  left: readonly string[];
  mode: 'one' | 'lines' | 'which';
}>): Plan => {
  const title = {
    one: 'Is this what you want?',
    lines: `${offers.length} changes`,
    which: 'Which do you mean?',
  }[mode];
  const sentence = {
    one: 'Nothing is asked for yet.',
    lines: 'Ask for each of them. Nothing is asked for yet.',
    which: 'Nothing is asked for yet.',
  }[mode];
  const all = mode === 'lines' ? allSentence(offers) : null;
  return chooseCard({
    title,
    sentence: `${sentence}${leftText(left)}`,
    button: 'Ask for it',
    choices: [
      ...offers.map((offer) => ({ label: offerText(offer), detail: '', say: offer.say })),
      ...(all === null ? [] : [{ label: `All ${number(offers.length)} of them`, detail: '', say: all }]),
    ],
  });
};

export const notOrderedText: Readonly<Record<Exclude<SaidAbout, 'quoted'>, string>> = {
  negated: 'I read this as a change that you do not want.',
  past: 'I read this as a change that was already made.',
  reported: 'I read this as something that somebody said.',
  conditional: 'I read this as a change under a condition. I cannot wait for it.',
  'another-day':
    'I read this as a change for another day. Seats change as soon as a request is approved, or after the renewal: say at the renewal.',
  'question-about-change': 'I read this as a question about a change.',
  uncertain: 'I read this as a thought, not as an order.',
  'not-possible': 'That is not possible.',
  dropped: 'I let it go. A request that already waits stays: see Pending.',
};

/** A message speaks of a change without ordering it. */
export const notOpenedCard = (
  { about, offer = null }: Readonly<{ about: SaidAbout; offer?: Offer | null }>,
  show: Show,
): Plan => {
  if (about === 'quoted') return onlyQuotedCard();
  if (about === 'dropped') return droppedCard();
  return offer === null ? notOrderedCard(about) : planOfferCard(offer, show);
};

/** A change for a day that is no renewal's: the bot can only plan it for the renewal. */
const planOfferCard = (offer: Offer, show: Show): Plan =>
  noticeCard({
    title: 'Not for that day',
    tone: 'neutral',
    text: 'I cannot change seats on a day of your choice: only now, or after the renewal.',
    details: [`As a plan: ${offerText(offer)}.`],
    safe: 'Nothing was changed.',
    suggestions: [
      { title: planTitle(offer.termEndsAt, show), say: offer.say },
      { title: 'Help', say: 'help change' },
    ],
  });

const droppedCard = (): Plan =>
  noticeCard({
    title: 'Nothing was taken back',
    tone: 'neutral',
    text: notOrderedText.dropped,
    safe: 'Nothing was changed.',
    suggestions: [{ title: 'Pending', say: 'pending' }],
  });

const notOrderedCard = (about: Exclude<SaidAbout, 'quoted' | 'dropped'>): Plan =>
  noticeCard({
    title: 'Nothing was changed',
    tone: 'neutral',
    text: notOrderedText[about],
    details: [
      'To ask for a change, write for example: add 3 seats of Business Premium for Contoso.',
      'To see what it would do, begin with: what if.',
    ],
    suggestions: [{ title: 'Help', say: 'help change' }],
  });

/** A change that cannot be read for sure. */
export const unclearChangeCard = ({ left }: Readonly<{ left: readonly string[] }>): Plan =>
  noticeCard({
    title: 'I am not sure what you mean',
    tone: 'warning',
    text:
      leftText(left).trim() || 'I cannot tell whether seats are to be added, removed, or set to a number.',
    details: ['For example: add 3 seats of Business Premium for Contoso.'],
    safe: 'Nothing was changed.',
    suggestions: [{ title: 'Help', say: 'help change' }],
  });

/** What leans on something that was said before, and on nothing that is remembered. */
export const unclearFollowUpCard = ({ remembers }: Readonly<{ remembers: boolean }>): Plan =>
  noticeCard({
    title: 'I am not sure what you mean',
    tone: 'neutral',
    text: remembers
      ? 'I cannot tell what this belongs to. Say it in a whole sentence.'
      : 'I remember what you said for 15 minutes, and nothing is left of it. Say it in a whole sentence.',
    safe: 'Nothing was changed.',
    suggestions: [{ title: 'Help', say: 'help' }],
  });
